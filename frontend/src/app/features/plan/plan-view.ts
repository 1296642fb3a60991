import type { ActionRow } from '@kompassplan/contract';
import { ACTION_STATUSES, type ActionStatus, endOfWeek, isOpen, sameTag } from '@kompassplan/domain';
import { numberOf } from '../../core/action-number';

export const GROUPINGS = ['area', 'unit', 'owner', 'status', 'none'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const SORT_COLUMNS = [
  'number',
  'title',
  'subQuestion',
  'owner',
  'unit',
  'due',
  'status',
  'progress',
  'points',
  'evidence',
] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];
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
  /** A unit's id or `none`. */
  readonly unit: string | null;
  readonly status: readonly ActionStatus[];
  readonly tag: string | null;
  /** `late`, `none`, `week` or `before:YYYY-MM-DD`. */
  readonly due: string | null;
  /** `none`: without a valid piece of evidence. */
  readonly evidence: 'none' | null;
}
/** Everything the plan page keeps in its URL. */
export interface PlanView {
  readonly filter: PlanFilter;
  readonly sort: Sorting;
  readonly group: Grouping;
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
};
const OPEN = ACTION_STATUSES.filter(isOpen);

/** The tabs above the table: each is a filter of its own, so that a link from another page opens the right one. */
export const TABS = {
  all: NO_FILTER,
  late: { ...NO_FILTER, due: 'late' },
  verify: { ...NO_FILTER, status: ['done'] },
  noOwner: { ...NO_FILTER, owner: 'none', status: OPEN },
  mine: { ...NO_FILTER, owner: 'me' },
} as const satisfies Record<string, PlanFilter>;
export type Tab = keyof typeof TABS;

type Params = Readonly<Record<string, string | undefined>>;

/** Reads the URL. What it does not understand counts as not given. */
export function readView(params: Params): PlanView {
  const sort = params['sort'] ?? 'number';
  const column = SORT_COLUMNS.find((name) => name === sort.replace(/^-/, ''));
  const area = Number(params['area']);
  return {
    filter: {
      q: (params['q'] ?? '').slice(0, 200),
      area: Number.isInteger(area) && area > 0 ? area : null,
      subQuestion: matched(params['subQuestion'], /^\d{1,2}\.\d{1,2}$/),
      owner: matched(params['owner'], /^(me|none|[0-9a-f-]{36})$/i),
      unit: matched(params['unit'], /^(none|[0-9a-f-]{36})$/i),
      status: ACTION_STATUSES.filter((status) => (params['status'] ?? '').split(',').includes(status)),
      tag: params['tag']?.trim().slice(0, 40) || null,
      due: matched(params['due'], /^(late|none|week|before:\d{4}-\d{2}-\d{2})$/),
      evidence: params['evidence'] === 'none' ? 'none' : null,
    },
    sort: { column: column ?? 'number', descending: column !== undefined && sort.startsWith('-') },
    group: GROUPINGS.find((name) => name === params['group']) ?? 'area',
    action: params['action'] ?? null,
  };
}

/** The query parameters of a view; null removes one from the URL, as what is usual is not written. */
export function writeView({ filter, sort, group, action }: PlanView): Record<string, string | null> {
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
    sort: order === 'number' ? null : order,
    group: group === 'area' ? null : group,
    action,
  };
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
  /** YYYY-MM-DD */
  readonly today: string;
  /** Rows that the server's search found for the words; null while it has not answered. */
  readonly found: ReadonlySet<string> | null;
}

/** Whether a row passes. Agrees with the backend's reading of the same filter. */
export function passes(row: ActionRow, filter: PlanFilter, { personId, today, found }: Asker): boolean {
  if (filter.area !== null && row.area !== filter.area) return false;
  if (filter.subQuestion !== null && !row.links.some((link) => link.subQuestion === filter.subQuestion)) return false;
  if (filter.owner !== null) {
    const wanted = filter.owner === 'none' ? null : filter.owner === 'me' ? personId : filter.owner;
    if ((row.owner?.id ?? null) !== wanted) return false;
  }
  if (filter.unit !== null && (row.unit?.id ?? null) !== (filter.unit === 'none' ? null : filter.unit)) return false;
  if (filter.status.length > 0 && !filter.status.includes(row.status)) return false;
  const { tag } = filter;
  if (tag !== null && !row.tags.some((one) => sameTag(one) === sameTag(tag))) return false;
  if (filter.due !== null && !passesDue(row, filter.due, today)) return false;
  if (filter.evidence === 'none' && row.evidence.valid > 0) return false;
  return filter.q.trim() === '' || (found?.has(row.id) ?? false) || containsWords(row, filter.q);
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
