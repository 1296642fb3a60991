import type { SourceLine } from '@kompassplan/domain';
import { DocumentProblem } from './document-problem.js';

/** Control characters that no text has: NUL and its like betray a binary file. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g;
/** Bytes that Windows-1252 leaves undefined. */
const UNDEFINED_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
/** Share of odd characters above which a file is no Swedish text in Windows-1252. */
const TOO_ODD = 0.02;

/** @throws DocumentProblem document.bad-encoding, TypeError for broken UTF-16 */
export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true }).decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be', { fatal: true }).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    if (bytes.some((byte) => UNDEFINED_1252.has(byte))) throw new DocumentProblem('document.bad-encoding');
    const text = new TextDecoder('windows-1252').decode(bytes);
    // Any byte is some letter in this encoding: a text is recognised by being mostly Latin letters.
    const odd =
      text.match(/[^\t\n\r\f\u0020-\u007eåäöÅÄÖéÉèüÜøæØÆ\u00a0§°´½¼–—’‘”“…•·«»€àçñôêáíóúßïë×±²³µ]/gu)?.length ?? 0;
    if (odd > text.length * TOO_ODD + 2) throw new DocumentProblem('document.bad-encoding');
    return text;
  }
}

/**
 * Lines of a text file: UTF-8 with or without BOM, UTF-16 with BOM, else Windows-1252; any kind of line end. A form
 * feed begins a new page.
 * @throws DocumentProblem document.bad-encoding, document.unknown-kind for binary data
 */
export function textLines(bytes: Uint8Array): SourceLine[] {
  let text: string;
  try {
    text = decode(bytes).normalize('NFC');
  } catch (error) {
    if (error instanceof DocumentProblem) throw error;
    throw new DocumentProblem('document.bad-encoding');
  }
  const controls = text.match(CONTROL)?.length ?? 0;
  if (controls > 0 && controls > text.length / 1000) throw new DocumentProblem('document.unknown-kind');
  const paged = text.includes('\f');
  let page = 1;
  const parts = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r|\u2028|\u2029/);
  if (parts.length > 1 && parts.at(-1) === '') parts.pop();
  return parts.map((part, index) => {
    page += part.split('\f').length - 1;
    return { line: index + 1, page: paged ? page : null, text: part.replaceAll('\f', '').replace(CONTROL, '') };
  });
}
