import { startsWithBullet, type VisualLine } from './pdf-runs.js';

/*
 * The list item that is being read, and whether a line stands where its further lines stand. All places are counted from the
 * left edge of the column.
 */

/** Points by which lines at one place may differ. */
const SAME_PLACE = 3;
/** Farthest from a mark to the text behind it, in heights of the letters. */
const FARTHEST_BODY = 3;

export interface OpenItem {
  /** Left edges: of its mark or first letter, and of its text. */
  readonly x: number;
  readonly bodyX: number;
  readonly mark: 'written' | 'drawn' | 'none';
  /** Where mark and text are one piece, and no further line has shown where the text begins: the farthest that it can. */
  readonly bodyUntil: number | null;
  readonly line: VisualLine;
}

/**
 * An item that begins with a written or drawn mark.
 * @param hang from the marks of other items to their further lines, or null as long as there were none
 */
export function markedItem(line: VisualLine, left: number, hang: number | null): OpenItem {
  const [cell] = line.cells;
  const x = (cell?.x ?? 0) - left;
  const inside = cell?.markInside === true;
  return {
    x,
    bodyX: inside && hang !== null ? x + hang : (cell?.bodyX ?? 0) - left,
    mark: startsWithBullet(line) ? 'written' : 'drawn',
    bodyUntil: inside ? x + FARTHEST_BODY * line.height : null,
    line,
  };
}

/** Whether a line that begins at `x` stands below the item's mark or its text. */
export function standsInItem({ x: mark, bodyX, bodyUntil }: OpenItem, x: number): boolean {
  if (Math.abs(x - mark) <= SAME_PLACE || Math.abs(x - bodyX) <= SAME_PLACE) return true;
  return bodyUntil !== null && x > mark && x <= bodyUntil;
}

/** Whether a line stands farther out than the item's mark, as in paragraphs whose first line is set in. */
export function standsOutside({ x: mark, line }: OpenItem, x: number): boolean {
  return x < mark && x >= mark - FARTHEST_BODY * line.height;
}

/** Whether a line that begins at `x` stands below the item's text. */
export function standsInBody(item: OpenItem, x: number): boolean {
  return item.bodyUntil === null ? Math.abs(x - item.bodyX) <= SAME_PLACE : standsInItem(item, x);
}

/** The item after a further line of it, which shows where its text begins. */
export function withFurtherLine(item: OpenItem, x: number): OpenItem {
  return item.bodyUntil === null ? item : { ...item, bodyX: x, bodyUntil: null };
}

/** Lines one below the other in a list without marks: how far the lower stands in, and whether it looks like the rest. */
export interface DeeperLine {
  readonly deeper: number;
  /** The upper line had no room for its first word. */
  readonly full: boolean;
  readonly small: boolean;
}

/** Pairs of lines that show a hanging indent, and the share of all at that depth which must look like the rest of an item. */
const [FEWEST_HANGING, MOST_HANGING] = [3, 0.8];

/**
 * How far further lines of items without marks are set in, or null where they are not: what stands deeper below full lines
 * is the rest of them, below lines that ended early a list within the list.
 */
export function hangingIndent(pairs: readonly DeeperLine[]): number | null {
  const depths = [...new Set(pairs.map(({ deeper }) => Math.round(deeper)))];
  const fits = depths.map((depth) => {
    const own = pairs.filter(({ deeper }) => Math.abs(deeper - depth) <= 1);
    const full = own.filter((pair) => pair.full).length;
    const rest = own.filter((pair) => pair.full || pair.small).length;
    return {
      depth,
      full,
      holds: full >= FEWEST_HANGING && full * 2 >= own.length && rest >= own.length * MOST_HANGING,
    };
  });
  return fits.filter(({ holds }) => holds).sort((a, b) => b.full - a.full)[0]?.depth ?? null;
}

/** How deep a line stands below another of the same list, or null where it does not stand deeper. */
export function deeperBy(x: number, above: number, height: number): number | null {
  const deeper = x - above;
  return deeper > SAME_PLACE && deeper <= FARTHEST_BODY * height ? deeper : null;
}

/** A word with which no item ends, whatever letter the next line begins with. */
const UNENDED =
  /(?:^|\s)(?:och|eller|samt|som|att|av|i|på|till|från|för|med|om|vid|inom|mellan|genom|enligt|kring|under|över|mot|via|de|den|det|en|ett|og|å|til|fra|etter|ved|innen|gjennom|et|t\.ex\.|f\.eks\.|bl\.a\.|s\.k\.)$|,$/u;

/** Whether the text of a line cannot end there. */
export function isUnended({ cells }: VisualLine): boolean {
  return UNENDED.test(cells.at(-1)?.text.trim() ?? '');
}

/** The mark of a line, and whether the text behind it begins with a capital. */
function beginningOf({ cells }: VisualLine): { mark: string; capital: boolean } {
  const text = cells[0]?.text.trim() ?? '';
  return { mark: text.charAt(0), capital: /^\S{1,2}\s*\p{Lu}/u.test(text) };
}

/**
 * Whether a line that begins with a dash, a small letter behind it, stands where the text of the open item stands and not
 * where a mark does: then the dash belongs to the sentence.
 */
export function isDashOfItem(item: OpenItem, line: VisualLine, x: number, hang: number | null): boolean {
  if (line.drawnBullet) return false;
  const [atMark, atBody] = [Math.abs(x - item.x) <= 2, Math.abs(x - item.bodyX) <= 2];
  if (item.mark !== 'written') return atMark || atBody;
  const hangs = item.bodyUntil === null ? item.bodyX > item.x + SAME_PLACE : hang !== null && hang > SAME_PLACE;
  if (hangs && (hang === null || hang > SAME_PLACE)) return atBody && !atMark;
  if (!standsInItem(item, x)) return standsOutside(item, x);
  // All lines begin at one place: another mark tells, or that the items begin with capitals.
  const own = beginningOf(item.line);
  return own.mark !== beginningOf(line).mark || own.capital;
}
