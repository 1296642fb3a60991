// Blocks as a PDF. Every printed line is placed here and not by the library, so that columns, tags, drawn bullets and
// wrapped cells stand exactly where a habit wants them.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { PdfFlow } from './pdf-flow.mjs';

const FONTS = join(dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json'))), 'standard_fonts');

/**
 * @typedef {object} PdfHabits
 * @property {boolean} [tagged]
 * @property {string} [bullet] mark of an item; empty for none
 * @property {boolean} [drawn] bullets are small discs, not letters
 * @property {boolean} [labels] of tagged items are the discs, which the items carry once, also over two pages
 * @property {boolean} [hanging] false: further lines of an item stand below its bullet
 * @property {number} [hang] points by which further lines stand deeper than the text's first one
 * @property {number} [indent] of an item's bullet
 * @property {'hang' | 'deep' | 'flush' | 'out'} [inline] bullet and text are one piece; where further lines begin
 * @property {'Liberation'} [letters] a font with marks that the usual one lacks
 * @property {boolean} [pointBox] an area's points stand in a box beside its text
 * @property {[string, string]} [pointWords] above and below the figure in that box
 * @property {1 | 2} [columns]
 * @property {boolean} [listColumns] areas begin a page, and improvement areas a column
 * @property {'clusters' | 'ruled' | 'middle' | 'split'} [table] middle: figures in the middle of their row; split: a row
 *   may go on on the next page, below the table's head
 * @property {'centre' | 'right' | 'left'} [align] of the figures
 * @property {(page: number, count: number) => string | string[]} [foot] TAB stands between the pieces of a line
 * @property {(page: number) => string | string[]} [head]
 * @property {boolean} [areaHeads] each page is headed by the name of its area, in small letters
 * @property {boolean} [repeatHeads] of lists side by side that go on on the next page
 * @property {number} [headDrop] points by which the right head hangs lower than the left
 * @property {number} [itemGap]
 * @property {number} [size] of the letters
 * @property {boolean} [sameSize] headings differ by weight only
 * @property {boolean} [hyphenate]
 */

/** @param {import('./compose.mjs').Block[]} blocks @param {PdfHabits} habits @param {Date} made @returns {Promise<Buffer>} */
export async function pdfShape(blocks, habits, made) {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: 70, bottom: 0, left: 70, right: 70 },
    bufferPages: true,
    ...(habits.tagged ? { pdfVersion: '1.5', tagged: true, lang: 'sv-SE', displayTitle: true } : {}),
    info: {
      Title: 'Rapport',
      Author: 'Exempel',
      Creator: 'Exempel',
      Producer: 'Exempel',
      CreationDate: made,
      ModDate: made,
    },
  });
  const chunks = [];
  doc.on('data', (chunk) => chunks.push(chunk));
  const done = new Promise((resolve) => doc.on('end', resolve));
  if (habits.letters === 'Liberation') {
    doc.registerFont('Liberation', join(FONTS, 'LiberationSans-Regular.ttf'));
    doc.registerFont('Liberation-Bold', join(FONTS, 'LiberationSans-Bold.ttf'));
  }
  const flow = new PdfFlow(doc, habits);
  for (const block of blocks) draw(flow, block, habits);
  flow.furniture();
  doc.end();
  await done;
  return Buffer.concat(chunks);
}

function draw(flow, block, habits) {
  const size = habits.size ?? 11;
  const big = habits.sameSize ? { h1: size, h2: size, h3: size } : { h1: size + 7, h2: size + 3, h3: size + 0.5 };
  // Tables take the whole width, also where the text is set in columns.
  flow.layOut(block.kind === 'table' ? 1 : (habits.columns ?? 1));
  switch (block.kind) {
    case 'cover':
      for (const line of block.lines) flow.paragraph(line, { size: 24, bold: true, after: 14 });
      for (const line of block.people) flow.paragraph(line, { after: 8 });
      return flow.turn();
    case 'contents':
      flow.paragraph(block.head, { size: big.h1, bold: true, after: 12, role: 'P' });
      for (const [title, page] of block.rows) flow.contentsRow(title, page);
      return flow.turn();
    case 'chapter':
      flow.need(60);
      return flow.paragraph(block.text, { size: big.h1, bold: true, before: 12, after: 10, role: 'H1' });
    case 'area':
      if (habits.listColumns) flow.turn();
      flow.need(90);
      if (habits.pointBox) flow.points = block.points;
      flow.section = block.lines.at(-1).replace(/^\S+ \d\S* /, '');
      block.lines.forEach((line, at) =>
        flow.paragraph(line, { size: big.h2, bold: true, before: at === 0 ? 16 : 0, after: 6, role: 'H2' }),
      );
      return;
    case 'small':
    case 'listHead':
      if (habits.listColumns && block.side === 1) flow.next();
      flow.need(40);
      return flow.paragraph(block.text, { size: big.h3, bold: true, before: 4, after: 4, role: 'H3' });
    case 'text':
      return flow.text(block.text);
    case 'list':
      return flow.list(block.items);
    case 'sides':
      return flow.sides(block);
    case 'box':
      return flow.box(block);
    case 'table':
      return flow.table(block.rows);
  }
}
