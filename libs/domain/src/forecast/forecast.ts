import { isOpen } from '../plan/action-status.js';
import { dayNumber } from '../reminders/calendar-day.js';
import { type Assumption, assumptionsOf, type FoundPace } from './assumptions.js';
import { forecastDays, type ForecastAction, type ForecastInput } from './forecast-input.js';
import {
  observedOn,
  paceValue,
  type PromisedWork,
  promiseOf,
  recentPace,
  SLOWER,
  tellsPace,
  usualLength,
  VERIFY_DAYS,
  VERIFY_PRIOR,
  WORK_PRIOR,
} from './pace.js';
import { type Observation, PaceDraws } from './pace-draws.js';
import { type Random, randomFrom } from './random.js';
import { type Scenarios, scenariosOf } from './scenarios.js';

/** Nothing is known yet, not even the least. */
const NOTHING = -Infinity;
const exp = Math.exp;
const floor = Math.floor;
const log = Math.log;
const max = Math.max;
const min = Math.min;

/** With fewer finished actions of its own a municipality's history says too little. */
export const LEAST_FINISHED = 8;
/** From how many finished actions on a unit's own pace is told. */
const LEAST_OF_UNIT = 5;
export const FORECAST_DRAWS = 2000;
const WARM_UP = 120;
/**
 * What makes everything late together (an election, a reorganisation, a budget) can't be learnt from one plan: each draw
 * stretches or shrinks all time that is left by one factor, whose logarithm has this deviation.
 */
const TOGETHER = 0.3;
/** The whole history has the slower pace in it already. */
const SLOWER_STILL = 0.7;

/** 80 of 100 draws lie from p10 to p90. In points. */
export interface Band {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}
export interface BandOn {
  readonly on: string;
  readonly secured: Band;
  readonly verified: Band;
}
export interface BandOfArea {
  readonly area: number;
  /** What the actions of the area have at stake. */
  readonly points: number;
  readonly secured: Band;
  readonly verified: Band;
}
/** How likely the action is finished, and verified, by the follow-up: 0–1. */
export interface ChanceOfAction {
  readonly id: string;
  readonly done: number;
  readonly verified: number;
}

interface Known {
  readonly today: string;
  readonly followUpOn: string;
  /** Finished actions that say something about pace. */
  readonly finished: number;
  /** Today, each month, the follow-up: the days of the scenarios, and of the band. Empty once it has passed. */
  readonly days: readonly string[];
  readonly scenarios: Scenarios;
}
export type Forecast =
  | (Known & { readonly kind: 'silent'; readonly because: 'tooFewFinished' | 'followUpPassed' })
  | (Known & {
      readonly kind: 'forecast';
      readonly months: readonly BandOn[];
      readonly areas: readonly BandOfArea[];
      readonly actions: readonly ChanceOfAction[];
      readonly assumptions: readonly Assumption[];
    });

/**
 * How many points are likely secured, and verified, until the follow-up: the completion of all unfinished work is drawn
 * again and again from what the municipality's own history says about its pace. Same seed and data, same answer, in
 * whatever order the actions come.
 */
export function forecastOf(input: ForecastInput, seed: number, draws: number = FORECAST_DRAWS): Forecast {
  const sorted = [...input.actions].sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1));
  const days = forecastDays(input);
  const finished = sorted.filter(tellsPace).length;
  const { today, followUpOn } = input;
  const known = { today, followUpOn, finished, days, scenarios: scenariosOf(input, days) };
  if (days.length === 0) return { ...known, kind: 'silent', because: 'followUpPassed' };
  if (finished < LEAST_FINISHED) return { ...known, kind: 'silent', because: 'tooFewFinished' };
  const live = sorted.filter(({ status }) => status !== 'declined');
  const random = randomFrom(seed);
  const plan = new DrawnPlan(live, today, random);
  const tally = new Tally(live, input.stakes, days.map(dayNumber), draws);
  for (let draw = 0; draw < draws; draw += 1) {
    plan.draw();
    tally.count(draw, plan.doneAt, plan.verifiedAt);
  }
  return {
    ...{ ...known, kind: 'forecast', ...tally.result(days) },
    assumptions: assumptionsOf(sorted, sorted.filter(tellsPace), plan.found()),
  };
}

/** A plan whose unfinished work is drawn to its end. */
class DrawnPlan {
  /** By action, days since 1970-01-01. */
  readonly doneAt: Float64Array;
  readonly verifiedAt: Float64Array;
  private readonly day: number;
  private readonly units: readonly (string | null)[];
  private readonly usual: number;
  private readonly pace: PaceDraws;
  private readonly verifying: PaceDraws;
  private readonly recent;
  /** By action: its observation, or −1; and its promise that counts now. */
  private readonly seen: readonly number[];
  private readonly promises: readonly PromisedWork[];
  private readonly groups: readonly number[];
  private readonly waited: readonly number[];
  private readonly blockers: readonly (readonly number[])[];
  private readonly order: readonly number[];
  private meanSum = 0;
  private verifySum = 0;
  private readonly groupSums: Float64Array;
  private drawn = 0;

