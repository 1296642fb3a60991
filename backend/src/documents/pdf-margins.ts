import type { PageRegion } from './pdf-page.js';
import { inMargin, type VisualLine } from './pdf-runs.js';

/** Share of the pages on which a place must be taken, and the fewest of them. */
const MOST_PAGES = 0.6;
const FEWEST_PAGES = 4;
/** From a page head to the text, or from the text to a page foot, in heights of its letters. */
const FROM_TEXT = 1.5;
/** Letters below this share of the text's height are smaller. */
const SMALLER = 0.95;
/** Times that a place must show the same words on two pages in a row, where its letters are not smaller. */
const REPEATS = 2;

interface Sighting {
  readonly page: number;
  readonly line: VisualLine;
}

/** Whether no text stands close above or below; a page head may have several lines. */
function standsApart(line: VisualLine, { lines, pageHeight }: PageRegion): boolean {
  return lines.every((other) => inMargin(other.y, pageHeight) || Math.abs(other.y - line.y) >= FROM_TEXT * line.height);
}

/** What a line shows. In several pieces: whatever page it counts, and on whichever side, as left and right pages differ. */
function textOf({ line: { cells } }: Sighting): string {
  const texts = cells.map(({ text }) => text.trim());
  return texts.length === 1
    ? texts.join()
    : texts
        .map((text) => text.replace(/\d+/g, '0'))
        .sort()
        .join('\t');
}

/**
 * Page heads and feet whose words change, as the name of the area does: lines in the margin that stand at one place on
 * most pages, apart from the text. A heading may begin every page too, but is never smaller than the text, and does not
 * come back on the next page.
 * @param height of the letters of most text
 */
export function runningLines(regions: readonly PageRegion[], height: number): Set<VisualLine> {
  const places = new Map<string, Sighting[]>();
  for (const region of regions) {
    const { page, pageHeight, lines } = region;
    for (const line of lines) {
      if (!inMargin(line.y, pageHeight) || !standsApart(line, region)) continue;
      const place = `${Math.round(line.y / 2)} ${Math.round(line.height * 2)} ${line.cells.length > 1}`;
      const seen = places.get(place);
      if (seen === undefined) places.set(place, [{ page, line }]);
      else seen.push({ page, line });
    }
  }
  const pages = new Set(regions.map(({ page }) => page)).size;
  const found = new Set<VisualLine>();
  for (const seen of places.values()) {
    // In a short document the same words on every page behind the cover will do.
    const words = new Set(seen.map(textOf));
    const everywhere = seen.length >= 2 && seen.length >= pages - 1 && words.size === 1;
    if (everywhere && seen.every(({ line }) => line.height < height * SMALLER))
      seen.forEach(({ line }) => found.add(line));
    if (seen.length < Math.max(FEWEST_PAGES, pages * MOST_PAGES)) continue;
    const again = seen.filter((sighting, at) => {
      const before = seen[at - 1];
      return before !== undefined && before.page === sighting.page - 1 && textOf(before) === textOf(sighting);
    });
    // Figures of a table stand in several pieces too: only what comes back is a page head.
    const smaller = seen.every(({ line }) => line.cells.length === 1 && line.height < height * SMALLER);
    if (smaller || again.length >= REPEATS) seen.forEach(({ line }) => found.add(line));
  }
  return found;
}
