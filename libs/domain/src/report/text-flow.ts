import { areaHead, bulletText, chapterAfterAreas, isBlank, numberedText, sectionHead } from './line-shapes.js';
import { scoreShape } from './score-table.js';
import type { SourceLine } from './source-line.js';

/*
 * A plain text says nothing about its paragraphs, but its lines do: one that had no room for the next word was broken
 * there, and one that is indented deeper than the item above belongs to it.
 */

/** Wider than any text that was wrapped for reading. */
const WIDEST = 160;
/** Share of the lines of running text that must end near the edge, and how near. */
const FULL_SHARE = 0.12;
const NEAR_EDGE = 14;

/** Columns before the first letter; a TAB counts as four. */
export function indentOf(text: string): number {
  return /^\s*/.exec(text)?.[0].replaceAll('\t', '    ').length ?? 0;
}

function isTabular(text: string): boolean {
  return /\S(?:\t| {3,})\S/.test(text.replace(/^\s*\S{1,3}\s+/, ''));
}

/** The column at which the text was wrapped, or null when each paragraph is one line. */
function wrapColumn(lines: readonly SourceLine[], skip: ReadonlySet<number>): number | null {
  const lengths = lines
    .filter(({ text }, index) => !skip.has(index) && text.trim().length >= 30 && !isTabular(text))
    .map(({ text }) => text.trimEnd().length)
    .sort((a, b) => a - b);
  const edge = lengths[Math.floor((lengths.length - 1) * 0.99)];
  if (edge === undefined || edge > WIDEST) return null;
  const near = lengths.filter((length) => length > edge - NEAR_EDGE && length <= edge).length;
  return near >= Math.max(4, lengths.length * FULL_SHARE) ? edge : null;
}

function isFull(before: SourceLine, line: SourceLine, edge: number | null): boolean {
  if (edge === null || isTabular(before.text)) return false;
  return before.text.trimEnd().length + 1 + (line.text.trim().split(/\s/)[0]?.length ?? 0) > edge;
}

/**
 * Whether lines at the indent of a list without bullets begin items even below a full line: so unless the lists are
 * wrapped without a deeper indent, which small first letters show.
 */
function hangsWithoutBullets(lines: readonly SourceLine[], edge: number | null): boolean {
  let [deeper, flush] = [0, 0];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (before === undefined || isBlank(line.text) || !isFull(before, line, edge)) return;
    const [own, above] = [indentOf(line.text), indentOf(before.text)];
    if (above < 2 || own < above || own > above + 8 || standsForItself(before) || standsForItself(line)) return;
    if (own > above) deeper += 1;
    else if (/^\s*\p{Ll}/u.test(line.text)) flush += 1;
  });
  return deeper > flush || deeper + flush === 0;
}

/** Whether page heads and feet stand between blank lines of their own: then these end no paragraph. */
function feetArePadded(lines: readonly SourceLine[], skip: ReadonlySet<number>): boolean {
  let [padded, tight] = [0, 0];
  for (const index of skip) {
    const before = lines[index - 1];
    if (before === undefined || skip.has(index - 1)) continue;
    if (isBlank(before.text)) padded += 1;
    else tight += 1;
  }
  return padded > tight * 4;
}

/** Lines that look like something of their own, wherever they stand. */
function standsForItself(line: SourceLine): boolean {
  return (
    bulletText(line) !== null ||
    sectionHead(line.text) !== null ||
    areaHead(line) !== null ||
    scoreShape(line.text, true) !== null ||
    numberedText(line.text) !== null ||
    (chapterAfterAreas(line.text) !== null && /^\s*\d/.test(line.text)) ||
    isTabular(line.text)
  );
}

/**
 * Marks the lines of a plain text that go on where the line above broke. Lines of a document that says so itself are
 * returned as they are.
 * @param skip indexes of page heads and feet: a paragraph runs on past them
 */
export function withTextFlow(lines: readonly SourceLine[], skip: ReadonlySet<number>): SourceLine[] {
  if (lines.some(({ continues, bullet, heading }) => continues ?? bullet ?? heading)) return [...lines];
  const edge = wrapColumn(lines, skip);
  const hanging = hangsWithoutBullets(lines, edge);
  let above: number | null = null;
  /** Blank lines since `above`, and whether a page head or foot stands among them. */
  let blanks = 0;
  let turned = false;
  /** Whether the line above went on itself. */
  let broken = false;
  const padded = feetArePadded(lines, skip);
  /** Indent of the item that is open, or null outside items. */
  let item: number | null = null;
  return lines.map((line, index) => {
    if (skip.has(index)) {
      turned = true;
      return line;
    }
    if (isBlank(line.text)) {
      blanks += 1;
      return line;
    }
    const before: SourceLine | undefined = above === null ? undefined : lines[above];
    const attached = blanks === 0 || (turned && padded);
    if (!attached) item = null;
    const indent = indentOf(line.text);
    const own = standsForItself(line);
    // Where further lines are indented, one that stands farther out begins something.
    const out =
      (hanging && item !== null && indent <= item) ||
      (broken && before !== undefined && indent < indentOf(before.text));
    const full = before !== undefined && isFull(before, line, edge) && !out;
    const hangs = item !== null && indent > item;
    const heads = before !== undefined && (sectionHead(before.text) !== null || areaHead(before) !== null);
    const continues = !own && attached && before !== undefined && !heads && (hangs || full);
    if (!continues) item = bulletText(line) !== null || (hanging && indent >= 2) ? indent : null;
    broken = continues;
    above = index;
    blanks = 0;
    turned = false;
    return continues ? { ...line, continues } : line;
  });
}
