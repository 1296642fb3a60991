// Reading and understanding reports: text, PDF against pdf.js alone, and growth with the number of pages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { DEFAULT_LIMITS } from '../../dist/backend/backend/src/documents/read-limits.js';
import { readBytes } from '../../dist/backend/backend/src/documents/read-bytes.js';
import { classifyLines } from '../../dist/backend/libs/domain/src/report/classify-lines.js';
import { parseReport } from '../../dist/backend/libs/domain/src/report/parse-report.js';
import { compose, PLAIN } from '../support/shapes/compose.mjs';
import { inventedReport } from '../support/shapes/invented-report.mjs';
import { pdfShape } from '../support/shapes/pdf-shape.mjs';
import { benchmark } from './measure.mjs';

const fixture = (name) => readFileSync(join(import.meta.dirname, '../fixtures', name));
const MADE = new Date(Date.UTC(2018, 1, 1));

async function linesOf(bytes) {
  const input = { bytes: new Uint8Array(bytes), fileName: 'rapport', limits: DEFAULT_LIMITS };
  const message = await readBytes(input, () => {});
  if (message.kind !== 'content') throw new Error(`Not read: ${message.code}`);
  return message.content.lines;
}

/** What pdf.js alone takes for the text of all pages. */
async function extractOnly(bytes) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0, disableFontFace: true }).promise;
  for (let number = 1; number <= pdf.numPages; number += 1) await (await pdf.getPage(number)).getTextContent();
}

/** The same report again and again: the more often, the more pages, so that what a file costs whatever its length does not count. */
async function longPdf(times, print = { foot: (page) => `Granvik ${page}` }) {
  const report = inventedReport({
    seed: 7,
    municipality: 'Granviks kommun',
    edition: '2016',
    year: 2018,
    evaluators: ['Karin Almsäter'],
  });
  const [cover, ...blocks] = compose(report, { ...PLAIN, box: 'box' });
  return pdfShape([cover, ...Array(times).fill(blocks).flat()], print, MADE);
}

const textFile = fixture('ekvik-2017.txt');
const text = await linesOf(textFile);
const pdf = fixture('ekvik-2017.pdf');
/** @type {[string, import('../support/shapes/pdf-shape.mjs').PdfHabits, number][]} what it is, how it is printed, most times pdf.js alone */
const PRINTS = [
  ['with tags', { tagged: true, bullet: '•' }, 1.5],
  // Where bullets seem to be missing the page is looked at a second time, as a drawing: half as much again.
  ['with drawn bullets', { drawn: true, indent: 6 }, 2],
  ['in columns', { columns: 2, bullet: '–' }, 1.5],
  ['with marks inside the texts', { bullet: '-', inline: 'hang', indent: 0, itemGap: 0 }, 1.5],
];
const printed = await Promise.all(PRINTS.map(([, print]) => longPdf(3, print)));
const [short, long] = [await longPdf(4), await longPdf(44)];
const pagesOf = async (bytes) => (await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise).numPages;
const [shortPages, longPages] = [await pagesOf(short), await pagesOf(long)];
const growth = longPages / shortPages;
const printedPages = await Promise.all(printed.map(pagesOf));

export const benches = [
  benchmark('text of 26 kB: file to report', { work: async () => parseReport(await linesOf(textFile)), most: 30 }),
  benchmark('text of 26 kB: lines to report', { work: () => parseReport(text), most: 30 }),
  benchmark('text of 26 kB: lines to classes, without suggestions', { work: () => classifyLines(text), most: 15 }),
  benchmark('PDF of 23 pages: bytes to lines', {
    work: () => linesOf(pdf),
    baseline: () => extractOnly(pdf),
    mostRatio: 1.5,
  }),
  ...PRINTS.map(([what, , mostRatio], at) =>
    benchmark(`PDF of ${printedPages[at]} pages ${what}`, {
      work: () => linesOf(printed[at]),
      baseline: () => extractOnly(printed[at]),
      mostRatio,
    }),
  ),
  benchmark(`PDF of ${longPages} pages against one of ${shortPages}, per page`, {
    work: () => linesOf(long),
    // As many pages in all, in short documents: linear growth has the ratio 1.
    baseline: async () => {
      for (let time = 0; time < Math.round(growth); time += 1) await linesOf(short);
    },
    rounds: 5,
    warmUp: 1,
    mostRatio: 1.2,
  }),
];
