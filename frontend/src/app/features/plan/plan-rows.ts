import type { ActionRow, Readiness } from '@kompassplan/contract';
import {
  ACTION_STATUSES,
  type ActionStatus,
  DEFAULT_READINESS_POLICY,
  type PointState,
  pointStateOf,
  shownPoints,
  type ShownReadiness,
} from '@kompassplan/domain';
import { extraSortValue } from './extra-columns';
import type { SortColumn } from './plan-columns';
import type { Grouping, Sorting } from './plan-view';

/** Points as they are shown, with one decimal: they add up from row to group to plan. */
export interface PlanPoints {
  /** Of an action: sub-question → points. */
  of(row: ActionRow): ReadonlyMap<string, number>;
  /** Of an area ("1") or a sub-question ("1.3"): targeted points that no action works on. */
  withoutAction(place: string): number;
}

export interface Sums {
  readonly count: number;
  readonly targeted: number;
  readonly verified: number;
  readonly done: number;
  /** verified + done */
  readonly secured: number;
  /** The part of `targeted` that no action works on. */
  readonly withoutAction: number;
}

export interface RowGroup {
  /** Stable name of the group: the number of an area or a sub-question, an id, a status, a quarter, or `none`. */
  readonly key: string;
  /** Name to show; null where the page has a word for it (nobody, no unit, a status). */
  readonly name: string | null;
  /** The number of the area or sub-question that the group stands for. */
  readonly place: string | null;
  readonly rows: readonly ActionRow[];
  readonly sums: Sums;
}

/** Points by sub-question from the plan's readiness; before it is read, each row's own points on its first sub-question. */
export function pointsOf(readiness: ShownReadiness<Readiness> | null): PlanPoints {
  const byAction = new Map<string, Map<string, number>>();
  const free = new Map<string, number>();
  for (const area of readiness?.areas ?? []) {
    free.set(String(area.number), area.states.noAction);
    for (const question of area.subQuestions) {
      free.set(question.number, question.states.noAction);
      for (const action of question.actions) {
        const parts = byAction.get(action.id) ?? new Map<string, number>();
        byAction.set(action.id, parts.set(question.number, action.points));
      }
    }
  }
  return {
    of: (row) =>
      byAction.get(row.id) ??
      new Map(row.links.slice(0, 1).map((link) => [link.subQuestion, shownPoints(row.pointsAtStake)])),
    withoutAction: (place) => free.get(place) ?? 0,
  };
}

/** Where a row's points lie: as the evaluation counts them, so that every page tells the same. */
export function stateOf(row: Pick<ActionRow, 'status' | 'evidence'>): PointState | null {
  return pointStateOf({ status: row.status, hasValidEvidence: row.evidence.valid > 0 }, DEFAULT_READINESS_POLICY);
}

/** An action that works in two places, seen from one of them: `place` is the other. */
export interface SharedRow {
  readonly number: number;
  readonly place: string;
}

/**
 * Why the rows of a group and its head differ: each head counts its own part of an action that works in two areas or
 * sub-questions, while its row stands once.
 * @returns for each place the actions that it shares
 */
export function sharedRows(
  rows: readonly ActionRow[],
  grouping: PlaceGrouping,
  points: PlanPoints,
): ReadonlyMap<string, readonly SharedRow[]> {
  const { homeOf, placeOf } = PLACES[grouping];
  const shared = new Map<string, SharedRow[]>();
  for (const row of rows) {
    const worth = [...points.of(row)].flatMap(([number, part]) => (part > 0 ? [placeOf(number)] : []));
    const places = new Set([homeOf(row), ...worth]);
    for (const place of places) {
      const others = [...places].filter((other) => other !== place);
      const entries = others.map((other) => ({ number: row.number, place: other }));
      if (entries.length > 0) shared.set(place, [...(shared.get(place) ?? []), ...entries]);
    }
  }
  return shared;
}

/** All points of one row. */
export function rowPoints(row: ActionRow, points: PlanPoints): number {
  return total([...points.of(row).values()]);
}

/**
 * What rows add up to.
 * @param part which sub-questions count; an action may work on two areas, and each area gets its own part
 * @param withoutAction points to add that nobody works on
 */
