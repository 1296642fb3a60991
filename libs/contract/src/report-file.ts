import { LONGEST_DESCRIPTION, LONGEST_STATUS_NOTE, MOST_LINKS, MOST_WEEKS } from '@kompassplan/domain';
import * as z from 'zod';
import { actionStatus } from './actions.js';
import { day, freeText, subQuestionNumber } from './basics.js';

// eslint-disable-next-line no-control-regex
const PRINTABLE = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/;
const words = (max: number) => z.string().max(max).regex(PRINTABLE).regex(/\S/);
const line = words(500);
/** Free text as the plan takes it; what holds nothing but spaces says nothing. */
const trimmed = (max: number) => freeText(max).transform((text) => text || null);
const figure = z.number().min(0).max(10_000).nullable();
const page = z.int().min(0).max(10_000).optional();
const suggestion = z.object({
  subQuestion: subQuestionNumber,
  confidence: z.number().min(0).max(1),
  because: z.array(z.string().max(100)).max(20),
});
const links = z.array(subQuestionNumber).max(MOST_LINKS).nullable().optional();
const plannedAction = z.object({
  title: line.nullable().optional(),
  links,
  owner: line.nullable().optional(),
  due: day.nullable().optional(),
  description: trimmed(LONGEST_DESCRIPTION).nullable().optional(),
  unit: line.nullable().optional(),
  effortWeeks: z.number().min(0).max(MOST_WEEKS).nullable().optional(),
  status: actionStatus.nullable().optional(),
  progress: z.int().min(0).max(100).nullable().optional(),
  statusNote: trimmed(LONGEST_STATUS_NOTE).nullable().optional(),
  reviewOn: day.nullable().optional(),
});
const finding = z.object({ text: words(10_000), line: z.int().optional(), page });

/**
 * A report as JSON: what `report:parse` prints, and what the export adds to it (`action`, `skipReason`, `ownActions`).
 * Read with the same eyes wherever it comes from: unknown fields are left out, and everything has a bound.
 */
export const reportFile = z.object({
  municipality: line.nullable(),
  code: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  year: z.int().min(1990).max(2100).nullable(),
  month: z.int().min(1).max(12).optional(),
  edition: z.enum(['2010', '2016', '2020', 'norway', 'unknown']),
  evaluators: z.array(line).max(50).default([]),
  pointsTotal: figure,
  pointsMax: figure,
  areas: z
    .array(
      z.object({
        number: z.int().min(1).max(99),
        name: line,
        aliases: z.array(z.string().max(500)).max(50).optional(),
        points: figure,
        max: figure,
        percent: z.number().min(0).max(100).nullable(),
        subQuestions: z
          .array(
            z.object({
              number: subQuestionNumber,
              title: line,
              shortTitle: line.optional(),
              points: figure,
              max: figure,
              percent: z.number().min(0).max(100).nullable(),
            }),
          )
          .max(99),
        strengths: z.array(finding).max(2_000),
        improvements: z
          .array(
            finding.extend({
              suggestions: z.array(suggestion).max(10).optional(),
              action: plannedAction.optional(),
              skipReason: line.nullable().optional(),
            }),
          )
          .max(2_000),
      }),
    )
    .min(1)
    .max(30),
  ownActions: z
    .array(plannedAction.extend({ area: z.int().min(1).max(99), title: line }))
    .max(2_000)
    .optional(),
});