  constructor(
    private readonly actions: readonly ForecastAction[],
    today: string,
    private readonly random: Random,
  ) {
    this.day = dayNumber(today);
    this.doneAt = new Float64Array(actions.length);
    this.verifiedAt = new Float64Array(actions.length);
    this.units = [...new Set(actions.map(({ unitId }) => unitId))];
    this.groups = actions.map(({ unitId }) => this.units.indexOf(unitId));
    this.groupSums = new Float64Array(this.units.length);
    const known = new Map(actions.map((action) => [action.id, action]));
    this.usual = usualLength(actions, known);
    this.promises = actions.map((action) => promiseOf(action, 'latest', known, this.usual));
    const telling = actions.flatMap((action, index) => (isOpen(action.status) || tellsPace(action) ? [index] : []));
    this.seen = actions.map((_, index) => telling.indexOf(index));
    const work = telling.map((index) => {
      const action = actions[index] as ForecastAction;
      const doneOn = isOpen(action.status) || action.doneOn === null ? null : dayNumber(action.doneOn);
      const promise = promiseOf(action, 'first', known, this.usual);
      return { group: this.groups[index] ?? 0, promise, doneOn };
    });
    this.recent = recentPace(work, this.units.length, this.day, random);
    this.pace = new PaceDraws(observedOn(work, this.day), this.units.length, WORK_PRIOR, random);
    const waits = actions.map((action) => verificationOf(action, this.day));
    const waiting = waits.flatMap((wait, index) => (wait ? [index] : []));
    this.waited = actions.map((_, index) => waiting.indexOf(index));
    this.verifying = new PaceDraws(
      waits.filter((wait) => wait !== null),
      1,
      VERIFY_PRIOR,
      random,
    );
    const positions = new Map(actions.map(({ id }, index) => [id, index]));
    this.blockers = actions.map(({ waitsForIds }) =>
      waitsForIds.flatMap((id) => positions.get(id) ?? []).filter((index) => isOpen(actions[index]?.status ?? 'done')),
    );
    this.order = inOrder(this.blockers);
    for (let step = 0; step < WARM_UP; step += 1) this.step();
  }

  draw(): void {
    this.step();
    this.drawn += 1;
    this.meanSum += this.pace.mean;
    this.verifySum += this.verifying.mean;
    for (let group = 0; group < this.groupSums.length; group += 1) {
      this.groupSums[group] = (this.groupSums[group] ?? 0) + (this.pace.groups[group] ?? 0);
    }
    const stretch = exp(TOGETHER * this.random.normal() - SLOWER_STILL * this.slower());
    for (const index of this.order) this.finish(index, stretch);
  }

  found(): FoundPace {
    const mean = this.meanSum / this.drawn;
    const units = this.units.map((unitId, group) => ({
      unitId,
      ratio: exp(mean + (this.groupSums[group] ?? 0) / this.drawn),
      finished: this.actions.filter((action) => action.unitId === unitId && tellsPace(action)).length,
    }));
    return {
      ratio: exp(mean),
      units: units.filter(({ unitId, finished }) => unitId !== null && finished >= LEAST_OF_UNIT),
      recent: this.recent,
      verifyDays: VERIFY_DAYS * exp(this.verifySum / this.drawn),
      verified: this.actions.filter((action) => verificationOf(action, this.day)?.finished).length,
      usualDays: this.usual,
      together: TOGETHER,
    };
  }

  private step(): void {
    this.pace.next();
    this.verifying.next();
  }

  /** ln of how much slower it has become. */
  private slower(): number {
    let even = this.random.even();
    for (let index = 0; index < SLOWER.length; index += 1) {
      const weight = this.recent.weights[index] ?? 0;
      if (even < weight) return SLOWER[index] ?? 0;
      even -= weight;
    }
    return 0;
  }

  private finish(index: number, stretch: number): void {
    const action = this.actions[index];
    if (action === undefined) return;
    const open = isOpen(action.status);
    const done = open ? this.finishedAt(index, action, stretch) : this.day;
    this.doneAt[index] = done;
    this.verifiedAt[index] = action.countsAsVerified && !open ? this.day : done + this.verifyDays(index, action);
  }

  private finishedAt(index: number, action: ForecastAction, stretch: number): number {
    const promise = this.promises[index];
    if (promise === undefined) return this.day;
    let blocked = this.day;
    for (const before of this.blockers[index] ?? []) blocked = max(blocked, this.doneAt[before] ?? 0);
    // A date that was moved is a new promise, and the one that counts.
    const value =
      action.slips > 0
        ? this.pace.drawOf(this.groups[index] ?? 0, paceValue(promise, this.day, false))
        : (this.pace.values[this.seen[index] ?? 0] ?? 0);
    const from = promise.from ?? blocked;
    const left = from + promise.length * exp(value) - max(this.day, from);
    return max(this.day, from) + max(1, left) * stretch;
  }

