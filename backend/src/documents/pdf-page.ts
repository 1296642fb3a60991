import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DocumentProblem, ReaderFault } from './document-problem.js';
import { columnEdges, readingRegions } from './pdf-columns.js';
import { drawnMarks, isMarked, type Mark } from './pdf-marks.js';
import { readingParts } from './pdf-side-lists.js';
import { type PointBox, withPointBoxes } from './pdf-point-box.js';
import { TableRows } from './pdf-rows.js';
import {
  type Block,
  blocksByContent,
  inMargin,
  type Run,
  startsWithBullet,
  type VisualLine,
  visualLines,
} from './pdf-runs.js';

/** A page, or one column of it, from top to bottom. */
export interface PageRegion {
  readonly page: number;
  readonly pageHeight: number;
  readonly column: boolean;
  /** Baseline of a head that only comes back on this page. */
  readonly repeatedHead: number | null;
  readonly lines: readonly VisualLine[];
  /** Boxes beside the text, by the line before which they are read. */
  readonly boxes: ReadonlyMap<VisualLine, readonly VisualLine[]>;
}

/** Everything on a page by position, before it is put into lines. */
export interface PageText {
  readonly page: number;
  readonly height: number;
  readonly runs: readonly Run[];
  /** Points in boxes beside the text, which are no part of its lines. */
  readonly boxes: readonly PointBox[];
  readonly marks: readonly Mark[];
  readonly characters: number;
  /** False where the file has no such page and the library made one up of what it found. */
  readonly real: boolean;
}

/** Runs of one page above which it is no report. */
const MAX_RUNS = 60_000;
/** Columns that a line must be set in from the page's edge of text to be indented, in points. */
const INDENTED = 6;

/** The library's other half, which it would load itself, and call the file broken when that fails. */
const LIBRARY_WORKER = 'pdfjs-dist/legacy/build/pdf.worker.mjs';

/** Loaded with the first PDF: text and Word files need not wait for it. @throws ReaderFault */
async function loadLibrary() {
  try {
    await import(LIBRARY_WORKER);
    return await import('pdfjs-dist/legacy/build/pdf.mjs');
  } catch (error) {
    throw new ReaderFault(error);
  }
}

/** Character maps and font data that some PDF files count on having at hand. */
function dataFolder(name: string): string {
  const build = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs')));
  return join(build, '../..', name) + sep;
}

type Library = Awaited<ReturnType<typeof loadLibrary>>;
export type Pdf = Awaited<ReturnType<Library['getDocument']>['promise']>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;

/** @throws DocumentProblem document.encrypted, document.damaged */
export async function openPdf(bytes: Uint8Array): Promise<Pdf> {
  const pdfjs = await loadLibrary();
  try {
    return await pdfjs.getDocument({
      data: bytes,
      // No generated code, no fonts, no network: only text is wanted.
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      useWorkerFetch: false,
      maxImageSize: 1,
      cMapUrl: dataFolder('cmaps'),
      cMapPacked: true,
      verbosity: pdfjs.VerbosityLevel.ERRORS,
    } as Parameters<typeof pdfjs.getDocument>[0]).promise;
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') throw new DocumentProblem('document.encrypted');
    throw new DocumentProblem('document.damaged');
  }
}

async function runsOf(page: Page, blocks: ReadonlyMap<string, Block>): Promise<{ runs: Run[]; characters: number }> {
  const [left = 0, bottom = 0] = page.view;
  const runs: Run[] = [];
  const open: (Block | null)[] = [];
  let characters = 0;
  const reader = page.streamTextContent({ includeMarkedContent: blocks.size > 0 }).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    for (const item of (value as { items: readonly unknown[] }).items) {
      const marked = item as { type?: string; id?: string };
      if (marked.type !== undefined) {
        if (marked.type === 'endMarkedContent') open.pop();
        else open.push((marked.id === undefined ? undefined : blocks.get(marked.id)) ?? open.at(-1) ?? null);
        continue;
      }
      const run = item as { str: string; transform: number[]; width: number; height: number; fontName: string };
      if (run.str.trim() === '') continue;
      characters += run.str.length;
      if (runs.length >= MAX_RUNS) throw new DocumentProblem('document.bomb');
      const [, b = 0, , d = 0, x = 0, y = 0] = run.transform;
      // Text set upright along the margin is decoration.
      if (Math.abs(b) > Math.abs(d)) continue;
      runs.push({
        text: run.str,
        x: x - left,
        y: y - bottom,
        width: run.width,
        height: run.height > 0 ? run.height : Math.abs(d),
        font: run.fontName,
        block: open.at(-1) ?? null,
      });
    }
  }
  return { runs, characters };
}

