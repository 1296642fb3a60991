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

function hasLabel(node: StructNode): boolean {
  return node.role === 'Lbl' || (node.children ?? []).some((child) => child.role !== 'L' && hasLabel(child));
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

const BULLET = /^\s*(?:[-–—•·*‣▪▫●○◦■□➢➤✓✔]|[\uE000-\uF8FF])\s+(?=\S)/u;

/** Whether the line's text begins with the mark of a list item. */
export function startsWithBullet({ cells }: VisualLine): boolean {
  return BULLET.test(cells[0]?.text ?? '');
}

/** A gap this many times the letters' height separates table cells. */
const CELL_GAP = 1.5;
const BULLET_ONLY = /^(?:[-–—•·*‣▪▫●○◦■□➢➤✓✔o]|[\uE000-\uF8FF])$/u;

const ROW_NUMBER = /^\d\s?\.(?:\s?\d{1,2}\.?)?$/;
const FIGURE = /^\d{1,4}(?:[.,]\d+)?\s?%?(?:\s+\d{1,4}(?:[.,]\d+)?\s?%?)*$/;

/** Whether a run opens a new cell. @param gap to the run before it, in heights of the letters */
function beginsCell(cells: readonly Cell[], text: string, gap: number): boolean {
  const before = cells.at(-1)?.text.trim() ?? '';
  if (BULLET_ONLY.test(before)) return false;
  if (gap > CELL_GAP) return true;
  // Score tables are set tightly: beside a row's number and between figures a smaller gap will do.
  if (ROW_NUMBER.test(before)) return gap > 0.5;
  const numbered = ROW_NUMBER.test(cells[0]?.text.trim() ?? '');
  return FIGURE.test(text.trim()) && gap > 0.6 && (numbered || FIGURE.test(before));
}

/** Groups runs by baseline, from the top of the page to its foot, and divides each line into cells. */
export function visualLines(runs: readonly Run[]): VisualLine[] {
  const sorted = runs.filter(({ text }) => text.trim() !== '').sort((a, b) => b.y - a.y || a.x - b.x);
  const groups: Run[][] = [];
  for (const run of sorted) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (
      group !== undefined &&
      first !== undefined &&
      Math.abs(first.y - run.y) <= 0.35 * Math.min(first.height, run.height)
    ) {
      group.push(run);
    } else groups.push([run]);
  }
  return groups.map((group) => {
    group.sort((a, b) => a.x - b.x);
    const [first] = group;
    const height = Math.max(...group.map((run) => run.height));
    const cells: Cell[] = [];
    for (const run of group) {
      const cell = cells.at(-1);
      const gap = cell === undefined ? 0 : run.x - cell.right;
      if (cell === undefined || beginsCell(cells, run.text, gap / height)) {
        cells.push({ text: run.text, x: run.x, right: run.x + run.width, bodyX: run.x });
      } else {
        if (BULLET_ONLY.test(cell.text.trim())) cell.bodyX = run.x;
        const spaced = /\s$/.test(cell.text) || /^\s/.test(run.text);
        cell.text += (gap > 0.12 * height && !spaced ? ' ' : '') + run.text;
        cell.right = Math.max(cell.right, run.x + run.width);
      }
    }
    const y = first?.y ?? 0;
    const font = group.every((run) => run.font === first?.font) ? (first?.font ?? null) : null;
    return { y, lowest: y, height, cells, block: first?.block ?? null, font, drawnBullet: false };
  });
}

const COLUMN_HEAD = /(?:max|maks|procent|prosent|poäng|poeng|uppnått)\s*$/i;

function isFigure(cell: Cell | undefined): boolean {
  return cell !== undefined && FIGURE.test(cell.text.trim());
}

