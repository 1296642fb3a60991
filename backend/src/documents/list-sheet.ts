import { isDay, type SheetCell } from '@kompassplan/domain';
import writeXlsxFile, { type CellObject } from 'write-excel-file/node';

export interface ListColumn {
  readonly head: string;
  /** In characters. */
  readonly width: number;
  /** Out of sight, for whoever reads the file back. */
  readonly hidden?: boolean;
  /** How an empty cell is laid out for what somebody writes there; as text otherwise. */
  readonly empty?: 'day' | 'number' | undefined;
}

const HEAD = { backgroundColor: '#0B5A66', textColor: '#FFFFFF', fontWeight: 'bold' } as const;
const DAY = { type: Date, format: 'yyyy-mm-dd' } as const;

/** A list as an Excel file: one sheet, its head stays in sight. Text stays text, days are days. */
export function listXlsx(
  sheet: string,
  columns: readonly ListColumn[],
  rows: readonly (readonly SheetCell[])[],
): Promise<Buffer> {
  return writeXlsxFile(
    [
      {
        sheet,
        data: [
          columns.map(({ head }): CellObject => ({ ...HEAD, value: head, type: String })),
          ...rows.map((row) => columns.map((column, index) => listCell(row[index] ?? null, column))),
        ],
        columns: columns.map(({ width }) => ({ width })),
        stickyRowsCount: 1,
      },
    ],
    {
      features: [
        {
          files: { transform: { 'xl/worksheets/sheet{id}.xml': { transformElementAttributes: hideColumns(columns) } } },
        },
      ],
    },
  ).toBuffer();
}

type Attributes = Record<string, string | number>;

/** The library writes the widths of columns; that one is out of sight is one attribute more. */
function hideColumns(columns: readonly ListColumn[]) {
  return (tag: string, attributes: Attributes, index: number | undefined): Attributes =>
    tag === 'col' && columns[index ?? -1]?.hidden ? { ...attributes, hidden: 1 } : attributes;
}

function listCell(cell: SheetCell, { hidden = false, empty }: ListColumn): CellObject {
  const look = { alignVertical: 'top', wrap: !hidden } as const;
  if (isDay(cell)) return { ...look, ...DAY, value: new Date(`${cell.day}T00:00:00Z`) };
  if (typeof cell === 'number') return { ...look, value: cell, type: Number };
  if (cell === null && empty === 'day') return { ...look, ...DAY };
  if (cell === null && empty === 'number') return { ...look, type: Number };
  // As text, or Excel makes a date of "1.3".
  return { ...look, ...(typeof cell === 'string' ? { value: cell } : {}), type: String, format: '@' };
}
