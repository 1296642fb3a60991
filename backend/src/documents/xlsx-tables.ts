import type { SheetCell, SheetTable } from '@kompassplan/domain';
import readXlsxFile from 'read-excel-file/node';
import { DocumentProblem, type ReadLimits } from './document-problem.js';
import { checkContentTypes, checkRelationships } from './office-parts.js';
import { attribute, xmlTokens } from './xml-tokens.js';
import { readZipParts } from './zip-parts.js';

interface Place {
  readonly row: number;
  readonly column: number;
}

/** "C7" → { row: 6, column: 2 }; null for what is no cell. */
function placeOf(name: string | null): Place | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(name ?? '');
  if (match === null) return null;
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(match[2]) - 1, column: column - 1 };
}

/** Some writers put a prefix before every name. */
function localName(name: string): string {
  return name.replace(/^.*:/, '');
}

function keyOf({ row, column }: Place): string {
  return `${row}:${column}`;
}

/**
 * Looks through a sheet before the library does: its extent, and which cells are computed (the library would hand over
 * their last value as if somebody had written it).
 */
function formulasOf(xml: string, limits: ReadLimits): Set<string> {
  const formulas = new Set<string>();
  let at: Place = { row: -1, column: -1 };
  for (const token of xmlTokens(xml)) {
    if (token.kind !== 'open') continue;
    const name = localName(token.name);
    if (name === 'row') {
      const said = Number(attribute(token.attributes, 'r') ?? Number.NaN);
      at = { row: Number.isInteger(said) ? said - 1 : at.row + 1, column: -1 };
    } else if (name === 'c') {
      at = placeOf(attribute(token.attributes, 'r')) ?? { row: at.row, column: at.column + 1 };
    } else if (name === 'f') {
      formulas.add(keyOf(at));
      // An array formula fills a range, and only its first cell says so.
      const [from, to] = (attribute(token.attributes, 'ref') ?? '').split(':').map(placeOf);
      if (from && to) {
        for (let row = from.row; row <= Math.min(to.row, limits.maxRows); row += 1) {
          for (let column = from.column; column <= Math.min(to.column, limits.maxColumns); column += 1) {
            formulas.add(keyOf({ row, column }));
          }
        }
      }
    }
    if (at.row >= limits.maxRows || at.column >= limits.maxColumns) throw new DocumentProblem('document.too-long');
  }
  return formulas;
}

/**
 * The part of the file that holds each sheet, in the order in which the library reads them: two may have one name.
 * @throws DocumentProblem document.damaged where two readers could find two parts for one sheet
 */
function sheetParts(workbook: string, relationships: string): string[] {
  const targets = new Map<string, string>();
  for (const token of xmlTokens(relationships)) {
    if (token.kind !== 'open' || localName(token.name) !== 'Relationship') continue;
    const [id, target] = [attribute(token.attributes, 'Id') ?? '', attribute(token.attributes, 'Target') ?? ''];
    if (targets.has(id)) throw new DocumentProblem('document.damaged');
    targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  const parts: string[] = [];
  for (const token of xmlTokens(workbook)) {
    if (token.kind !== 'open' || localName(token.name) !== 'sheet') continue;
    if ((token.attributes.match(/(?:^|[\s:])id\s*=/g) ?? []).length > 1) throw new DocumentProblem('document.damaged');
    parts.push(targets.get(attribute(token.attributes, '[a-zA-Z0-9]+:id') ?? '') ?? '');
  }
  return parts;
}

function cellOf(value: unknown): SheetCell {
  if (value instanceof Date) return { day: value.toISOString().slice(0, 10) };
  if (typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/**
 * The sheets of an Excel file. Every part is looked through with limits before the library sees the file.
 * @throws DocumentProblem document.bomb, document.unsafe, document.encrypted, document.damaged, document.too-long,
 *   document.unknown-kind, document.empty
 */
export async function xlsxTables(bytes: Uint8Array, limits: ReadLimits): Promise<SheetTable[]> {
  const parts = await readZipParts(bytes, limits, (name) => /\.(?:xml|rels)$/i.test(name));
  const text = (name: string): string => parts.get(name)?.toString('utf8') ?? '';
  for (const [name, part] of parts) {
    const xml = part.toString('utf8');
    // The library's parser must not meet a document type either, in whichever part.
    if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new DocumentProblem('document.unsafe');
    if (name.endsWith('.rels')) checkRelationships(xml);
  }
  checkContentTypes(text('[Content_Types].xml'));
  const workbook = text('xl/workbook.xml');
  if (workbook === '') throw new DocumentProblem('document.unknown-kind');
  const formulas = sheetParts(workbook, text('xl/_rels/workbook.xml.rels')).map((name) => {
    const part = text(name);
    // What cannot be looked through is not read.
    if (part === '') throw new DocumentProblem('document.damaged');
    return formulasOf(part, limits);
  });
  const sheets = await readXlsxFile(Buffer.from(bytes), { trim: false });
  const tables = sheets.map(({ sheet, data }, index) => {
    const computed = formulas[index];
    if (computed === undefined || sheets.length !== formulas.length) throw new DocumentProblem('document.damaged');
    const rows = data.map((row, at) =>
      row.map((value, column): SheetCell =>
        computed.has(keyOf({ row: at, column })) ? { formula: true } : cellOf(value),
      ),
    );
    return { name: sheet, rows };
  });
  if (tables.every(({ rows }) => rows.length === 0)) throw new DocumentProblem('document.empty');
  return tables;
}
