import type { ActionStatus } from '../plan/action-status.js';
import { sameTag } from '../plan/tags.js';
import { cellName, type SheetCell, type SheetTable, shownCell } from '../report/sheet-cell.js';
import {
  actionCells,
  type CellFault,
  type CellReading,
  cellFault,
  readCell,
  type SheetAction,
  type SheetNames,
  type SheetValue,
} from './action-cells.js';
import {
  ACTION_COLUMN_IDS,
  type ActionColumn,
  type ActionHeads,
  columnOf,
  type EditedColumn,
  filledRows,
} from './action-columns.js';
import { cellMeaning, readStamp, type RowStamp, signOf } from './row-stamp.js';

/** One cell that says something else than the plan does now. */
export interface CellChange {
  /** "F7" */
  readonly cell: string;
  readonly column: EditedColumn;
  /** As cells have it. */
  readonly from: SheetValue;
  readonly to: SheetValue;
  /** What is to be written: ids where `to` has names. */
  readonly value: SheetValue;
  /** The field changed here after the file was written, so somebody has to choose. */
  readonly conflict: boolean;
}

export interface ChangedRow {
  /** As Excel counts: the first is 1. */
  readonly row: number;
  readonly action: SheetAction;
  readonly changes: readonly CellChange[];
  /** False where the row's mark is gone: what changed here since can't be told. */
  readonly marked: boolean;
}

export interface CellError extends CellFault {
  readonly cell: string;
  readonly column: ActionColumn;
  readonly number: number;
}

export const UNREAD_ROW_CODES = ['no-id', 'unknown-id', 'other-plan', 'repeated'] as const;
export interface UnreadRow {
  readonly row: number;
  /** Number and title as the file has them. */
  readonly name: string;
  /** The phrase key is `action-sheet.unread.<code>`. */
  readonly code: (typeof UNREAD_ROW_CODES)[number];
}

export interface ActionSheetDiff {
  readonly rows: readonly ChangedRow[];
  readonly unchanged: number;
  readonly errors: readonly CellError[];
  readonly unread: readonly UnreadRow[];
}

