import type { ActionStatus } from '../plan/action-status.js';

export interface SubQuestionInput {
  /** As printed: "1.3". */
  readonly number: string;
  readonly title: string;
  readonly area: number;
  readonly max: number;
  /** As printed, 0–100; points are derived from it, since printed points are rounded. */
  readonly percent: number;
  /** Target set by hand, in points, or null for the policy's. */
  readonly target: number | null;
  /** It was decided to aim for nothing here: the target is the baseline, whatever was set. */
  readonly waived?: boolean;
}

export interface ActionInput {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly status: ActionStatus;
  readonly effortWeeks: number | null;
  /** `share` is set by hand (0–1) or null to follow from efforts. */
  readonly links: readonly { readonly subQuestion: string; readonly share: number | null }[];
  readonly hasValidEvidence: boolean;
}

export interface ReadinessInput {
  readonly areas: readonly { readonly number: number; readonly name: string }[];
  readonly subQuestions: readonly SubQuestionInput[];
  readonly actions: readonly ActionInput[];
}
