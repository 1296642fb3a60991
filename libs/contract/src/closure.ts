import { EFFECT_ANSWERS, EFFECT_MONTHS } from '@kompassplan/domain';
import * as z from 'zod';
import { day, freeText, instant, personRef } from './basics.js';

/** A date that somebody asks for and nobody has decided about; until then the agreed one counts. */
export const dueRequest = z.object({
  /** Null asks for the date to be removed. */
  due: day.nullable(),
  reason: z.string(),
  by: personRef,
  at: instant,
});
export type DueRequestView = z.infer<typeof dueRequest>;

/** What every list of actions tells about closure. */
export const listedClosure = {
  /** When the effect of verified work is to be looked at. */
  effectCheckOn: day.nullable(),
  dueRequest: dueRequest.nullable(),
  /** Why it was sent back or opened again, until it is finished anew. */
  returned: z.object({ reason: z.string(), by: z.string(), at: instant }).nullable(),
};

/** … and what one action's page tells. */
export const viewedClosure = {
  /** The newest first. */
  effectChecks: z.array(
    z.object({ at: instant, by: z.string(), answer: z.enum(EFFECT_ANSWERS), note: z.string().nullable() }),
  ),
  /** An agreed date moves only once somebody has approved it. */
  dueNeedsApproval: z.boolean(),
};

/** POST /api/actions/:id/due-request/decision; refusing needs a reason. */
export const dueDecision = z.strictObject({ approve: z.boolean(), reason: freeText(500).optional() });
export type DueDecision = z.infer<typeof dueDecision>;

/** POST /api/actions/:id/effect-check; all but `lasting` needs a note. */
export const effectAnswer = z.strictObject({ answer: z.enum(EFFECT_ANSWERS), note: freeText(2000).optional() });
export type EffectAnswerBody = z.infer<typeof effectAnswer>;

/** PUT /api/plan-policy with If-Match. */
export const planPolicyBody = z.strictObject({
  effectMonths: z.int().min(EFFECT_MONTHS.least).max(EFFECT_MONTHS.most),
  approveDue: z.boolean(),
});
export type PlanPolicyBody = z.infer<typeof planPolicyBody>;
/** Version 0 is the product's own policy, until somebody has set one. */
export const planPolicy = planPolicyBody.extend({
  version: z.int(),
  changedAt: instant.nullable(),
  changedBy: z.string().nullable(),
});
export type PlanPolicyView = z.infer<typeof planPolicy>;
