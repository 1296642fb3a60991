import type { ActionExportQuery } from '@kompassplan/contract';
import {
  ACTION_COLUMN_IDS,
  actionCells,
  columnOf,
  DomainError,
  ID_HEADS,
  losslessCsv,
  type SheetCell,
  STAMP_HEADS,
  writeStamp,
} from '@kompassplan/domain';
import { catalogueOf, formatPhrase } from '@kompassplan/phrases';
import { type ListColumn, listXlsx } from '../../documents/list-sheet.js';
import { reportCsv, SHEET_MEDIA_TYPES } from '../../documents/report-sheets.js';
import type { DownloadableFile } from '../../http/download.js';
import { localDay } from '../../persistence/local-day.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { listActions } from './action-rows.query.js';
import { namesForSheet, sheetLines } from './action-sheet.query.js';

/** What can be read in again and sent back; measured with long descriptions. */
const MOST_ACTIONS = 5_000;

/**
 * What a filter lists as a file that can be edited and read in again.
 * @throws DomainError action-sheet.too-many
 */
export async function exportActions(
  tx: Transaction,
  { format, ...query }: ActionExportQuery,
): Promise<DownloadableFile> {
  const language = tx.tenant.actor?.language ?? 'sv';
  const today = localDay(tx.now, tx.tenant.timeZone);
  const { items, total } = await listActions(tx, { ...query, limit: MOST_ACTIONS }, today);
  if (total > MOST_ACTIONS) throw new DomainError('action-sheet.too-many', { most: MOST_ACTIONS });
  const lines = await sheetLines(
    tx,
    items.map(({ id }) => id),
  );
  const names = await namesForSheet(tx);
  const rows = items.flatMap(({ id }): SheetCell[][] => {
    const line = lines.get(id);
    if (!line) return [];
    const cells = actionCells(line, names, language);
    return [[...cells, id, writeStamp(line.version, cells)]];
  });
  const phrases = catalogueOf(language);
  const columns = columnsIn(language);
  const name = formatPhrase(phrases, language, 'action-sheet.file', { day: today });
  const content =
    format === 'csv'
      ? reportCsv([columns.map(({ head }) => head), ...rows.map((row) => row.map(losslessCsv))])
      : await listXlsx(formatPhrase(phrases, language, 'action-sheet.sheet'), columns, rows);
  return { name: `${name}.${format}`, mediaType: SHEET_MEDIA_TYPES[format], content };
}

function columnsIn(language: 'sv' | 'en'): ListColumn[] {
  const at = language === 'sv' ? 0 : 1;
  return [
    ...ACTION_COLUMN_IDS.map((column): ListColumn => {
      const { heads, width, kind } = columnOf(column);
      const number = kind === 'number' || kind === 'whole' || kind === 'percent';
      return { head: heads[at], width, empty: kind === 'day' ? 'day' : number ? 'number' : undefined };
    }),
    { head: ID_HEADS[at], width: 38, hidden: true },
    { head: STAMP_HEADS[at], width: 20, hidden: true },
  ];
}
