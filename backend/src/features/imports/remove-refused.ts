import type { Transaction } from '../../persistence/unit-of-work.js';

/**
 * Removes imports that could not be read or whose review was dropped, with their files: nothing refers to them. That they
 * came, and what became of them, stays in the history.
 * @param which one of them, or all that are older than so many days
 * @returns how many were removed
 */
export async function removeRefused(
  tx: Transaction,
  which: { readonly id: string } | { readonly olderThanDays: number },
): Promise<number> {
  const [condition, value] =
    'id' in which
      ? ['i.id = $2', which.id]
      : [`i.created_at < $3::timestamptz - make_interval(days => $2)`, which.olderThanDays];
  const removed = await tx.query<{ id: string; name: string }>(
    `WITH refused AS (
       DELETE FROM report_import i
       WHERE i.municipality_id = $1 AND i.status IN ('failed', 'cancelled') AND ${condition}
         AND NOT EXISTS (SELECT FROM evaluation e WHERE e.municipality_id = $1 AND e.import_id = i.id)
       RETURNING i.id, i.file_id, i.file_name),
     file AS (DELETE FROM stored_file f USING refused r WHERE f.municipality_id = $1 AND f.id = r.file_id)
     SELECT id, file_name AS name FROM refused`,
    'id' in which ? [tx.tenant.municipalityId, value] : [tx.tenant.municipalityId, value, tx.now],
  );
  for (const { id, name } of removed) {
    await tx.record({ entity: 'import', entityId: id, event: 'import.removed', note: name });
  }
  return removed.length;
}
