import type { ReadinessPolicy } from './readiness-policy.js';

export interface BlindSpot {
  readonly number: string;
  readonly title: string;
  readonly area: number;
  readonly percent: number;
  /** max − baseline, in points; shown beside the targeted points, never added to them. */
  readonly gap: number;
}

/** A weak sub-question that nobody works on. Declined actions are no work. */
export function isBlindSpot(percent: number, hasAction: boolean, policy: ReadinessPolicy): boolean {
  return !hasAction && percent < policy.blindSpotBelowPercent;
}
