import type { Transaction } from './unit-of-work.js';

/**
 * Keeps actions as they are until the transaction ends, in the order of their ids as every lock of actions. People come
 * before them. An UPDATE of many rows locks in no order, so it comes after this.
 * @param where a condition on `action a`; its parameters begin with $2
 */
export async function lockActionsWhere(tx: Transaction, where: string, params: readonly unknown[]): Promise<void> {
  await tx.query(
    `SELECT 1 FROM action a WHERE a.municipality_id = $1 AND (${where}) ORDER BY a.id FOR NO KEY UPDATE OF a`,
    [tx.tenant.municipalityId, ...params],
  );
}
