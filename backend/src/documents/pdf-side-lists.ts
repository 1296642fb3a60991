import { areListHeads, isListHead } from './list-heads.js';
import { isMarked, type Mark } from './pdf-marks.js';
import { byLine, inMargin, isBullet, type Run, startsWithBullet, tableCellOf, visualLines } from './pdf-runs.js';

/*
 * Strengths and improvement areas side by side, in a table or a grid: the left list is read to its end, over all the
 * pages that it takes, and then the right one. Their heads beside each other tell; the lists end where something crosses the
 * gap between them or heads what follows.
 */

/** A page as far as it matters here. */
export interface SidePage {
  readonly height: number;
  readonly runs: readonly Run[];
  readonly marks: readonly Mark[];
}

/** Runs of a page that are read together. */
export interface PagePart<P extends SidePage> {
  readonly page: P;
  readonly runs: readonly Run[];
  /** One of two lists side by side. */
  readonly column: boolean;
  /** Baseline of the lists' heads where they only come back at the top of a further page. */
  readonly repeatedHead: number | null;
}

type Line = readonly Run[];

/** Two lists side by side as far as they have been read. */
interface Lists {
  /** Left edge of the right list. */
  readonly edge: number;
  /** Left edges of the left head and of the items below it. */
  readonly headX: number;
  readonly itemX: number;
  /** The letters of the left list. */
  readonly height: number;
  readonly font: string;
}

interface Stretch {
  readonly lines: readonly Line[];
  /** Null for lines that are read as usual. */
  readonly lists: Lists | null;
  /** The lists began on a page before. */
  readonly continued: boolean;
}

/** Width of the gap that nothing may cross, in points. */
const GAP = 5;
/** Two heads this far apart, in heights of their letters, are on one line. */
const LEVEL = 0.9;
/** From the line above to one that heads what follows, in heights of its letters. */
const WIDE_PITCH = 1.9;
/** The same for a line in another font. */
const OWN_FONT_PITCH = 1.35;
/** Lines above and below that tell a page in columns, where two heads may stand side by side by chance. */
const LINES_NEAR = 6;
/** Points by which the text of a column may be set in. */
const COLUMN_INDENT = 45;

function isLeft(run: Run, edge: number): boolean {
  return run.x < edge - 0.5;
}

function crosses(line: Line, edge: number): boolean {
  return line.some((run) => isLeft(run, edge) && run.x + run.width > edge - GAP);
}

function yOf(line: Line): number {
  return Math.max(...line.map(({ y }) => y));
}

function textsOf(line: Line): string[] {
  return visualLines(line).flatMap(({ cells }) => cells.map(({ text }) => text));
}

function areHeads(line: Line): boolean {
  // Most lines are ruled out before they are put together.
  return line.some(({ text }) => /st[äae]rk|styrk/i.test(text)) && areListHeads(textsOf(line));
}

/** Puts two heads beside each other on one line, where one hangs a little lower than the other. */
function withLevelHeads(lines: readonly Line[]): Line[] {
  const level: Line[] = [];
  for (const line of lines) {
    const above = level.at(-1);
    const both = above === undefined ? [] : [...above, ...line.map((run) => ({ ...run, y: yOf(above) }))];
    if (above !== undefined && yOf(above) - yOf(line) < LEVEL * (above[0]?.height ?? 0) && areHeads(both)) {
      level[level.length - 1] = both;
    } else level.push(line);
  }
  return level;
}

/** Whether a line that stands on the left alone heads what follows the lists. */
function endsLists(line: Line, above: Line | undefined, lists: Lists, marks: readonly Mark[]): boolean {
  const [shown] = visualLines(line);
  const first = [...line].sort((a, b) => a.x - b.x)[0];
  if (shown === undefined || first === undefined) return false;
  const role = first.block?.role ?? '';
  if (/^H\d?$/.test(role) || shown.height >= lists.height * 1.1) return true;
  const text = shown.cells[0]?.text ?? '';
  if (startsWithBullet(shown) || role === 'LI' || isMarked(shown, marks)) return false;
  if (/^\s*område\s+\d/i.test(text)) return true;
  if (first.x < lists.itemX - 4 && first.x <= lists.headX + 3) return true;
  if (!/^\s*[\p{Lu}\d]/u.test(text) || tableCellOf(first) !== null) return false;
  const pitch = above === undefined ? OWN_FONT_PITCH : (yOf(above) - shown.y) / shown.height;
  return pitch > WIDE_PITCH || (pitch >= OWN_FONT_PITCH && shown.font !== null && shown.font !== lists.font);
}

/** Index of the first line that no longer belongs to the lists. */
function endOf(lines: readonly Line[], from: number, lists: Lists, marks: readonly Mark[]): number {
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? [];
    if (crosses(line, lists.edge) || areHeads(line)) return at;
    const alone = line.every((run) => isLeft(run, lists.edge));
    if (alone && endsLists(line, at === 0 ? undefined : lines[at - 1], lists, marks)) return at;
  }
  return lines.length;
}

