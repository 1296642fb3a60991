import { plainName } from '../evaluation/framework.js';
import { OWN_HEADS, SHEET_COLUMN_IDS, SHEET_COLUMNS, type SheetColumn } from './report-sheet.js';
import { isEmptyCell, isFormula, type SheetCell, type SheetTable, shownCell } from './sheet-cell.js';
import { guessByContent } from './sheet-guess.js';

/** What the rows of a sheet without a column for it are. */
export const ROWS_ARE = ['improvement', 'strength', 'subQuestion'] as const;
export type RowsAre = (typeof ROWS_ARE)[number];

/** How a sheet is to be read. Positions are counted from 0. */
export interface SheetMapping {
  readonly sheet: number;
  readonly headRow: number;
  readonly columns: Readonly<Partial<Record<SheetColumn, number>>>;
  /** Needed when no column tells the type of a row. */
  readonly rowsAre: RowsAre | null;
  /** What a sheet without rows for them does not say. */
  readonly year: number | null;
  readonly municipality: string | null;
  readonly edition: string | null;
}

/** A sheet with foreign heads, for the person who says what its columns are. */
export interface SheetPreview {
  readonly name: string;
  readonly headRow: number;
  readonly heads: readonly string[];
  /** The first rows below the heads, as they look. */
  readonly rows: readonly (readonly string[])[];
  /** In each of these rows, the columns whose cells are computed: they are not read. */
  readonly formulas: readonly (readonly number[])[];
  /** Rows with something in them, below the heads. */
  readonly rowCount: number;
  readonly guess: Pick<SheetMapping, 'columns' | 'rowsAre'>;
}

/** Heads stand near the top; below that a sheet holds rows. */
const HEAD_WITHIN = 20;
const PREVIEW_ROWS = 6;
const PREVIEW_SHEETS = 5;
const PREVIEW_COLUMNS = 30;
const PREVIEW_LETTERS = 200;

const COLUMN_OF_HEAD = new Map(
  // The earlier column keeps a word that two could claim.
  [...SHEET_COLUMN_IDS].reverse().flatMap((id) => SHEET_COLUMNS[id].map((head) => [plainHead(head), id] as const)),
);

function plainHead(head: string): string {
  return head.trim() === '%' ? '%' : plainName(head);
}

function columnsOf(row: readonly SheetCell[], ownOnly: boolean): Partial<Record<SheetColumn, number>> {
  const found: Partial<Record<SheetColumn, number>> = {};
  row.forEach((cell, index) => {
    if (typeof cell !== 'string') return;
    const id = COLUMN_OF_HEAD.get(plainHead(cell));
    if (id === undefined || found[id] !== undefined) return;
    if (ownOnly && plainHead(SHEET_COLUMNS[id][0]) !== plainHead(cell)) return;
    found[id] = index;
  });
  return found;
}

/** How to read a sheet that has our heads, in any order and with others between them; null when none has. */
export function ownMapping(tables: readonly SheetTable[]): SheetMapping | null {
  for (const [sheet, { rows }] of tables.entries()) {
    for (const [headRow, row] of rows.slice(0, HEAD_WITHIN).entries()) {
      const columns = columnsOf(row, true);
      if (OWN_HEADS.every((id) => columns[id] !== undefined)) {
        return { sheet, headRow, columns, rowsAre: null, year: null, municipality: null, edition: null };
      }
    }
  }
  return null;
}

function guessHeadRow(rows: SheetTable['rows']): number {
  const top = rows.slice(0, HEAD_WITHIN);
  const known = top.map((row) => Object.keys(columnsOf(row, false)).length);
  const best = Math.max(0, ...known);
  if (best >= 2) return known.indexOf(best);
  const first = top.findIndex(
    (row) => row.filter((cell) => typeof cell === 'string' && cell.trim() !== '').length >= 2,
  );
  return Math.max(0, first);
}

function guessColumns(heads: readonly SheetCell[]): SheetPreview['guess'] {
  const columns = columnsOf(heads, false);
  // "Nr | Delfråga | Poäng": a table of scores, where the words of the sub-question stand under that head.
  const scores = columns.points !== undefined || columns.percent !== undefined;
  if (scores && columns.text === undefined && columns.links !== undefined) {
    const { links, ...rest } = columns;
    return { columns: { ...rest, text: links }, rowsAre: 'subQuestion' };
  }
  const strengths = columns.text !== undefined && plainHead(String(heads[columns.text])) === plainHead('Styrka');
  // "Område | Åtgärd": a plan of one's own, whose actions are all the words there are.
  if (columns.text === undefined && columns.title !== undefined) {
    const { title, ...rest } = columns;
    return { columns: { ...rest, text: title }, rowsAre: 'improvement' };
  }
  const rowsAre = columns.type !== undefined ? null : scores ? 'subQuestion' : strengths ? 'strength' : 'improvement';
  return { columns, rowsAre };
}

/** The sheets that hold rows, with what their columns seem to be. `sheet` of a mapping is the position in `tables`. */
export function previewSheets(tables: readonly SheetTable[]): (SheetPreview & { readonly sheet: number })[] {
  return tables
    .flatMap((table, sheet) => {
      const headRow = guessHeadRow(table.rows);
      const heads = (table.rows[headRow] ?? []).slice(0, PREVIEW_COLUMNS);
      const below = table.rows.slice(headRow + 1).filter((row) => row.some((cell) => !isEmptyCell(cell)));
      if (below.length === 0 || heads.length === 0) return [];
      const shown = (row: readonly SheetCell[]): string[] =>
        heads.map((_, column) => shownCell(row[column]).slice(0, PREVIEW_LETTERS));
      return [
        {
          sheet,
          name: table.name,
          headRow,
          heads: shown(heads),
          rows: below.slice(0, PREVIEW_ROWS).map(shown),
          formulas: below
            .slice(0, PREVIEW_ROWS)
            .map((row) => heads.flatMap((_, column) => (isFormula(row[column] ?? null) ? [column] : []))),
          rowCount: below.length,
          guess: guessByContent(guessColumns(heads), heads, below),
        },
      ];
    })
    .slice(0, PREVIEW_SHEETS);
}
