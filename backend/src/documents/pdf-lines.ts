import type { SourceLine } from '@kompassplan/domain';
import { DocumentProblem, ReaderFault, type ReadLimits } from './document-problem.js';
import { sourceLines } from './pdf-flow.js';
import { openPdf, pageRegions, pageText, type PageText } from './pdf-page.js';

/** Letters below which a document shows pictures of text, not text. */
const FEW_LETTERS = 20;

/**
 * Printed lines of a PDF in reading order, page by page; table rows with TAB between cells, wrapped cells put together.
 * What a tagged PDF says about lists and headings is used; else position, letter size and drawn bullets tell.
 * @param onPage called after each page with the share that is done, 0–1
 * @throws DocumentProblem document.damaged, document.encrypted, document.no-pages, document.too-many-pages,
 *   document.image-only, document.bomb, document.too-large
 * @throws ReaderFault
 */
export async function pdfLines(
  bytes: Uint8Array,
  limits: ReadLimits,
  onPage: (fraction: number) => void,
): Promise<SourceLine[]> {
  const pdf = await openPdf(bytes);
  if (pdf.numPages === 0) throw new DocumentProblem('document.no-pages');
  if (pdf.numPages > limits.maxPages) throw new DocumentProblem('document.too-many-pages');
  const pages: PageText[] = [];
  let characters = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    let page: PageText;
    try {
      page = await pageText(pdf, number);
    } catch (error) {
      const known = error instanceof DocumentProblem || error instanceof ReaderFault;
      throw known ? error : new DocumentProblem('document.damaged');
    }
    characters += page.characters;
    if (characters > limits.maxCharacters) throw new DocumentProblem('document.too-large');
    pages.push(page);
    onPage(number / pdf.numPages);
  }
  const letters = pages
    .flatMap(({ runs }) => runs)
    .reduce((sum, { text }) => sum + (text.match(/\p{L}/gu)?.length ?? 0), 0);
  if (letters < FEW_LETTERS)
    throw new DocumentProblem(pages.every(({ real }) => real) ? 'document.image-only' : 'document.damaged');
  return sourceLines(pageRegions(pages));
}