/** A numbered line of a score table: several cells, the last of them a figure or the head of a column. */
function isRow(line: VisualLine): boolean {
  const last = line.cells.at(-1);
  return (
    line.cells.length >= 2 &&
    ROW_NUMBER.test(line.cells[0]?.text.trim() ?? '') &&
    last !== undefined &&
    (isFigure(last) || COLUMN_HEAD.test(last.text))
  );
}

function titleCell(row: VisualLine): Cell | undefined {
  return row.cells.find((cell) => /\p{L}{2}/u.test(cell.text));
}

/** Whether a lone text stands in the row's title column, left of its figures. */
function inTitleColumn(line: VisualLine, row: VisualLine): boolean {
  const [only] = line.cells;
  if (line.cells.length !== 1 || only === undefined || isFigure(only) || !/\p{L}/u.test(only.text)) return false;
  const title = titleCell(row);
  const figures = row.cells.find((cell, index) => index > 0 && (isFigure(cell) || COLUMN_HEAD.test(cell.text)));
  const number = row.cells[0];
  if (title === undefined)
    return figures !== undefined && number !== undefined && only.x > number.x && only.right < figures.x;
  return Math.abs(only.x - title.x) <= 4 && (figures === undefined || figures === title || only.x < figures.x);
}

/** Two lines of one cell; a word that was divided between them is made whole. */
function joined(before: string, after: string): string {
  const divided =
    /\p{Ll}[-\u00ad]$/u.test(before.trim()) && /^\s*\p{Ll}/u.test(after) && !/^\s*(?:och|eller|samt|og)\b/u.test(after);
  return divided ? `${before.trim().slice(0, -1)}${after.trim()}` : `${before.trim()} ${after.trim()}`;
}

function append(row: VisualLine, text: string): void {
  const title = titleCell(row);
  const after = row.cells[0]?.right ?? 0;
  if (title !== undefined) title.text = joined(title.text, text);
  else row.cells.splice(1, 0, { text: text.trim(), x: after + 1, bodyX: after + 1, right: after + 2 });
}

/**
 * Puts wrapped table cells together, so that one row is one line: titles of several lines beside their figures,
 * whether the figures stand at the top of the row or in its middle.
 */
export function joinRows(lines: readonly VisualLine[]): VisualLine[] {
  const result: VisualLine[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    const before = result.at(-1);
    if (line === undefined) continue;
    // Figures in the middle of a row: half a line below its number and the title's first line.
    const figuresOnly = line.cells.every((cell) => isFigure(cell)) && line.cells.length >= 2;
    if (figuresOnly && before !== undefined && !isRow(before) && /^\d\s?\.\s?\d/.test(before.cells[0]?.text ?? '')) {
      if (before.lowest - line.y < 0.9 * line.height) {
        before.cells.push(...line.cells);
        before.lowest = line.y;
        continue;
      }
    }
    if (
      before !== undefined &&
      isRow(before) &&
      inTitleColumn(line, before) &&
      before.lowest - line.y <= 2 * line.height
    ) {
      const next = lines[index + 1];
      // In a row set around its middle the first line of a title stands closer to the row below.
      const closerBelow =
        next !== undefined && isRow(next) && inTitleColumn(line, next) && line.y - next.y < before.lowest - line.y - 1;
      if (!closerBelow) {
        append(before, line.cells[0]?.text ?? '');
        before.lowest = line.y;
        continue;
      }
    }
    const above = result.at(-1);
    if (isRow(line) && above !== undefined && !isRow(above) && inTitleColumn(above, line)) {
      const title = titleCell(line);
      const numbered = /^\d\s?\.\s?\d/.test(line.cells[0]?.text ?? '');
      if (
        numbered &&
        above.lowest - line.y <= 1.6 * line.height &&
        !/[?.:!]$/.test(above.cells[0]?.text.trim() ?? '')
      ) {
        result.pop();
        const first = above.cells[0]?.text.trim() ?? '';
        if (title !== undefined) title.text = joined(first, title.text);
        else append(line, first);
      }
    }
    result.push(line);
  }
  return result;
}
