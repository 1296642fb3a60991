/** A cell that holds a date: Excel makes one of much that looks like it. */
export interface SheetDay {
  /** YYYY-MM-DD */
  readonly day: string;
}
/** A cell that is computed. Its value may be old or somebody else's, so it is never read. */
export interface SheetFormula {
  readonly formula: true;
}
export type SheetCell = string | number | boolean | null | SheetDay | SheetFormula;

export interface SheetTable {
  /** Name of the sheet; empty for a CSV file. */
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
}

/** Name of a cell as Excel shows it; both are counted from 0: (6, 2) → "C7". */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

/** Text that a spreadsheet program would run as a formula, or that loses something at its ends. */
function needsGuard(text: string): boolean {
  return /^[=+\-@'\s]|\s$/u.test(text);
}

/** Text that a spreadsheet shows and never runs; `unguarded` gives it back unchanged. */
export function guarded(text: string): string {
  return needsGuard(text) ? `'${text}` : text;
}

/** The text of a cell: without our guard, and without stray spaces where there is none. */
export function unguarded(cell: string): string {
  const rest = cell.slice(1);
  return cell.startsWith("'") && needsGuard(rest) ? rest : cell.trim();
}

export function isFormula(cell: SheetCell): cell is SheetFormula {
  return typeof cell === 'object' && cell !== null && 'formula' in cell;
}
export function isDay(cell: SheetCell): cell is SheetDay {
  return typeof cell === 'object' && cell !== null && 'day' in cell;
}
export function isEmptyCell(cell: SheetCell | undefined): boolean {
  return cell === undefined || cell === null || (typeof cell === 'string' && /^[\s\u00a0\u200b\ufeff]*$/.test(cell));
}

/** What the cell shows, for a reader. A formula shows nothing. */
export function shownCell(cell: SheetCell | undefined): string {
  if (cell === undefined || cell === null || isFormula(cell)) return '';
  if (isDay(cell)) return cell.day;
  return typeof cell === 'number' ? String(cell).replace('.', ',') : String(cell);
}

/** "12,5", "12.5", "1 234" or a number; null when it is none. */
export function numberIn(cell: SheetCell): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell !== 'string') return null;
  const plain = cell
    .replace(/[\s\u00a0\u202f']/g, '')
    .replace(/^[\u2212\u2013]/u, '-')
    .replace(',', '.');
  return /^-?\d{1,12}(?:\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/**
 * A percentage. "53", "53 %" and 53 are 53; what Excel keeps of a cell that shows 53 % is 0.53, so a bare number of at
 * most 1 is a share. `percentCell` writes so that both read back the same.
 */
export function percentIn(cell: SheetCell): number | null {
  if (typeof cell === 'string' && /%\s*$/.test(cell)) return numberIn(cell.replace(/%\s*$/, ''));
  const value = numberIn(cell);
  return value !== null && value > 0 && value <= 1 ? Math.round(value * 10_000) / 100 : value;
}

/** Small percentages carry their sign, lest they be read as shares. */
export function percentCell(percent: number | null): SheetCell {
  return percent !== null && percent > 0 && percent <= 1 ? `${String(percent).replace('.', ',')} %` : percent;
}

/** A written day as YYYY-MM-DD, real or not; null when it is written in no way that can mean only one. */
export function dayIn(text: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const [, day, month, year] =
    /^(\d{1,2})\/(\d{1,2})\s+(\d{4})$/.exec(text) ?? /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text) ?? [];
  return year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null;
}
