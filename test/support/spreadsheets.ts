import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';

export type Grid = (string | number | Date | null)[][];

/** The first sheet of an Excel file, as a person sees it. */
export async function gridOf(xlsx: Buffer): Promise<Grid> {
  const [first] = await readXlsxFile(xlsx, { trim: false });
  return (first?.data ?? []) as unknown as Grid;
}

export function csvGrid(csv: Buffer): string[][] {
  return parse(csv, { bom: true, delimiter: ';' });
}

/** An Excel file as a person saves one: numbers are numbers, the rest is text. */
export function xlsxOf(rows: Grid, sheet = 'Blad1'): Promise<Buffer> {
  const cell = (value: Grid[number][number]) =>
    value === null
      ? null
      : typeof value === 'number'
        ? { value, type: Number }
        : value instanceof Date
          ? { value, type: Date, format: 'yyyy-mm-dd' }
          : { value, type: String };
  return writeXlsxFile(
    rows.map((row) => row.map(cell)),
    { sheet },
  ).toBuffer();
}
