import type { DraftItem } from '@kompassplan/domain';
import { strengthOf } from './confidence';

/** An improvement area with the number that it shows everywhere on the page. */
export interface ReviewRow {
  readonly item: DraftItem;
  readonly number: number;
}
export interface ReviewFilter {
  readonly area: number | null;
  readonly onlyOpen: boolean;
  readonly unsureFirst: boolean;
}
export interface ReviewCounts {
  readonly total: number;
  readonly reviewed: number;
  readonly open: number;
  /** Actions that a commit makes: everything that is not skipped. */
  readonly actions: number;
  /** Actions whose sub-questions nobody has confirmed: they follow as suggestions. */
  readonly unconfirmed: number;
}
export interface AreaGroup {
  readonly area: number;
  readonly rows: readonly ReviewRow[];
}

export function rowsOf(items: readonly DraftItem[]): ReviewRow[] {
  return items.map((item, index) => ({ item, number: index + 1 }));
}

/**
 * The rows to show; the uncertain ones first when asked for, and what is reviewed after everything that is not. `keep` is shown although it is reviewed, so that nothing disappears under the reader's hands.
 */
export function visibleRows(rows: readonly ReviewRow[], filter: ReviewFilter, keep: string | null): ReviewRow[] {
  const shown = rows.filter(
    ({ item }) =>
      (filter.area === null || item.area === filter.area) &&
      (!filter.onlyOpen || item.decision === 'open' || item.id === keep),
  );
  return filter.unsureFirst
    ? shown.sort(
        (a, b) =>
          Number(a.item.decision !== 'open') - Number(b.item.decision !== 'open') ||
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

export function countsOf(items: readonly DraftItem[]): ReviewCounts {
  const kept = items.filter((item) => item.decision !== 'skipped');
  const open = items.filter((item) => item.decision === 'open').length;
  return {
    total: items.length,
    reviewed: items.length - open,
    open,
    actions: kept.length,
    unconfirmed: kept.filter((item) => item.decision === 'open').length,
  };
}

/** The next open row after `id`, from the top again at the end; null when all are reviewed. */
export function nextOpen(rows: readonly ReviewRow[], id: string): ReviewRow | null {
  const at = rows.findIndex(({ item }) => item.id === id);
  const after = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))];
  return after.find(({ item }) => item.decision === 'open') ?? null;
}

/** The row that `current` would be merged into: the one before it in its area. */
export function mergeTargetOf(rows: readonly ReviewRow[], current: ReviewRow | null): ReviewRow | null {
  if (!current) return null;
  return rows.findLast(({ item, number }) => number < current.number && item.area === current.item.area) ?? null;
}

/** Open items whose best suggestion is strong and is what would be linked: they can be confirmed in one go. */
export function strongItems(items: readonly DraftItem[]): DraftItem[] {
  return items.filter((item) => {
    const best = item.suggestions[0];
    return (
      item.decision === 'open' &&
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
