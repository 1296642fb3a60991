import { pointsLine } from './headword-box.js';
import {
  areaHead,
  bulletText,
  isBlank,
  isContentsHead,
  isPageNumber,
  looksLikeContents,
  sectionHead,
} from './line-shapes.js';
import { scoreShape } from './score-table.js';
import type { SourceLine } from './source-line.js';

/** Times that a line must come back before it counts as a page head or foot. */
const REPEATS = 3;
/** No page is shorter: what comes back sooner is a list or a table. */
const SHORTEST_PAGE = 8;

export interface PageFurniture {
  /** Indexes of page heads, feet and numbers. */
  readonly lines: ReadonlySet<number>;
  /** Those that count on from page to page, so that they cannot be figures of a table. */
  readonly certain: ReadonlySet<number>;
}

interface Sighting {
  readonly index: number;
  readonly numbers: readonly number[];
}

/** Whether the candidates stand a page apart, by far most of them. */
function apart(indexes: readonly number[]): boolean {
  const near = indexes.filter((index, at) => at > 0 && index - (indexes[at - 1] ?? 0) < SHORTEST_PAGE).length;
  return near * 4 <= indexes.length - 1;
}

const OF_A_PAGE =
  /^(?:(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|(?:sida |side |page )?\d{1,3}\s?(?:\(\d{1,3}\)|(?:av|of|\/)\s?\d{1,3}))$/iu;

/** A day alone, as a page head prints it. */
const DATE = /^#[-./]#[-./]#$/;

/** Lines below which a document has no room for another page. */
const LAST_LINES = 3;

/** The longest row of sightings whose number at this position counts on, each a page or more below the one before. */
function counting(sightings: readonly Sighting[], position: number, end: number): number[] {
  const best: { length: number; from: number }[] = [];
  // The last page may be short.
  const tooNear = (index: number, before: number): boolean =>
    index - before < SHORTEST_PAGE && index < end - LAST_LINES;
  let last = -1;
  sightings.forEach(({ index, numbers }, at) => {
    let found = { length: 1, from: -1 };
    // A page number that was lost leaves a gap of a few; farther back there is nothing to find.
    for (let before = at - 1; before >= Math.max(0, at - 60); before -= 1) {
      const other = sightings[before];
      const chain = best[before];
      if (other === undefined || chain === undefined || tooNear(index, other.index)) continue;
      const step = (numbers[position] ?? 0) - (other.numbers[position] ?? 0);
      if (step >= 1 && step <= 3 && chain.length + 1 > found.length) found = { length: chain.length + 1, from: before };
    }
    best.push(found);
    if (last < 0 || found.length > (best[last]?.length ?? 0)) last = at;
  });
  const row: Sighting[] = [];
  for (let at = last; at >= 0; at = best[at]?.from ?? -1) row.unshift(...sightings.slice(at, at + 1));
  const steps = row.slice(1).map(({ numbers }, at) => (numbers[position] ?? 0) - (row[at]?.numbers[position] ?? 0));
  // Points may happen to rise, but not one by one.
  return steps.filter((step) => step === 1).length * 3 >= steps.length * 2 ? row.map(({ index }) => index) : [];
}

/** The page's own text with its numbers blanked, or null for a line that can be no page head or foot. */
function shapeOf(line: SourceLine): string | null {
  const text = line.text.trim();
  if (text === '' || text.length > 120) return null;
  // "1.5" and "62 %" alone are cells of a table that has a line for each.
  if (/^(?:\d\.\d{1,2}|\d{1,3}\s?%)$/.test(text) || pointsLine(text) !== null) return null;
  if (sectionHead(text) !== null || areaHead(line) !== null) return null;
  if (scoreShape(text, false) !== null) return null;
  // Cells are a table's, unless one of them is a day or says which page of how many this is.
  if (/\t.*\t/.test(text) && !text.split('\t').some((cell) => OF_A_PAGE.test(cell.trim()))) return null;
  return text.replace(/\d+/g, '#').replace(/\s+/g, ' ');
}

/**
 * Lines that belong to the page and not to the report: heads, feet, and page numbers. They are found because they come
 * back a page apart and count on; a lone number counts only at the edge of a page or as the page's own number, for a
 * table may put its figures on lines of their own.
 */
export function findPageFurniture(lines: readonly SourceLine[]): PageFurniture {
  const found = new Set<number>();
  const certain = new Set<number>();
  const sightings = new Map<string, Sighting[]>();
  lines.forEach((line, index) => {
    const text = line.text.trim();
    if (line.furniture === true) {
      found.add(index);
      certain.add(index);
    }
    const shape = shapeOf(line);
    if (shape === null) return;
    const lettered = /\p{L}/u.test(text);
    if (lettered && /\d/.test(text) ? isPageNumber(text) : /^\(\d{1,3}\)$/.test(text)) found.add(index);
    if (isPageNumber(text) && (Number(text) === line.page || line.margin === true)) found.add(index);
    const numbers = (text.match(/\d+/g) ?? []).map(Number);
    const seen = sightings.get(shape);
    if (seen === undefined) sightings.set(shape, [{ index, numbers }]);
    else seen.push({ index, numbers });
  });
  const end = lines.findLastIndex(({ text }) => !isBlank(text)) + 1;
  for (const [shape, seen] of sightings) {
    if (seen.length < REPEATS) continue;
    // Items of a list may count on from area to area.
    if (carriesBullet(lines, seen) && /\p{L}{3}/u.test(shape)) continue;
    const margins = seen.filter(({ index }) => lines[index]?.margin === true);
    // Where pages are known, the place on the page tells.
    if (/\p{L}{3}/u.test(shape) && margins.length >= REPEATS) margins.forEach(({ index }) => found.add(index));
    const positions = seen[0]?.numbers.length ?? 0;
    const rows = Array.from({ length: Math.min(positions, 6) }, (_, position) => counting(seen, position, end));
    const row = rows.reduce((a, b) => (b.length > a.length ? b : a), []);
    if (row.length >= REPEATS) {
      row.forEach((index) => {
        found.add(index);
        certain.add(index);
      });
    }
    // A foot in running text may have lost count, but still has its number at the end and a page between.
    const indexes = seen.map(({ index }) => index);
    const plain = /\(#\)$|#-#-#|#\s*(?:av|\/)\s*#$/.test(shape) || (/#$/.test(shape) && apart(indexes));
    if (/\p{L}{3}/u.test(shape) && plain) {
      indexes.forEach((index) => found.add(index));
    }
  }
  // A head of several lines is found from the line with the number outwards.
  for (let size = -1; size !== found.size;) {
    size = found.size;
    addCompanions(lines, sightings, found);
  }
  return { lines: found, certain };
}

/** No page head does. */
function carriesBullet(lines: readonly SourceLine[], seen: readonly Sighting[]): boolean {
  return seen.some(({ index }) => lines[index] !== undefined && bulletText(lines[index]) !== null);
}

/** Heads without a number: the same words again and again, each time beside a page's number or foot. */
function addCompanions(
  lines: readonly SourceLine[],
  sightings: ReadonlyMap<string, readonly Sighting[]>,
  found: Set<number>,
): void {
  const beside = (index: number, step: number): boolean => {
    let at = index + step;
    while (at >= 0 && at < lines.length && isBlank(lines[at]?.text ?? '') && Math.abs(at - index) < 4) at += step;
    return found.has(at);
  };
  for (const [shape, seen] of sightings) {
    if (seen.length < REPEATS || !(/\p{L}{3}/u.test(shape) || DATE.test(shape))) continue;
    if (carriesBullet(lines, seen)) continue;
    const companions = seen.filter(({ index }) => beside(index, -1) || beside(index, 1));
    if (
      companions.length >= REPEATS &&
      companions.length * 2 > seen.length &&
      apart(companions.map(({ index }) => index))
    ) {
      companions.forEach(({ index }) => found.add(index));
    }
  }
}

/** Indexes of the table of contents, without its head. One entry may be broken over two lines. */
export function findContents(lines: readonly SourceLine[]): Set<number> {
  const found = new Set<number>();
  let inside = false;
  let held: number | null = null;
  let page = 0;
  for (const [index, line] of lines.entries()) {
    if (isContentsHead(line.text)) {
      inside = true;
      continue;
    }
    if (!inside || isBlank(line.text)) continue;
    // The pages of a table of contents never turn back.
    const told = Number(/(\d{1,3})\s*$/.exec(line.text)?.[1] ?? Number.NaN);
    const entry = looksLikeContents(line.text, true) || /^\s*\d{1,3}\s*$/.test(line.text);
    if (entry && !(told < page)) {
      if (Number.isFinite(told)) page = told;
      if (held !== null) found.add(held);
      held = null;
      found.add(index);
    } else if (held === null && line.heading !== true && line.text.length <= 120) {
      held = index;
    } else {
      inside = false;
    }
  }
  return found;
}
