import { type Cell, FIGURE, ROW_NUMBER, type VisualLine } from './pdf-runs.js';

export const COLUMN_HEAD = /(?:^\s*(?:%|andel|uppfyllelse)|max|maks|procent|prosent|poäng|poeng|uppnått)\s*$/i;

function isFigure(cell: Cell | undefined): boolean {
  return cell !== undefined && FIGURE.test(cell.text.trim());
}

/** An area's number and name in one cell, as tables are headed that have no column for the number. */
const AREA_HEAD = /^\s*\d\s?\.\s*\p{Lu}/u;

/** A numbered line of a score table: several cells, the last of them a figure or the head of a column. */
function isRow({ cells }: VisualLine): boolean {
  const [first, last] = [cells[0]?.text ?? '', cells.at(-1)];
  if (cells.length < 2 || last === undefined) return false;
  const headed = COLUMN_HEAD.test(last.text);
  return ROW_NUMBER.test(first.trim()) ? isFigure(last) || headed : headed && AREA_HEAD.test(first);
}

export function titleCell(row: VisualLine): Cell | undefined {
  return row.cells.find((cell) => /\p{L}{2}/u.test(cell.text));
}

/** Whether a lone text stands in the row's title column, left of its figures. */
function inTitleColumn(line: VisualLine, row: VisualLine): boolean {
  const [only] = line.cells;
  if (line.cells.length !== 1 || only === undefined || isFigure(only) || !/[\p{L}?!]/u.test(only.text)) return false;
  const title = titleCell(row);
  const figures = row.cells.find((cell, index) => index > 0 && (isFigure(cell) || COLUMN_HEAD.test(cell.text)));
  const number = row.cells[0];
  if (title === undefined)
    return figures !== undefined && number !== undefined && only.x > number.x && only.right < figures.x;
  return Math.abs(only.x - title.x) <= 4 && (figures === undefined || figures === title || only.x < figures.x);
}

/** Whether a lone text stands in the cell of a tagged table that holds the row's title. */
function inTitleCell(line: VisualLine, row: VisualLine): boolean {
  const cell = line.cells[0]?.tableCell ?? null;
  return cell !== null && cell === titleCell(row)?.tableCell;
}

/** Two lines of one cell; a word that was divided between them is made whole. */
function joined(before: string, after: string): string {
  // Between alternatives stands no blank, wherever the line ends.
  if (/\p{L}\/$/u.test(before.trim()) && /^\s*\p{Ll}/u.test(after)) return `${before.trim()}${after.trim()}`;
  const divided =
    /\p{Ll}[-\u00ad]$/u.test(before.trim()) && /^\s*\p{Ll}/u.test(after) && !/^\s*(?:och|eller|samt|og)\b/u.test(after);
  return divided ? `${before.trim().slice(0, -1)}${after.trim()}` : `${before.trim()} ${after.trim()}`;
}

function append(row: VisualLine, cell: Cell | undefined): void {
  if (cell === undefined) return;
  const title = titleCell(row);
  if (title !== undefined) title.text = joined(title.text, cell.text);
  // It keeps its place, by which further lines of the title are known.
  else row.cells.splice(1, 0, { ...cell, text: cell.text.trim() });
}

export const SUB_QUESTION = /^\d\s?\.\s?\d/;

function isNumbered(row: VisualLine): boolean {
  return isRow(row) && SUB_QUESTION.test(row.cells[0]?.text ?? '');
}

/**
 * How many of the lone lines between two rows belong to the upper one: those above the widest gap, for a row set around
 * its middle has lines of its title above its number.
 * @param from index of the first of them
 */
function linesOfUpperRow(lines: readonly VisualLine[], from: number, upper: VisualLine): number {
  let end = from;
  while (lines[end] !== undefined && inTitleColumn(lines[end] as VisualLine, upper)) end += 1;
  const lower = lines[end];
  const between = lines.slice(from, end);
  const taken = between.findIndex((line) => lower !== undefined && inTitleCell(line, lower));
  if (taken >= 0) return taken;
  const own = between.findLastIndex((line) => inTitleCell(line, upper)) + 1;
  if (own > 0) return own;
  if (lower === undefined || !isRow(lower) || !between.every((line) => inTitleColumn(line, lower))) return end - from;
  const baselines = [upper.lowest, ...between.map(({ y }) => y), lower.y];
  let [count, widest] = [0, 0];
  baselines.slice(1).forEach((y, at) => {
    const gap = (baselines[at] ?? y) - y;
    if (gap >= widest - 1) count = at;
    widest = Math.max(widest, gap);
  });
  return count;
}

/**
 * Puts wrapped table cells together, so that one row is one line: titles of several lines beside their figures,
 * whether the figures stand at the top of the row or in its middle.
 */
function joinRows(lines: readonly VisualLine[]): VisualLine[] {
  const result: VisualLine[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    const before = result.at(-1);
    if (line === undefined) continue;
    // Figures in the middle of a row: half a line below its number and the title's first line.
    const figuresOnly = line.cells.every((cell) => isFigure(cell)) && line.cells.length >= 2;
    if (figuresOnly && before !== undefined && !isRow(before) && SUB_QUESTION.test(before.cells[0]?.text ?? '')) {
      if (before.lowest - line.y < 0.9 * line.height) {
        before.cells.push(...line.cells);
        before.lowest = line.y;
        continue;
      }
    }
    if (
      before !== undefined &&
      isRow(before) &&
      inTitleColumn(line, before) &&
      before.lowest - line.y <= 2 * line.height &&
      linesOfUpperRow(lines, index, before) > 0
    ) {
      append(before, line.cells[0]);
      before.lowest = line.y;
      continue;
    }
    if (isNumbered(line)) takeTitleAbove(result, line);
    result.push(line);
  }
  return result;
}

