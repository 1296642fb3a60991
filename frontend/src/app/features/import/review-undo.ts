import { computed, signal } from '@angular/core';
import { type DraftItem, type ImportDraft, type ReviewOperation } from '@kompassplan/domain';
import { type ApplyReview, itemAfterUndo, restoreOperations, sameReviewed, sameSource } from './restore-operations';

/** One change of one's own. */
export interface OwnChange {
  readonly before: ImportDraft;
  readonly after: ImportDraft;
  readonly operations: readonly ReviewOperation[];
  /** The item that was current. */
  readonly item: string | null;
}
/** The way back, or why there is none: somebody else has changed the same since. */
export type Undoing =
  | { readonly operations: readonly ReviewOperation[]; readonly item: (items: readonly DraftItem[]) => string | null }
  | 'none'
  | 'overtaken'
  | 'impossible';

const MOST_TO_UNDO = 200;

/**
 * One's own changes, the last one first to be taken back. What others do meanwhile stays: only what the change touched
 * goes back, and only while it stands as the change left it.
 */
export class ReviewUndo {
  private readonly changes = signal<readonly OwnChange[]>([]);
  readonly possible = computed(() => this.changes().length > 0);

  remember(change: OwnChange): void {
    this.changes.update((all) => [...all, change].slice(-MOST_TO_UNDO));
  }

  clear(): void {
    this.changes.set([]);
  }

  /** Takes the last change from the pile and tells how to get behind it from `now`. */
  takeBack(now: ImportDraft, apply: ApplyReview): Undoing {
    const last = this.changes().at(-1);
    if (!last) return 'none';
    this.changes.update((all) => all.slice(0, -1));
    const wanted = withoutChange(now, last);
    if (wanted === null) return 'overtaken';
    const operations = restoreOperations(wanted, now, last.operations, apply);
    if (operations === null) return 'impossible';
    return {
      operations,
      item: (items) => (last.item && itemAfterUndo(last.before, items, last.item)?.id) ?? null,
    };
  }
}

/** The newest draft as it would be without the change; null when what the change touched no longer stands as it left it. */
export function withoutChange(now: ImportDraft, { before, after }: OwnChange): ImportDraft | null {
  const removed = before.items.filter((item) => !after.items.some((other) => sameItem(item, other)));
  const made = after.items.filter((item) => !before.items.some((other) => sameItem(item, other)));
  const standing = made.map((item) => now.items.find((other) => sameItem(item, other)));
  const classes = new Map(before.lines.map((line) => [line.line, line.class]));
  const left = new Map(after.lines.map((line) => [line.line, line.class]));
  const touched = now.lines.filter(({ line }) => classes.get(line) !== left.get(line));
  if (standing.includes(undefined) || touched.some((line) => line.class !== left.get(line.line))) return null;
  let items = now.items.filter((item) => !standing.includes(item));
  for (const item of removed) items = placed(items, item, before.items);
  const lines = now.lines.map((line) =>
    touched.includes(line) ? { ...line, class: classes.get(line.line) ?? line.class } : line,
  );
  return { ...now, items, lines };
}

/** After the item that it stood after; where that one is gone, by its area and line. */
function placed(items: readonly DraftItem[], item: DraftItem, order: readonly DraftItem[]): DraftItem[] {
  const previous = order[order.indexOf(item) - 1];
  const after = previous ? items.findIndex((other) => sameSource(other, previous)) : -1;
  const next = items.findIndex(
    ({ area, lines }) => area > item.area || (area === item.area && (lines[0] ?? 0) > (item.lines[0] ?? 0)),
  );
  const at = after >= 0 ? after + 1 : next < 0 ? items.length : next;
  return items.toSpliced(at, 0, item);
}

function sameItem(a: DraftItem, b: DraftItem): boolean {
  return a === b || (sameSource(a, b) && sameReviewed(a, b));
}
