import type { Readiness } from '@kompassplan/contract';

/** Filters of the plan page, as they stand in its URL. */
export type PlanFilter = Readonly<Record<string, string | number>>;

/** The filter under which the plan shows the actions that a risk counts. */
export const RISK_FILTERS: Readonly<Record<Readiness['risks'][number]['kind'], PlanFilter>> = {
  late: { due: 'late' },
  unverified: { queue: 'verify' },
  needsHelp: { status: 'needsHelp' },
  noOwner: { queue: 'noOwner' },
  noDue: { queue: 'noDate' },
  evidenceMissing: { evidence: 'none', status: 'done,verified' },
};

export function securedFilter(): PlanFilter {
  return { status: 'done,verified' };
}
