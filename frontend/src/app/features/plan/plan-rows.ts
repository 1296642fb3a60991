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
import type { Grouping, SortColumn, Sorting } from './plan-view';

/** Points as they are shown, with one decimal: they add up from row to group to plan. */
export interface PlanPoints {
  /** Of an action: sub-question → points. */
  of(row: ActionRow): ReadonlyMap<string, number>;
  /** Of an area: targeted points that no action works on. */
  withoutAction(area: number): number;
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
  /** Stable name of the group: an area's number, an id, a status, or `none`. */
  readonly key: string;
  /** Name to show; null where the page has a word for it (nobody, no unit, a status). */
  readonly name: string | null;
  readonly area: number | null;
  readonly rows: readonly ActionRow[];
  readonly sums: Sums;
}

/** Points by sub-question from the plan's readiness; before it is read, each row's own points on its first sub-question. */
export function pointsOf(readiness: ShownReadiness<Readiness> | null): PlanPoints {
  const byAction = new Map<string, Map<string, number>>();
  const free = new Map<number, number>();
  for (const area of readiness?.areas ?? []) {
    free.set(area.number, area.states.noAction);
    for (const question of area.subQuestions) {
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
    withoutAction: (area) => free.get(area) ?? 0,
  };
}

/** Where a row's points lie: as the evaluation counts them, so that every page tells the same. */
export function stateOf(row: Pick<ActionRow, 'status' | 'evidence'>): PointState | null {
  return pointStateOf({ status: row.status, hasValidEvidence: row.evidence.valid > 0 }, DEFAULT_READINESS_POLICY);
}

/** An action that works in two areas, seen from one of them: `area` is the other. */
export interface SharedRow {
  readonly number: number;
  readonly area: number;
}

/** Why the rows of an area and its head differ: each area's head counts its own part of an action that works in two. */
export function sharedRows(rows: readonly ActionRow[], area: number, points: PlanPoints): readonly SharedRow[] {
  return rows.flatMap((row) => {
    const areas = new Set([
      row.area,
      ...[...points.of(row)].flatMap(([number, part]) => (part > 0 ? [areaOf(number)] : [])),
    ]);
    if (areas.size < 2 || !areas.has(area)) return [];
    return [...areas].filter((other) => other !== area).map((other) => ({ number: row.number, area: other }));
  });
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

/**
 * Rows in groups, each with its sums. The groups' sums add up to those of all rows, whichever the grouping.
 * @param areas the areas of the evaluation, in their order
 * @param whole true when no filter is on: then points without an action belong to their area, too
 */
export function groupRows(
  rows: readonly ActionRow[],
  grouping: Grouping,
  points: PlanPoints,
  areas: readonly { readonly number: number; readonly name: string }[],
  whole: boolean,
): readonly RowGroup[] {
  if (grouping === 'area') return groupByArea(rows, points, areas, whole);
  if (grouping === 'none') {
    return rows.length === 0 ? [] : [{ key: 'all', name: null, area: null, rows, sums: sumsOf(rows, points) }];
  }
  const groups = Map.groupBy(rows, (row) => keyOf(row, grouping));
  return [...groups]
    .map(([key, members]) => ({
      key,
      name: nameOf(members[0], grouping),
      area: null,
      rows: members,
      sums: sumsOf(members, points),
    }))
    .sort((a, b) =>
      grouping === 'status'
        ? ACTION_STATUSES.indexOf(a.key as ActionStatus) - ACTION_STATUSES.indexOf(b.key as ActionStatus)
        : Number(a.name === null) - Number(b.name === null) || compareText(a.name ?? '', b.name ?? ''),
    );
}

function groupByArea(
  rows: readonly ActionRow[],
  points: PlanPoints,
  areas: readonly { readonly number: number; readonly name: string }[],
  whole: boolean,
): RowGroup[] {
  const names = new Map(areas.map((area) => [area.number, area.name]));
  const numbers = new Set([
    ...(whole ? areas.map((area) => area.number) : []),
    ...rows.map((row) => row.area),
    ...rows.flatMap((row) => [...points.of(row).keys()].map(areaOf)),
  ]);
  return [...numbers]
    .sort((a, b) => a - b)
    .map((area) => {
      const members = rows.filter((row) => row.area === area);
      const inArea = (subQuestion: string): boolean => areaOf(subQuestion) === area;
      const sums = sumsOf(rows, points, members.length, inArea, whole ? points.withoutAction(area) : 0);
      return { key: String(area), name: names.get(area) ?? null, area, rows: members, sums };
    })
    .filter((group) => group.rows.length > 0 || group.sums.targeted > 0);
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
  }
}

function keyOf(row: ActionRow, grouping: 'unit' | 'owner' | 'status'): string {
  if (grouping === 'status') return row.status;
  return (grouping === 'unit' ? row.unit?.id : row.owner?.id) ?? 'none';
}

function nameOf(row: ActionRow | undefined, grouping: 'unit' | 'owner' | 'status'): string | null {
  if (row === undefined || grouping === 'status') return null;
  return (grouping === 'unit' ? row.unit?.name : row.owner?.name) ?? null;
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
