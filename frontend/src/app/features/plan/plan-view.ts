import type { ActionRow } from '@kompassplan/contract';
import {
  ACTION_STATUSES,
  type ActionStatus,
  endOfWeek,
  isOpen,
  type Queue,
  QUEUES,
  sameTag,
  standsIn,
} from '@kompassplan/domain';
import { numberOf } from '../../core/action-number';
import { readColumns, type ShownColumn, SORT_COLUMNS, type SortColumn, writeColumns } from './plan-columns';

export const GROUPINGS = ['area', 'subQuestion', 'unit', 'owner', 'status', 'quarter', 'none'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** How the plan is shown. */
export const LAYOUTS = ['table', 'board', 'timeline'] as const;
export type Layout = (typeof LAYOUTS)[number];

export interface Sorting {
  readonly column: SortColumn;
  readonly descending: boolean;
}

/** The filters of the plan, by the same names and values as the query of GET /api/actions. */
export interface PlanFilter {
  readonly q: string;
  readonly area: number | null;
  readonly subQuestion: string | null;
  /** A person's id, `me` or `none`. */
  readonly owner: string | null;
  /** A unit's id, `mine` (the own unit and those below it) or `none`. */
  readonly unit: string | null;
  readonly status: readonly ActionStatus[];
  readonly tag: string | null;
  /** `late`, `none`, `week` or `before:YYYY-MM-DD`. */
  readonly due: string | null;
  /** `none`: without a valid piece of evidence. */
  readonly evidence: 'none' | null;
  /** What an action waits for. */
  readonly queue: Queue | null;
}
/** Everything the plan page keeps in its URL. */
export interface PlanView {
  readonly filter: PlanFilter;
  readonly sort: Sorting;
  readonly group: Grouping;
  readonly layout: Layout;
  /** Chosen columns in their order; null for the usual ones. */
  readonly columns: readonly ShownColumn[] | null;
  readonly action: string | null;
}

export const NO_FILTER: PlanFilter = {
  q: '',
  area: null,
  subQuestion: null,
  owner: null,
  unit: null,
  status: [],
  tag: null,
  due: null,
  evidence: null,
  queue: null,
};

/** The tabs above the table: each is a filter of its own, so that a link from another page opens the right one. */
export const TABS = {
  all: NO_FILTER,
  late: { ...NO_FILTER, due: 'late' },
  mine: { ...NO_FILTER, owner: 'me' },
} as const satisfies Record<string, PlanFilter>;
export type Tab = keyof typeof TABS;

/** The cell in which a queue is decided. */
export const QUEUE_CELL = {
  noOwner: 'owner',
  noDate: 'due',
  noLink: 'subQuestion',
  verify: 'status',
  decide: 'status',
  effect: 'status',
  review: 'status',
} as const satisfies Record<Queue, SortColumn>;

/** A queue begins with what is worth most, in one list; the plan with its areas and numbers. */
function usual(queue: Queue | null): { readonly sort: string; readonly group: Grouping } {
  return queue === null ? { sort: 'number', group: 'area' } : { sort: '-points', group: 'none' };
}

/** Query parameters as they are read: the router's, or those of a saved view. */
export type Params = Readonly<Record<string, string | undefined>>;

/** Reads the URL. What it does not understand counts as not given. */
export function readView(params: Params): PlanView {
  const queue = QUEUES.find((name) => name === params['queue']) ?? null;
  const sort = params['sort'] ?? usual(queue).sort;
  const column = SORT_COLUMNS.find((name) => name === sort.replace(/^-/, ''));
  const area = Number(params['area']);
  return {
    filter: {
      q: (params['q'] ?? '').slice(0, 200),
      area: Number.isInteger(area) && area > 0 ? area : null,
      subQuestion: matched(params['subQuestion'], /^\d{1,2}\.\d{1,2}$/),
      owner: matched(params['owner'], /^(me|none|[0-9a-f-]{36})$/i),
      unit: matched(params['unit'], /^(mine|none|[0-9a-f-]{36})$/i),
      status: ACTION_STATUSES.filter((status) => (params['status'] ?? '').split(',').includes(status)),
      tag: params['tag']?.trim().slice(0, 40) || null,
      due: matched(params['due'], /^(late|none|week|before:\d{4}-\d{2}-\d{2})$/),
      evidence: params['evidence'] === 'none' ? 'none' : null,
      queue,
    },
    sort: { column: column ?? 'number', descending: column !== undefined && sort.startsWith('-') },
    group: GROUPINGS.find((name) => name === params['group']) ?? usual(queue).group,
    layout: LAYOUTS.find((name) => name === params['layout']) ?? 'table',
    columns: readColumns(params['columns']),
    action: params['action'] ?? null,
  };
}

/** The query parameters of a view; null removes one from the URL, as what is usual is not written. */
export function writeView({ filter, sort, group, layout, columns, action }: PlanView): Record<string, string | null> {
  const order = `${sort.descending ? '-' : ''}${sort.column}`;
  return {
    q: filter.q.trim() || null,
    area: filter.area === null ? null : String(filter.area),
    subQuestion: filter.subQuestion,
    owner: filter.owner,
    unit: filter.unit,
    status: filter.status.length === 0 ? null : filter.status.join(','),
    tag: filter.tag,
    due: filter.due,
    evidence: filter.evidence,
    queue: filter.queue,
    sort: order === usual(filter.queue).sort ? null : order,
    group: group === usual(filter.queue).group ? null : group,
    layout: layout === 'table' ? null : layout,
    columns: writeColumns(columns),
    action,
  };
}

/** The query of a saved view, in the form of an address and always in the same order. */
export function queryOf(view: PlanView): string {
  const given = Object.entries(writeView({ ...view, action: null })).filter(([, value]) => value !== null);
  return new URLSearchParams(given as [string, string][]).toString();
}

/** What a saved view shows. */
export function viewOf(query: string): PlanView {
  return readView(Object.fromEntries(new URLSearchParams(query)));
}

/** What a tab or a queue opens: its own order and grouping, the columns that are shown. */
export function opening(view: PlanView, filter: PlanFilter): PlanView {
  const { sort, group } = readView(filter.queue === null ? {} : { queue: filter.queue });
  // Between two tabs the plan keeps the order that was chosen; only a queue has its own.
  const keeps = filter.queue === null && view.filter.queue === null;
  return { ...view, filter, ...(keeps ? {} : { sort, group }) };
}

export function sameFilter(a: PlanFilter, b: PlanFilter): boolean {
  return (
    a.q.trim() === b.q.trim() &&
    a.area === b.area &&
    a.subQuestion === b.subQuestion &&
    a.owner === b.owner &&
    a.unit === b.unit &&
    a.tag === b.tag &&
    a.due === b.due &&
    a.evidence === b.evidence &&
    a.queue === b.queue &&
    a.status.length === b.status.length &&
    a.status.every((status) => b.status.includes(status))
  );
}

/** The tab whose filter this is, or null for a filter of one's own. */
export function tabOf(filter: PlanFilter): Tab | null {
  return (Object.keys(TABS) as Tab[]).find((tab) => sameFilter(TABS[tab], filter)) ?? null;
}

/** The same column again turns the order; points, progress and evidence begin with the most. */
export function nextSorting(now: Sorting, column: SortColumn): Sorting {
  if (now.column === column) return { column, descending: !now.descending };
  return { column, descending: column === 'points' || column === 'progress' || column === 'evidence' };
}

export interface Asker {
  readonly personId: string | null;
  /** The own unit and those below it. */
  readonly unitIds: readonly string[];
  /** YYYY-MM-DD */
  readonly today: string;
  /** Rows that the server's search found for the words; null while it has not answered. */
  readonly found: ReadonlySet<string> | null;
}

/** Whether a row passes. Agrees with the backend's reading of the same filter. */
export function passes(row: ActionRow, filter: PlanFilter, { personId, unitIds, today, found }: Asker): boolean {
  if (filter.area !== null && row.area !== filter.area) return false;
  if (filter.subQuestion !== null && !row.links.some((link) => link.subQuestion === filter.subQuestion)) return false;
  if (filter.owner !== null) {
    const wanted = filter.owner === 'none' ? null : filter.owner === 'me' ? personId : filter.owner;
    if ((row.owner?.id ?? null) !== wanted) return false;
  }
  if (filter.unit !== null && !passesUnit(row.unit?.id ?? null, filter.unit, unitIds)) return false;
  if (filter.queue !== null && !standsIn(filter.queue, queued(row), today, personId)) return false;
  if (filter.status.length > 0 && !filter.status.includes(row.status)) return false;
  const { tag } = filter;
  if (tag !== null && !row.tags.some((one) => sameTag(one) === sameTag(tag))) return false;
  if (filter.due !== null && !passesDue(row, filter.due, today)) return false;
  if (filter.evidence === 'none' && row.evidence.valid > 0) return false;
  return filter.q.trim() === '' || (found?.has(row.id) ?? false) || containsWords(row, filter.q);
}

function passesUnit(unit: string | null, wanted: string, unitIds: readonly string[]): boolean {
  if (wanted === 'mine') return unit !== null && unitIds.includes(unit);
  return unit === (wanted === 'none' ? null : wanted);
}

function queued(row: ActionRow) {
  return { ...row, ownerId: row.owner?.id ?? null, links: row.links.length, dueAsked: row.dueRequest !== null };
}

function passesDue(row: ActionRow, due: string, today: string): boolean {
  if (due === 'none') return row.due === null;
  if (row.due === null || !isOpen(row.status)) return false;
  if (due === 'late') return row.due < today;
  if (due === 'week') return row.due >= today && row.due <= endOfWeek(today);
  return row.due < due.slice('before:'.length);
}

/** Shown at once, until the server has searched stems and compounds. */
function containsWords(row: ActionRow, q: string): boolean {
  const text = `${row.title} ${numberOf(row.number)} ${row.owner?.name ?? ''} ${row.unit?.name ?? ''}`.toLowerCase();
  return q
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function matched(value: string | undefined, shape: RegExp): string | null {
  return value !== undefined && shape.test(value) ? value : null;
}
