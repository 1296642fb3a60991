import { isDay, type SheetCell } from '@kompassplan/domain';
import writeXlsxFile, { type CellObject } from 'write-excel-file/node';

export interface ListColumn {
  readonly head: string;
  /** In characters. */
  readonly width: number;
}

const HEAD = { backgroundColor: '#0B5A66', textColor: '#FFFFFF', fontWeight: 'bold' } as const;

/** A list as an Excel file: one sheet, its head stays in sight. Text stays text, days are days. */
export function listXlsx(
  sheet: string,
  columns: readonly ListColumn[],
  rows: readonly (readonly SheetCell[])[],
): Promise<Buffer> {
  return writeXlsxFile([
    {
      sheet,
      data: [
        columns.map(({ head }): CellObject => ({ ...HEAD, value: head, type: String })),
        ...rows.map((row) => columns.map((_, index) => listCell(row[index] ?? null))),
      ],
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    },
  ]).toBuffer();
}

function listCell(cell: SheetCell): CellObject {
  const look = { alignVertical: 'top', wrap: true } as const;
  if (isDay(cell)) return { ...look, value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
  if (typeof cell === 'number') return { ...look, value: cell, type: Number };
  // As text, or Excel makes a date of "1.3".
  return { ...look, ...(typeof cell === 'string' ? { value: cell } : {}), type: String, format: '@' };
}
