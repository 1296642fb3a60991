import type { StatusRights } from './status-choices';

export type BulkKind = 'owner' | 'due' | 'status' | 'unit' | 'tags';

/**
 * Phrase key of the reason why none of the picked rows can be changed together, or null when at least one can.
 * Changing several at once is a right to edit, on the server too; who only reports does so row by row.
 * @param rights on each picked row
 */
export function bulkLock(kind: BulkKind, rights: readonly Pick<StatusRights, 'edit' | 'report'>[]): string | null {
  const able = rights.some(({ edit, report }) => edit && (kind !== 'status' || report));
  if (able || rights.length === 0) return null;
  return kind === 'status' && rights.some(({ report }) => report) ? 'plan.lock-one-by-one' : 'plan.lock-no-edit-many';
}
