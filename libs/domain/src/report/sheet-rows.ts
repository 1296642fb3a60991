import { areasNamed, plainName } from '../evaluation/framework.js';
import { MOST_LINKS } from './planned-action.js';
import { MOST_ERRORS, type RowError, type RowErrorCode } from './report-plan.js';
import { NO_LINKS, type SheetColumn } from './report-sheet.js';
import {
  cellName,
  dayIn,
  isDay,
  isEmptyCell,
  isFormula,
  numberIn,
  percentIn,
  type SheetCell,
  type SheetTable,
  unguarded,
} from './sheet-cell.js';
import type { SheetMapping } from './sheet-mapping.js';

export const LONGEST_TEXT = 10_000;
export const LONGEST_LINE = 500;
/** More columns than a sheet can have. */
const WIDEST = 100_000;
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** Reads cells by column and notes what is wrong with them. */
export class SheetRows {
  private readonly found: (RowError & { readonly at: number })[] = [];

  constructor(
    private readonly table: SheetTable,
    private readonly columns: SheetMapping['columns'],
  ) {}

  /** In the order of the sheet: row by row, and in a row from left to right. What has no cell of its own comes first. */
  get errors(): readonly RowError[] {
    return [...this.found].sort((a, b) => a.at - b.at).map(({ at: _at, ...error }) => error);
  }

  /** A fault of the sheet as a whole. */
  failWhole(code: RowErrorCode, details: RowError['details'] = {}): void {
    this.found.unshift({ cell: '', code, details, at: -1 });
  }

  /** Whether the row has anything in a column that is read. */
  isBlank(row: number): boolean {
    return Object.values(this.columns).every((column) => isEmptyCell(this.table.rows[row]?.[column]));
  }

  has(row: number, column: SheetColumn): boolean {
    return !isEmptyCell(this.raw(row, column));
  }

  /** Whether the sheet has the column at all. */
  knows(column: SheetColumn): boolean {
    return this.columns[column] !== undefined;
  }

  fail(row: number, column: SheetColumn, code: RowErrorCode, details: RowError['details'] = {}): null {
    if (this.found.length < MOST_ERRORS) {
      const at = row * WIDEST + (this.columns[column] ?? 0);
      this.found.push({ cell: this.nameOf(row, column), code, details, at });
    }
    return null;
  }

  nameOf(row: number, column: SheetColumn): string {
    return cellName(row, this.columns[column] ?? 0);
  }

  /** Text as it is meant; null for an empty cell and for one that is refused. */
  text(row: number, column: SheetColumn, longest = LONGEST_TEXT): string | null {
    const cell = this.raw(row, column);
    if (isEmptyCell(cell) || cell === undefined || cell === null) return null;
    if (isFormula(cell)) return this.fail(row, column, 'formula');
    if (isDay(cell)) return this.fail(row, column, 'became-date', { value: cell.day });
    const text = typeof cell === 'string' ? unguarded(cell.replace(CONTROL, '')) : String(cell);
    if (text.length > longest) return this.fail(row, column, 'too-long', { limit: longest });
    return text === '' ? null : text;
  }

  /** As `text`, on one line. */
  line(row: number, column: SheetColumn): string | null {
    const text = this.text(row, column, LONGEST_LINE);
    return text === null ? null : text.replace(/[\r\n\t]+/g, ' ').trim() || null;
  }

  number(row: number, column: SheetColumn, most: number): number | null {
    const cell = this.raw(row, column);
    if (isEmptyCell(cell) || cell === undefined) return null;
    if (isFormula(cell)) return this.fail(row, column, 'formula');
    if (isDay(cell)) return this.fail(row, column, 'became-date', { value: cell.day });
    const value = column === 'percent' || column === 'progress' ? percentIn(cell) : numberIn(cell);
    if (value === null) return this.fail(row, column, 'not-a-number', { value: short(cell) });
    if (value < 0 || value > most) return this.fail(row, column, 'out-of-range', { value: short(cell), most });
    return value;
  }

  /** A day: a date cell, or text as YYYY-MM-DD, 31/12 2026 or 31.12.2026. 3/4/2026 could be two days, so it is none. */
  day(row: number, column: SheetColumn): string | null {
    const cell = this.raw(row, column);
    if (cell !== undefined && isDay(cell)) return cell.day;
    const text = this.text(row, column);
    if (text === null) return null;
    const day = dayIn(text);
    const date = day === null ? null : new Date(`${day}T00:00:00Z`);
    // 30 February would quietly become March.
    const real = date !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day ?? text);
    return real ? day : this.fail(row, column, 'day', { value: short(text) });
  }

  /** "1.3" of a sub-question's own row. */
  subQuestion(row: number): string | null {
    const text = this.text(row, 'number');
    if (text === null) return this.has(row, 'number') ? null : this.fail(row, 'number', 'number-missing');
    const match = /^(\d{1,2})[.,](\d{1,2})\.?$/.exec(text);
    if (match === null) return this.fail(row, 'number', 'sub-question-number', { value: short(text) });
    return `${Number(match[1])}.${Number(match[2])}`;
  }

  /** Number of the area, from "1", "Område 1", "1.3" or the area's name; null when empty or unknown. */
  area(row: number, edition: string | null): { readonly area: number; readonly link: string | null } | null {
    const text = this.text(row, 'number');
    if (text === null) return null;
    const match = /^(?:område|area)?\s*(\d{1,2})(?:[.,](\d{1,2}))?(?![\d])/iu.exec(text);
    if (match !== null) {
      const area = Number(match[1]);
      return { area, link: match[2] === undefined ? null : `${area}.${Number(match[2])}` };
    }
    const named = areasNamed(text);
    const found = named.find((candidate) => candidate.edition === edition) ?? named[0];
    if (found !== undefined) return { area: found.number, link: null };
    return this.fail(row, 'number', 'area-unknown', { value: short(text) });
  }

  /** Sub-questions of an action: null when the cell is empty. */
  links(row: number): readonly string[] | null {
    const text = this.text(row, 'links');
    if (text === null) return null;
    if ([NO_LINKS, 'inga', 'none', ''].includes(plainName(text))) return [];
    const numbers = [...text.matchAll(/(?<!\d)(\d{1,2})[.,](\d{1,2})(?!\d)/g)].map(
      ([, area, position]) => `${Number(area)}.${Number(position)}`,
    );
    if (numbers.length === 0) {
      this.fail(row, 'links', 'links-unreadable', { value: short(text) });
      return null;
    }
    const links = [...new Set(numbers)];
    if (links.length > MOST_LINKS) this.fail(row, 'links', 'links-too-many', { most: MOST_LINKS });
    return links;
  }

  private raw(row: number, column: SheetColumn): SheetCell | undefined {
    const at = this.columns[column];
    return at === undefined ? undefined : this.table.rows[row]?.[at];
  }
}

function short(cell: SheetCell): string {
  const text = String(cell);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
