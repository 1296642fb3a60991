import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceLine } from '@kompassplan/domain';
import { DocumentProblem, type ReadLimits } from './document-problem.js';
import { type Block, blocksByContent, joinRows, type Run, type VisualLine, visualLines } from './pdf-runs.js';

interface PageText {
  readonly number: number;
  readonly height: number;
  readonly lines: readonly VisualLine[];
}

/** Runs of one page above which it is no report. */
const MAX_RUNS = 60_000;
/** Letters below which a document shows pictures of text, not text. */
const FEW_LETTERS = 20;
/** Share of the page's height at its top and foot where page heads, feet and numbers stand. */
const MARGIN = 0.065;

/** Loaded with the first PDF: text and Word files need not wait for it. */
const loadLibrary = () => import('pdfjs-dist/legacy/build/pdf.mjs');

/** Character maps and font data that some PDF files count on having at hand. */
function dataFolder(name: string): string {
  const build = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs')));
  return join(build, '../..', name) + sep;
}

type Library = Awaited<ReturnType<typeof loadLibrary>>;
type Pdf = Awaited<ReturnType<Library['getDocument']>['promise']>;

async function open(bytes: Uint8Array): Promise<Pdf> {
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

async function pageText(pdf: Pdf, number: number): Promise<PageText & { characters: number }> {
  const page = await pdf.getPage(number);
  const [left = 0, bottom = 0, , top = 842] = page.view;
  const blocks = blocksByContent(await page.getStructTree().catch(() => null));
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
      const run = item as { str: string; transform: number[]; width: number; height: number };
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
        block: open.at(-1) ?? null,
      });
    }
  }
  page.cleanup();
  return { number, height: top - bottom, lines: joinRows(visualLines(runs)), characters };
}

