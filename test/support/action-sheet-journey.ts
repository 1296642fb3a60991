import type { ActionSheetDiffView, ActionSheetResult } from '@kompassplan/contract';
import { ACTION_COLUMNS, type ActionColumn } from '@kompassplan/domain';
import { stringify } from 'csv-stringify/sync';
import type { Client, Reply } from './client.js';
import { csvGrid, type Grid, gridOf, xlsxOf } from './spreadsheets.js';

type Value = Grid[number][number];

/** The plan as a file: what the query lists. */
export async function exported(client: Client, query: string, format: 'xlsx' | 'csv' = 'xlsx'): Promise<Buffer> {
  const reply = await client.download(`/api/actions/export?${query}&format=${format}`);
  if (reply.status !== 200) throw new Error(`Not exported: ${reply.status}`);
  return reply.body;
}

/** An exported plan in somebody's hands: cells are found by the number of the action and the head of the column. */
export class OpenSheet {
  private constructor(readonly rows: Grid) {}

  static async ofXlsx(file: Buffer): Promise<OpenSheet> {
    return new OpenSheet(await gridOf(file));
  }
  static ofCsv(file: Buffer): OpenSheet {
    return new OpenSheet(csvGrid(file));
  }

  place(column: ActionColumn): number {
    const [swedish, english]: readonly string[] = ACTION_COLUMNS[column].heads;
    return (this.rows[0] ?? []).findIndex((head) => head === swedish || head === english);
  }
  rowOf(number: number): Grid[number] {
    const name = `Å-${String(number).padStart(2, '0')}`;
    const row = this.rows.find((cells) => cells[this.place('number')] === name);
    if (!row) throw new Error(`No row ${name}.`);
    return row;
  }
  get(number: number, column: ActionColumn): Value {
    return this.rowOf(number)[this.place(column)] ?? null;
  }
  set(number: number, column: ActionColumn, value: Value): void {
    this.rowOf(number)[this.place(column)] = value;
  }

  xlsx(): Promise<Buffer> {
    return xlsxOf(this.rows, 'Åtgärder');
  }
  /** As Excel in Sweden saves "CSV UTF-8": a mark first, semicolons, CRLF. */
  csv(): Buffer {
    return Buffer.from(stringify(this.rows, { bom: true, delimiter: ';', record_delimiter: '\r\n' }));
  }
}

export function compared(
  client: Client,
  evaluation: string,
  file: Buffer,
  name = 'plan.xlsx',
): Promise<Reply<ActionSheetDiffView>> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(file)]), name);
  return client.request('POST', `/api/actions/sheet?evaluation=${evaluation}`, { form });
}

/** Takes everything of a diff, or what `wanted` says of it. */
export function applied(
  client: Client,
  evaluation: string,
  { rows }: ActionSheetDiffView,
  dueReason?: string,
): Promise<Reply<ActionSheetResult>> {
  return client.post('/api/actions/sheet/changes', {
    evaluation,
    ...(dueReason === undefined ? {} : { dueReason }),
    rows: rows.map(({ id, version, changes }) => ({
      ...{ id, version },
      change: Object.fromEntries(changes.map(({ column, value }) => [column, value])),
    })),
  });
}