/** Gives a row the lines of its title that stand above its number. */
function takeTitleAbove(result: VisualLine[], row: VisualLine): void {
  let top = row.y;
  const upper = result.findLast((line) => isRow(line) || !inTitleColumn(line, row));
  // Below another row these lines are what that one left; elsewhere a whole sentence is a text above the table.
  const below = upper !== undefined && isRow(upper);
  for (;;) {
    const above = result.at(-1);
    if (above === undefined || isRow(above) || !inTitleColumn(above, row)) return;
    if (!inTitleCell(above, row)) {
      if (above.lowest - top > 1.6 * row.height) return;
      if (!below && /[?.:!]$/.test(above.cells[0]?.text.trim() ?? '')) return;
    }
    result.pop();
    top = above.y;
    const [first] = above.cells;
    const title = titleCell(row);
    if (title !== undefined) title.text = joined(first?.text ?? '', title.text);
    else append(row, first);
  }
}

/** Lines that may stand above the head of a table that goes on: page heads. */
const PAGE_HEADS = 3;
/** From a title's last line above its number to the number: half a line, or a whole one, in heights of the letters. */
const [HALF_ABOVE, WHOLE_ABOVE] = [0.9, 1.35];

function textOf({ cells }: VisualLine): string {
  return cells.map(({ text }) => text.trim()).join('\t');
}

function isHead(line: VisualLine): boolean {
  return isRow(line) && !isFigure(line.cells.at(-1));
}

function isFinished(row: VisualLine): boolean {
  return /[?.!]$/.test(titleCell(row)?.text.trim() ?? '');
}

/** Puts rows together from page to page: one that a page broke goes on below the table's head, which comes back. */
export class TableRows {
  /** The printed lines of the last table's head. */
  private head: readonly string[] = [];
  /** The row with which the text above ended. */
  private row: VisualLine | null = null;

  /** @param lines of the next page or column */
  join(lines: readonly VisualLine[]): VisualLine[] {
    const own = this.withoutTail(lines);
    // As printed: putting together changes the lines.
    const printed = own.map((line) => ({ y: line.y, text: textOf(line) }));
    const result = joinRows(own);
    const head = result.findLast(isHead);
    if (head !== undefined)
      this.head = printed.filter(({ y }) => y <= head.y && y >= head.lowest).map(({ text }) => text);
    const last = result.findLastIndex(({ cells }) => cells.length > 1);
    const row = result[last];
    const ends = row !== undefined && isNumbered(row) && result.length - 1 - last <= PAGE_HEADS;
    if (ends) this.row = row;
    else if (row !== undefined || result.length > PAGE_HEADS) this.row = null;
    return result;
  }

  /** Gives the rest of a broken row's title to that row, and returns the other lines. */
  private withoutTail(lines: readonly VisualLine[]): readonly VisualLine[] {
    const { row, head } = this;
    const at = lines.findIndex(({ cells }) => cells.length > 1);
    if (row === null || at < 0) return lines;
    const headed = head.length > 0 && head.every((text, index) => textOf(lines[at + index] ?? row) === text);
    if (!headed || at > PAGE_HEADS) return withoutBareTail(lines, at, row);
    const from = at + head.length;
    let end = from;
    for (; end < lines.length; end += 1) {
      const [line, next] = [lines[end], lines[end + 1]];
      if (line === undefined || !inTitleColumn(line, row)) break;
      const above = (isFinished(row) ? WHOLE_ABOVE : HALF_ABOVE) * line.height;
      if (next !== undefined && isNumbered(next) && line.y - next.y <= above) break;
      append(row, line.cells[0]);
    }
    return [...lines.slice(0, from), ...lines.slice(end)];
  }
}

/**
 * The same where no head comes back: a title that had not ended goes on, up to its end or the widest gap.
 * @param at index of the first line of several cells
 */
function withoutBareTail(lines: readonly VisualLine[], at: number, row: VisualLine): readonly VisualLine[] {
  if (isFinished(row)) return lines;
  const from = lines.findIndex((line) => inTitleColumn(line, row));
  const [next, alone] = [lines[at], lines.slice(Math.max(from, 0), at)];
  const inTable = next !== undefined && (isRow(next) || next.cells.slice(-2).every(isFigure));
  if (from < 0 || from > PAGE_HEADS || !inTable || !alone.every((line) => inTitleColumn(line, row))) return lines;
  const lower = isNumbered(next) ? next : null;
  const gaps = alone.map(({ y }, index) => y - (alone[index + 1] ?? next).y);
  const widest = lower === null ? alone.length - 1 : gaps.findLastIndex((gap) => gap >= Math.max(...gaps) - 1);
  let end = 0;
  for (; end <= widest; end += 1) {
    const line = alone[end];
    if (line === undefined || isFinished(row) || (lower !== null && inTitleCell(line, lower))) break;
    append(row, line.cells[0]);
  }
  return [...lines.slice(0, from), ...lines.slice(from + end)];
}
