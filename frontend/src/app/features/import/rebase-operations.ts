import { DomainError, type DraftItem, type ImportDraft, type ReviewOperation } from '@kompassplan/domain';
import type { ApplyReview } from './restore-operations';

/** What is left of one's own changes on top of somebody else's. */
export interface Rebased {
  readonly draft: ImportDraft;
  readonly operations: readonly ReviewOperation[];
  /** One's own changes that gave way. */
  readonly lost: readonly ReviewOperation[];
}

/**
 * Two people review at once, and `theirs` was saved first: `mine` is done again on top of it. What the other has already
 * decided stands: an operation on an item or a line that they changed gives way, as does one that is no longer possible.
 * @param base the draft that both saw
 */
export function rebaseOperations(
  base: ImportDraft,
  theirs: ImportDraft,
  mine: readonly ReviewOperation[],
  apply: ApplyReview,
): Rebased {
  const itemsBefore = new Map(base.items.map((item) => [item.id, itemText(item)]));
  const itemsNow = new Map(theirs.items.map((item) => [item.id, itemText(item)]));
  const classBefore = new Map(base.lines.map(({ line, class: kind }) => [line, kind]));
  const classNow = new Map(theirs.lines.map(({ line, class: kind }) => [line, kind]));
  const decided = (operation: ReviewOperation): boolean => {
    if (operation.op === 'reclassify') return classBefore.get(operation.line) !== classNow.get(operation.line);
    const before = itemsBefore.get(operation.item);
    // An item that one's own earlier operation made is in neither.
    return before !== undefined && before !== itemsNow.get(operation.item);
  };
  let draft = theirs;
  const operations: ReviewOperation[] = [];
  const lost: ReviewOperation[] = [];
  for (const operation of mine) {
    if (decided(operation)) {
      lost.push(operation);
      continue;
    }
    try {
      draft = apply(draft, operation);
      operations.push(operation);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      lost.push(operation);
    }
  }
  return { draft, operations, lost };
}

/** What an item of `base` is in `now`: it may have become part of another. */
export function itemNow(base: ImportDraft, now: ImportDraft, id: string): DraftItem | undefined {
  const lines = base.items.find((item) => item.id === id)?.lines ?? [];
  return (
    now.items.find((item) => item.id === id) ??
    now.items.find((item) => item.lines.some((line) => lines.includes(line)))
  );
}

function itemText({ text, title, chosen, decision, skipReason }: DraftItem): string {
  return JSON.stringify([text, title, chosen, decision, skipReason]);
}
