import { LEADING_MARK, MARK_ONLY } from './bullet-marks.js';

/** A piece of text on a page, in points; y grows upwards from the foot of the page. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Name of the font within the file. */
  readonly font: string;
  /** Which structure element of a tagged PDF it belongs to, or null. */
  readonly block: Block | null;
}

/** A paragraph, heading, list item or table cell of a tagged PDF. */
export interface Block {
  readonly id: number;
  readonly role: string;
  /** A list item that shows its own label: it begins here and is not the rest of one from the page before. */
  readonly labelled: boolean;
}

interface StructNode {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly StructNode[];
}

const BLOCK_ROLES = /^(?:P|H\d?|LI|TD|TH|Caption|TOCI|BlockQuote)$/;

function hasContent({ type, children = [] }: StructNode): boolean {
  return type === 'content' || children.some(hasContent);
}

/** An item that goes on on a further page comes back there with a label that shows nothing. */
function hasLabel(node: StructNode): boolean {
  if (node.role === 'Lbl') return hasContent(node);
  return (node.children ?? []).some((child) => child.role !== 'L' && hasLabel(child));
}

/** Marked-content ids of a page with the block that each belongs to. Nested deeper than sixty, the tree is ignored. */
export function blocksByContent(tree: unknown): Map<string, Block> {
  const found = new Map<string, Block>();
  let count = 0;
  const visit = (node: StructNode, block: Block | null, depth: number): void => {
    if (depth > 60 || count > 50_000) return;
    count += 1;
    if (node.type === 'content' && node.id !== undefined) {
      if (block !== null) found.set(node.id, block);
      return;
    }
    const own =
      node.role !== undefined && BLOCK_ROLES.test(node.role)
        ? // A paragraph inside a list item is that item's text.
          node.role === 'P' && block?.role === 'LI'
          ? block
          : { id: count, role: node.role, labelled: node.role === 'LI' && hasLabel(node) }
        : block;
    for (const child of node.children ?? []) visit(child, own, depth + 1);
  };
  if (tree !== null && typeof tree === 'object') visit(tree as StructNode, null, 0);
  return found;
}

/** Part of a visual line between wide gaps. */
export interface Cell {
  text: string;
  readonly x: number;
  right: number;
  /** Where the text behind a bullet begins; x where there is none. */
  bodyX: number;
  /** Bullet and text are one piece, so that further lines may begin elsewhere than at bodyX. */
  markInside: boolean;
  /** A small letter at its beginning is a bullet. */
  letterMark: boolean;
  /** Which cell of a tagged table it is, or null. */
  readonly tableCell: number | null;
}

/** Everything on one baseline. */
export interface VisualLine {
  readonly y: number;
  /** Baseline of the last line that was drawn into this one (wrapped table cells). */
  lowest: number;
  readonly height: number;
  readonly cells: Cell[];
  readonly block: Block | null;
  /** The font of all its letters, or null when there are several. */
  readonly font: string | null;
  /** A bullet was drawn, not written, to the left of it. */
  drawnBullet: boolean;
}

/** Share of a page's height at its top and foot where page heads, feet and numbers stand. */
const MARGIN = 0.065;

/** Whether a baseline lies where page heads and feet stand. */
export function inMargin(y: number, pageHeight: number): boolean {
  return y < pageHeight * MARGIN || y > pageHeight * (1 - MARGIN);
}

/** Whether the line's text begins with the mark of a list item. */
export function startsWithBullet({ cells }: VisualLine): boolean {
  const [first] = cells;
  return first !== undefined && (first.letterMark || LEADING_MARK.test(first.text));
}

/** A gap this many times the letters' height separates table cells. */
const CELL_GAP = 1.5;

/** Number of an area or a sub-question in the first column of a table. */
export const ROW_NUMBER = /^\d\s?\.(?:\s?\d{1,2}\.?)?$/;
export const FIGURE = /^\d{1,4}(?:[.,]\d+)?\s?%?(?:\s+\d{1,4}(?:[.,]\d+)?\s?%?)*$/;

/** Whether a text is nothing but the mark of a list item. */
export function isBullet(text: string): boolean {
  return MARK_ONLY.test(shownText(text, true).trim());
}

/** A figure of a table stands this far from the title before it, in heights of the letters, or it is part of the text. */
const LEAST_GAP = 0.1;
/** Lines whose figures stand in line before they are a column. */
const LINES_OF_A_COLUMN = 3;

