import { OWN_HEADS, type RowsAre, SHEET_COLUMN_IDS, type SheetColumn } from '@kompassplan/domain';

/** The columns that a person is asked for, and those that can be named as well. */
export interface AskedColumns {
  readonly needed: readonly SheetColumn[];
  readonly likely: readonly SheetColumn[];
  readonly more: readonly SheetColumn[];
}

const OF_SCORES: readonly SheetColumn[] = ['points', 'max', 'percent'];
const OF_ACTIONS: readonly SheetColumn[] = ['links', 'title'];

/** @param rowsAre null when a column tells the type of each row */
export function askedColumns(rowsAre: RowsAre | null): AskedColumns {
  const needed: readonly SheetColumn[] = OWN_HEADS.filter((column) => column !== 'type');
  const likely = rowsAre === 'subQuestion' ? OF_SCORES : rowsAre === 'strength' ? [] : OF_ACTIONS;
  const more = SHEET_COLUMN_IDS.filter((column) => !needed.includes(column) && !likely.includes(column));
  return { needed, likely, more };
}

/** 0 → "A", 27 → "AB": as the spreadsheet program names its columns. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}
