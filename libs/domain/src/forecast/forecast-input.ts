import type { ActionStatus } from '../plan/action-status.js';
import type { Readiness } from '../readiness/readiness.js';
import { addMonths } from '../reminders/calendar-day.js';

/** An action as its pace is judged. Days are 'YYYY-MM-DD' in the municipality. */
export interface ForecastAction {
  readonly id: string;
  readonly number: number;
  readonly status: ActionStatus;
  /** Whose pace it shares. */
  readonly unitId: string | null;
  readonly createdOn: string;
  /** When work is to begin, where that was written down. */
  readonly start: string | null;
  readonly due: string | null;
  /** When the current due date was set; null: when the action was created. */
  readonly dueSetOn: string | null;
  readonly firstDue: string | null;
  /** When the first due date was set; null: when the action was created. */
  readonly firstDueSetOn: string | null;
  readonly slips: number;
  /** When it was finished; null while it is open, or when nobody knows. */
  readonly doneOn: string | null;
  readonly verifiedOn: string | null;
  /** Whether it counts as verified today: not, when its evidence has expired. */
  readonly countsAsVerified: boolean;
  readonly waitsForIds: readonly string[];
}

/** What an action has at stake in one area, in points. */
export interface StakeInArea {
  readonly actionId: string;
  readonly area: number;
  readonly points: number;
}

export interface ForecastInput {
  readonly today: string;
  readonly followUpOn: string;
  readonly actions: readonly ForecastAction[];
  readonly stakes: readonly StakeInArea[];
}

/** What each action has at stake, by area. Declined actions have nothing. */
export function stakesByArea(readiness: Pick<Readiness, 'areas'>): readonly StakeInArea[] {
  return readiness.areas.flatMap((area) => {
    const points = new Map<string, number>();
    for (const { actions } of area.subQuestions) {
      for (const action of actions) points.set(action.id, (points.get(action.id) ?? 0) + action.points);
    }
    return [...points]
      .filter(([, own]) => own > 0)
      .map(([actionId, own]) => ({ actionId, area: area.number, points: own }));
  });
}

/** The days that a forecast is drawn for: today, the same day of each month, and the follow-up. None once it has passed. */
export function forecastDays({ today, followUpOn }: Pick<ForecastInput, 'today' | 'followUpOn'>): string[] {
  if (followUpOn < today) return [];
  const days = [today];
  for (let months = 1; addMonths(today, months) < followUpOn; months += 1) days.push(addMonths(today, months));
  return followUpOn > today ? [...days, followUpOn] : days;
}