/** The value that most letters share, of a measure of their lines. */
function mostCommon(pages: readonly PageText[], measure: (line: VisualLine) => number, otherwise: number): number {
  const letters = new Map<number, number>();
  for (const { lines } of pages) {
    for (const line of lines) {
      const key = Math.round(measure(line) * 2) / 2;
      letters.set(key, (letters.get(key) ?? 0) + line.cells.reduce((sum, { text }) => sum + text.length, 0));
    }
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? otherwise;
}

interface Column {
  /** Where running text begins, and the farthest right that it reaches. */
  readonly left: number;
  readonly right: number;
}

const BULLET = /^\s*(?:[-–—•·*‣▪▫●○◦■□➢➤✓✔]|[\uE000-\uF8FF])\s+(?=\S)/u;

/** Where the text behind a bullet begins, by the share of letters: good enough to recognise a hanging indent. */
function hangingIndent(line: VisualLine): number | null {
  const [cell] = line.cells;
  const mark = cell === undefined ? null : BULLET.exec(cell.text);
  return cell === undefined || mark === null ? null : cell.x + 3;
}

function firstWord(line: VisualLine): string {
  return line.cells[0]?.text.trim().split(/\s+/)[0] ?? '';
}

/** Whether a line goes on with the paragraph above it, in a PDF without tags. */
function goesOn(line: VisualLine, before: VisualLine, hanging: number | null, column: Column): boolean {
  const [cell] = line.cells;
  const [above] = before.cells;
  if (cell === undefined || above === undefined || line.cells.length > 1 || before.cells.length > 1) return false;
  if (BULLET.test(cell.text) || Math.abs(line.height - before.height) > 0.6) return false;
  const pitch = before.lowest - line.y;
  if (pitch <= 0 || pitch > 1.75 * line.height) return false;
  // The line above was full when the next word would not have found room.
  const letter = (cell.right - cell.x) / Math.max(1, cell.text.length);
  const full = above.right + letter * (firstWord(line).length + 1) > column.right - letter;
  // Behind a bullet a new sentence on a new line may be a bullet that lost its mark: the report's reader decides.
  if (hanging !== null && cell.x > hanging && cell.x < hanging + 40) return full || !/^\p{Lu}/u.test(cell.text);
  // Indented text may be a list whose bullets were drawn, not written: there a capital begins an item.
  if (cell.x > column.left + 8 && /^\p{Lu}/u.test(cell.text)) return false;
  return full && Math.abs(cell.x - above.x) <= 2.5;
}

function toSourceLines(pages: readonly PageText[]): SourceLine[] {
  const body = mostCommon(pages, ({ height }) => height, 11);
  const left = mostCommon(pages, ({ cells }) => cells[0]?.x ?? 0, 0);
  const result: SourceLine[] = [];
  for (const { number, height, lines } of pages) {
    const right = Math.max(
      0,
      ...lines.filter(({ cells }) => cells.length === 1).map(({ cells }) => cells[0]?.right ?? 0),
    );
    let before: VisualLine | null = null;
    let hanging: number | null = null;
    lines.forEach((line, index) => {
      const text = line.cells.map((cell) => cell.text.replace(/\s+/g, ' ').trim()).join('\t');
      const margin = line.y < height * MARGIN || line.y > height * (1 - MARGIN) || index === lines.length - 1;
      const { block } = line;
      const tagged = block !== null && !/^T[DH]$/.test(block.role);
      const sameBlock = tagged && before?.block?.id === block.id;
      const indent = hangingIndent(line);
      const continues =
        before !== null && (tagged ? sameBlock : block === null && goesOn(line, before, hanging, { left, right }));
      const tagBullet = tagged && block.role === 'LI' && !sameBlock;
      // A list item that runs over a page begins anew in the tags of the next page, without its label.
      const rest: boolean = tagBullet && before === null && !block.labelled && /^\p{Ll}/u.test(text);
      const heading = tagged ? /^H\d?$/.test(block.role) : line.height >= body * 1.1 && line.cells.length === 1;
      result.push({
        line: result.length + 1,
        page: number,
        text,
        ...((tagBullet && !rest) || indent !== null ? { bullet: true } : {}),
        ...(heading ? { heading } : {}),
        ...(continues || rest ? { continues: true } : {}),
        ...(margin ? { margin } : {}),
      });
      if (indent !== null) hanging = indent;
      else if (!continues) hanging = null;
      before = line;
    });
  }
  return result;
}

/**
 * Printed lines of a PDF from top to bottom, page by page; table rows with TAB between cells, wrapped cells put
 * together. What a tagged PDF says about lists and headings is used; else position and letter size tell.
 * @param onPage called after each page with the share that is done, 0–1
 * @throws DocumentProblem document.damaged, document.encrypted, document.no-pages, document.too-many-pages,
 *   document.image-only, document.bomb, document.too-large
 */
export async function pdfLines(
  bytes: Uint8Array,
  limits: ReadLimits,
  onPage: (fraction: number) => void,
): Promise<SourceLine[]> {
  const pdf = await open(bytes);
  if (pdf.numPages === 0) throw new DocumentProblem('document.no-pages');
  if (pdf.numPages > limits.maxPages) throw new DocumentProblem('document.too-many-pages');
  const pages: PageText[] = [];
  let characters = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    let page: Awaited<ReturnType<typeof pageText>>;
    try {
      page = await pageText(pdf, number);
    } catch (error) {
      throw error instanceof DocumentProblem ? error : new DocumentProblem('document.damaged');
    }
    characters += page.characters;
    if (characters > limits.maxCharacters) throw new DocumentProblem('document.too-large');
    pages.push(page);
    onPage(number / pdf.numPages);
  }
  const letters = pages
    .flatMap(({ lines }) => lines)
    .flatMap(({ cells }) => cells)
    .reduce((sum, { text }) => sum + (text.match(/\p{L}/gu)?.length ?? 0), 0);
  if (letters < FEW_LETTERS) throw new DocumentProblem('document.image-only');
  return toSourceLines(pages);
}
