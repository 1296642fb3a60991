import type { SourceLine } from '@kompassplan/domain';
import { detectKind } from './detect-kind.js';
import { DocumentProblem, type DocumentProblemCode, type ReadLimits } from './document-problem.js';
import { docxLines } from './docx-lines.js';
import { pdfLines } from './pdf-lines.js';
import { textLines } from './text-lines.js';

export interface WorkerInput {
  readonly bytes: Uint8Array;
  readonly limits: ReadLimits;
}

export type WorkerMessage =
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'lines'; readonly lines: readonly SourceLine[] }
  | { readonly kind: 'problem'; readonly code: DocumentProblemCode };

async function linesOf(
  bytes: Uint8Array,
  limits: ReadLimits,
  onProgress: (fraction: number) => void,
): Promise<SourceLine[]> {
  switch (await detectKind(bytes)) {
    case 'pdf':
      return pdfLines(bytes, limits, onProgress);
    case 'docx':
      return docxLines(bytes, limits);
    case 'text':
      return textLines(bytes);
  }
}

/** Reads a document and tells how it went; never throws, for it runs where nobody could catch. */
export async function readBytes(
  bytes: Uint8Array,
  limits: ReadLimits,
  onProgress: (fraction: number) => void,
): Promise<WorkerMessage> {
  try {
    const lines = await linesOf(bytes, limits, onProgress);
    const characters = lines.reduce((sum, { text }) => sum + text.length, 0);
    if (lines.length > limits.maxLines || characters > limits.maxCharacters) {
      throw new DocumentProblem('document.too-large');
    }
    return { kind: 'lines', lines };
  } catch (error) {
    return { kind: 'problem', code: error instanceof DocumentProblem ? error.code : 'document.damaged' };
  }
}