/** Whether a page, or a column of it, may hold lists whose bullets were drawn. */
function mayHaveDrawnBullets(runs: readonly Run[]): boolean {
  if (!beginsIndented(runs)) return false;
  // In a page of columns everything in the right one is indented.
  const [edge] = columnEdges(runs);
  if (edge === undefined) return true;
  return [true, false].some((left) => beginsIndented(runs.filter(({ x }) => x < edge - 0.5 === left)));
}

/** Whether indented lines begin anew, not below a written bullet. */
function beginsIndented(runs: readonly Run[]): boolean {
  const lines = visualLines(runs);
  const edge = Math.min(...lines.map(({ cells }) => cells[0]?.x ?? 0));
  let listed = false;
  for (const line of lines) {
    const [first, ...others] = line.cells;
    if (first === undefined || first.x <= edge + INDENTED) listed = false;
    else if (startsWithBullet(line)) listed = true;
    else if (!listed && others.length === 0 && /^\s*[\p{Lu}\d]/u.test(first.text)) return true;
  }
  return false;
}

/**
 * Text of one page by position.
 * @throws DocumentProblem document.bomb
 */
export async function pageText(pdf: Pdf, number: number): Promise<PageText> {
  const page = await pdf.getPage(number);
  const [left = 0, bottom = 0, , top = 842] = page.view;
  const blocks = blocksByContent(await page.getStructTree().catch(() => null));
  const { runs, characters } = await runsOf(page, blocks);
  let marks: Mark[] = [];
  // Drawing costs half as much again as reading, so it is only looked at where bullets seem to be missing.
  if (blocks.size === 0 && mayHaveDrawnBullets(runs)) {
    const { OPS } = await loadLibrary();
    const drawn = drawnMarks(await page.getOperatorList(), OPS);
    marks = drawn.map(({ x, y }) => ({ x: x - left, y: y - bottom }));
  }
  page.cleanup();
  return { page: number, height: top - bottom, ...withPointBoxes(runs), marks, characters, real: page.ref !== null };
}

/** Pages in which a column edge must be seen before it counts for the others. */
const PAGES_OF_A_COLUMN = 2;

/** The lines of all pages in reading order. Columns are told page by page; a short one is known by its neighbours. */
export function pageRegions(pages: readonly PageText[]): PageRegion[] {
  const parts = readingParts(pages);
  const seen = new Map<number, number>();
  for (const { runs, column } of parts) {
    for (const edge of column ? [] : columnEdges(runs)) seen.set(edge, (seen.get(edge) ?? 0) + 1);
  }
  const known = [...seen].filter(([, count]) => count >= PAGES_OF_A_COLUMN).map(([edge]) => edge);
  const rows = new TableRows();
  const waiting = new Map(pages.map((page) => [page, [...page.boxes]]));
  return parts.flatMap((part) =>
    (part.column ? [part] : readingRegions(part.runs, known)).map(({ runs, column: told }, _, all) => {
      const { page, height, marks } = part.page;
      const column = told || (all.length === 1 && endsBefore(runs, known, height));
      const lines = rows.join(visualLines(runs));
      for (const line of lines) line.drawnBullet = isMarked(line, marks);
      const boxes = placedBoxes(lines, waiting.get(part.page) ?? []);
      return { page, pageHeight: height, column, repeatedHead: part.repeatedHead, lines, boxes };
    }),
  );
}

/** Whether the text of a page ends in its first column. @param known left edges of further columns */
function endsBefore(runs: readonly Run[], known: readonly number[], pageHeight: number): boolean {
  const text = runs.filter(({ y }) => !inMargin(y, pageHeight));
  return known.some((edge) => text.length > 0 && text.every(({ x, width }) => x + width < edge));
}

/** Farthest from one line of a paragraph to the next, in heights of the letters. */
const PARAGRAPH_PITCH = 1.6;

/** Places boxes before the paragraphs beside them. @param waiting those of the page that have no place yet */
function placedBoxes(lines: readonly VisualLine[], waiting: PointBox[]): Map<VisualLine, VisualLine[]> {
  const placed = new Map<VisualLine, VisualLine[]>();
  for (const box of [...waiting]) {
    let at = lines.findIndex(({ y }) => y < box.top && y > box.bottom);
    if (at < 0) continue;
    for (; at > 0; at -= 1) {
      const [above, line] = [lines[at - 1], lines[at]];
      if (above === undefined || line === undefined || Math.abs(above.height - line.height) > 0.6) break;
      if (above.lowest - line.y > PARAGRAPH_PITCH * line.height) break;
    }
    const line = lines[at];
    if (line === undefined) continue;
    waiting.splice(waiting.indexOf(box), 1);
    placed.set(line, [...(placed.get(line) ?? []), ...visualLines([box.run])]);
  }
  return placed;
}
