import { LONGEST_DESCRIPTION, MOST_LINKS, MOST_WEEKS } from '@kompassplan/domain';
import * as z from 'zod';
import { freeText, id, singleLine, subQuestionNumber } from './basics.js';

const kin = z.object({ id, number: z.int(), title: z.string() });

/** Where an action comes from and what became of it, as its page tells. */
export const kinship = {
  /** What it is a part or a copy of: what happened before stands in that one's history. */
  origin: kin.extend({ kind: z.enum(['split', 'copy']) }).nullable(),
  /** What was split off it or copied from it. */
  offspring: z.array(kin.extend({ kind: z.enum(['split', 'copy']) })),
  /** The action that it went into; its work goes on there. */
  mergedInto: kin.nullable(),
  /** What went into it, with the words of the report that each came from. */
  merged: z.array(kin.extend({ source: z.string().nullable() })),
};

/** POST /api/actions/:id/copy: the same task once more, without who, when and how far. */
export const copyAction = z.strictObject({ title: singleLine(500).optional() });
export type CopyAction = z.infer<typeof copyAction>;

/** POST /api/actions/:id/split: the first part is the action itself, the others are new. */
export const splitAction = z.strictObject({
  parts: z
    .array(
      z.strictObject({
        title: singleLine(500),
        subQuestions: z.array(subQuestionNumber).max(MOST_LINKS),
        effortWeeks: z.number().min(0).max(MOST_WEEKS).nullable().default(null),
        description: freeText(LONGEST_DESCRIPTION).nullable().optional(),
      }),
    )
    .min(2)
    .max(10),
});
export type SplitAction = z.infer<typeof splitAction>;

/** POST /api/actions/:id/merge: the others go into this one, each as it was seen. */
export const mergeActions = z.strictObject({
  title: singleLine(500).optional(),
  others: z
    .array(z.strictObject({ id, version: z.int().min(1) }))
    .min(1)
    .max(20),
});
export type MergeActions = z.infer<typeof mergeActions>;
