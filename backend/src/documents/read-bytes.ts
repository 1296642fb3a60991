import type { SheetTable, SourceLine } from '@kompassplan/domain';
import { csvTable } from './csv-table.js';
import { detectKind } from './detect-kind.js';
import { DocumentProblem, type DocumentProblemCode, ReaderFault, type ReadLimits } from './document-problem.js';
import { docxLines } from './docx-lines.js';
import { jsonValue } from './json-value.js';
import { pdfLines } from './pdf-lines.js';
import { textLines } from './text-lines.js';
import { xlsxTables } from './xlsx-tables.js';

export interface WorkerInput {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly limits: ReadLimits;
}

/** What a file holds: lines of text, sheets of cells, or a JSON value. */
export type DocumentContent =
  | { readonly kind: 'lines'; readonly lines: readonly SourceLine[] }
  | { readonly kind: 'tables'; readonly tables: readonly SheetTable[] }
  | { readonly kind: 'json'; readonly value: unknown };

export type WorkerMessage =
  | { readonly kind: 'progress'; readonly fraction: number }
  | { readonly kind: 'content'; readonly content: DocumentContent }
  | { readonly kind: 'problem'; readonly code: DocumentProblemCode; readonly line?: number | null }
  /** Nothing is known about the file. */
  | { readonly kind: 'fault'; readonly reason: string };

async function contentOf(
  { bytes, fileName, limits }: WorkerInput,
  onProgress: (fraction: number) => void,
): Promise<DocumentContent> {
  switch (await detectKind(bytes, fileName)) {
    case 'pdf':
      return { kind: 'lines', lines: withoutControls(await pdfLines(bytes, limits, onProgress)) };
    case 'docx':
      return { kind: 'lines', lines: withoutControls(await docxLines(bytes, limits)) };
    case 'text':
      return { kind: 'lines', lines: withoutControls(textLines(bytes)) };
    case 'xlsx':
      return { kind: 'tables', tables: await xlsxTables(bytes, limits) };
    case 'csv':
      return { kind: 'tables', tables: [csvTable(bytes, limits)] };
    case 'json':
      return { kind: 'json', value: jsonValue(bytes, limits) };
  }
}

/** Letters that say nothing and that some programs refuse: no text that leaves here has any. */
function withoutControls(lines: readonly SourceLine[]): SourceLine[] {
  return lines.map((line) => ({ ...line, text: line.text.replace(/(?!\t)\p{Cc}/gu, '') }));
}

function checkSize(content: DocumentContent, limits: ReadLimits): void {
  if (content.kind === 'json') return;
  const texts =
    content.kind === 'lines'
      ? content.lines.map(({ text }) => text)
      : content.tables.flatMap(({ rows }) => rows.flat().filter((cell) => typeof cell === 'string'));
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const lines = content.kind === 'lines' ? content.lines.length : 0;
  if (lines > limits.maxLines || characters > limits.maxCharacters) throw new DocumentProblem('document.too-long');
}

/** Reads a document and tells how it went; never throws, for it runs where nobody could catch. */
export async function readBytes(input: WorkerInput, onProgress: (fraction: number) => void): Promise<WorkerMessage> {
  try {
    const content = await contentOf(input, onProgress);
    checkSize(content, input.limits);
    return { kind: 'content', content };
  } catch (error) {
    if (error instanceof ReaderFault) return { kind: 'fault', reason: error.message };
    if (error instanceof DocumentProblem) return { kind: 'problem', code: error.code, line: error.line };
    return { kind: 'problem', code: 'document.damaged' };
  }
}
