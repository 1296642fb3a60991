/** The columns that the table has where nobody chose otherwise. */
const USUAL = [
  'number',
  'title',
  'subQuestion',
  'owner',
  'unit',
  'due',
  'status',
  'progress',
  'points',
  'evidence',
] as const;
/** What else a row carries: shown to those who ask for it. */
export const EXTRA_COLUMNS = [
  'effort',
  'cost',
  'start',
  'firstDue',
  'slips',
  'deputy',
  'contributors',
  'tags',
  'waitsFor',
  'effectCheckOn',
  'reviewOn',
  'lastProgressAt',
  'createdAt',
] as const;
export type ExtraColumn = (typeof EXTRA_COLUMNS)[number];
/** All columns of the table; each can be sorted by. */
export const SORT_COLUMNS = [...USUAL, ...EXTRA_COLUMNS] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

/** One column of the table as it is shown. */
export interface ShownColumn {
  readonly column: SortColumn;
  /** Pixels; null for the usual width. */
  readonly width: number | null;
}

export const COLUMN_MIN = 56;
export const COLUMN_MAX = 720;
/** One press of an arrow key. */
export const COLUMN_STEP = 16;

export const USUAL_COLUMNS: readonly ShownColumn[] = USUAL.map((column) => ({ column, width: null }));

/** Reads columns from the address, as in `number,title:320,due`. Null for the usual ones; what is unknown is left out. */
export function readColumns(text: string | undefined): readonly ShownColumn[] | null {
  if (text === undefined) return null;
  const columns = new Map<SortColumn, number | null>();
  for (const part of text.slice(0, 400).split(',')) {
    const [name, width] = part.split(':');
    const column = SORT_COLUMNS.find((one) => one === name);
    if (column !== undefined) columns.set(column, /^\d{1,4}$/.test(width ?? '') ? bounded(Number(width)) : null);
  }
  if (columns.size === 0) return null;
  // A row without its title could not be told from another, nor opened.
  if (!columns.has('title')) columns.set('title', null);
  return normal([...columns].map(([column, width]) => ({ column, width })));
}

export function writeColumns(columns: readonly ShownColumn[] | null): string | null {
  return columns?.map(({ column, width }) => (width === null ? column : `${column}:${width}`)).join(',') ?? null;
}

/** The usual columns are no choice, so they are not written. */
function normal(columns: readonly ShownColumn[]): readonly ShownColumn[] | null {
  return writeColumns(columns) === writeColumns(USUAL_COLUMNS) ? null : columns;
}

/** Shows or hides a column; one that comes back stands where it usually does. The title stays. */
export function toggled(columns: readonly ShownColumn[] | null, column: SortColumn): readonly ShownColumn[] | null {
  const shown = columns ?? USUAL_COLUMNS;
  if (shown.some((one) => one.column === column)) {
    return column === 'title' ? columns : normal(shown.filter((one) => one.column !== column));
  }
  return normal(withColumn(shown, column));
}

/** The columns with this one among them: behind its usual neighbour. */
export function withColumn(shown: readonly ShownColumn[], column: SortColumn): readonly ShownColumn[] {
  if (shown.some((one) => one.column === column)) return shown;
  const before = SORT_COLUMNS.slice(0, SORT_COLUMNS.indexOf(column));
  const at = 1 + Math.max(-1, ...shown.map((one, index) => (before.includes(one.column) ? index : -1)));
  return [...shown.slice(0, at), { column, width: null }, ...shown.slice(at)];
}

/** Moves a column by one place; at the end of the table it stays. */
export function moved(
  columns: readonly ShownColumn[] | null,
  column: SortColumn,
  by: 1 | -1,
): readonly ShownColumn[] | null {
  const shown = [...(columns ?? USUAL_COLUMNS)];
  const from = shown.findIndex((one) => one.column === column);
  const to = from + by;
  const [here, there] = [shown[from], shown[to]];
  if (!here || !there) return columns;
  shown[from] = there;
  shown[to] = here;
  return normal(shown);
}

/** Sets the width of a column, within bounds; null for the usual one. */
export function resized(
  columns: readonly ShownColumn[] | null,
  column: SortColumn,
  width: number | null,
): readonly ShownColumn[] | null {
  const wanted = width === null ? null : bounded(width);
  return normal((columns ?? USUAL_COLUMNS).map((one) => (one.column === column ? { column, width: wanted } : one)));
}

function bounded(width: number): number {
  return Math.min(COLUMN_MAX, Math.max(COLUMN_MIN, Math.round(width)));
}