  /** Days from finished to verified that are still left. */
  private verifyDays(index: number, { status, doneOn }: ForecastAction): number {
    const seen = this.waited[index] ?? -1;
    // Work that is finished later, or whose evidence has expired, waits from then on.
    if (status !== 'done' || doneOn === null || seen < 0)
      return max(1, VERIFY_DAYS * exp(this.verifying.drawOf(0, NOTHING)));
    const value = this.verifying.values[seen] ?? 0;
    const passed = this.day - dayNumber(doneOn);
    return max(1, VERIFY_DAYS * exp(value) - passed);
  }
}

/** How long finished work waited, or waits, to be verified; null where nobody knows. */
function verificationOf({ status, doneOn, verifiedOn }: ForecastAction, day: number): Observation | null {
  if (doneOn === null) return null;
  const days = (until: number) => log(max(1, until - dayNumber(doneOn)) / VERIFY_DAYS);
  if (status === 'verified' && verifiedOn !== null)
    return { group: 0, value: days(dayNumber(verifiedOn)), finished: true };
  return status === 'done' ? { group: 0, value: days(day), finished: false } : null;
}

/** Each after all that it waits for. */
function inOrder(blockers: readonly (readonly number[])[]): readonly number[] {
  const order: number[] = [];
  const seen = new Set<number>();
  const visit = (index: number): void => {
    if (seen.has(index)) return;
    seen.add(index);
    blockers[index]?.forEach(visit);
    order.push(index);
  };
  blockers.forEach((_, index) => visit(index));
  return order;
}

/** Points by day and by area of every draw. */
class Tally {
  private readonly secured: Float64Array[];
  private readonly verified: Float64Array[];
  private readonly areas: readonly number[];
  private readonly areaSecured: Float64Array[];
  private readonly areaVerified: Float64Array[];
  /** By action: points by position of the area. */
  private readonly stakes: readonly (readonly (readonly [area: number, points: number])[])[];
  private readonly whole: readonly number[];
  private readonly done: Float64Array;
  private readonly proven: Float64Array;

  constructor(
    private readonly actions: readonly ForecastAction[],
    stakes: ForecastInput['stakes'],
    private readonly days: readonly number[],
    private readonly draws: number,
  ) {
    const rows = (count: number) => Array.from({ length: count }, () => new Float64Array(draws));
    this.areas = [...new Set(stakes.map(({ area }) => area))].sort((a, b) => a - b);
    this.secured = rows(days.length);
    this.verified = rows(days.length);
    this.areaSecured = rows(this.areas.length);
    this.areaVerified = rows(this.areas.length);
    const positions = new Map(actions.map(({ id }, index) => [id, index]));
    const own = actions.map((): (readonly [number, number])[] => []);
    for (const { actionId, area, points } of stakes) {
      own[positions.get(actionId) ?? -1]?.push([this.areas.indexOf(area), points]);
    }
    // Adding in one order gives one sum, however the caller sorted them.
    for (const parts of own) parts.sort((a, b) => a[0] - b[0]);
    this.stakes = own;
    this.whole = own.map((parts) => parts.reduce((sum, [, points]) => sum + points, 0));
    this.done = new Float64Array(actions.length);
    this.proven = new Float64Array(actions.length);
  }

  count(draw: number, doneAt: Float64Array, verifiedAt: Float64Array): void {
    this.add(draw, doneAt, this.secured, this.areaSecured, this.done);
    this.add(draw, verifiedAt, this.verified, this.areaVerified, this.proven);
  }

  result(days: readonly string[]) {
    return {
      months: days.map((on, index) => ({
        on,
        secured: bandOf(this.secured[index]),
        verified: bandOf(this.verified[index]),
      })),
      areas: this.areas.map((area, index) => ({
        area,
        points: this.stakes.flat().reduce((sum, [own, points]) => sum + (own === index ? points : 0), 0),
        secured: bandOf(this.areaSecured[index]),
        verified: bandOf(this.areaVerified[index]),
      })),
      actions: this.actions.map(({ id }, index) => ({
        id,
        done: (this.done[index] ?? 0) / this.draws,
        verified: (this.proven[index] ?? 0) / this.draws,
      })),
    };
  }

  private add(
    draw: number,
    at: Float64Array,
    rows: Float64Array[],
    areas: Float64Array[],
    reached: Float64Array,
  ): void {
    const last = this.days.length - 1;
    const end = this.days[last] ?? 0;
    for (let index = 0; index < at.length; index += 1) {
      const reach = at[index] ?? 0;
      if (reach > end) continue;
      let day = 0;
      while (reach > (this.days[day] ?? 0)) day += 1;
      put(rows[day], draw, this.whole[index] ?? 0);
      for (const [area, points] of this.stakes[index] ?? []) put(areas[area], draw, points);
      reached[index] = (reached[index] ?? 0) + 1;
    }
    for (let day = 1; day <= last; day += 1) put(rows[day], draw, rows[day - 1]?.[draw] ?? 0);
  }
}

function put(row: Float64Array | undefined, draw: number, points: number): void {
  if (row) row[draw] = (row[draw] ?? 0) + points;
}

function bandOf(drawn: Float64Array | undefined): Band {
  const sorted = Float64Array.from(drawn ?? []).sort();
  const at = (part: number) => sorted[min(sorted.length - 1, floor(part * sorted.length))] ?? 0;
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}
