import type { ActionStatus } from '../plan/action-status.js';
import { addDays } from '../reminders/calendar-day.js';
import type { ForecastAction, ForecastInput } from './forecast-input.js';
import { randomFrom } from './random.js';

/**
 * How an invented municipality works. `usual` is what the forecast assumes: its own mean, spread and units, late together
 * from time to time. The others break that.
 */
export const WORLDS = ['usual', 'heavyTails', 'paceDrops', 'unitsTogether', 'reorganisation'] as const;
export type World = (typeof WORLDS)[number];

export interface Simulated {
  readonly input: ForecastInput;
  /** Points that were secured, and verified, on the day of the follow-up. */
  readonly secured: number;
  readonly verified: number;
}

const START = '2024-01-01';

/** One municipality with a plan that is partly done, and what became of it. */
export function simulate(world: World, seed: number): Simulated {
  const random = randomFrom(seed);
  const between = (from: number, to: number) => from + (to - from) * random.even();
  const count = Math.round(between(30, 70));
  const units = Math.round(between(3, 7));
  const horizon = Math.round(between(800, 1300));
  const now = Math.round(horizon * between(0.35, 0.65));
  const mean = 0.15 + 0.3 * random.normal();
  const spread = between(0.3, 0.7);
  const unitSpread = world === 'unitsTogether' ? 0.6 : between(0.05, 0.3);
  const shock = 0.2 * random.normal();
  const unitPace = Array.from({ length: units }, () => unitSpread * random.normal());
  const unitShock = Array.from({ length: units }, () => (world === 'unitsTogether' ? 0.4 * random.normal() : 0));
  const dropAt = horizon * between(0.33, 0.67);
  const stopAt = horizon * between(0.3, 0.8);
  const stopped = Array.from({ length: units }, () => random.even() < 0.5);
  const noise = (): number => {
    if (world !== 'heavyTails') return random.normal();
    // Student's t with two degrees of freedom has no variance at all.
    return Math.max(-6, Math.min(6, random.normal() / Math.sqrt(random.gamma(1))));
  };
  /** Day of an amount of work done at the usual pace, when what breaks the pace is counted in. */
  const dayOf = (from: number, days: number, unit: number): number => {
    let at = from + days;
    if (world === 'paceDrops' && at > dropAt) at = Math.max(from, dropAt) + (at - Math.max(from, dropAt)) / 0.5;
    if (world === 'reorganisation' && stopped[unit] && at > stopAt && from < stopAt + 180)
      at += from < stopAt ? 180 : stopAt + 180 - from;
    return at > now ? now + (at - now) * Math.exp(shock + (unitShock[unit] ?? 0)) : at;
  };
  const done: number[] = [];
  const dues: number[] = [];
  let [secured, verified] = [0, 0];
  const actions: ForecastAction[] = [];
  const stakes: ForecastInput['stakes'][number][] = [];
  for (let index = 0; index < count; index += 1) {
    const unit = Math.floor(random.even() * units);
    const own = Math.round(between(60, horizon * 0.95));
    const ratio = Math.exp(mean + (unitPace[unit] ?? 0) + spread * noise());
    // Whoever waits for something plans to begin when that is to be done, and begins when it is.
    const waitsFor = index > 5 && random.even() < 0.1 ? Math.floor(random.even() * index) : null;
    const planned = waitsFor === null ? 0 : (dues[waitsFor] ?? 0);
    const begins = waitsFor === null ? 0 : (done[waitsFor] ?? 0);
    const length = waitsFor === null ? own : Math.max(own, planned + 60);
    dues.push(length);
    const end = dayOf(begins, (length - planned) * ratio, unit);
    done.push(end);
    let [due, dueSet, slips] = [length, 0, 0];
    while (due < now && end > due && random.even() < 0.7 && slips < 5) {
      const again = Math.exp(mean + (unitPace[unit] ?? 0) + spread * noise());
      dueSet = due;
      due += Math.max(14, Math.round((end - due) / again));
      slips += 1;
    }
    const checked = end + 30 * Math.exp(0.8 * random.normal());
    const status: ActionStatus = checked <= now ? 'verified' : end <= now ? 'done' : 'inProgress';
    const begun = begins <= now;
    const points = 0.3 + 2.5 * random.gamma(1);
    if (end <= horizon) secured += points;
    if (checked <= horizon) verified += points;
    actions.push({
      ...{ id: `a${index}`, number: index + 1, unitId: `u${unit}`, createdOn: START, start: null, slips },
      status: status === 'inProgress' && !begun ? 'notStarted' : status,
      due: addDays(START, due),
      dueSetOn: addDays(START, dueSet),
      firstDue: addDays(START, length),
      firstDueSetOn: START,
      doneOn: end <= now ? addDays(START, Math.ceil(end)) : null,
      verifiedOn: checked <= now ? addDays(START, Math.ceil(checked)) : null,
      countsAsVerified: checked <= now,
      waitsForIds: waitsFor === null ? [] : [`a${waitsFor}`],
    });
    stakes.push({ actionId: `a${index}`, area: 1 + (index % 8), points });
  }
  return {
    input: { today: addDays(START, now), followUpOn: addDays(START, horizon), actions, stakes },
    secured,
    verified,
  };
}
