import type { Transaction } from './unit-of-work.js';

/**
 * Locks an evaluation until the transaction ends: nobody else adds an action to it or corrects it meanwhile.
 * @returns false when it is not this municipality's
 */
export async function lockEvaluation(tx: Transaction, id: string): Promise<boolean> {
  const rows = await tx.query('SELECT id FROM evaluation WHERE municipality_id = $1 AND id = $2 FOR NO KEY UPDATE', [
    tx.tenant.municipalityId,
    id,
  ]);
  return rows.length > 0;
}
