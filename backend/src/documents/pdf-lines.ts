import type { SourceLine } from '@kompassplan/domain';
import { DocumentProblem, ReaderFault, type ReadLimits } from './document-problem.js';
import { sourceLines } from './pdf-flow.js';
import { openPdf, pageRegions, pageText, type PageText } from './pdf-page.js';

/** Letters below which a document shows pictures of text, not text. */
const FEW_LETTERS = 20;

function isDamaged(error: unknown): boolean {
  return error instanceof DocumentProblem && error.code === 'document.damaged';
}

/** What a PDF says of itself without being opened: the pages that it declares, and whether there are pictures in it. */
function lookedThrough(bytes: Uint8Array): { declaredPages: number; pictures: boolean } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let declaredPages = 0;
  for (let at = buffer.indexOf('/Count'); at >= 0; at = buffer.indexOf('/Count', at + 6)) {
    const count = /^\s{0,9}(\d{1,9})/.exec(buffer.toString('latin1', at + 6, at + 26))?.[1];
    declaredPages = Math.max(declaredPages, Number(count ?? 0));
  }
  // The description of a picture is never packed.
  const pictures = buffer.includes('/Subtype/Image') || buffer.includes('/Subtype /Image');
  return { declaredPages, pictures };
}

/**
 * Printed lines of a PDF in reading order, page by page; table rows with TAB between cells, wrapped cells put together.
 * What a tagged PDF says about lists and headings is used; else position, letter size and drawn bullets tell.
 * @param onPage called after each page with the share that is done, 0–1
 * @throws DocumentProblem document.damaged, document.encrypted, document.no-pages, document.too-many-pages,
 *   document.image-only, document.no-text, document.bomb, document.too-long
 * @throws ReaderFault
 */
export async function pdfLines(
  bytes: Uint8Array,
  limits: ReadLimits,
  onPage: (fraction: number) => void,
): Promise<SourceLine[]> {
  // The library takes the bytes with it.
  const { declaredPages, pictures } = lookedThrough(bytes);
  const pdf = await openPdf(bytes).catch((error: unknown) => {
    // A file of endless pages is often no sound PDF either; what is wrong with it is that it has too many.
    throw isDamaged(error) && declaredPages > limits.maxPages ? new DocumentProblem('document.too-many-pages') : error;
  });
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
    if (characters > limits.maxCharacters) throw new DocumentProblem('document.too-long');
    pages.push(page);
    onPage(number / pdf.numPages);
  }
  const letters = pages
    .flatMap(({ runs }) => runs)
    .reduce((sum, { text }) => sum + (text.match(/\p{L}/gu)?.length ?? 0), 0);
  if (letters < FEW_LETTERS) {
    if (!pages.every(({ real }) => real)) {
      throw new DocumentProblem(declaredPages > limits.maxPages ? 'document.too-many-pages' : 'document.damaged');
    }
    throw new DocumentProblem(pictures ? 'document.image-only' : 'document.no-text');
  }
  return sourceLines(pageRegions(pages));
}
