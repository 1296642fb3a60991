import { byLine, type Run } from './pdf-runs.js';

/*
 * Pages in several columns: the runs of a page are divided into regions that are read one after the other. A gutter is
 * a vertical strip that nothing crosses, with running text on both sides; in a table one side holds only figures.
 */

/** Lines that both columns must have, and letters that they have on average. */
const LEAST_LINES = 5;
/** The same where other pages of the document are set in these columns. */
const LEAST_KNOWN_LINES = 1;
const LEAST_LETTERS = 11;
/** Width of the gutter in points. */
const GUTTER = 9;
/** Points by which text of a column may be set in from its edge. */
const COLUMN_INDENT = 60;
/** From a head to the text below it, in heights of the head's letters. */
const HEAD_PITCH = 3;
/** Edges of one kind that are tried. */
const MOST_EDGES = 6;
/** More columns than this has no report. */
const DEEPEST = 3;

type Line = readonly Run[];

interface Band {
  /** Left edge of the right column. */
  readonly edge: number;
  readonly left: readonly Run[];
  readonly right: readonly Run[];
  readonly top: number;
  readonly bottom: number;
}

/** Counted once: every edge that is tried asks again. */
const counted = new WeakMap<Run, number>();

function letters(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => {
    const count = counted.get(run) ?? run.text.match(/\p{L}/gu)?.length ?? 0;
    counted.set(run, count);
    return sum + count;
  }, 0);
}

/** Whether this is running text: several lines with enough letters in each, most of them begun at the same edge. */
function isColumn(lines: readonly Line[], least: number): boolean {
  if (lines.length < least || letters(lines.flat()) < lines.length * LEAST_LETTERS) return false;
  const starts = lines.map((line) => Math.min(...line.map(({ x }) => x)));
  const edge = Math.min(...starts);
  // Contents and tables have figures or single words in most of their lines.
  const wordy = lines.filter((line) => letters(line) >= 8).length;
  // Heads of a table's columns come back, sentences do not.
  const different = new Set(lines.map((line) => line.map(({ text }) => text).join(' '))).size;
  if (different * 2 <= lines.length) return false;
  return starts.filter((x) => x - edge < COLUMN_INDENT).length * 2 > lines.length && wordy * 5 >= lines.length * 3;
}

/** The longest stretch of lines that leave the strip left of `edge` empty. */
function bandAt(lines: readonly (readonly Run[])[], edge: number, least: number): Band | null {
  let best: { from: number; to: number } | null = null;
  let from = 0;
  for (let at = 0; at <= lines.length; at += 1) {
    const line = lines[at];
    if (line?.some((run) => run.x < edge - 0.5 && run.x + run.width > edge - GUTTER) !== false) {
      if (best === null || at - from > best.to - best.from) best = { from, to: at };
      from = at + 1;
    }
  }
  const inside = best === null ? [] : lines.slice(best.from, best.to);
  const side = (keep: (run: Run) => boolean): Line[] =>
    inside.map((line) => line.filter(keep)).filter((line) => line.length > 0);
  const left = side((run) => run.x < edge - 0.5);
  if (!isColumn(left, LEAST_LINES)) return null;
  const right = side((run) => run.x >= edge - 0.5);
  if (!isColumn(right, least)) return null;
  const ys = inside.flat().map(({ y }) => y);
  return { edge, left: left.flat(), right: right.flat(), top: Math.max(...ys), bottom: Math.min(...ys) };
}

/** Runs that no other touches from the left. */
function begun(line: readonly Run[]): Run[] {
  return line.filter((run) => !line.some(({ x, width }) => x < run.x - 0.5 && x + width > run.x - GUTTER));
}

/** Left edges at which a column could begin: common ones, and those of what hangs out to the left, as heads of lists do. */
function edges(lines: readonly (readonly Run[])[]): number[] {
  const runs = lines.flat();
  const least = Math.min(...runs.map(({ x }) => x));
  const most = Math.max(...runs.map(({ x, width }) => x + width));
  const counts = new Map<number, number>();
  const firsts = lines.flatMap(begun);
  for (const { x } of firsts) {
    const share = (x - least) / Math.max(1, most - least);
    if (share > 0.25 && share < 0.75) counts.set(Math.round(x), (counts.get(Math.round(x)) ?? 0) + 1);
  }
  const common = [...counts]
    .filter(([, count]) => count >= LEAST_LINES)
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_EDGES)
    .map(([x]) => x);
  const hanging = common.flatMap((edge) =>
    firsts
      .filter(({ x }) => x < edge - 0.5 && x > edge - COLUMN_INDENT)
      // A number at the foot of the page stands by chance where it stands: a head has the column's text below it.
      .filter((head) => firsts.some(({ x, y }) => Math.abs(x - edge) < 1 && y < head.y && isNear(head, y)))
      .map(({ x }) => Math.round(x)),
  );
  return [...common, ...[...new Set(hanging)].slice(0, MOST_EDGES)];
}

function isNear({ y, height }: Run, below: number): boolean {
  return y - below <= HEAD_PITCH * height;
}

function widestBand(runs: readonly Run[], known: readonly number[]): Band | null {
  if (runs.length < 2) return null;
  const lines = byLine(runs);
  const bands = [
    ...edges(lines).map((edge) => bandAt(lines, edge, LEAST_LINES)),
    ...known.map((edge) => bandAt(lines, edge, LEAST_KNOWN_LINES)),
  ].filter((band) => band !== null);
  const size = ({ left, right }: Band): number => left.length + right.length;
  // Of the same lines the widest gutter: bullets of the right column stand to the left of its text.
  const gutter = ({ edge, left }: Band): number => edge - Math.max(...left.map(({ x, width }) => x + width));
  return bands.sort((a, b) => size(b) - size(a) || gutter(b) - gutter(a))[0] ?? null;
}

/** Left edges of the columns of one page, apart from the first. */
export function columnEdges(runs: readonly Run[]): number[] {
  const band = widestBand(runs, []);
  return band === null ? [] : [band.edge];
}

/** Runs that are read from top to bottom. */
export interface Region {
  readonly runs: readonly Run[];
  /** One of several columns side by side, rather than the whole width of the page. */
  readonly column: boolean;
}

/**
 * Divides the runs of a page into regions in reading order: one, unless the page is set in columns.
 * @param known edges of columns on other pages, at which a short column will do
 */
export function readingRegions(runs: readonly Run[], known: readonly number[] = []): Region[] {
  return divided({ runs, column: false }, known, 0);
}

function divided(region: Region, known: readonly number[], depth: number): Region[] {
  const band = depth >= DEEPEST ? null : widestBand(region.runs, known);
  if (band === null) return [region];
  const rest = (keep: (run: Run) => boolean): Region => ({ runs: region.runs.filter(keep), column: region.column });
  return [
    rest(({ y }) => y > band.top),
    { runs: band.left, column: true },
    { runs: band.right, column: true },
    rest(({ y }) => y < band.bottom),
  ]
    .filter(({ runs }) => runs.length > 0)
    .flatMap((part) => divided(part, known, depth + 1));
}