/** Tells which figures stand below each other, at their left or right edge or around their middle. */
function figureColumns(lines: readonly (readonly Run[])[]): (run: Run) => boolean {
  const places = ({ x, width }: Run): [string, number][] => [
    ['left', Math.round(x)],
    ['right', Math.round(x + width)],
    ['middle', Math.round(x + width / 2)],
  ];
  const counts = new Map<string, number>();
  for (const run of lines.flat()) {
    if (!FIGURE.test(run.text.trim())) continue;
    for (const [edge, at] of places(run)) counts.set(`${edge} ${at}`, (counts.get(`${edge} ${at}`) ?? 0) + 1);
  }
  return (run) =>
    places(run).some(([edge, at]) => {
      const seen = [at - 1, at, at + 1].reduce((sum, near) => sum + (counts.get(`${edge} ${near}`) ?? 0), 0);
      return seen >= LINES_OF_A_COLUMN;
    });
}

/** The cell of a tagged table that a run belongs to, or null. */
export function tableCellOf({ block }: Pick<Run, 'block'>): number | null {
  return block !== null && /^T[DH]$/.test(block.role) ? block.id : null;
}

/**
 * Whether a run opens a new cell.
 * @param gap to the run before it, in heights of the letters
 */
function beginsCell(cells: readonly Cell[], run: Run, gap: number, inColumn: (run: Run) => boolean): boolean {
  const last = cells.at(-1);
  const before = last?.text.trim() ?? '';
  if (MARK_ONLY.test(before)) return false;
  if (gap > CELL_GAP) return true;
  const [own, other] = [tableCellOf(run), last?.tableCell ?? null];
  if (own !== null && other !== null && own !== other) return true;
  // Score tables are set tightly: beside a row's number and between figures a smaller gap will do.
  if (ROW_NUMBER.test(before)) return gap > 0.5;
  const numbered = ROW_NUMBER.test(cells[0]?.text.trim() ?? '');
  if (!FIGURE.test(run.text.trim()) || !(numbered || FIGURE.test(before))) return false;
  return gap > 0.6 || (gap > LEAST_GAP && inColumn(run));
}

/**
 * What a run shows. A symbol font that does not tell its letters leaves control characters, and in front of a text such
 * a letter is a bullet; a hyphen set by the line breaker is a hyphen like any other.
 */
function shownText(text: string, first: boolean): string {
  const marked = first ? text.replace(/^\s*\p{Cc}+\s*/u, (found) => (/[^\s]/.test(found) ? '• ' : found)) : text;
  return marked.replace(/(?!\s)\p{Cc}/gu, '').replace(/[\u2010\u2011]/g, '-');
}

/** Runs by baseline, from top to bottom. */
export function byLine(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [];
  for (const run of [...runs].sort((a, b) => b.y - a.y)) {
    const line = lines.at(-1);
    const [first] = line ?? [];
    if (line !== undefined && first !== undefined && first.y - run.y <= 0.35 * Math.min(first.height, run.height)) {
      line.push(run);
    } else lines.push([run]);
  }
  return lines;
}

/** Widest blank, in heights of the letters. */
const BLANK = 0.7;

function cellOf(run: Run): Cell {
  const { x, width } = run;
  const text = shownText(run.text, true);
  // The letters' mean width serves: further lines of the item show where its text really begins.
  const mark = LEADING_MARK.exec(text)?.[0].length ?? 0;
  return {
    text,
    x,
    right: x + width,
    bodyX: x + (width * mark) / Math.max(1, text.length),
    markInside: mark > 0,
    letterMark: false,
    tableCell: tableCellOf(run),
  };
}

/** Groups runs by baseline, from the top of the page to its foot, and divides each line into cells. */
export function visualLines(runs: readonly Run[]): VisualLine[] {
  const groups = byLine(runs.filter(({ text }) => text.trim() !== '').sort((a, b) => a.x - b.x));
  const inColumn = figureColumns(groups);
  return groups.map((group) => {
    group.sort((a, b) => a.x - b.x);
    const [first] = group;
    const height = Math.max(...group.map((run) => run.height));
    const cells: Cell[] = [];
    for (const run of group) {
      const cell = cells.at(-1);
      const gap = cell === undefined ? 0 : run.x - cell.right;
      if (cell === undefined || beginsCell(cells, run, gap / height, inColumn)) {
        cells.push(cellOf(run));
      } else {
        if (MARK_ONLY.test(cell.text.trim())) {
          cell.bodyX = run.x;
          // A blank's width says nothing of where further lines begin.
          cell.markInside = gap <= BLANK * height;
        }
        const spaced = /\s$/.test(cell.text) || /^\s/.test(run.text);
        cell.text += (gap > 0.12 * height && !spaced ? ' ' : '') + shownText(run.text, false);
        cell.right = Math.max(cell.right, run.x + run.width);
      }
    }
    const y = first?.y ?? 0;
    const font = group.every((run) => run.font === first?.font) ? (first?.font ?? null) : null;
    return { y, lowest: y, height, cells, block: first?.block ?? null, font, drawnBullet: false };
  });
}
