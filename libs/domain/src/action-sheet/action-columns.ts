import { plainName } from '../evaluation/framework.js';
import { isEmptyCell, type SheetCell, type SheetTable } from '../report/sheet-cell.js';

/** How the cells of a column are read. `told` columns are there to be read by people, and change nothing. */
export type CellKind =
  'line' | 'text' | 'number' | 'whole' | 'percent' | 'day' | 'status' | 'person' | 'people' | 'unit' | 'links' | 'tags';

interface Column {
  /** In Swedish and in English: the file is written with one of them, and both are understood. */
  readonly heads: readonly [string, string];
  readonly kind: CellKind;
  /** In characters. */
  readonly width: number;
  readonly told?: true;
  /** Longest text, or the largest number. */
  readonly most?: number;
  /** An action can't be without it. */
  readonly needed?: true;
}

/** The columns of a plan as a sheet, in the order in which they are written. */
export const ACTION_COLUMNS = {
  number: { heads: ['Nr', 'No.'], kind: 'line', width: 8, told: true },
  title: { heads: ['Åtgärd', 'Action'], kind: 'line', width: 48, most: 500, needed: true },
  description: { heads: ['Beskrivning', 'Description'], kind: 'text', width: 48, most: 5_000 },
  area: { heads: ['Område', 'Area'], kind: 'number', width: 9, told: true },
  links: { heads: ['Delfrågor', 'Sub-questions'], kind: 'links', width: 14, most: 5, needed: true },
  owner: { heads: ['Ansvarig', 'Owner'], kind: 'person', width: 24 },
  ownerEmail: { heads: ['Ansvarigs e-post', 'Owner’s e-mail'], kind: 'line', width: 28, told: true },
  unit: { heads: ['Enhet', 'Unit'], kind: 'unit', width: 22 },
  start: { heads: ['Startdatum', 'Start'], kind: 'day', width: 12 },
  due: { heads: ['Klar senast', 'Due'], kind: 'day', width: 12 },
  status: { heads: ['Status', 'Status'], kind: 'status', width: 18, needed: true },
  progress: { heads: ['Framsteg, %', 'Progress, %'], kind: 'percent', width: 11, most: 100, needed: true },
  statusNote: {
    heads: ['Skäl eller hjälp som behövs', 'Reason or needed help'],
    kind: 'text',
    width: 36,
    most: 2_000,
  },
  effortWeeks: { heads: ['Insats i veckor', 'Effort in weeks'], kind: 'number', width: 11, most: 520 },
  cost: { heads: ['Kostnad, kr', 'Cost, SEK'], kind: 'whole', width: 12, most: 1_000_000_000 },
  tags: { heads: ['Etiketter', 'Tags'], kind: 'tags', width: 22, most: 10 },
  diaryNumber: { heads: ['Diarienummer', 'File number'], kind: 'line', width: 16, most: 60 },
  contributors: { heads: ['Medverkande', 'Contributors'], kind: 'people', width: 28, most: 20 },
  deputy: { heads: ['Ersättare', 'Deputy'], kind: 'person', width: 24 },
  wantedEffect: { heads: ['Önskad effekt', 'Wanted effect'], kind: 'text', width: 36, most: 2_000 },
  indicator: { heads: ['Mäts med', 'Measured by'], kind: 'line', width: 28, most: 300 },
  indicatorBaseline: { heads: ['Utgångsläge', 'Baseline'], kind: 'line', width: 14, most: 80 },
  indicatorTarget: { heads: ['Mål', 'Target'], kind: 'line', width: 14, most: 80 },
  waitsFor: { heads: ['Väntar på', 'Waits for'], kind: 'line', width: 14, told: true },
} as const satisfies Readonly<Record<string, Column>>;
export type ActionColumn = keyof typeof ACTION_COLUMNS;
export const ACTION_COLUMN_IDS = Object.keys(ACTION_COLUMNS) as readonly ActionColumn[];

/** What the columns that a person may change are called where changes are told and applied. */
export type EditedColumn = Exclude<ActionColumn, 'number' | 'area' | 'ownerEmail' | 'waitsFor'>;
export const EDITED_COLUMNS = ACTION_COLUMN_IDS.filter((column): column is EditedColumn => !columnOf(column).told);

/** Last in the sheet, hidden in Excel: which action the row is, and what it looked like when it was written. */
export const ID_HEADS = ['Id (ändra inte)', 'Id (do not change)'] as const;
export const STAMP_HEADS = ['Radens märke (ändra inte)', 'Row mark (do not change)'] as const;

export function columnOf(column: ActionColumn): Column {
  return ACTION_COLUMNS[column];
}

/** Where a file has its columns. Positions are counted from 0. */
export interface ActionHeads {
  readonly sheet: number;
  readonly headRow: number;
  readonly id: number;
  /** Null when somebody took the column away: nobody can tell then what changed here since. */
  readonly stamp: number | null;
  readonly columns: ReadonlyMap<ActionColumn, number>;
}

const HEAD_WITHIN = 20;

/** Finds the heads of an exported plan, in any order and with other columns between them; null when there are none. */
export function actionHeads(tables: readonly SheetTable[]): ActionHeads | null {
  for (const [sheet, { rows }] of tables.entries()) {
    for (const [headRow, row] of rows.slice(0, HEAD_WITHIN).entries()) {
      const id = placeOf(row, ID_HEADS);
      if (id === null) continue;
      const columns = new Map(
        ACTION_COLUMN_IDS.flatMap((column) => {
          const at = placeOf(row, ACTION_COLUMNS[column].heads);
          return at === null ? [] : [[column, at] as const];
        }),
      );
      return { sheet, headRow, id, stamp: placeOf(row, STAMP_HEADS), columns };
    }
  }
  return null;
}

function placeOf(row: readonly SheetCell[], heads: readonly string[]): number | null {
  const wanted = heads.map(plainName);
  const at = row.findIndex((cell) => typeof cell === 'string' && wanted.includes(plainName(cell)));
  return at < 0 ? null : at;
}

/** The rows below the heads that hold anything. */
export function filledRows(table: SheetTable, headRow: number): number[] {
  return table.rows.flatMap((cells, row) => (row > headRow && !cells.every(isEmptyCell) ? [row] : []));
}
