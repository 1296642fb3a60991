import { DomainError } from '@kompassplan/domain';
import type { Transaction } from '../../persistence/unit-of-work.js';

/**
 * Names of people and units, and the numbers of actions (Å-07), by id. History shows names, since people leave and units
 * are renamed.
 */
export async function namesById(
  tx: Transaction,
  ids: readonly (string | number | null)[],
): Promise<ReadonlyMap<string | number | null, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.query<{ id: string; name: string }>(
    `SELECT id, name FROM person WHERE municipality_id = $1 AND id = ANY($2::uuid[])
     UNION ALL SELECT id, name FROM unit WHERE municipality_id = $1 AND id = ANY($2::uuid[])
     UNION ALL SELECT id, 'Å-' || lpad(number::text, greatest(2, length(number::text)), '0') FROM action
       WHERE municipality_id = $1 AND id = ANY($2::uuid[])`,
    [tx.tenant.municipalityId, wanted],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Whether there is such an action. @throws DomainError not-found */
export async function assertAction(tx: Transaction, id: string): Promise<void> {
  const found = await tx.query('SELECT 1 FROM action WHERE municipality_id = $1 AND id = $2', [
    tx.tenant.municipalityId,
    id,
  ]);
  if (found.length === 0) throw new DomainError('not-found');
}