export interface PlanNow {
  readonly evaluationId: string;
  /** Every action that the file names and the municipality has, by id; those of other plans too. */
  readonly actions: ReadonlyMap<string, SheetAction>;
  readonly names: SheetNames;
  /** Numbers of the plan's sub-questions. */
  readonly subQuestions: ReadonlySet<string>;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function idIn(cell: SheetCell | undefined): string {
  return shownCell(cell).trim().replace(/^'/, '').toLowerCase();
}

/** Ids that the file names, for whoever looks them up. */
export function actionIds(table: SheetTable, { headRow, id }: ActionHeads): string[] {
  const ids = filledRows(table, headRow).map((row) => idIn(table.rows[row]?.[id]));
  return [...new Set(ids.filter((one) => UUID.test(one)))];
}

/**
 * What a file that was exported, edited and given back changes, cell by cell. A cell counts as edited when it no longer
 * says what it said at the export; one that was left alone changes nothing, whatever has happened here since. Nothing is
 * looked up for it either, so a person or unit that was renamed meanwhile is no fault.
 */
export function diffActionSheet(table: SheetTable, heads: ActionHeads, plan: PlanNow): ActionSheetDiff {
  const rows: ChangedRow[] = [];
  const errors: CellError[] = [];
  const unread: UnreadRow[] = [];
  const seen = new Set<string>();
  let unchanged = 0;
  for (const at of filledRows(table, heads.headRow)) {
    const cells = table.rows[at] ?? [];
    const id = idIn(cells[heads.id]);
    const action = plan.actions.get(id);
    const code =
      id === ''
        ? 'no-id'
        : seen.has(id)
          ? 'repeated'
          : !action
            ? 'unknown-id'
            : inPlan(action, plan)
              ? null
              : 'other-plan';
    if (code !== null || !action) {
      unread.push({ row: at + 1, name: nameIn(cells, heads), code: code ?? 'unknown-id' });
      continue;
    }
    seen.add(id);
    const row = new RowDiff(cells, at, heads, action, plan);
    errors.push(...row.errors);
    if (row.changes.length > 0) rows.push({ row: at + 1, action, changes: row.changes, marked: row.stamp !== null });
    else if (row.errors.length === 0) unchanged += 1;
  }
  return { rows, unchanged, errors, unread };
}

function inPlan(action: SheetAction, plan: PlanNow): boolean {
  return action.evaluationId === plan.evaluationId;
}

function nameIn(cells: readonly SheetCell[], { columns }: ActionHeads): string {
  const words = (['number', 'title'] as const).map((column) => shownCell(cells[columns.get(column) ?? -1]).trim());
  return words
    .filter((word) => word !== '')
    .join(' ')
    .slice(0, 120);
}

class RowDiff {
  readonly changes: CellChange[] = [];
  readonly errors: CellError[] = [];
  readonly stamp: RowStamp | null;
  private readonly now: readonly SheetCell[];

  constructor(
    private readonly cells: readonly SheetCell[],
    private readonly at: number,
    private readonly heads: ActionHeads,
    private readonly action: SheetAction,
    private readonly plan: PlanNow,
  ) {
    this.stamp = heads.stamp === null ? null : readStamp(cells[heads.stamp]);
    this.now = actionCells(action, plan.names, 'sv');
    for (const [column, place] of heads.columns) this.compare(column, place);
    this.settleNote();
  }

  private compare(column: ActionColumn, place: number): void {
    const cell = this.cells[place] ?? null;
    const current = this.now[ACTION_COLUMN_IDS.indexOf(column)] ?? null;
    const here = signOf(column, current);
    const before = this.stamp?.signs.get(column) ?? here;
    if (signOf(column, cell) === before || cellMeaning(column, cell) === cellMeaning(column, current)) return;
    if (isTold(column)) return this.fail(column, cellFault('not-read').fault);
    const reading = readCell(column, cell);
    if ('fault' in reading) return this.fail(column, reading.fault);
    const found = this.resolved(column, reading.value);
    if ('fault' in found) return this.fail(column, found.fault);
    if (same(found.value, idsNow(this.action, column))) return;
    const was = readCell(column, current);
    this.changes.push({
      cell: cellName(this.at, place),
      column,
      from: 'value' in was ? was.value : shownCell(current),
      to: reading.value,
      value: found.value,
      // A version that is the same vouches for every field, also where a person was renamed.
      conflict: this.stamp !== null && this.stamp.version !== this.action.version && here !== before,
    });
  }

  private fail(column: ActionColumn, found: CellFault): void {
    const place = this.heads.columns.get(column) ?? 0;
    this.errors.push({ ...found, column, cell: cellName(this.at, place), number: this.action.number });
  }

  /** The value to write: names become ids. */
  private resolved(column: EditedColumn, value: SheetValue): CellReading {
    if (column === 'status') return value === 'verified' ? cellFault('verified-by-file') : { value };
    if (column === 'links') {
      const missing = listOf(value).find((number) => !this.plan.subQuestions.has(number));
      return missing === undefined ? { value } : cellFault('link-unknown', { value: missing });
    }
    if (column === 'owner' || column === 'deputy') {
      return value === null ? { value } : this.person(String(value));
    }
    if (column === 'contributors') {
      const ids: string[] = [];
      for (const name of listOf(value)) {
        const found = this.person(name);
        if ('fault' in found) return found;
        ids.push(String(found.value));
      }
      return { value: [...new Set(ids)] };
    }
    if (column === 'unit' && value !== null) {
      const wanted = String(value).toLowerCase();
      const unit = [...this.plan.names.units].find(([, name]) => name.toLowerCase() === wanted);
      return unit ? { value: unit[0] } : cellFault('unit-unknown', { value: String(value).slice(0, 80) });
    }
    return { value };
  }

  /** By e-mail, by "Name <e-mail>" or by full name. Whoever has left still has a name, and takes no new work. */
  private person(text: string): CellReading {
    const mail = (/<([^<>]+)>\s*$/.exec(text)?.[1] ?? (text.includes('@') ? text : null))?.trim().toLowerCase();
    const people = [...this.plan.names.people.values()].filter(({ name, email }) =>
      mail ? email?.toLowerCase() === mail : name.toLowerCase() === text.toLowerCase(),
    );
    const active = people.filter((person) => person.active);
    const value = text.slice(0, 80);
    if (active.length > 1) return cellFault('person-shared', { value });
    if (active[0]) return { value: active[0].id };
    return cellFault(people.length > 0 ? 'person-inactive' : 'person-unknown', { value });
  }

  /** A note belongs to the status beside it: on its own it only rewords what help is needed. */
  private settleNote(): void {
    const at = this.changes.findIndex(({ column }) => column === 'statusNote');
    const note = this.changes[at];
    if (!note) return;
    const moves = this.changes.some(({ column }) => column === 'status');
    const status: ActionStatus = this.action.status;
    if (moves && note.value !== null) return;
    if (!moves && status === 'needsHelp' && note.value !== null) return;
    this.changes.splice(at, 1);
    // Taken away together with the status that asked for it.
    if (!moves) this.fail('statusNote', cellFault(note.value === null ? 'needed' : 'note-without-status').fault);
  }
}

function isTold(column: ActionColumn): column is Exclude<ActionColumn, EditedColumn> {
  return columnOf(column).told === true;
}

function listOf(value: SheetValue): readonly string[] {
  return typeof value === 'object' && value !== null ? value : [];
}

/** What stands now, in the form in which it would be written. */
function idsNow(action: SheetAction, column: EditedColumn): SheetValue {
  switch (column) {
    case 'owner':
      return action.ownerId;
    case 'unit':
      return action.unitId;
    case 'deputy':
      return action.deputyId;
    case 'contributors':
      return action.contributorIds;
    case 'statusNote':
      return action.helpText ?? action.declinedReason;
    default:
      return action[column];
  }
}

/** Lists hold the same when they hold the same in any order, tags in any case. */
function same(a: SheetValue, b: SheetValue): boolean {
  const [left, right] = [listOf(a), listOf(b)].map((list) => list.map(sameTag).sort());
  const lists = typeof a === 'object' && a !== null && typeof b === 'object' && b !== null;
  return lists ? JSON.stringify(left) === JSON.stringify(right) : a === b;
}
