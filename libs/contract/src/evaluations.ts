import * as z from 'zod';
import { day, id, instant, page, subQuestionNumber } from './basics.js';
import { finding, importDraft } from './imports.js';

export const evaluationSummary = z.object({
  id,
  municipality: z.string(),
  year: z.int(),
  month: z.int().nullable(),
  edition: z.string(),
  pointsTotal: z.number().nullable(),
  pointsMax: z.number().nullable(),
  followUpOn: day.nullable(),
  actions: z.int(),
  /** How many areas the report has. */
  areaCount: z.int(),
  importedAt: instant,
});
export type EvaluationSummary = z.infer<typeof evaluationSummary>;
export const evaluationsPage = page(evaluationSummary);
export type EvaluationsPage = z.infer<typeof evaluationsPage>;
export const evaluation = evaluationSummary.extend({
  evaluators: z.array(z.string()),
  fileName: z.string(),
  sha256: z.string(),
  areas: z.array(
    z.object({
      number: z.int(),
      name: z.string(),
      points: z.number().nullable(),
      max: z.number().nullable(),
      percent: z.number().nullable(),
      subQuestions: z.array(
        z.object({
          number: subQuestionNumber,
          title: z.string(),
          shortTitle: z.string().nullable(),
          points: z.number().nullable(),
          max: z.number().nullable(),
          percent: z.number().nullable(),
        }),
      ),
      strengths: z.array(finding),
      improvements: z.array(finding.extend({ id, actionId: id.nullable() })),
    }),
  ),
  version: z.int(),
});
export type Evaluation = z.infer<typeof evaluation>;
export const evaluationPatch = z.strictObject({ followUpOn: day.nullable() });
export type EvaluationPatch = z.infer<typeof evaluationPatch>;
/** GET /api/evaluations/:id/source: the lines of the report, for "Visa i rapporten". */
export const evaluationSource = importDraft.pick({ lines: true });
