export interface ReadinessPolicy {
  /** Part of the gap (max − baseline) that a sub-question with actions aims to close, 0–1. */
  readonly targetShareOfGap: number;
  /** Whether verified counts as verified only while a valid piece of evidence exists. */
  readonly evidenceRequired: boolean;
  /** A sub-question below this percent and without actions is a blind spot. */
  readonly blindSpotBelowPercent: number;
}

export const DEFAULT_READINESS_POLICY: ReadinessPolicy = {
  targetShareOfGap: 0.5,
  evidenceRequired: true,
  blindSpotBelowPercent: 60,
};
