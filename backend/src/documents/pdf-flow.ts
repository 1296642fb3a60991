import type { SourceLine } from '@kompassplan/domain';
import {
  type DeeperLine,
  deeperBy,
  hangingIndent,
  isDashOfItem,
  isUnended,
  markedItem,
  type OpenItem,
  standsInBody,
  standsInItem,
  standsOutside,
  withFurtherLine,
} from './pdf-items.js';
import { fillEmptyCells } from './pdf-empty-cells.js';
import { runningLines } from './pdf-margins.js';
import { LEADING_O } from './bullet-marks.js';
import type { PageRegion } from './pdf-page.js';
import { inMargin, startsWithBullet, type VisualLine } from './pdf-runs.js';

/** Points by which a line must stand in from the edge to count as indented. */
const INDENT = 6;
/** Columns whose left edges differ by less are the same column on different pages. */
const SAME_COLUMN = 60;

/** Where running text of a column begins, and the farthest right that it reaches. */
interface Column {
  readonly left: number;
  readonly right: number;
}

/** How the letters of the whole document are set. */
interface Setting {
  readonly height: number;
  /** The font of most letters, or null when the file tells fonts apart that look the same. */
  readonly font: string | null;
  /** From one line of a paragraph to the next, in heights of the letters. */
  readonly leading: number;
  /** Items of lists without bullets stand farther apart than their lines. */
  readonly gapped: boolean;
  /** How far further lines of items without bullets are set in, or null. */
  readonly hanging: number | null;
}

function lettersOf({ cells }: VisualLine): number {
  return cells.reduce((sum, { text }) => sum + text.length, 0);
}

/** Sums letters by a measure of their lines, the commonest value first. */
function tally<K>(lines: readonly VisualLine[], measure: (line: VisualLine) => K): [K, number][] {
  const sums = new Map<K, number>();
  for (const line of lines) sums.set(measure(line), (sums.get(measure(line)) ?? 0) + lettersOf(line));
  return [...sums].sort((a, b) => b[1] - a[1]);
}

function firstLetter({ cells }: VisualLine): string {
  return cells[0]?.text.trim().charAt(0) ?? '';
}

