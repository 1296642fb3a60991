import type { WaitingKind } from './waiting-card';

/** Filters of the plan page, as they stand in its URL. */
export type PlanFilter = Readonly<Record<string, string>>;

/** The filter under which the plan shows what a card counts. */
export const WAITING_FILTERS: Readonly<Record<WaitingKind, PlanFilter>> = {
  late: { due: 'late' },
  verify: { queue: 'verify' },
  help: { status: 'needsHelp' },
  dates: { queue: 'decide' },
  review: { queue: 'review' },
  effect: { queue: 'effect' },
  noOwner: { queue: 'noOwner' },
};

/** Somebody's open actions in the unit. */
export function openOf(personId: string, unit: string): PlanFilter {
  return { unit, owner: personId, status: 'notStarted,inProgress,needsHelp' };
}
