/*
 * The readers run in a process of their own, where only plain data crosses the border: a problem is its code. read-document.ts
 * turns it into a DomainError. These files keep to erasable TypeScript so that a test can start the reader from source.
 */
export type DocumentProblemCode =
  | 'document.empty'
  | 'document.no-pages'
  | 'document.encrypted'
  | 'document.image-only'
  | 'document.no-text'
  | 'document.picture'
  | 'document.unknown-kind'
  | 'document.too-large'
  | 'document.too-long'
  | 'document.too-many-pages'
  | 'document.bomb'
  | 'document.unsafe'
  | 'document.damaged'
  | 'document.timeout'
  | 'document.cancelled'
  | 'document.bad-encoding'
  | 'document.csv-broken'
  | 'document.json-broken';

export class DocumentProblem extends Error {
  readonly code: DocumentProblemCode;
  /** The line that is at fault, counted from 1, where one is. */
  readonly line: number | null;

  constructor(code: DocumentProblemCode, line: number | null = null) {
    super(code);
    this.name = 'DocumentProblem';
    this.code = code;
    this.line = line;
  }
}

/** Our own reader is at fault, such as a part of it that cannot be loaded: trying again may help, another file does not. */
export class ReaderFault extends Error {
  constructor(cause: unknown) {
    super(`The reader of files could not be loaded: ${String(cause)}`);
    this.name = 'ReaderFault';
  }
}

/** Bounds of one reading. Bytes, milliseconds, megabytes. */
export interface ReadLimits {
  readonly maxBytes: number;
  readonly maxPages: number;
  /** Characters of text, all lines together. */
  readonly maxCharacters: number;
  readonly maxLines: number;
  readonly timeoutMs: number;
  readonly heapMb: number;
  /** Everything that the reading's process holds, inflated streams too. */
  readonly memoryMb: number;
  /** Rows and columns of a sheet. */
  readonly maxRows: number;
  readonly maxColumns: number;
  /** Entries of a DOCX or XLSX. */
  readonly maxEntries: number;
  /** Bytes of a DOCX or XLSX when inflated, declared and counted. */
  readonly maxInflatedBytes: number;
  /** Inflated : packed, for entries over a megabyte. */
  readonly maxRatio: number;
}
