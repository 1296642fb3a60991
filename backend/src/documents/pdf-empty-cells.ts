import { COLUMN_HEAD, SUB_QUESTION, titleCell } from './pdf-rows.js';
import type { Cell, VisualLine } from './pdf-runs.js';

/*
 * Rows of a score table that lack some of their figures. Nothing on the page marks an empty cell, so a lone figure would be
 * read as the row's first one; the other rows, or the heads of the columns, show in which column it stands.
 */

const FEWEST_COLUMNS = 2;
const MOST_COLUMNS = 3;
/** Points by which titles of one kind of table may begin apart. */
const SAME_TITLE = 4;
/** Points by which a figure may stand outside of what the others of its column take. */
const BESIDE = 4;
/** The same below the head of a column, where figures may stand at its other edge. */
const BESIDE_HEAD = 12;
/** A figure that stands so close to the title that it is part of its text. */
const FIGURE_BEHIND = /\s\d{1,4}(?:[.,]\d+)?\s?%?$/;
const ONE_FIGURE = /^\d{1,4}(?:[.,]\d+)?\s?%?$/;
/** Heads that stand so close that they are one text. */
const TWO_HEADS = /\S\s+(?:max|maks|procent|prosent|%|andel)/i;

interface Span {
  readonly from: number;
  readonly to: number;
}

interface Row {
  readonly line: VisualLine;
  readonly titleX: number;
  /** The cells behind the title. */
  readonly behind: readonly Cell[];
}

function isFigure(text: string): boolean {
  return ONE_FIGURE.test(text);
}

function isColumnHead(text: string): boolean {
  return COLUMN_HEAD.test(text) && !TWO_HEADS.test(text);
}

/** A line whose cells behind the title are all of one kind, or null. */
function rowOf(line: VisualLine, isKind: (text: string) => boolean): Row | null {
  const title = titleCell(line);
  if (title === undefined || FIGURE_BEHIND.test(title.text.trim())) return null;
  const behind = line.cells.slice(line.cells.indexOf(title) + 1);
  const fits = behind.length > 0 && behind.length <= MOST_COLUMNS;
  return fits && behind.every(({ text }) => isKind(text.trim())) ? { line, titleX: title.x, behind } : null;
}

function isSubQuestion({ cells }: VisualLine): boolean {
  return SUB_QUESTION.test(cells[0]?.text.trim() ?? '');
}

/** What each column takes in the rows that have them all; null where columns overlap, as those of different tables may. */
function spansOf(rows: readonly Row[], count: number, beside: number): Span[] | null {
  const spans = Array.from({ length: count }, (): Span => ({ from: Infinity, to: -Infinity }));
  for (const { behind } of rows) {
    behind.forEach(({ x, right }, at) => {
      const span = spans[at];
      if (span !== undefined)
        spans[at] = { from: Math.min(span.from, x - beside), to: Math.max(span.to, right + beside) };
    });
  }
  return spans.every(({ from }, at) => at === 0 || from > (spans[at - 1]?.to ?? 0)) ? spans : null;
}

function mostCells(rows: readonly Row[]): number {
  return rows.reduce((most, { behind }) => Math.max(most, behind.length), 0);
}

/** The columns of the tables whose titles begin about here. */
function columnsAt(titleX: number, rows: readonly Row[], heads: readonly Row[]): Span[] | null {
  const alike = (other: Row): boolean => Math.abs(other.titleX - titleX) <= SAME_TITLE;
  const [told, headed] = [rows.filter(alike), heads.filter(alike)];
  const count = Math.max(mostCells(told), mostCells(headed));
  if (count < FEWEST_COLUMNS) return null;
  const isFull = ({ behind }: Row): boolean => behind.length === count;
  const full = told.filter(isFull);
  return full.length > 0 ? spansOf(full, count, BESIDE) : spansOf(headed.filter(isFull), count, BESIDE_HEAD);
}

/** The cells of all columns, with empty ones where the row has no figure; null where a figure stands in none of them. */
function placed(behind: readonly Cell[], spans: readonly Span[]): Cell[] | null {
  const cells = spans.map(({ from, to }): Cell => {
    const middle = ({ x, right }: Cell): number => (x + right) / 2;
    const own = behind.find((cell) => middle(cell) >= from && middle(cell) <= to);
    const empty = {
      text: '',
      x: from,
      right: from,
      bodyX: from,
      markInside: false,
      letterMark: false,
      tableCell: null,
    };
    return own ?? empty;
  });
  return behind.every((cell) => cells.includes(cell)) ? cells : null;
}

/** Gives rows with fewer figures than their table has columns an empty cell for each that is missing. */
export function fillEmptyCells(pages: readonly (readonly VisualLine[])[]): void {
  const lines = pages.flat();
  const rows = lines.filter(isSubQuestion).flatMap((line) => rowOf(line, isFigure) ?? []);
  const counts = new Set(rows.map(({ behind }) => behind.length));
  // Most tables are whole.
  if (counts.size <= 1 && counts.has(MOST_COLUMNS)) return;
  const heads = lines.flatMap((line) => (isSubQuestion(line) ? [] : (rowOf(line, isColumnHead) ?? [])));
  const known = new Map<number, Span[] | null>();
  for (const { line, titleX, behind } of rows) {
    const at = Math.round(titleX);
    if (!known.has(at)) known.set(at, columnsAt(at, rows, heads));
    const spans = known.get(at) ?? null;
    const cells = spans === null || spans.length === behind.length ? null : placed(behind, spans);
    if (cells !== null) line.cells.splice(line.cells.length - behind.length, behind.length, ...cells);
  }
}
