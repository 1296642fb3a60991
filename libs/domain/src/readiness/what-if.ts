import type { ForecastAction } from '../forecast/forecast-input.js';
import type { ActionStatus } from '../plan/action-status.js';
import { computeReadiness, type Readiness } from './readiness.js';
import type { ReadinessInput } from './readiness-input.js';
import { DEFAULT_READINESS_POLICY, type ReadinessPolicy } from './readiness-policy.js';

/** Actions taken as done or verified for a look at what it would mean: id → status. Nothing is written. */
export type Supposed = ReadonlyMap<string, 'done' | 'verified'>;

/** How far work has come. What was declined is no work, so supposing that it is done supposes another decision. */
const RANK: Readonly<Record<ActionStatus, number>> = {
  declined: Infinity,
  notStarted: 0,
  needsHelp: 0,
  inProgress: 0,
  done: 1,
  verified: 2,
};

/** The status after supposing: work only gets further, and declined work stays declined. */
export function supposedStatus(status: ActionStatus, supposed: 'done' | 'verified' | undefined): ActionStatus {
  return supposed !== undefined && RANK[supposed] > RANK[status] ? supposed : status;
}

/** The same plan with some actions further on. Verified means with valid evidence: without it nobody would verify. */
export function supposedPlan<I extends ReadinessInput>(input: I, supposed: Supposed): I {
  const actions = input.actions.map((action) => {
    const status = supposedStatus(action.status, supposed.get(action.id));
    const proven = supposed.get(action.id) === 'verified' && status === 'verified';
    return { ...action, status, hasValidEvidence: action.hasValidEvidence || proven };
  });
  return { ...input, actions };
}

/** Readiness if some actions were further on: the same function as everywhere, on the changed plan. */
export function readinessIf(
  input: ReadinessInput,
  supposed: Supposed,
  policy: ReadinessPolicy = DEFAULT_READINESS_POLICY,
): Readiness {
  return computeReadiness(supposedPlan(input, supposed), policy);
}

/** The forecast's actions of the same plan. What is only supposed to be finished says nothing about pace, so it has no day. */
export function supposedForecast(
  actions: readonly ForecastAction[],
  supposed: Supposed,
  today: string,
): readonly ForecastAction[] {
  return actions.map((action) => {
    const status = supposedStatus(action.status, supposed.get(action.id));
    const proven = supposed.get(action.id) === 'verified' && status === 'verified';
    const verified = { countsAsVerified: true, verifiedOn: action.verifiedOn ?? today };
    return { ...action, status, ...(proven ? verified : {}) };
  });
}
