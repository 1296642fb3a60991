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
  if (item.mark !== 'written') return atMark;
  const hangs = item.bodyUntil === null ? item.bodyX > item.x + SAME_PLACE : hang !== null && hang > SAME_PLACE;
  if (hangs && (hang === null || hang > SAME_PLACE)) return atBody && !atMark;
  if (!standsInItem(item, x)) return standsOutside(item, x);
  // All lines begin at one place: another mark tells, or that the items begin with capitals.
  const own = beginningOf(item.line);
  return own.mark !== beginningOf(line).mark || own.capital;
}
