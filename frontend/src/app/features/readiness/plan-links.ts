import type { Readiness } from '@kompassplan/contract';

/** Filters of the plan page, as they stand in its URL. */
export type PlanFilter = Readonly<Record<string, string | number>>;
const OPEN = 'notStarted,inProgress,needsHelp';

/** The filter under which the plan shows the actions that a risk counts. */
export const RISK_FILTERS: Readonly<Record<Readiness['risks'][number]['kind'], PlanFilter>> = {
  late: { due: 'late' },
  unverified: { status: 'done' },
  needsHelp: { status: 'needsHelp' },
  noOwner: { owner: 'none', status: OPEN },
  noDue: { due: 'none', status: OPEN },
  evidenceMissing: { evidence: 'none', status: 'done,verified' },
};

export function securedFilter(): PlanFilter {
  return { status: 'done,verified' };
}
