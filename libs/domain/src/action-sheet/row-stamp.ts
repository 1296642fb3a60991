import { isDay, isFormula, type SheetCell, shownCell } from '../report/sheet-cell.js';
import { readCell } from './action-cells.js';
import { ACTION_COLUMN_IDS, type ActionColumn } from './action-columns.js';

/**
 * What a row looked like when it was written: the action's version, and for each column seven signs that stand for what
 * its cell said. So a file tells which cells somebody edited in it, and what has changed here meanwhile is told apart from
 * them, without the old values in the file and without asking the history.
 */
export interface RowStamp {
  readonly version: number;
  readonly signs: ReadonlyMap<ActionColumn, string>;
}

/** Stands before every mark; another number when columns come or go. */
const FORM = 'v1';
const SIGN = 7;

/** What a cell says, whatever way it is written: "2,5" and 2.5, a date cell and its text, "Klar" and "Done". */
export function cellMeaning(column: ActionColumn, cell: SheetCell): string {
  const reading = readCell(column, cell);
  if ('value' in reading) {
    const { value } = reading;
    return JSON.stringify(typeof value === 'object' && value !== null ? [...value].sort() : value);
  }
  if (isFormula(cell)) return '=';
  return isDay(cell) ? `day ${cell.day}` : `! ${shownCell(cell)}`;
}

/** FNV-1a, 32 bits: tells an edited cell from one that was left alone, and keeps no secret. */
function sign(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36).padStart(SIGN, '0');
}

export function signOf(column: ActionColumn, cell: SheetCell): string {
  return sign(`${column} ${cellMeaning(column, cell)}`);
}

export function writeStamp(version: number, cells: readonly SheetCell[]): string {
  return `${FORM}.${version}.${ACTION_COLUMN_IDS.map((column, at) => signOf(column, cells[at] ?? null)).join('')}`;
}

/** Null for what is no mark of ours. */
export function readStamp(cell: SheetCell | undefined): RowStamp | null {
  const [form, version = '', signs = ''] = typeof cell === 'string' ? cell.trim().split('.') : [];
  if (form !== FORM || !/^\d{1,9}$/.test(version) || signs.length !== SIGN * ACTION_COLUMN_IDS.length) return null;
  return {
    version: Number(version),
    signs: new Map(ACTION_COLUMN_IDS.map((column, at) => [column, signs.slice(at * SIGN, (at + 1) * SIGN)] as const)),
  };
}
