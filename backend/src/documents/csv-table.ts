import type { SheetCell, SheetTable } from '@kompassplan/domain';
import { CsvError, parse } from 'csv-parse/sync';
import { DocumentProblem, type ReadLimits } from './document-problem.js';
import { decode } from './text-lines.js';

const DELIMITERS = [';', '\t', ',', '|'] as const;

/** The sign that most often stands between the cells of the first row: Swedish Excel writes semicolons. */
function delimiterOf(text: string): string {
  // Excel's own way of saying it.
  const said = /^sep=(.)\r?\n/i.exec(text)?.[1];
  if (said !== undefined) return said;
  const head = (/^[^\r\n]*\S[^\r\n]*/m.exec(text.slice(0, 20_000))?.[0] ?? '').replace(/"[^"]*"/g, '');
  const counted = DELIMITERS.map((sign) => ({ sign, count: head.split(sign).length - 1 }));
  return counted.reduce((best, other) => (other.count > best.count ? other : best)).sign;
}

/** A spreadsheet program would run this when it opens the file. */
function cellOf(text: string): SheetCell {
  if (text === '') return null;
  return text.startsWith('=') ? { formula: true } : text;
}

/**
 * The line on which the cell begins whose quotation marks don't fit: the parser itself notices only where the next one
 * comes, which may be far below.
 */
function strayQuote(text: string, delimiter: string): number {
  let [line, began] = [1, 0];
  let fresh = true;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '\n') line += 1;
    if (began > 0) {
      if (sign !== '"') continue;
      const next = text.charAt(at + 1);
      if (next === '"') at += 1;
      else if (next === '' || next === delimiter || next === '\n' || next === '\r') began = 0;
      else return began;
    } else if (sign === '"') {
      if (!fresh) return line;
      began = line;
    }
    fresh = sign === delimiter || sign === '\n' || sign === '\r';
  }
  return began > 0 ? began : line;
}

/**
 * The rows of a CSV file: any usual encoding and separator.
 * @throws DocumentProblem document.csv-broken, document.bad-encoding, document.too-long, document.empty
 */
export function csvTable(bytes: Uint8Array, limits: ReadLimits): SheetTable {
  let text: string;
  try {
    text = decode(bytes).replace(/^\ufeff/, '');
  } catch {
    throw new DocumentProblem('document.bad-encoding');
  }
  if (text.length > limits.maxCharacters) throw new DocumentProblem('document.too-long');
  const delimiter = delimiterOf(text);
  let rows: string[][];
  try {
    rows = parse(text.replace(/^sep=.\r?\n/i, ''), {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: false,
      to: limits.maxRows + 1,
    });
  } catch (error) {
    if (error instanceof CsvError) throw new DocumentProblem('document.csv-broken', strayQuote(text, delimiter));
    throw new DocumentProblem('document.damaged');
  }
  if (rows.length > limits.maxRows || rows.some((row) => row.length > limits.maxColumns)) {
    throw new DocumentProblem('document.too-long');
  }
  if (rows.length === 0) throw new DocumentProblem('document.empty');
  return { name: '', rows: rows.map((row) => row.map(cellOf)) };
}
