import { jest } from '@jest/globals';
import fc from 'fast-check';
import JSZip from 'jszip';
import { guarded, type SheetCell, type SheetTable, shownCell, unguarded } from '@kompassplan/domain';
import { csvTable } from './csv-table.js';
import { DEFAULT_LIMITS } from './read-limits.js';
import { reportCsv, reportXlsx } from './report-sheets.js';
import { xlsxTables } from './xlsx-tables.js';

jest.setTimeout(60_000);

/** XML knows no control characters but these three, and no halves of characters. */
const text = fc
  .string({ unit: fc.constantFrom(...'aåäö 1.,;"\'=+-@\t\n<&>%_x0–”🙂\u00a0'), minLength: 1, maxLength: 60 })
  .filter((value) => /\S/.test(value));
const row = fc
  .tuple(
    text,
    text,
    fc.option(fc.integer({ min: 0, max: 1000 })),
    fc.option(fc.nat({ max: 10_000 }).map((n) => n / 100)),
  )
  .map(([first, third, whole, share]): SheetCell[] => [
    guarded(first),
    '1.10',
    guarded(third),
    ...[whole, share, null, null, '1.2, 1.3', null, null, { day: '2027-02-28' }, null, 7],
    ...[guarded(third), 'Skola', share, 'Klar, ej verifierad', whole, guarded(first), { day: '2027-03-01' }],
  ]);
const heads = Array.from({ length: 20 }, (_, index) => `Rubrik ${index + 1}`);

const meant = (tables: readonly SheetTable[]): unknown =>
  tables[0]?.rows.slice(1).map((cells) => cells.map((cell) => (typeof cell === 'string' ? unguarded(cell) : cell)));
const written = (rows: readonly SheetCell[][]): unknown =>
  rows.map((cells) => cells.map((cell) => (typeof cell === 'string' ? unguarded(cell) : cell)));

describe('what is written is read back', () => {
  it('from an Excel file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
        const tables = await xlsxTables(await reportXlsx([heads, ...rows], 'sv'), DEFAULT_LIMITS);
        expect(meant(tables)).toEqual(written(rows));
      }),
      { numRuns: 60 },
    );
  });

  it('from a CSV file, where everything is text', async () => {
    await fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const shown = rows.map((cells) => cells.map((cell) => shownCell(cell) || null));
        expect(meant([csvTable(reportCsv([heads, ...rows]), DEFAULT_LIMITS)])).toEqual(written(shown));
      }),
      { numRuns: 200 },
    );
  });

  it('however long the report is', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index): SheetCell[] => [
      ...['Styrka', '1', `${index} ${'Å & <b> "ord" '.repeat(index % 40)}slut`],
      ...Array.from({ length: 9 }, () => null),
      index,
      ...Array.from({ length: 7 }, () => null),
    ]);
    expect(meant(await xlsxTables(await reportXlsx([heads, ...rows], 'sv'), DEFAULT_LIMITS))).toEqual(written(rows));
  });
});

describe('CSV as others write it', () => {
  const table = (content: string, encoding: BufferEncoding = 'utf8') =>
    csvTable(Buffer.from(content, encoding), DEFAULT_LIMITS).rows;

  it.each([
    ['semicolons', 'Å;"B; C";D\r\n1;;3\r\n'],
    ['commas', 'Å,"B; C",D\n1,,3\n'],
    ['tabs', 'Å\t"B; C"\tD\r1\t\t3\r'],
    ['a line that tells the separator', 'sep=;\r\nÅ;"B; C";D\r\n1;;3'],
    ['a byte order mark', '\ufeffÅ;"B; C";D\n1;;3\n'],
  ])('with %s', (_what, content) => {
    expect(table(content)).toEqual([
      ['Å', 'B; C', 'D'],
      ['1', null, '3'],
    ]);
  });

  it('in Windows-1252, with a line break in a cell', () => {
    expect(table('Område;"två\nrader"\n', 'latin1')).toEqual([['Område', 'två\nrader']]);
  });

  it('and a cell that would be run is no text', () => {
    expect(table('a;=1+1;"=2"\n')).toEqual([['a', { formula: true }, { formula: true }]]);
  });
});

