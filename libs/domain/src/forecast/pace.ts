import { isOpen } from '../plan/action-status.js';
import { dayNumber } from '../reminders/calendar-day.js';
import type { ForecastAction } from './forecast-input.js';
import { type Observation, PaceDraws, type PacePrior } from './pace-draws.js';
import type { Random } from './random.js';

const exp = Math.exp;
const floor = Math.floor;
const log = Math.log;
const max = Math.max;
const min = Math.min;
const sqrt = Math.sqrt;

/** Shorter promises say nothing about pace: a day more or less would count as twice as long. */
const SHORTEST_PROMISE = 14;
const SHORTEST_WORK = 7;
const A_YEAR = 365;

/** Before anything was seen: most plans run a little late, one action in five by double its time; units differ less. */
export const WORK_PRIOR: PacePrior = { mean: 0.15, meanDeviation: 0.6, spread: 0.5, groupSpread: 0.2, weight: 4 };
/** From finished to verified, against a month. */
export const VERIFY_PRIOR: PacePrior = { mean: 0, meanDeviation: 0.7, spread: 0.9, groupSpread: 0.1, weight: 4 };
export const VERIFY_DAYS = 30;

/** Work that was promised, in days since 1970-01-01. */
export interface PromisedWork {
  /** When it began or was to begin; null while something else has to be finished first. */
  readonly from: number | null;
  /** Days it was to take. */
  readonly length: number;
}

type Known = ReadonlyMap<string, ForecastAction>;

/** Whether it was finished in the plan, so that it says something about pace: not what was imported as finished. */
export function tellsPace({ status, doneOn, createdOn }: ForecastAction): boolean {
  return !isOpen(status) && doneOn !== null && doneOn > createdOn;
}

/** Planned days where nobody has set a date: the middle of those that have one, or a year. */
export function usualLength(actions: readonly ForecastAction[], known: Known): number {
  const lengths = actions
    .flatMap((action) => (action.due === null ? [] : [promiseOf(action, 'first', known, A_YEAR).length]))
    .sort((a, b) => a - b);
  return lengths[floor(lengths.length / 2)] ?? A_YEAR;
}

/**
 * What the first or the latest due date promised: to work from when it was set, from the start that was written down, or
 * from when what comes first is finished, whichever is latest.
 */
export function promiseOf(
  action: ForecastAction,
  which: 'first' | 'latest',
  known: Known,
  usual: number,
): PromisedWork {
  const first = which === 'first';
  const due = first ? (action.firstDue ?? action.due) : action.due;
  const setOn = (first ? action.firstDueSetOn : action.dueSetOn) ?? action.createdOn;
  const start = action.start !== null && (due === null || action.start < due) ? action.start : '';
  const begins = [action.createdOn, setOn, start].reduce((latest, day) => (day > latest ? day : latest));
  const before = action.waitsForIds.flatMap((id) => known.get(id) ?? []);
  const latest = (days: readonly (string | null)[]) => max(...[begins, ...days].map((day) => dayNumber(day ?? begins)));
  const planned = latest(before.map((one) => (first ? one.firstDue : one.due)));
  return {
    from: before.some(({ status }) => isOpen(status)) ? null : latest(before.map(({ doneOn }) => doneOn)),
    length: due === null ? usual : max(SHORTEST_PROMISE, dayNumber(due) - planned),
  };
}

/** ln(days taken ÷ planned), or of something unfinished: the least that it can become by `day`. */
export function paceValue({ from, length }: PromisedWork, day: number, finished: boolean): number {
  if (from === null) return -Infinity;
  const taken = finished ? max(SHORTEST_WORK, day - from) : day - from;
  return taken <= 0 ? -Infinity : log(taken / length);
}

/** Whose pace an action shares, and what its first date promised. */
export interface PacedWork {
  readonly group: number;
  readonly promise: PromisedWork;
  /** Days since 1970-01-01; null while it is open. */
  readonly doneOn: number | null;
}

/** What was known on a day about the pace of these. */
export function observedOn(work: readonly PacedWork[], day: number): readonly Observation[] {
  return work.map(({ group, promise, doneOn }) => {
    const finished = doneOn !== null && doneOn <= day;
    return { group, value: paceValue(promise, finished ? doneOn : day, finished), finished };
  });
}

/** How often each hypothesis below is right, looking at the last third of the time alone. */
export interface RecentPace {
  readonly days: number;
  /** Finished in that time, and how many the time before it let expect. */
  readonly finished: number;
  readonly expected: number;
  /** By SLOWER: how likely the pace has become that much slower. The rest is that it has not. */
  readonly weights: readonly number[];
}
/** ln of the pace of late as part of the pace before. */
export const SLOWER = [-1.2, -0.9, -0.6, -0.3];
/** How likely it is, before looking, that a municipality has become slower. */
const SLOWER_BEFORE = 0.3;
const LATE_PART = 0.33;
const RECENT_DRAWS = 140;
const RECENT_WARM_UP = 40;

/** Whether the pace has dropped: what was finished in the last third, against what the time before let expect. */
export function recentPace(work: readonly PacedWork[], groups: number, today: number, random: Random): RecentPace {
  const began = min(today, ...work.map(({ promise }) => promise.from ?? today));
  const since = Math.round(today - (today - began) * LATE_PART);
  const then = observedOn(work, since);
  const running = work.flatMap(({ promise, doneOn }, index) =>
    promise.from === null || promise.from >= since || then[index]?.finished
      ? []
      : [{ index, limit: paceValue(promise, today, false), finished: doneOn !== null }],
  );
  const draws = new PaceDraws(then, groups, WORK_PRIOR, random);
  let [sum, squares] = [0, 0];
  for (let draw = -RECENT_WARM_UP; draw < RECENT_DRAWS; draw += 1) {
    draws.next();
    if (draw < 0) continue;
    let count = 0.5;
    for (const { index, limit } of running) if ((draws.values[index] ?? 0) <= limit) count += 1;
    sum += count;
    squares += count * count;
  }
  const expected = sum / RECENT_DRAWS;
  const variance = squares / RECENT_DRAWS - expected ** 2 + 0.5;
  const finished = running.filter((one) => one.finished).length;
  const likely = (slower: number): number => {
    const factor = exp(slower);
    return exp(-((finished + 0.5 - expected * factor) ** 2) / (2 * variance * factor)) / sqrt(variance * factor);
  };
  const each = SLOWER.map((slower) => (likely(slower) * SLOWER_BEFORE) / SLOWER.length);
  const all = each.reduce((total, weight) => total + weight, likely(0) * (1 - SLOWER_BEFORE));
  const weights = each.map((weight) => (all > 0 ? weight / all : 0));
  return { days: today - since, finished, expected: expected - 0.5, weights };
}
