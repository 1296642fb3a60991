import { plainName } from '../evaluation/framework.js';
import type { ActionStatus } from '../plan/action-status.js';
import { importFault } from '../plan/imported-state.js';
import { type ActionFacts, LONGEST_DESCRIPTION, LONGEST_STATUS_NOTE, MOST_WEEKS } from './planned-action.js';
import { STATUS_WORDS } from './report-sheet.js';
import type { SheetRows } from './sheet-rows.js';

const STATUS_OF_WORD = new Map(
  Object.entries(STATUS_WORDS).flatMap(([status, words]) =>
    words.map((word) => [plainName(word), status as ActionStatus] as const),
  ),
);

function statusIn(rows: SheetRows, row: number): ActionStatus | null {
  const word = rows.line(row, 'status');
  if (word === null) return null;
  return (
    STATUS_OF_WORD.get(plainName(word)) ?? rows.fail(row, 'status', 'status-unknown', { value: word.slice(0, 40) })
  );
}

function progressIn(rows: SheetRows, row: number): number | null {
  const percent = rows.number(row, 'progress', 100);
  if (percent === null || Number.isInteger(percent)) return percent;
  return rows.fail(row, 'progress', 'not-whole', { value: String(percent).replace('.', ',') });
}

/** Free text without anything around it, as the plan keeps it. */
function wordsIn(rows: SheetRows, row: number, column: 'description' | 'statusNote', longest: number): string | null {
  return rows.text(row, column, longest)?.trim() || null;
}

/** What the cells of a row tell of an action. A cell that can't be read is named, and the row is then asked no more. */
export function factsIn(rows: SheetRows, row: number): ActionFacts {
  const before = rows.errors.length;
  const facts: ActionFacts = {
    owner: rows.line(row, 'owner'),
    due: rows.day(row, 'due'),
    description: wordsIn(rows, row, 'description', LONGEST_DESCRIPTION),
    unit: rows.line(row, 'unit'),
    effortWeeks: rows.number(row, 'effortWeeks', MOST_WEEKS),
    status: statusIn(rows, row),
    progress: progressIn(rows, row),
    statusNote: wordsIn(rows, row, 'statusNote', LONGEST_STATUS_NOTE),
    reviewOn: rows.day(row, 'reviewOn'),
  };
  const fault = rows.errors.length === before ? importFault(facts) : null;
  // What is missing has no cell where the sheet has no column for it.
  if (fault !== null) rows.fail(row, rows.knows(fault.field) ? fault.field : 'status', fault.code);
  return facts;
}
