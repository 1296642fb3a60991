import { isOpen } from '../plan/action-status.js';
import { dayNumber } from '../reminders/calendar-day.js';
import type { ForecastInput } from './forecast-input.js';
import { tellsPace } from './pace.js';

/** Secured points by day, in the order of the days asked for. No chance is in them, so they hold for the shortest history. */
export interface Scenarios {
  readonly allDatesHold: {
    readonly secured: readonly number[];
    /** Open actions that stay out because nobody has set a date. */
    readonly undated: number;
    /** Open actions whose date has passed: they count from the first day, the best that is still possible. */
    readonly late: number;
  };
  readonly paceGoesOn: {
    readonly secured: readonly number[];
    /** Points secured in a month so far; what was finished before the plan does not count. */
    readonly perMonth: number;
  };
}

const DAYS_PER_MONTH = 365.25 / 12;

/** All dates hold; and the points secured so far go on to be secured at the same pace, until all are. */
export function scenariosOf({ today, actions, stakes }: ForecastInput, days: readonly string[]): Scenarios {
  const points = new Map<string, number>();
  for (const stake of stakes) points.set(stake.actionId, (points.get(stake.actionId) ?? 0) + stake.points);
  const live = actions.filter(({ status }) => status !== 'declined');
  const sum = (of: typeof live) => of.reduce((total, { id }) => total + (points.get(id) ?? 0), 0);
  const secured = live.filter(({ status }) => !isOpen(status));
  const open = live.filter(({ status }) => isOpen(status));
  const begun = live.reduce((first, { createdOn }) => (createdOn < first ? createdOn : first), today);
  const elapsed = dayNumber(today) - dayNumber(begun);
  const perDay = elapsed > 0 ? sum(secured.filter(tellsPace)) / elapsed : 0;
  return {
    allDatesHold: {
      secured: days.map((day) => sum(secured) + sum(open.filter(({ due }) => due !== null && due <= day))),
      undated: open.filter(({ due }) => due === null).length,
      late: open.filter(({ due }) => due !== null && due < today).length,
    },
    paceGoesOn: {
      secured: days.map((day) => Math.min(sum(live), sum(secured) + perDay * (dayNumber(day) - dayNumber(today)))),
      perMonth: perDay * DAYS_PER_MONTH,
    },
  };
}
