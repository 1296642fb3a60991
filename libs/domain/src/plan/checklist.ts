import { DomainError } from '../domain-error.js';

export const MAX_CHECKLIST_ITEMS = 50;

/** @throws DomainError checklist.full when one more would be too many */
export function assertRoomInChecklist(items: number): void {
  if (items >= MAX_CHECKLIST_ITEMS) throw new DomainError('checklist.full', { max: MAX_CHECKLIST_ITEMS });
}

/** @throws DomainError checklist.order-incomplete unless `wanted` names each of `ids` exactly once */
export function assertSameItems(ids: readonly string[], wanted: readonly string[]): void {
  const left = new Set(ids);
  if (wanted.length !== ids.length || !wanted.every((id) => left.delete(id))) {
    throw new DomainError('checklist.order-incomplete');
  }
}

/** The order after one item has moved `step` places; as it was at either end. */
export function movedItem(ids: readonly string[], id: string, step: 1 | -1): readonly string[] {
  const from = ids.indexOf(id);
  const to = from + step;
  if (from < 0 || to < 0 || to >= ids.length) return ids;
  const order = ids.filter((other) => other !== id);
  order.splice(to, 0, id);
  return order;
}
