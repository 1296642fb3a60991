import { isOpen } from '../plan/action-status.js';
import type { ForecastAction } from './forecast-input.js';
import type { RecentPace } from './pace.js';

/** What a forecast takes for granted; the words are in the phrases, under the same code. */
export const ASSUMPTION_CODES = [
  'history',
  'delay',
  'unitPace',
  'slips',
  'lateTogether',
  'paceSlower',
  'noDate',
  'waiting',
  'verifyTime',
  'verifyTimeUnseen',
  'finishedBefore',
  'declined',
  'planAsToday',
] as const;
export type AssumptionCode = (typeof ASSUMPTION_CODES)[number];

export interface Assumption {
  readonly code: AssumptionCode;
  /** Fills the phrase: counts, days, percent. */
  readonly values: Readonly<Record<string, number>>;
  /** The unit that it is about. */
  readonly unitId?: string | null;
}

/** What the draws found, in times of the planned (1.2: a fifth longer). */
export interface FoundPace {
  readonly ratio: number;
  /** Only units with enough finished work of their own. */
  readonly units: readonly { readonly unitId: string | null; readonly ratio: number; readonly finished: number }[];
  readonly recent: RecentPace;
  readonly verifyDays: number;
  readonly verified: number;
  readonly usualDays: number;
  /** Deviation of what makes everything late together, as part of the time left. */
  readonly together: number;
}

/** Slower of late is told from where it is more likely than not. */
const TOLD_FROM = 0.5;

/**
 * What the forecast stands on, most important first. What does not occur in the plan is left out.
 * @param observed those whose time from plan to finish is known
 */
export function assumptionsOf(
  actions: readonly ForecastAction[],
  observed: readonly ForecastAction[],
  pace: FoundPace,
): readonly Assumption[] {
  const live = actions.filter(({ status }) => status !== 'declined');
  const open = live.filter(({ status }) => isOpen(status));
  const dated = live.filter(({ firstDue }) => firstDue !== null);
  const count = (of: readonly ForecastAction[], applies: (action: ForecastAction) => boolean) =>
    of.filter(applies).length;
  const slower = pace.recent.weights.reduce((sum, weight) => sum + weight, 0);
  const some = (code: AssumptionCode, number: number, values: Record<string, number> = {}): Assumption[] =>
    number > 0 ? [{ code, values: { actions: number, ...values } }] : [];
  return [
    { code: 'history', values: { finished: observed.length, open: open.length } },
    { code: 'delay', values: { percent: percentLonger(pace.ratio) } },
    ...pace.units.map(({ unitId, ratio, finished }) => ({
      ...{ code: 'unitPace' as const, unitId, values: { percent: percentLonger(ratio), finished } },
    })),
    ...some(
      'slips',
      count(dated, ({ slips }) => slips > 0),
      { of: dated.length },
    ),
    { code: 'lateTogether', values: { percent: Math.round(pace.together * 100) } },
    ...(slower > TOLD_FROM
      ? [
          {
            code: 'paceSlower' as const,
            values: {
              finished: pace.recent.finished,
              expected: Math.round(pace.recent.expected),
              days: pace.recent.days,
            },
          },
        ]
      : []),
    ...some(
      'noDate',
      count(open, ({ due }) => due === null),
      { days: Math.round(pace.usualDays) },
    ),
    ...some(
      'waiting',
      count(open, ({ waitsForIds }) => open.some(({ id }) => waitsForIds.includes(id))),
    ),
    pace.verified > 0
      ? { code: 'verifyTime', values: { days: Math.round(pace.verifyDays), seen: pace.verified } }
      : { code: 'verifyTimeUnseen', values: { days: Math.round(pace.verifyDays) } },
    ...some(
      'finishedBefore',
      count(live, (action) => !isOpen(action.status) && !observed.includes(action)),
    ),
    ...some('declined', actions.length - live.length),
    { code: 'planAsToday', values: {} },
  ];
}

function percentLonger(ratio: number): number {
  return Math.round((ratio - 1) * 100);
}
