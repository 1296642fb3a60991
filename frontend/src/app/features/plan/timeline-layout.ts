import { addDays, daysBetween } from '@kompassplan/domain';
import { quarterOf } from './plan-rows';

/** An action on the timeline. Days are YYYY-MM-DD. */
export interface Timed {
  readonly id: string;
  /** The first day of the work; never after `due`. */
  readonly start: string;
  readonly due: string;
  /** The first date that was agreed. */
  readonly firstDue: string | null;
  /** Ids of what comes first. */
  readonly waitsFor: readonly string[];
}
export interface TimedGroup {
  /** Whether a head takes a lane above its actions. */
  readonly head: boolean;
  readonly actions: readonly Timed[];
}

/** Places are parts of the width: 0 is the first day of the first quarter, 1 the end of the last one. */
export interface Quarter {
  /** "2027-Q1" */
  readonly key: string;
  readonly from: number;
  readonly to: number;
}
export interface Bar {
  /** From 0 at the top; heads take lanes as well. */
  readonly lane: number;
  readonly from: number;
  /** The end of the due day. */
  readonly to: number;
  /** The end of the first date, where it is another one. */
  readonly first: number | null;
}
/** `id` waits for `waitsFor`; both have a bar. */
export interface Wait {
  readonly id: string;
  readonly waitsFor: string;
  /** What comes first ends after what waits for it. */
  readonly clash: boolean;
}
export interface TimelineLayout {
  readonly quarters: readonly Quarter[];
  readonly today: number;
  readonly bars: ReadonlyMap<string, Bar>;
  readonly waits: readonly Wait[];
  readonly lanes: number;
  /** The place of the end of a day. */
  readonly at: (day: string) => number;
}

/** A date that was mistyped by a century must not take the others out of sight. */
const MOST_YEARS = 8;

/** Where everything stands on the timeline: whole quarters around all days and today, one lane for each action. */
export function timelineLayout(groups: readonly TimedGroup[], today: string): TimelineLayout {
  const [least, most] = [shifted(today, -MOST_YEARS), shifted(today, MOST_YEARS)];
  const days = groups.flatMap(({ actions }) =>
    actions.flatMap(({ start, due, firstDue }) => [start, due, ...(firstDue === null ? [] : [firstDue])]),
  );
  const within = [today, ...days].map((day) => (day < least ? least : day > most ? most : day));
  const first = quarterStart(within.reduce((a, b) => (a < b ? a : b)));
  const end = nextQuarter(quarterStart(within.reduce((a, b) => (a > b ? a : b))));
  const length = daysBetween(first, end);
  const place = (day: string): number => Math.min(1, Math.max(0, daysBetween(first, day) / length));
  const at = (day: string): number => place(addDays(day, 1));

  const quarters: Quarter[] = [];
  for (let day = first; day < end; day = nextQuarter(day)) {
    quarters.push({ key: quarterOf(day), from: place(day), to: place(nextQuarter(day)) });
  }
  const bars = new Map<string, Bar>();
  let lane = 0;
  for (const { head, actions } of groups) {
    lane += Number(head);
    for (const { id, start, due, firstDue } of actions) {
      const moved = firstDue !== null && firstDue !== due;
      bars.set(id, { lane, from: place(start), to: at(due), first: moved ? at(firstDue) : null });
      lane += 1;
    }
  }
  const dues = new Map(groups.flatMap(({ actions }) => actions.map(({ id, due }) => [id, due] as const)));
  const waits = groups.flatMap(({ actions }) =>
    actions.flatMap(({ id, due, waitsFor }) =>
      waitsFor.flatMap((before) => {
        const ends = dues.get(before);
        return ends === undefined ? [] : [{ id, waitsFor: before, clash: ends > due }];
      }),
    ),
  );
  return { quarters, today: place(today), bars, waits, lanes: lane, at };
}

/** Pixels: from the end of what comes first to the beginning of what waits for it, around both when they overlap. */
export function waitPath(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const GAP = 8;
  const [out, into] = [from.x + GAP, to.x - GAP];
  if (into >= out) return `M${from.x} ${from.y}H${out}V${to.y}H${to.x}`;
  const between = to.y > from.y ? to.y - LANE_HEIGHT / 2 : to.y + LANE_HEIGHT / 2;
  return `M${from.x} ${from.y}H${out}V${between}H${into}V${to.y}H${to.x}`;
}
export const LANE_HEIGHT = 36;

/** The first day of the quarter of `day`. */
function quarterStart(day: string): string {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
}

function nextQuarter(start: string): string {
  // From the first day of a quarter 100 days lead into the next one, and never past it.
  return quarterStart(addDays(start, 100));
}

function shifted(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}-${day.slice(5, 7)}-01`;
}
