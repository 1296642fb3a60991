import { OWN_HEADS, ROW_KINDS, SHEET_COLUMN_IDS, type SheetCell, type SheetColumn } from '@kompassplan/domain';
import { catalogueOf, formatPhrase, type Language } from '@kompassplan/phrases';
import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type CellObject, type SheetData } from 'write-excel-file/node';

/** In characters, by column. */
const WIDTHS: Readonly<Record<SheetColumn, number>> = {
  type: 20,
  number: 10,
  text: 70,
  points: 8,
  max: 8,
  percent: 9,
  shortTitle: 24,
  links: 14,
  title: 40,
  owner: 28,
  due: 12,
  skip: 28,
  page: 7,
  description: 50,
  unit: 24,
  effortWeeks: 14,
  status: 20,
  progress: 18,
  statusNote: 40,
  reviewOn: 12,
};
const FIGURES: ReadonlySet<SheetColumn> = new Set(['points', 'max', 'percent', 'page', 'effortWeeks', 'progress']);
const DAYS: ReadonlySet<SheetColumn> = new Set(['due', 'reviewOn']);
const WRAPPED: ReadonlySet<SheetColumn> = new Set(['text', 'title', 'skip', 'description', 'statusNote']);
/** Empty rows of the template that are already laid out, so that "1.3" stays what was typed. */
const SPARE_ROWS = 50;
const HEAD = { backgroundColor: '#0B5A66', textColor: '#FFFFFF', fontWeight: 'bold' } as const;
/** The row of an area stands out, so that the eye finds its way. */
const AREA = { backgroundColor: '#DCEBED', fontWeight: 'bold' } as const;
const HELP_PARTS = [
  'start',
  'fill',
  'types',
  'numbers',
  'figures',
  'links',
  'actions',
  'status',
  'excel',
  'send',
] as const;

function xlsxCell(cell: SheetCell, column: SheetColumn): CellObject {
  const wrap = WRAPPED.has(column);
  const look = { alignVertical: 'top', ...(wrap ? { wrap } : {}) } as const;
  if (typeof cell === 'object' && cell !== null && 'day' in cell) {
    return { ...look, value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  }
  if (typeof cell === 'number') return { ...look, value: cell, type: Number };
  const text = typeof cell === 'string' ? { value: cell, type: String } : { type: String };
  if (DAYS.has(column)) return { ...look, ...(typeof cell === 'string' ? text : { type: Date }), format: 'yyyy-mm-dd' };
  // As text, or Excel makes a date of "1.3".
  return FIGURES.has(column) && typeof cell !== 'string'
    ? { ...look, type: Number }
    : { ...look, ...text, format: '@' };
}

function helpSheet(language: Language): SheetData {
  const phrases = catalogueOf(language);
  const say = (key: string): string => formatPhrase(phrases, language, key);
  const row = (text: string, look: Partial<CellObject> = {}): CellObject[] => [
    { value: text, type: String, wrap: true, alignVertical: 'top', ...look },
  ];
  return [
    row(say('sheet.help.title'), { fontSize: 16, fontWeight: 'bold', height: 28 }),
    ...HELP_PARTS.flatMap((part) => [
      row(say(`sheet.help.${part}-head`), { fontWeight: 'bold', height: 26, alignVertical: 'bottom' }),
      ...say(`sheet.help.${part}`)
        .split('\n')
        .map((text) => row(text)),
    ]),
  ];
}

/**
 * Rows of our template as an Excel file: the report on the first sheet, help on the second.
 * @param spare empty rows below, laid out for writing in
 */
export function reportXlsx(
  rows: readonly (readonly SheetCell[])[],
  language: Language,
  { spare = false } = {},
): Promise<Buffer> {
  const phrases = catalogueOf(language);
  const [heads = [], ...body] = rows;
  const empty = Array.from({ length: spare ? SPARE_ROWS : 0 }, (): SheetCell[] => SHEET_COLUMN_IDS.map(() => null));
  const data: SheetData = [
    heads.map((head, index): CellObject => {
      const needed = OWN_HEADS.includes(SHEET_COLUMN_IDS[index] ?? 'page');
      return { ...HEAD, value: String(head), type: String, ...(needed ? { textDecoration: { underline: true } } : {}) };
    }),
    ...[...body, ...empty].map((row) => {
      const look = row[0] === ROW_KINDS.area[0] ? AREA : {};
      return SHEET_COLUMN_IDS.map((column, index): CellObject => ({
        ...xlsxCell(row[index] ?? null, column),
        ...look,
      }));
    }),
  ];
  return writeXlsxFile([
    {
      sheet: formatPhrase(phrases, language, 'sheet.report-sheet'),
      data,
      columns: SHEET_COLUMN_IDS.map((column) => ({ width: WIDTHS[column] })),
      stickyRowsCount: 1,
    },
    {
      sheet: formatPhrase(phrases, language, 'sheet.help-sheet'),
      data: helpSheet(language),
      columns: [{ width: 100 }],
      showGridLines: false,
    },
  ]).toBuffer();
}

/** Rows of our template as Swedish Excel wants them: UTF-8 with its mark, semicolons, decimal commas. */
export function reportCsv(rows: readonly (readonly SheetCell[])[]): Buffer {
  const cell = (value: SheetCell): string => {
    if (value === null) return '';
    if (typeof value === 'object') return 'day' in value ? value.day : '';
    return typeof value === 'number' ? String(value).replace('.', ',') : String(value);
  };
  return Buffer.from(
    stringify(
      rows.map((row) => row.map(cell)),
      { bom: true, delimiter: ';', record_delimiter: '\r\n' },
    ),
  );
}

export const SHEET_MEDIA_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;
