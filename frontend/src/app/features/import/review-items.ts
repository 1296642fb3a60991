import type { DraftItem } from '@kompassplan/domain';
import { strengthOf } from './confidence';
import { wordsOf } from './planned-items';

/** An improvement area with the number that it shows everywhere on the page. */
export interface ReviewRow {
  readonly item: DraftItem;
  readonly number: number;
  /** The plan has it in these words: there is nothing to review. */
  readonly known: boolean;
}
export interface ReviewFilter {
  readonly area: number | null;
  readonly onlyOpen: boolean;
  readonly unsureFirst: boolean;
}
export interface ReviewCounts {
  /** What is to be reviewed, done or not. */
  readonly total: number;
  /** What the plan has already. */
  readonly known: number;
  readonly reviewed: number;
  /** Those that become actions follow as suggestions: nobody has confirmed their sub-questions. */
  readonly open: number;
  /** Actions that a commit makes: everything that is not skipped. */
  readonly actions: number;
}
export interface AreaGroup {
  readonly area: number;
  readonly rows: readonly ReviewRow[];
}

/** @param planned the words of what the plan has already */
export function rowsOf(items: readonly DraftItem[], planned: ReadonlySet<string> = new Set()): ReviewRow[] {
  return items.map((item, index) => ({
    item,
    number: index + 1,
    known: item.own !== true && planned.has(wordsOf(item)),
  }));
}

/** Nobody has decided it, and the plan does not have it. */
export function needsReview({ item, known }: ReviewRow): boolean {
  return item.decision === 'open' && !known;
}

/**
 * The rows to show; the uncertain ones first when asked for, and what is reviewed after everything that is not. `keep` is shown although it is reviewed, so that nothing disappears under the reader's hands.
 */
export function visibleRows(rows: readonly ReviewRow[], filter: ReviewFilter, keep: string | null): ReviewRow[] {
  const shown = rows.filter(
    (row) =>
      (filter.area === null || row.item.area === filter.area) &&
      (!filter.onlyOpen || needsReview(row) || row.item.id === keep),
  );
  return filter.unsureFirst
    ? shown.sort(
        (a, b) =>
          Number(needsReview(b)) - Number(needsReview(a)) ||
          bestConfidence(a.item) - bestConfidence(b.item) ||
          a.number - b.number,
      )
    : shown;
}

/** Runs of one area each, in the order of `rows`. */
export function groupByArea(rows: readonly ReviewRow[]): AreaGroup[] {
  const groups: { area: number; rows: ReviewRow[] }[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.area === row.item.area) last.rows.push(row);
    else groups.push({ area: row.item.area, rows: [row] });
  }
  return groups;
}

export function countsOf(rows: readonly ReviewRow[]): ReviewCounts {
  const fresh = rows.filter(({ known }) => !known);
  const open = fresh.filter(needsReview).length;
  return {
    total: fresh.length,
    known: rows.length - fresh.length,
    reviewed: fresh.length - open,
    open,
    actions: rows.filter(({ item }) => item.decision !== 'skipped').length,
  };
}

/** The next open row after `id`, from the top again at the end; null when all are reviewed. */
export function nextOpen(rows: readonly ReviewRow[], id: string): ReviewRow | null {
  const at = rows.findIndex(({ item }) => item.id === id);
  const after = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))];
  return after.find(needsReview) ?? null;
}

/** The row that `current` would be merged into: the one before it in its area. */
export function mergeTargetOf(rows: readonly ReviewRow[], current: ReviewRow | null): ReviewRow | null {
  if (!current) return null;
  return rows.findLast(({ item, number }) => number < current.number && item.area === current.item.area) ?? null;
}

/** Open items whose best suggestion is strong and is what would be linked: they can be confirmed in one go. */
export function strongItems(rows: readonly ReviewRow[]): DraftItem[] {
  const open = rows.filter(needsReview).map(({ item }) => item);
  return open.filter((item) => {
    const best = item.suggestions[0];
    return (
      best !== undefined &&
      strengthOf(best.confidence) === 'strong' &&
      item.chosen.length === 1 &&
      item.chosen[0] === best.subQuestion
    );
  });
}

function bestConfidence(item: DraftItem): number {
  return Math.max(0, ...item.suggestions.map(({ confidence }) => confidence));
}
