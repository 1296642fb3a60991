import * as z from 'zod';
import { day, id, subQuestionNumber } from './basics.js';
import { actionStatus } from './actions.js';

/** Points, with decimals. Every level adds up to the one above. */
const figures = {
  baseline: z.number(),
  goal: z.number(),
  targeted: z.number(),
  secured: z.number(),
  states: z.object({
    verified: z.number(),
    done: z.number(),
    inProgress: z.number(),
    needsHelp: z.number(),
    notStarted: z.number(),
    noAction: z.number(),
  }),
};
export const readinessSubQuestion = z.object({
  ...figures,
  number: subQuestionNumber,
  title: z.string(),
  shortTitle: z.string().nullable(),
  percent: z.number(),
  max: z.number(),
  target: z.number(),
  targetReason: z.string().nullable(),
  gap: z.number(),
  blindSpot: z.boolean(),
  evidence: z.int(),
  actions: z.array(
    z.object({
      id,
      number: z.int(),
      title: z.string(),
      status: actionStatus,
      points: z.number(),
      /** Where its points lie: `verified` without valid evidence counts as `done`; null for a declined one. */
      state: z.enum(['verified', 'done', 'inProgress', 'needsHelp', 'notStarted', 'noAction']).nullable(),
    }),
  ),
});
export const readiness = z.object({
  asOf: day,
  followUpOn: day.nullable(),
  year: z.int(),
  max: z.number(),
  ...figures,
  counts: z.record(actionStatus, z.int()),
  areas: z.array(
    z.object({
      ...figures,
      number: z.int(),
      name: z.string(),
      max: z.number(),
      subQuestions: z.array(readinessSubQuestion),
    }),
  ),
  blindSpots: z.array(
    z.object({ number: subQuestionNumber, title: z.string(), area: z.int(), percent: z.number(), gap: z.number() }),
  ),
  opportunities: z.array(
    z.object({
      id,
      number: z.int(),
      title: z.string(),
      subQuestions: z.array(subQuestionNumber),
      points: z.number(),
      effortWeeks: z.number().nullable(),
      perWeek: z.number().nullable(),
    }),
  ),
  risks: z.array(
    z.object({
      kind: z.enum(['late', 'unverified', 'needsHelp', 'noOwner', 'noDue', 'evidenceMissing']),
      actions: z.int(),
      points: z.number(),
    }),
  ),
});
export type Readiness = z.infer<typeof readiness>;
export type ReadinessSubQuestion = z.infer<typeof readinessSubQuestion>;
/** PUT /api/evaluations/:id/targets/:subQuestion; null goes back to the default target. */
export const setTarget = z.strictObject({
  target: z.number().min(0).nullable(),
  reason: z.string().trim().min(3).max(500),
});
export type SetTarget = z.infer<typeof setTarget>;
