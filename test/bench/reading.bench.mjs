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

/** The same report again and again until the PDF has at least so many pages. */
async function longPdf(times) {
  const report = inventedReport({
    seed: 7,
    municipality: 'Granviks kommun',
    edition: '2016',
    year: 2018,
    evaluators: ['Karin Almsäter'],
  });
  const [cover, ...blocks] = compose(report, { ...PLAIN, box: 'box' });
  return pdfShape([cover, ...Array(times).fill(blocks).flat()], { foot: (page) => `Granvik ${page}` }, MADE);
}

const text = await linesOf(fixture('ekvik-2017.txt'));
const pdf = fixture('ekvik-2017.pdf');
const [tagged, drawn, columns] = ['pdf-tagged-drawn', 'pdf-drawn-bullets', 'pdf-two-columns'].map((name) =>
  fixture(`shapes/${name}.pdf`),
);
const [short, long] = [await longPdf(4), await longPdf(44)];
const pagesOf = async (bytes) => (await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise).numPages;
const [shortPages, longPages] = [await pagesOf(short), await pagesOf(long)];
const growth = longPages / shortPages;

export const benches = [
  benchmark('text of 26 kB: lines to report', { work: () => parseReport(text), most: 30 }),
  benchmark('text of 26 kB: lines to classes, without suggestions', { work: () => classifyLines(text), most: 15 }),
  benchmark('PDF of 23 pages: bytes to lines', {
    work: () => linesOf(pdf),
    baseline: () => extractOnly(pdf),
    mostRatio: 1.5,
  }),
  benchmark('PDF with tags', { work: () => linesOf(tagged), baseline: () => extractOnly(tagged), mostRatio: 2 }),
  benchmark('PDF with drawn bullets', { work: () => linesOf(drawn), baseline: () => extractOnly(drawn), mostRatio: 2 }),
  benchmark('PDF in columns', { work: () => linesOf(columns), baseline: () => extractOnly(columns), mostRatio: 2 }),
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
