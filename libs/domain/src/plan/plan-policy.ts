/** What a municipality decides about how its plan is worked. */
export interface PlanPolicy {
  /** How long after the verification the effect is looked at: 6 to 12 months. */
  readonly effectMonths: number;
  /** Whether an agreed date moves only once a second person has approved it. */
  readonly approveDue: boolean;
}

export const EFFECT_MONTHS = { least: 6, most: 12 } as const;
export const DEFAULT_PLAN_POLICY: PlanPolicy = { effectMonths: 9, approveDue: false };
