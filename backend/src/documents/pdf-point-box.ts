import { type Run, tableCellOf } from './pdf-runs.js';

/*
 * An area's points in a box beside its text: a large figure and its words below or behind it, "65" and "poäng av 100". They
 * are one text of their own, and no part of the lines that happen to stand at their height.
 */

const FIGURE = /^\d{1,3}(?:[.,]\d)?$/;
const POINTS = '(?:poäng|poeng|p)';
const OF_MOST = '(?:av|/|of)\\s*(?:maximalt |möjliga |max )?\\d{2,3}';
const WORDS = new RegExp(`^(?:${POINTS}(?:\\s*${OF_MOST})?|${OF_MOST}(?:\\s*${POINTS})?|${POINTS}:)$`, 'iu');
const WHOLE = new RegExp(`^\\d{1,3}(?:[.,]\\d)?\\s*(?:${POINTS}\\s*${OF_MOST}|${OF_MOST}\\s*${POINTS})$`, 'iu');
/** The figure of a box is larger than the text, or says of how many. */
const LARGER = 1.25;
/** From the figure to its words, in heights of the figure. */
const [ASIDE, BELOW] = [1, 1.7];
/** Letters from which a run beside the box is running text. */
const PROSE = 20;

/** A box beside running text. */
export interface PointBox {
  readonly run: Run;
  /** Baselines between which the text beside it stands. */
  readonly top: number;
  readonly bottom: number;
}

function lettersOf({ text }: Run): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

function usualHeight(runs: readonly Run[]): number {
  const sums = new Map<number, number>();
  for (const run of runs) {
    const height = Math.round(run.height * 2) / 2;
    sums.set(height, (sums.get(height) ?? 0) + lettersOf(run));
  }
  return [...sums].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 11;
}

function isNear(figure: Run, words: Run): boolean {
  const gap = Math.max(words.x - figure.x - figure.width, figure.x - words.x - words.width);
  return gap <= ASIDE * figure.height && Math.abs(words.y - figure.y) <= BELOW * figure.height;
}

/** The figure and its words as one run, read from top to bottom and from left to right. */
function joined(figure: Run, words: readonly Run[]): Run {
  const level = (run: Run): number => (Math.abs(run.y - figure.y) <= figure.height / 2 ? figure.y : run.y);
  const parts = [figure, ...words].sort((a, b) => level(b) - level(a) || a.x - b.x);
  const x = Math.min(...parts.map((run) => run.x));
  const right = Math.max(...parts.map((run) => run.x + run.width));
  const text = parts.map((run) => run.text.trim()).join(' ');
  return { ...figure, text, x, width: right - x, height: Math.min(...parts.map((run) => run.height)) };
}

/** The words of a figure, or null when the run is no points of a box. */
function wordsOf(run: Run, candidates: readonly Run[], usual: number): Run[] | null {
  const text = run.text.trim();
  if (tableCellOf(run) !== null) return null;
  if (WHOLE.test(text)) return [];
  if (!FIGURE.test(text) || run.height < usual * LARGER) return null;
  const words = candidates.filter((other) => isNear(run, other) && other.height <= run.height);
  return words.length === 0 ? null : words;
}

/** Divides the runs of a page: boxes beside running text are taken out, others become one run where they stand. */
export function withPointBoxes(runs: readonly Run[]): { runs: readonly Run[]; boxes: readonly PointBox[] } {
  const candidates = runs.filter((run) => {
    const text = run.text.trim();
    return tableCellOf(run) === null && (WORDS.test(text) || WHOLE.test(text));
  });
  if (candidates.length === 0) return { runs, boxes: [] };
  const usual = usualHeight(runs);
  const taken = new Set<Run>();
  const kept: Run[] = [];
  const boxes: PointBox[] = [];
  for (const run of runs) {
    const words = taken.has(run) ? null : wordsOf(run, candidates, usual);
    if (words === null) continue;
    const parts = [run, ...words];
    const ys = parts.map(({ y }) => y);
    const [top, bottom] = [Math.max(...ys) + run.height, Math.min(...ys) - usual / 2];
    const beside = runs.filter((other) => !parts.includes(other) && other.y < top && other.y > bottom);
    const prose = beside.filter((other) => other.height < usual * 1.1 && lettersOf(other) >= PROSE);
    // A heading, a row of a table, or alone.
    if (words.length === 0 && prose.length === 0) continue;
    parts.forEach((part) => taken.add(part));
    if (prose.length > 0) boxes.push({ run: joined(run, words), top, bottom });
    else kept.push(joined(run, words));
  }
  return { runs: taken.size === 0 ? runs : [...runs.filter((run) => !taken.has(run)), ...kept], boxes };
}