/** A real workbook whose first sheet is replaced. */
async function withSheet(xml: string): Promise<Buffer> {
  const zip = await JSZip.loadAsync(await reportXlsx([heads], 'sv'));
  zip.file('xl/worksheets/sheet1.xml', xml);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

describe('Excel as others write it', () => {
  const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const rowsOf = async (sheetData: string) => {
    const xml = `<worksheet xmlns="${MAIN}"><sheetData>${sheetData}</sheetData></worksheet>`;
    return (await xlsxTables(await withSheet(xml), DEFAULT_LIMITS))[0]?.rows;
  };

  it('keeps the places of rows and columns when some are empty', async () => {
    expect(await rowsOf('<row r="3"><c r="C3" t="inlineStr"><is><t>här</t></is></c></row>')).toEqual([
      [null, null, null],
      [null, null, null],
      [null, null, 'här'],
    ]);
  });

  it('knows every cell of an array formula', async () => {
    const first = '<row r="1"><c r="A1"><f t="array" ref="A1:B2">X</f><v>1</v></c><c r="B1"><v>2</v></c></row>';
    const second = '<row r="2"><c r="A2"><v>3</v></c><c r="B2"><v>4</v></c><c r="C2"><v>5</v></c></row>';
    const formula = { formula: true };
    expect(await rowsOf(first + second)).toEqual([
      [formula, formula, null],
      [formula, formula, 5],
    ]);
  });

  it('never reads a formula as its last value, also behind prefixed names', async () => {
    const cell = '<x:row r="1"><x:c r="A1"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row>';
    const prefixed = `<x:worksheet xmlns:x="${MAIN}"><x:sheetData>${cell}</x:sheetData></x:worksheet>`;
    const [tables] = await xlsxTables(await withSheet(prefixed), DEFAULT_LIMITS).catch(() => []);
    expect(JSON.stringify(tables?.rows ?? [])).not.toContain('2');
  });

  describe('with a second sheet', () => {
    const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const sheet = (cell: string) =>
      `<worksheet xmlns="${MAIN}"><sheetData><row r="1">${cell}</row></sheetData></worksheet>`;
    const relation = (id: string, part: number) =>
      `<Relationship Id="${id}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${part}.xml"/>`;

    /** The first sheet computes its cell, the second does not. */
    const read = async (sheets: string, relations: string) => {
      const zip = await JSZip.loadAsync(await withSheet(sheet('<c r="A1"><f>1+1</f><v>2</v></c>')));
      zip.file('xl/worksheets/sheet2.xml', sheet('<c r="A1"><v>3</v></c>'));
      zip.file(
        'xl/workbook.xml',
        `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></workbook>`,
      );
      zip.file('xl/_rels/workbook.xml.rels', `<Relationships>${relations}</Relationships>`);
      const tables = await xlsxTables(await zip.generateAsync({ type: 'nodebuffer' }), DEFAULT_LIMITS);
      return tables.map(({ rows }) => rows);
    };

    it('of the same name, knows the formulas of each', async () => {
      const sheets = '<sheet name="A" sheetId="1" r:id="rId1"/><sheet name="A" sheetId="2" r:id="rId2"/>';
      expect(await read(sheets, relation('rId1', 1) + relation('rId2', 2))).toEqual([[[{ formula: true }]], [[3]]]);
    });

    it.each([
      ['one id is two parts', '<sheet name="A" sheetId="1" r:id="rId1"/>', relation('rId1', 1) + relation('rId1', 2)],
      [
        'a name looks like an id',
        `<sheet name="A r:id='rId2'" sheetId="1" r:id="rId1"/>`,
        relation('rId1', 1) + relation('rId2', 2),
      ],
    ])('refuses it where %s', async (_, sheets, relations) => {
      await expect(read(sheets, relations)).rejects.toMatchObject({ code: 'document.damaged' });
    });
  });

  it('refuses what lies outside any report', async () => {
    const far = rowsOf('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>');
    await expect(far).rejects.toMatchObject({ code: 'document.too-long' });
  });
});