/** The lists below a line of two heads, and where they end; null when nothing stands side by side there. */
function listsBelow(lines: readonly Line[], at: number, marks: readonly Mark[]): { lists: Lists; end: number } | null {
  const [left, right] = visualLines(lines[at] ?? []).flatMap(({ cells }) => cells);
  const below = lines.slice(at + 1).flat();
  if (left === undefined || right === undefined) return null;
  const begin = below.filter(({ x }) => x > left.right && x < right.x).map(({ x }) => x);
  let best: { lists: Lists; end: number; gap: number } | null = null;
  for (const edge of new Set([right.x, ...begin.slice(0, 40)])) {
    const items = (lines[at + 1] ?? []).filter((run) => isLeft(run, edge));
    // The longest text of the next lines tells the letters: a bullet may have a font of its own.
    const text = lines
      .slice(at + 1, at + 4)
      .flat()
      .filter((run) => isLeft(run, edge))
      .sort((a, b) => b.text.length - a.text.length)[0];
    const lists: Lists = {
      edge,
      headX: left.x,
      itemX: Math.min(...items.map(({ x }) => x), text?.x ?? left.x),
      height: text?.height ?? 11,
      font: text?.font ?? '',
    };
    const end = endOf(lines, at + 1, lists, marks);
    if (cutsBullets(lines.slice(at + 1, end), edge)) continue;
    const inside = lines.slice(at + 1, end).flat();
    const gap = edge - Math.max(...inside.filter((run) => isLeft(run, edge)).map(({ x, width }) => x + width), 0);
    if (best === null || end > best.end || (end === best.end && gap > best.gap)) best = { lists, end, gap };
  }
  if (best === null) return null;
  const { lists, end } = best;
  const both = [true, false].every((side) =>
    lines.slice(at + 1, end).some((line) => line.some((run) => isLeft(run, lists.edge) === side)),
  );
  return both || end === lines.length ? { lists, end } : null;
}

/** Whether the lines near the lists are set in the same columns: then they are no lists side by side. */
function areColumns(lines: readonly Line[], edge: number): boolean {
  const own = lines.filter((line) => !areHeads(line));
  // Figures and their heads stand at the right margin, text of a column at its edge.
  const begun = own.some((line) => line.some(({ x }) => x >= edge - 0.5 && x < edge + COLUMN_INDENT));
  return begun && !own.some((line) => crosses(line, edge));
}

/** Whether an edge would cut the bullets of the right list off from their texts. */
function cutsBullets(lines: readonly Line[], edge: number): boolean {
  return lines.some((line) => {
    const last = line.filter((run) => isLeft(run, edge)).sort((a, b) => b.x - a.x)[0];
    return last !== undefined && isBullet(last.text) && line.some((run) => !isLeft(run, edge));
  });
}

/** Divides the lines of a page. @param open lists that had not ended at the foot of the page before */
function stretchesOf(lines: readonly Line[], marks: readonly Mark[], open: Lists | null): Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  if (open !== null) {
    // A table may show its heads again.
    from = endOf(lines, lines[0] !== undefined && areHeads(lines[0]) ? 1 : 0, open, marks);
    if (from > 0) found.push({ lines: lines.slice(0, from), lists: open, continued: true });
  }
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at];
    const begun = line !== undefined && areHeads(line) ? listsBelow(lines, at, marks) : null;
    if (begun === null) continue;
    const { edge } = begun.lists;
    const [above, below] = [lines.slice(Math.max(from, at - LINES_NEAR), at), lines.slice(begun.end)];
    // A list's head alone on the left belongs to a page whose columns have nothing to do with each other.
    if (below[0] !== undefined && isListHead(textsOf(below[0]))) continue;
    if (areColumns(above, edge) || areColumns(below.slice(0, LINES_NEAR), edge)) continue;
    if (at > from) found.push({ lines: lines.slice(from, at), lists: null, continued: false });
    found.push({ lines: lines.slice(at, begun.end), lists: begun.lists, continued: false });
    from = begun.end;
    at = from - 1;
  }
  if (from < lines.length) found.push({ lines: lines.slice(from), lists: null, continued: false });
  return found;
}

/** A cell of a table that is none is a text like any other. */
function withoutCell(run: Run): Run {
  return tableCellOf(run) === null ? run : { ...run, block: null };
}

/** The parts of all pages in reading order. */
export function readingParts<P extends SidePage>(pages: readonly P[]): PagePart<P>[] {
  const parts: PagePart<P>[] = [];
  let waiting: PagePart<P>[] = [];
  let open: Lists | null = null;
  for (const page of pages) {
    const edges = page.runs.filter(({ y }) => inMargin(y, page.height));
    const lines = withLevelHeads(byLine(page.runs.filter(({ y }) => !inMargin(y, page.height))));
    const stretches = stretchesOf(lines, page.marks, open);
    if (stretches.length === 0) stretches.push({ lines: [], lists: null, continued: false });
    stretches.forEach(({ lines: own, lists, continued }, at) => {
      const runs = own.flat();
      // Page heads and feet are read with what stands beside them.
      const heads = at === 0 ? edges.filter(({ y }) => y > page.height / 2) : [];
      const feet = at === stretches.length - 1 ? edges.filter(({ y }) => y <= page.height / 2) : [];
      const [first] = own;
      const repeatedHead = continued && first !== undefined && areHeads(first) ? yOf(first) : null;
      if (!continued) parts.push(...waiting.splice(0));
      if (lists === null) parts.push({ page, runs: [...heads, ...runs, ...feet], column: false, repeatedHead });
      else {
        const left = runs.filter((run) => isLeft(run, lists.edge)).map(withoutCell);
        const right = runs.filter((run) => !isLeft(run, lists.edge)).map(withoutCell);
        parts.push({ page, runs: [...heads, ...left, ...feet], column: true, repeatedHead });
        waiting = [...waiting, { page, runs: right, column: true, repeatedHead }];
      }
    });
    open = stretches.at(-1)?.lists ?? null;
  }
  return [...parts, ...waiting].filter(({ runs }) => runs.length > 0);
}
