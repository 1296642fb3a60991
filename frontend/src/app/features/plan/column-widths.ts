import { type ShownColumn, type SortColumn, USUAL_COLUMNS } from './plan-columns';

/** The column of the boxes that pick rows. */
export const PICK_WIDTH = 44;
/** Less than this and a title can no longer be read. */
export const TITLE_LEAST = 280;

type Widths = Readonly<Record<Exclude<SortColumn, 'title'>, number>>;

const EXTRA = {
  effort: 92,
  cost: 112,
  start: 112,
  firstDue: 120,
  slips: 96,
  deputy: 148,
  contributors: 180,
  tags: 148,
  waitsFor: 120,
  effectCheckOn: 120,
  reviewOn: 120,
  lastProgressAt: 132,
  createdAt: 112,
};
/** Pixels where nobody chose otherwise. */
const ROOMY: Widths = {
  ...{ number: 58, subQuestion: 88, owner: 162, unit: 136, due: 122 },
  ...{ status: 168, progress: 102, points: 80, evidence: 76 },
  ...EXTRA,
};
/** The same without air, without the bar of the progress: at 1280 all usual columns fit, also beside a scroll bar. */
const TIGHT: Widths = {
  ...{ number: 56, subQuestion: 80, owner: 148, unit: 100, due: 112 },
  ...{ status: 140, progress: 72, points: 68, evidence: 76 },
  ...EXTRA,
};
/** What goes first where the table is narrow. */
const LEAST_NEEDED = ['unit', 'evidence', 'progress', 'subQuestion', 'points', 'number'] as const;

/** Columns as the room for them allows. */
export interface FittedColumns {
  /** The title without a width of its own takes what is left. */
  readonly columns: readonly ShownColumn[];
  readonly tight: boolean;
  /** Pixels of the whole table; in less it is scrolled sideways. */
  readonly least: number;
  /** Columns that found no room. */
  readonly left: readonly SortColumn[];
}

/**
 * Gives the columns their widths: the usual ones, tight ones where room is short, and where that is not enough the least
 * needed go, in a fixed order. Whoever chose columns keeps them all, and widths that were chosen stay; then the table
 * is wider than its room.
 * @param room pixels
 * @param kept columns that stay in any case: what a queue asks for, what the rows are sorted by
 */
export function fitColumns(
  columns: readonly ShownColumn[],
  room: number,
  kept: readonly SortColumn[] = [],
): FittedColumns {
  if (widthOfAll(columns, ROOMY) <= room) return fit(columns, ROOMY, []);
  const chosen = columns.length !== USUAL_COLUMNS.length || !USUAL_COLUMNS.every(({ column }) => has(columns, column));
  let shown = columns;
  const left: SortColumn[] = [];
  for (const column of chosen ? [] : LEAST_NEEDED) {
    if (widthOfAll(shown, TIGHT) <= room) break;
    if (kept.includes(column) || shown.some((one) => one.column === column && one.width !== null)) continue;
    shown = shown.filter((one) => one.column !== column);
    left.push(column);
  }
  return fit(shown, TIGHT, left);
}

function fit(columns: readonly ShownColumn[], widths: Widths, left: readonly SortColumn[]): FittedColumns {
  return {
    columns: columns.map(({ column, width }) => ({
      column,
      width: width ?? (column === 'title' ? null : widths[column]),
    })),
    tight: widths === TIGHT,
    least: widthOfAll(columns, widths),
    left,
  };
}

function widthOfAll(columns: readonly ShownColumn[], widths: Widths): number {
  const widthOf = ({ column, width }: ShownColumn): number =>
    width ?? (column === 'title' ? TITLE_LEAST : widths[column]);
  return columns.reduce((sum, shown) => sum + widthOf(shown), PICK_WIDTH);
}

function has(columns: readonly ShownColumn[], column: SortColumn): boolean {
  return columns.some((one) => one.column === column);
}
