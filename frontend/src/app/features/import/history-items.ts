import type { ImportsPage } from '@kompassplan/contract';

export type ImportHead = ImportsPage['items'][number];
/** `stands`: the evaluation has been corrected and stands on this file; `replaced`: it stood on this one before. */
export type ImportState = ImportHead['status'] | 'replaced' | 'stands';

/** So many imports that came to nothing are shown at once. */
const FEW = 3;

/** Whether `other` is the import that the evaluation of a replaced one stands on now. */
export function standsFor(other: ImportHead, replaced: ImportHead): boolean {
  return !other.replaced && other.evaluationId !== null && other.evaluationId === replaced.evaluationId;
}

export function stateOf(item: ImportHead, all: readonly ImportHead[]): ImportState {
  if (item.status !== 'committed') return item.status;
  if (item.replaced) return 'replaced';
  return all.some((other) => other.replaced && standsFor(item, other)) ? 'stands' : 'committed';
}

/** The list as it is read, and what came to nothing beyond the newest few. */
export function splitHistory(items: readonly ImportHead[]): {
  readonly first: readonly ImportHead[];
  readonly more: readonly ImportHead[];
} {
  const fruitless = items.filter(({ status }) => status === 'failed' || status === 'cancelled');
  // One more is not worth a fold.
  const more = fruitless.length > FEW + 1 ? fruitless.slice(FEW) : [];
  return { first: items.filter((item) => !more.includes(item)), more };
}