export function sumsOf(
  rows: readonly ActionRow[],
  points: PlanPoints,
  count = rows.length,
  part: (subQuestion: string) => boolean = () => true,
  withoutAction = 0,
): Sums {
  const of = (wanted: (state: PointState) => boolean): number =>
    total(
      rows.flatMap((row) => {
        const state = stateOf(row);
        if (state === null || !wanted(state)) return [];
        return [...points.of(row)].flatMap(([number, value]) => (part(number) ? [value] : []));
      }),
    );
  const verified = of((state) => state === 'verified');
  const done = of((state) => state === 'done');
  return {
    count,
    targeted: shownPoints(of(() => true) + withoutAction),
    verified,
    done,
    secured: shownPoints(verified + done),
    withoutAction,
  };
}

/** Groupings by the places of the evaluation: they alone hold points that no action works on. */
export type PlaceGrouping = 'area' | 'subQuestion';
/** Row → the place in which it stands; sub-question → the place in which its points count. */
const PLACES: Readonly<
  Record<PlaceGrouping, { homeOf: (row: ActionRow) => string; placeOf: (subQuestion: string) => string }>
> = {
  area: { homeOf: (row) => String(row.area), placeOf: (subQuestion) => String(areaOf(subQuestion)) },
  // A row stands once, so that it can be picked and counted once: under the first sub-question of its own area.
  subQuestion: {
    homeOf: ({ links, area }) =>
      (links.find((link) => areaOf(link.subQuestion) === area) ?? links[0])?.subQuestion ?? NOWHERE,
    placeOf: (subQuestion) => subQuestion,
  },
};
/** The key of what has no owner, no unit, no date, no link. */
export const NOWHERE = 'none';

export function isPlaceGrouping(grouping: Grouping): grouping is PlaceGrouping {
  return grouping === 'area' || grouping === 'subQuestion';
}

interface NamedPlace {
  readonly number: number | string;
  readonly name: string;
}

/**
 * Rows in groups, each with its sums. The groups' sums add up to those of all rows, whichever the grouping.
 * @param places the areas or the sub-questions of the evaluation, in their order; where the grouping is by them
 * @param whole true when no filter is on: then points without an action belong to their place, too
 */
export function groupRows(
  rows: readonly ActionRow[],
  grouping: Grouping,
  points: PlanPoints,
  places: readonly NamedPlace[],
  whole: boolean,
): readonly RowGroup[] {
  if (isPlaceGrouping(grouping)) return groupByPlace(rows, grouping, points, places, whole);
  if (grouping === 'none') {
    return rows.length === 0 ? [] : [{ key: 'all', name: null, place: null, rows, sums: sumsOf(rows, points) }];
  }
  const groups = Map.groupBy(rows, (row) => keyOf(row, grouping));
  return [...groups]
    .map(([key, members]) => ({
      key,
      name: nameOf(members[0], grouping),
      place: null,
      rows: members,
      sums: sumsOf(members, points),
    }))
    .sort((a, b) => orderOf(a, b, grouping));
}

function orderOf(a: RowGroup, b: RowGroup, grouping: ByValue): number {
  if (grouping === 'status') {
    return ACTION_STATUSES.indexOf(a.key as ActionStatus) - ACTION_STATUSES.indexOf(b.key as ActionStatus);
  }
  const last = Number(a.key === NOWHERE) - Number(b.key === NOWHERE);
  return last || (grouping === 'quarter' ? compareText(a.key, b.key) : compareText(a.name ?? '', b.name ?? ''));
}

function groupByPlace(
  rows: readonly ActionRow[],
  grouping: PlaceGrouping,
  points: PlanPoints,
  places: readonly NamedPlace[],
  whole: boolean,
): RowGroup[] {
  const { homeOf, placeOf } = PLACES[grouping];
  const names = new Map(places.map((place) => [String(place.number), place.name]));
  const members = Map.groupBy(rows, homeOf);
  // The rows whose points count in a place, wherever they stand.
  const workers = new Map<string, Set<ActionRow>>();
  for (const row of rows) {
    for (const place of new Set([homeOf(row), ...[...points.of(row).keys()].map(placeOf)])) {
      workers.set(place, (workers.get(place) ?? new Set()).add(row));
    }
  }
  return [...new Set([...(whole ? names.keys() : []), ...workers.keys()])]
    .sort((a, b) => Number(a === NOWHERE) - Number(b === NOWHERE) || compareText(a, b))
    .map((key) => {
      const own = members.get(key) ?? [];
      const free = whole ? points.withoutAction(key) : 0;
      const sums = sumsOf([...(workers.get(key) ?? [])], points, own.length, (number) => placeOf(number) === key, free);
      const place = key === NOWHERE ? null : key;
      return { key, name: names.get(key) ?? null, place, rows: own, sums };
    })
    .filter((group) => group.rows.length > 0 || group.sums.targeted > 0);
}

