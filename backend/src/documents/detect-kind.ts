import { fileTypeFromBuffer } from 'file-type';
import { DocumentProblem } from './document-problem.js';

export type DocumentKind = 'pdf' | 'docx' | 'text' | 'xlsx' | 'csv' | 'json';

/** Bytes at the beginning that tell the kind of every format we know. */
const HEAD = 4_100;

function holds(bytes: Uint8Array, words: string, encoding: 'latin1' | 'utf16le' = 'latin1'): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from(words, encoding));
}

/** The heads of our own template, in any order, at the beginning of a text. */
const OWN_HEADS = /^\ufeff?(?=[^\r\n]*\btyp\b)(?=[^\r\n]*\bnummer\b)(?=[^\r\n]*\btext\b)[^\r\n]*[;,\t]/i;

/** Any text can be a table, so the name decides where our heads do not: nothing but the way of reading hangs on it. */
function kindOfText(head: Uint8Array, name: string): 'text' | 'csv' | 'json' {
  const text = Buffer.from(head)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '');
  if (/^\s*\{/.test(text)) return 'json';
  return OWN_HEADS.test(text) || /\.(?:csv|tsv)$/i.test(name) ? 'csv' : 'text';
}

/**
 * @param name of the file: a hint that tells a table from other text
 * @throws DocumentProblem document.empty, document.encrypted, document.picture, document.unknown-kind
 */
export async function detectKind(bytes: Uint8Array, name = ''): Promise<DocumentKind> {
  if (bytes.length === 0) throw new DocumentProblem('document.empty');
  const head = bytes.subarray(0, HEAD);
  // PDF readers accept some bytes before the signature, and so do real files.
  if (holds(bytes.subarray(0, 1_024), '%PDF-')) return 'pdf';
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 0x03 || head[2] === 0x05)) {
    if (holds(bytes, 'word/document')) return 'docx';
    if (holds(bytes, 'xl/workbook')) return 'xlsx';
    throw new DocumentProblem('document.unknown-kind');
  }
  if (holds(head.subarray(0, 8), '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) {
    // Word keeps a document with a password inside an OLE container.
    throw new DocumentProblem(
      holds(bytes, 'EncryptedPackage', 'utf16le') ? 'document.encrypted' : 'document.unknown-kind',
    );
  }
  const known = await fileTypeFromBuffer(head).catch(() => undefined);
  if (known?.mime.startsWith('image/')) throw new DocumentProblem('document.picture');
  if (known !== undefined && !known.mime.startsWith('text/')) throw new DocumentProblem('document.unknown-kind');
  if (holds(head.subarray(0, 6), '{\\rtf')) throw new DocumentProblem('document.unknown-kind');
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (!wide && head.includes(0)) throw new DocumentProblem('document.unknown-kind');
  if (!bytes.some((byte) => byte > 0x20)) throw new DocumentProblem('document.empty');
  return kindOfText(head, name);
}