/** Whether a line begins like the rest of a sentence. */
function startsSmall(line: VisualLine): boolean {
  return /[\p{Ll}(]/u.test(firstLetter(line));
}

/** Left edge of a region's text, without page heads and feet. */
function startOf({ lines, pageHeight }: PageRegion): number {
  return Math.min(...lines.filter((line) => !inMargin(line.y, pageHeight)).map(({ cells }) => cells[0]?.x ?? 0));
}

function columnOf(regions: readonly PageRegion[]): Column {
  const lines = regions.flatMap((region) => region.lines.filter((line) => !inMargin(line.y, region.pageHeight)));
  const total = lines.reduce((sum, line) => sum + lettersOf(line), 0);
  const starts = tally(lines, ({ cells }) => Math.round(cells[0]?.x ?? 0));
  const usual = starts.filter(([, letters]) => letters >= total * 0.02).map(([x]) => x);
  const rights = lines
    .filter(({ cells }) => cells.length === 1)
    .map(({ cells }) => cells[0]?.right ?? 0)
    .sort((a, b) => a - b);
  return { left: Math.min(...usual, Number.MAX_VALUE), right: rights[Math.floor((rights.length - 1) * 0.985)] ?? 0 };
}

/** The columns of all regions; those at the same place on different pages share theirs. */
function columnsOf(regions: readonly PageRegion[]): Column[] {
  const starts = regions.map(startOf);
  const known = new Map<string, Column>();
  return regions.map((region, at) => {
    const own = starts[at] ?? 0;
    const key = `${region.column} ${Math.round(own / 4)}`;
    const alike = (other: PageRegion, index: number): boolean =>
      other.column === region.column && Math.abs((starts[index] ?? 0) - own) < SAME_COLUMN;
    const column = known.get(key) ?? columnOf(regions.filter(alike));
    known.set(key, column);
    return column;
  });
}

function settingOf(regions: readonly PageRegion[], columns: readonly Column[]): Setting {
  const lines = regions.flatMap((region) => region.lines);
  const total = lines.reduce((sum, line) => sum + lettersOf(line), 0);
  const [font = null, inFont = 0] = tally(lines, (line) => line.font)[0] ?? [];
  const pitches: VisualLine[] = [];
  const pitchOf = new Map<VisualLine, number>();
  const gaps = { wide: 0, tight: 0 };
  const eachPair = (visit: (line: VisualLine, pitch: number, column: Column, before: VisualLine) => void): void =>
    regions.forEach((region, at) => {
      region.lines.forEach((line, index) => {
        const before = region.lines[index - 1];
        const column = columns[at];
        if (before === undefined || column === undefined || line.cells.length > 1 || before.cells.length > 1) return;
        if (Math.abs(line.height - before.height) < 0.6)
          visit(line, (before.lowest - line.y) / line.height, column, before);
      });
    });
  eachPair((line, pitch) => {
    if (!/\p{Ll}/u.test(firstLetter(line)) || pitch > 2 || pitch < 0.8) return;
    pitches.push(line);
    pitchOf.set(line, Math.round(pitch * 20) / 20);
  });
  const leading = tally(pitches, (line) => pitchOf.get(line) ?? 1.2)[0]?.[0] ?? 1.2;
  const deeper: DeeperLine[] = [];
  eachPair((line, pitch, column, before) => {
    const [x, above] = [line.cells[0]?.x ?? 0, before.cells[0]?.x ?? 0];
    const indented = x > column.left + INDENT;
    const depth = deeperBy(x, above, line.height);
    const marked = [before, line].some((each) => startsWithBullet(each) || each.drawnBullet || each.block !== null);
    if (depth !== null && above > column.left + INDENT && !marked && pitch <= leading + 0.25)
      deeper.push({ deeper: depth, full: isFull(before, line, column.right), small: startsSmall(line) });
    if (!indented || startsWithBullet(line) || !/[\p{Lu}\d]/u.test(firstLetter(line))) return;
    if (pitch > leading + 0.12) gaps.wide += 1;
    else gaps.tight += 1;
  });
  return {
    height: tally(lines, (line) => Math.round(line.height * 2) / 2)[0]?.[0] ?? 11,
    font: inFont > total * 0.6 ? font : null,
    leading,
    gapped: gaps.wide > gaps.tight * 2,
    hanging: hangingIndent(deeper),
  };
}

/** Whether the word that begins `line` had no room behind `before`. */
function isFull(before: VisualLine, line: VisualLine, right: number): boolean {
  const [above] = before.cells;
  const [cell] = line.cells;
  if (above === undefined || cell === undefined) return false;
  const letter = (cell.right - cell.x) / Math.max(1, cell.text.length);
  const word = cell.text.trim().split(/\s+/)[0]?.length ?? 0;
  return above.right + letter * (word + 1) > right - letter;
}

/** Reads the lines of all regions one after the other and tells which go on and which begin an item. */
class RegionWalk {
  readonly result: SourceLine[] = [];
  private before: VisualLine | null = null;
  private beforeColumn: Column | null = null;
  private beforePage = 0;
  private item: OpenItem | null = null;
  /** From the written marks of items to their further lines. */
  private hang: number | null = null;

  /** Items of a tagged list carry written marks. */
  private marksItems = false;

  private readonly setting: Setting;
  private readonly running: ReadonlySet<VisualLine>;

  // The reading thread may run from source, where only erasable TypeScript is understood.
  constructor(setting: Setting, running: ReadonlySet<VisualLine>) {
    this.setting = setting;
    this.running = running;
  }

  read({ page, pageHeight, repeatedHead, lines, boxes }: PageRegion, column: Column, lastOfPage: boolean): void {
    let first = true;
    lines.forEach((line, index) => {
      for (const box of boxes.get(line) ?? []) this.add(box, page, { aside: true });
      // Paragraphs and lists run on past page heads and feet.
      const repeated = repeatedHead !== null && Math.abs(line.y - repeatedHead) < 1;
      const margin = inMargin(line.y, pageHeight);
      if (margin || repeated) {
        const furniture = repeated || this.running.has(line);
        const bullet = !furniture && startsWithBullet(line);
        this.add(line, page, {
          ...(margin ? { margin } : {}),
          ...(furniture ? { furniture } : {}),
          ...(bullet ? { bullet } : {}),
        });
        return;
      }
      this.take(line, page, column, { margin: lastOfPage && index === lines.length - 1, turned: first });
      this.before = line;
      this.beforeColumn = column;
      this.beforePage = page;
      first = false;
    });
  }

  private take(line: VisualLine, page: number, column: Column, at: { margin: boolean; turned: boolean }): void {
    const { block } = line;
    const tagged = block !== null && !/^T[DH]$/.test(block.role);
    const { continues, bullet } = tagged
      ? this.byTags(line, column, page, at.turned)
      : this.byPlace(line, column, at.turned);
    const heading = tagged ? /^H\d?$/.test(block.role) : !bullet && this.looksLikeHeading(line, column);
    this.add(line, page, {
      ...(bullet ? { bullet } : {}),
      ...(heading ? { heading } : {}),
      ...(continues ? { continues } : {}),
      ...(at.margin ? { margin: true } : {}),
    });
  }

  private add({ cells }: VisualLine, page: number, flags: Omit<SourceLine, 'line' | 'page' | 'text'>): void {
    const text = cells.map((cell) => cell.text.replace(/\s+/g, ' ').trim()).join('\t');
    this.result.push({ line: this.result.length + 1, page, text, ...flags });
  }

  private byTags(
    line: VisualLine,
    column: Column,
    page: number,
    turned: boolean,
  ): { continues: boolean; bullet: boolean } {
    const { block } = line;
    const before = this.before;
    if (block === null) return { continues: false, bullet: false };
    const isItem = block.role === 'LI';
    const dash = isItem && this.isDashWithin(line);
    // Blocks are counted page by page.
    if (this.beforePage === page && before?.block?.id === block.id) {
      const rest = !startsWithBullet(line) || dash;
      return { continues: rest, bullet: !rest };
    }
    const bullet = startsWithBullet(line) && (!dash || this.marksItems);
    // Where items carry marks, written or drawn as their labels, a line of one without a mark is the rest of it.
    const unlabelled = isItem && !bullet && before?.block?.labelled === true && !block.labelled;
    const unmarked = unlabelled || (isItem && this.marksItems && !bullet);
    // What runs over a page begins anew in the tags of the next, without its label.
    const anew = !turned || bullet || block.labelled || before === null || before.block?.role !== block.role;
    // A capital at the top of a page is far oftener a new item than the middle of one.
    const carried =
      unmarked ||
      dash ||
      startsSmall(line) ||
      (this.wasFull(line) &&
        (block.role === 'P' || /\d/.test(firstLetter(line)) || (before !== null && isUnended(before))));
    const rest = !anew && /^(?:LI|P)$/.test(block.role) && carried && (unlabelled || this.sameIndent(line, column));
    if (isItem && !rest) this.marksItems = bullet;
    return { continues: rest, bullet: bullet || (isItem && !rest) };
  }

  /** A dash within a sentence that broke just before it. */
  private isDashWithin(line: VisualLine): boolean {
    return /^\s*[–—-]\s+\p{Ll}/u.test(line.cells[0]?.text ?? '') && this.wasFull(line);
  }

  private wasFull(line: VisualLine): boolean {
    return this.before !== null && this.beforeColumn !== null && isFull(this.before, line, this.beforeColumn.right);
  }

  /** Whether the line stands where the text of the line before, or its mark, stood in its own column. */
  private sameIndent(line: VisualLine, column: Column): boolean {
    const above = this.before?.cells[0];
    const [cell] = line.cells;
    if (above === undefined || cell === undefined || this.beforeColumn === null) return false;
    const x = cell.x - column.left + this.beforeColumn.left;
    if (above.markInside && x > above.x && x <= above.x + 3 * line.height) return true;
    return Math.abs(x - above.bodyX) <= 3.5 || Math.abs(x - above.x) <= 3.5;
  }

  private byPlace(line: VisualLine, column: Column, turned: boolean): { continues: boolean; bullet: boolean } {
    const [cell] = line.cells;
    const written = startsWithBullet(line);
    const x = (cell?.x ?? 0) - column.left;
    if (cell === undefined || line.block !== null || line.cells.length > 1) {
      if (line.cells.length > 1) this.item = null;
      return { continues: false, bullet: written };
    }
    const open = this.item;
    const inner = written && open !== null && this.isDashWithin(line) && isDashOfItem(open, line, x, this.hang);
    if (inner) return { continues: true, bullet: false };
    if (written || line.drawnBullet) {
      this.item = markedItem(line, column.left, this.hang);
      return { continues: false, bullet: true };
    }
    const continues = this.goesOn(line, x, turned);
    if (continues && open !== null) {
      if (open.mark === 'written') this.hang = x - open.x;
      this.item = withFurtherLine(open, x);
    }
    if (continues) return { continues, bullet: false };
    const indented = x > INDENT && Math.abs(line.height - this.setting.height) < 0.6;
    // Behind a written bullet a new sentence on a new line may be one that lost its mark: the report's reader decides.
    const lost = open?.mark === 'written' && standsInBody(open, x);
    const unmarked = indented && !lost;
    const bodyX = x + (this.setting.hanging ?? 0);
    this.item = unmarked ? { x, bodyX, mark: 'none', bodyUntil: null, line } : lost ? open : null;
    return { continues, bullet: unmarked };
  }

  private goesOn(line: VisualLine, x: number, turned: boolean): boolean {
    const { before, item, setting } = this;
    if (before === null || before.cells.length > 1 || Math.abs(line.height - before.height) > 0.6) return false;
    // Where fonts can be told apart, a line in another one is a heading.
    const otherFont = setting.font !== null && line.font !== null && before.font !== null && line.font !== before.font;
    if (otherFont) return false;
    const pitch = (before.lowest - line.y) / line.height;
    if (!turned && (pitch <= 0 || pitch > 1.75)) return false;
    const small = startsSmall(line);
    const full = this.wasFull(line);
    if (item === null && !turned && pitch > setting.leading + 0.25) return false;
    if (item === null) return full && (turned ? small && x <= INDENT : Math.abs(x - this.relative(before)) <= 2.5);
    if (!standsInItem(item, x)) return item.mark === 'written' && !turned && full && small && standsOutside(item, x);
    if (item.mark !== 'none')
      return item.mark === 'drawn' || full || small || (!turned && /\d/.test(firstLetter(line)));
    // Nothing but an indent: the distance tells where items stand apart, else a capital begins one.
    if (!turned && setting.gapped) return pitch <= setting.leading + 0.12;
    if (setting.hanging !== null && standsInBody(item, x)) return true;
    return full && (small || isUnended(before));
  }

  private relative({ cells }: VisualLine): number {
    return (cells[0]?.x ?? 0) - (this.beforeColumn?.left ?? 0);
  }

  /** By the size of its letters, or by a font of its own. */
  private looksLikeHeading(line: VisualLine, column: Column): boolean {
    const [cell] = line.cells;
    if (cell === undefined || line.cells.length > 1) return false;
    if (line.height >= this.setting.height * 1.1) return true;
    if (this.setting.font === null || line.font === null || line.font === this.setting.font) return false;
    const text = cell.text.trim();
    const short = text.length <= 100 && /^[\p{Lu}\d]/u.test(text) && !/[.,;]$/.test(text);
    return short && cell.x <= column.left + INDENT && line.height >= this.setting.height * 0.95;
  }
}

/** Lines that begin with a small "o" before it is a mark and no letter. */
const FEWEST_LETTER_MARKS = 3;

function findLetterMarks(regions: readonly PageRegion[]): void {
  const cells = regions.flatMap(({ lines }) => lines.flatMap((line) => line.cells.slice(0, 1)));
  const marked = cells.filter(({ text }) => LEADING_O.test(text));
  if (marked.length >= FEWEST_LETTER_MARKS) for (const cell of marked) cell.letterMark = true;
}

/** Source lines from the regions of all pages: what goes on, what begins an item, what is a heading. */
export function sourceLines(regions: readonly PageRegion[]): SourceLine[] {
  findLetterMarks(regions);
  fillEmptyCells(regions.map(({ lines }) => lines));
  const columns = columnsOf(regions);
  const setting = settingOf(regions, columns);
  const walk = new RegionWalk(setting, runningLines(regions, setting.height));
  // Lists side by side go back to a page that was begun before.
  const last = new Map(regions.map(({ page }, at) => [page, at]));
  regions.forEach((region, at) => {
    const column = columns[at];
    if (column !== undefined) walk.read(region, column, last.get(region.page) === at);
  });
  return walk.result;
}