/** The key of the list of actions without a date, below the timeline. */
export const UNDATED = 'undated';

/** The groups of the timeline: rows with a date in theirs, and all others in a last one. */
export function timelineGroups(groups: readonly RowGroup[]): readonly RowGroup[] {
  const parted = groups.map((group) => ({ ...group, rows: group.rows.filter(({ due }) => due !== null) }));
  const rows = groups.flatMap((group) => group.rows.filter(({ due }) => due === null));
  const undated = { key: UNDATED, name: null, place: null, rows, sums: sumsOf([], NO_POINTS) };
  return [...parted, undated].filter((group) => group.rows.length > 0);
}
const NO_POINTS: PlanPoints = { of: () => new Map(), withoutAction: () => 0 };

/** "2027-Q1": the quarter of a day, or that there is none. */
export function quarterOf(day: string | null): string {
  return day === null ? NOWHERE : `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** Sums of the whole list, as its groups add up. */
export function totalOf(groups: readonly RowGroup[]): Sums {
  const add = (figure: (sums: Sums) => number): number => total(groups.map((group) => figure(group.sums)));
  return {
    count: groups.reduce((sum, group) => sum + group.rows.length, 0),
    targeted: add((sums) => sums.targeted),
    verified: add((sums) => sums.verified),
    done: add((sums) => sums.done),
    secured: add((sums) => sums.secured),
    withoutAction: add((sums) => sums.withoutAction),
  };
}

/** A new list in order. Rows without the value come last, whichever the direction; equal ones by number. */
export function sortRows(rows: readonly ActionRow[], sort: Sorting, points: PlanPoints): ActionRow[] {
  const value = (row: ActionRow): string | number | null => sortValue(row, sort.column, points);
  return [...rows].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null) {
      return Number(left === null) - Number(right === null) || a.number - b.number;
    }
    const order =
      typeof left === 'number' && typeof right === 'number' ? left - right : compareText(String(left), String(right));
    return (sort.descending ? -order : order) || a.number - b.number;
  });
}

function sortValue(row: ActionRow, column: SortColumn, points: PlanPoints): string | number | null {
  switch (column) {
    case 'number':
      return row.number;
    case 'title':
      return row.title;
    case 'subQuestion':
      return row.links[0]?.subQuestion ?? null;
    case 'owner':
      return row.owner?.name ?? null;
    case 'unit':
      return row.unit?.name ?? null;
    case 'due':
      return row.due;
    case 'status':
      return ACTION_STATUSES.indexOf(row.status);
    case 'progress':
      return row.progress;
    case 'points':
      return rowPoints(row, points);
    case 'evidence':
      return row.evidence.valid;
    default:
      return extraSortValue(row, column);
  }
}

type ByValue = Exclude<Grouping, PlaceGrouping | 'none'>;

function keyOf(row: ActionRow, grouping: ByValue): string {
  switch (grouping) {
    case 'status':
      return row.status;
    case 'quarter':
      return quarterOf(row.due);
    case 'unit':
      return row.unit?.id ?? NOWHERE;
    case 'owner':
      return row.owner?.id ?? NOWHERE;
  }
}

/** Statuses and quarters have words of the page. */
function nameOf(row: ActionRow | undefined, grouping: ByValue): string | null {
  if (grouping === 'unit') return row?.unit?.name ?? null;
  return grouping === 'owner' ? (row?.owner?.name ?? null) : null;
}

/** The area of a sub-question: 1 of "1.3". */
export function areaOf(subQuestion: string): number {
  return Number.parseInt(subQuestion, 10);
}

const swedish = new Intl.Collator('sv', { numeric: true, sensitivity: 'base' });
function compareText(a: string, b: string): number {
  return swedish.compare(a, b);
}

function total(numbers: readonly number[]): number {
  return shownPoints(numbers.reduce((sum, number) => sum + number, 0));
}
