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

/** Times that a line with letters and changing numbers must come back before it counts as a page head or foot. */
const REPEATS = 3;

/**
 * Indexes of lines that belong to the page and not to the report: heads, feet, and page numbers. Bare numbers count
 * only at the edge of a page or as the page's own number, for a table may put its figures on lines of their own.
 */
export function findPageFurniture(lines: readonly SourceLine[]): Set<number> {
  const found = new Set<number>();
  const repeated = new Map<string, number[]>();
  lines.forEach((line, index) => {
    const text = line.text.trim();
    if (text === '' || text.length > 120) return;
    if (/\p{L}/u.test(text) && /\d/.test(text) ? isPageNumber(text) : /^\(\d{1,3}\)$/.test(text)) {
      found.add(index);
      return;
    }
    const bare = isPageNumber(text);
    if (bare && (Number(text) === line.page || line.margin === true)) found.add(index);
    if (bare || sectionHead(text) !== null || areaHead(line) !== null || scoreShape(text, false) !== null) return;
    if (bulletText(line) !== null && line.margin !== true) return;
    // In plain text only a changing number gives a foot away; where pages are known, the place on the page does.
    const shape = text.replace(/\d+/g, '#').replace(/\s+/g, ' ');
    if (!/\p{L}{3}/u.test(shape)) return;
    if (line.margin === true || /#\s*\(?#?\)?$|\(#\)/.test(shape)) {
      repeated.set(shape, [...(repeated.get(shape) ?? []), index]);
    }
  });
  for (const indexes of repeated.values()) {
    if (indexes.length >= REPEATS) indexes.forEach((index) => found.add(index));
  }
  return found;
}

/** Indexes of the table of contents, without its head. One entry may be broken over two lines. */
export function findContents(lines: readonly SourceLine[]): Set<number> {
  const found = new Set<number>();
  let inside = false;
  let held: number | null = null;
  for (const [index, line] of lines.entries()) {
    if (isContentsHead(line.text)) {
      inside = true;
      continue;
    }
    if (!inside || isBlank(line.text)) continue;
    if (looksLikeContents(line.text, true) || /^\s*\d{1,3}\s*$/.test(line.text)) {
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
