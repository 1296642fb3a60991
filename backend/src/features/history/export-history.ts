import type { HistoryExportQuery, PlanHistoryEntry } from '@kompassplan/contract';
import { DomainError, guarded, type SheetCell } from '@kompassplan/domain';
import { catalogueOf, formatPhrase, formatPoints, type Language } from '@kompassplan/phrases';
import { eventKey, type HistoryTongue, toldChange } from '@kompassplan/phrases/history-words';
import { type ListColumn, listXlsx } from '../../documents/list-sheet.js';
import { reportCsv, SHEET_MEDIA_TYPES } from '../../documents/report-sheets.js';
import type { DownloadableFile } from '../../http/download.js';
import { historyEntries, type HistoryFilter } from '../../persistence/history.query.js';
import { localDay } from '../../persistence/local-day.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { netChanges } from './net-changes.query.js';

/** More than anybody reads; the file is made in memory. */
const MOST_ENTRIES = 20_000;
const MOST_ACTIONS = 10_000;

type Wish = HistoryFilter & Pick<HistoryExportQuery, 'format' | 'net' | 'evaluation'>;

/**
 * What the page shows as a file, one row for each changed field.
 * @throws DomainError history.export-too-large, history.evaluation-missing
 */
export async function exportHistory(tx: Transaction, wish: Wish): Promise<DownloadableFile> {
  const language = tx.tenant.actor?.language ?? 'sv';
  const tongue = tongueOf(language);
  const net = wish.net === 'true';
  const rows = net ? await netRows(tx, wish, tongue) : await stepRows(tx, wish, tongue);
  const columns = (net ? NET_COLUMNS : STEP_COLUMNS).map(([name, width]): ListColumn => ({
    head: tongue.say(`history.column-${name}`),
    width,
  }));
  const day = localDay(tx.now, tx.tenant.timeZone);
  const name = tongue.say(net ? 'history.file-net' : 'history.file', { day });
  const safe = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guarded(cell) : cell)));
  const content =
    wish.format === 'csv'
      ? reportCsv([columns.map(({ head }) => head), ...safe])
      : await listXlsx(tongue.say(net ? 'history.sheet-net' : 'history.sheet'), columns, safe);
  return { name: `${name}.${wish.format}`, mediaType: SHEET_MEDIA_TYPES[wish.format], content };
}

const STEP_COLUMNS = [
  ['number', 12],
  ['day', 12],
  ['time', 9],
  ['by', 24],
  ['event', 28],
  ['action', 8],
  ['about', 50],
  ['field', 22],
  ['from', 32],
  ['to', 32],
  ['note', 50],
] as const;
const NET_COLUMNS = [
  ['action', 8],
  ['title', 60],
  ['field', 22],
  ['from', 32],
  ['to', 32],
] as const;

async function stepRows(tx: Transaction, wish: Wish, tongue: HistoryTongue): Promise<SheetCell[][]> {
  const { items, total } = await historyEntries(tx, wish, { limit: MOST_ENTRIES });
  if (items.length < total && items.length === MOST_ENTRIES) throw tooLarge();
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone: tx.tenant.timeZone, hour: '2-digit', minute: '2-digit' });
  return items.flatMap((entry) => {
    const at = new Date(entry.at);
    const event = tongue.say(eventKey(entry.event, (key) => tongue.knows(key)));
    const head = [
      entry.number,
      { day: localDay(at, tx.tenant.timeZone) },
      time.format(at),
      entry.by,
      event,
      entry.action ? numberOf(entry.action.number) : null,
      subjectOf(entry, tongue),
    ];
    const changes = changeCells(entry.changes, tongue);
    return (changes.length > 0 ? changes : [[null, null, null]]).map((cells) => [...head, ...cells, entry.note]);
  });
}

async function netRows(tx: Transaction, wish: Wish, tongue: HistoryTongue): Promise<SheetCell[][]> {
  const { evaluation, since, until, field } = wish;
  if (!evaluation) throw new DomainError('history.evaluation-missing');
  const { items, total } = await netChanges(tx, { evaluation, since, until, field, limit: MOST_ACTIONS });
  if (items.length < total) throw tooLarge();
  return items.flatMap(({ action, added, changes, evidenceAdded, evidenceRemoved, comments }) => {
    const told: SheetCell[][] = [
      ...(added ? [[tongue.say('history.net-added'), null, tongue.say('history.true')]] : []),
      ...changeCells(changes, tongue),
      ...(evidenceAdded + evidenceRemoved === 0
        ? []
        : [
            [
              tongue.say('plan.field-evidence'),
              null,
              tongue.say('history.evidence-change', { added: evidenceAdded, removed: evidenceRemoved }),
            ],
          ]),
      ...(comments === 0 ? [] : [[tongue.say('plan.activity-comments'), null, comments]]),
    ];
    return told.map((cells) => [numberOf(action.number), action.title, ...cells]);
  });
}

function changeCells(changes: PlanHistoryEntry['changes'], tongue: HistoryTongue): SheetCell[][] {
  return changes.flatMap((change) => {
    const told = toldChange(change, tongue);
    return told ? [[told.field, told.from, told.bare ? tongue.say('history.bare') : told.to]] : [];
  });
}

function subjectOf({ entity, action, subject }: PlanHistoryEntry, tongue: HistoryTongue): string | null {
  if (action) return action.title;
  return entity === 'evaluation' && subject ? tongue.say('history.subject-evaluation', { year: subject }) : subject;
}

function numberOf(number: number): string {
  return `Å-${String(number).padStart(2, '0')}`;
}

function tooLarge(): DomainError {
  return new DomainError('history.export-too-large', { most: MOST_ENTRIES });
}

function tongueOf(language: Language): HistoryTongue {
  const phrases = catalogueOf(language);
  return {
    say: (key, values) => formatPhrase(phrases, language, key, values),
    knows: (key) => Object.hasOwn(phrases, key),
    // In a file a day is written so that it can be sorted.
    day: (day) => day,
    percent: (n) => `${n} %`,
    points: (n) => formatPoints(n, language),
  };
}
