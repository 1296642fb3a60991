import { LONGEST_DESCRIPTION, LONGEST_STATUS_NOTE, MOST_LINKS, MOST_WEEKS, QUEUES } from '@kompassplan/domain';
import * as z from 'zod';
import { kinship } from './action-kin.js';
import { changedFields, comment, listedFields, newFields, tag, viewedFields } from './action-parts.js';
import { listedClosure, viewedClosure } from './closure.js';
import { evidence } from './evidence.js';
import { day, freeText, id, instant, page, personRef, singleLine, subQuestionNumber, unitRef } from './basics.js';

export const actionStatus = z.enum(['notStarted', 'inProgress', 'needsHelp', 'done', 'verified', 'declined']);
export const actionLink = z.object({
  subQuestion: subQuestionNumber,
  /** As it counts: all shares of a sub-question sum to 1. */
  share: z.number().min(0).max(1),
  /** What somebody decided it to be; null: by effort. */
  setShare: z.number().min(0).max(1).nullable(),
});

export const actionRow = z.object({
  id,
  evaluationId: id,
  /** Running number in the plan; shown as Å-07. */
  number: z.int(),
  title: z.string(),
  area: z.int(),
  status: actionStatus,
  progress: z.int().min(0).max(100),
  owner: personRef.nullable(),
  unit: unitRef.nullable(),
  due: day.nullable(),
  late: z.boolean(),
  ...listedFields,
  /** When a declined action is to be looked at again. */
  reviewOn: day.nullable(),
  ...listedClosure,
  /** Ids of those who had a hand in it (owner, deputy, contributors, whoever finished or proves it): a second person verifies. */
  workedBy: z.array(id),
  effortWeeks: z.number().nullable(),
  links: z.array(actionLink),
  /** In tenths, as every page shows it. */
  pointsAtStake: z.number(),
  evidence: z.object({ total: z.int(), valid: z.int() }),
  lastProgressAt: instant.nullable(),
  version: z.int(),
});
export type ActionRow = z.infer<typeof actionRow>;
export const actionsPage = page(actionRow).extend({
  /** Over everything the filter matches, not only this page. */
  counts: z.record(actionStatus, z.int()),
});
export type ActionsPage = z.infer<typeof actionsPage>;

/** Query of GET /api/actions; also what the plan page keeps in its URL. */
export const actionQuery = z.object({
  evaluation: id.optional(),
  area: z.coerce.number().int().min(1).max(99).optional(),
  subQuestion: subQuestionNumber.optional(),
  /** A person's id, `me` or `none`. */
  owner: z.union([id, z.enum(['me', 'none'])]).optional(),
  /** Owner, deputy or contributor: a person's id or `me`. */
  involves: z.union([id, z.literal('me')]).optional(),
  /** A unit's id, `mine` (the own unit and those below it) or `none`. */
  unit: z.union([id, z.enum(['mine', 'none'])]).optional(),
  /** What an action waits for. */
  queue: z.enum(QUEUES).optional(),
  /** In any case. */
  tag: tag.optional(),
  /** One or more statuses, comma-separated. */
  status: z
    .string()
    .regex(
      /^(notStarted|inProgress|needsHelp|done|verified|declined)(,(notStarted|inProgress|needsHelp|done|verified|declined))*$/,
    )
    .optional(),
  /** `late`, `none`, `week`, or `before:YYYY-MM-DD`. */
  due: z
    .string()
    .regex(/^(late|none|week|before:\d{4}-\d{2}-\d{2})$/)
    .refine((due) => !due.startsWith('before:') || day.safeParse(due.slice('before:'.length)).success)
    .optional(),
  /** `none`: without any that is valid today. */
  evidence: z.literal('none').optional(),
  q: freeText(200).optional(),
  sort: z
    .enum([
      'number',
      '-number',
      'due',
      '-due',
      'title',
      '-title',
      'status',
      '-status',
      'progress',
      '-progress',
      'points',
      '-points',
      'owner',
      '-owner',
      'unit',
      '-unit',
    ])
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
  cursor: z.string().max(500).optional(),
});
export type ActionQuery = z.infer<typeof actionQuery>;

export const progressEntry = z.object({
  id,
  at: instant,
  by: z.string(),
  progress: z.int(),
  status: actionStatus,
  note: z.string().nullable(),
});
export type ProgressEntry = z.infer<typeof progressEntry>;

export const actionView = actionRow.extend({
  description: z.string().nullable(),
  ...viewedFields,
  ...viewedClosure,
  ...kinship,
  /** The words of the report with their place, or null for an action added by hand. */
  source: z.object({ text: z.string(), year: z.int(), page: z.int().nullable(), lines: z.array(z.int()) }).nullable(),
  subQuestions: z.array(
    z.object({
      number: subQuestionNumber,
      title: z.string(),
      share: z.number(),
      percent: z.number(),
      max: z.number(),
      baseline: z.number(),
      target: z.number(),
      points: z.number(),
    }),
  ),
  dueChanges: z.array(
    z.object({ at: instant, by: z.string(), from: day.nullable(), to: day.nullable(), reason: z.string().nullable() }),
  ),
  help: z.object({ text: z.string(), from: personRef.nullable() }).nullable(),
  declined: z
    .object({
      reason: z.string(),
      by: z.string(),
      reviewOn: day.nullable(),
      /** Of the decision. */
      diaryNumber: z.string().nullable(),
    })
    .nullable(),
  verifiedBy: personRef.nullable(),
  verifiedAt: instant.nullable(),
  progressEntries: z.array(progressEntry),
  evidenceItems: z.array(evidence),
  comments: z.array(comment),
  /** What was sent, and what will be sent in the next 30 days if nothing changes; in order of time. */
  reminders: z.array(
    z.object({
      on: day,
      to: z.string(),
      rule: z.string(),
      /** Whether the person gets it as the one responsible, as manager, or in the place of one of them. */
      asked: z.enum(['owner', 'manager', 'deputy']),
      /** Negative after the due date; null for what is not about the date. */
      daysToDue: z.int().nullable(),
      sent: z.boolean(),
    }),
  ),
  /** What the one who asks may do with this action, so that the UI need not guess. */
  rights: z.object({
    edit: z.boolean(),
    report: z.boolean(),
    verify: z.boolean(),
    comment: z.boolean(),
    /** May set the date, or ask for another one. */
    date: z.boolean(),
    /** May approve or refuse the date that is asked for now. */
    decideDue: z.boolean(),
    /** May say whether the effect lasts, and the day for it has come. */
    checkEffect: z.boolean(),
    /** May replace or correct evidence as the action stands. */
    proof: z.boolean(),
  }),
});
export type ActionView = z.infer<typeof actionView>;
/** The answer to a change that can be taken back: by which id, and null when nothing changed. */
export const changedAction = actionView.extend({ undo: id.nullable() });
export type ChangedAction = z.infer<typeof changedAction>;

export const newAction = z.strictObject({
  evaluationId: id,
  title: singleLine(500),
  subQuestions: z.array(subQuestionNumber).min(1).max(MOST_LINKS),
  ownerId: id.nullable().default(null),
  unitId: id.nullable().default(null),
  due: day.nullable().default(null),
  ...newFields,
});
export type NewAction = z.infer<typeof newAction>;

/** PATCH /api/actions/:id with If-Match "<version>". Status changes need what the status asks for. */
export const actionPatch = z.strictObject({
  title: singleLine(500).optional(),
  description: freeText(LONGEST_DESCRIPTION).nullable().optional(),
  ...changedFields,
  ownerId: id.nullable().optional(),
  unitId: id.nullable().optional(),
  due: day.nullable().optional(),
  dueReason: freeText(500).optional(),
  effortWeeks: z.number().min(0).max(MOST_WEEKS).nullable().optional(),
  links: z
    .array(z.strictObject({ subQuestion: subQuestionNumber, share: z.number().min(0).max(1).optional() }))
    .min(1)
    .max(MOST_LINKS)
    .optional(),
  status: actionStatus.optional(),
  progress: z.int().min(0).max(100).optional(),
  /** Needed help, reason for sending back or for declining. */
  statusNote: freeText(LONGEST_STATUS_NOTE).optional(),
  reviewOn: day.nullable().optional(),
  /** Diary number of the decision to decline. */
  decisionNumber: singleLine(60).nullable().optional(),
});
export type ActionPatch = z.infer<typeof actionPatch>;

/** POST /api/actions/:id/progress: what staff do in one tap. */
export const reportProgress = z.strictObject({
  progress: z.int().min(0).max(100).optional(),
  status: z.enum(['notStarted', 'inProgress', 'needsHelp', 'done']).optional(),
  note: freeText(LONGEST_STATUS_NOTE).optional(),
});
export type ReportProgress = z.infer<typeof reportProgress>;

export const historyEntry = z.object({
  id: z.string(),
  at: instant,
  by: z.string(),
  /** e.g. action.imported, action.changed, progress.reported, evidence.added, comment.added, action.verified */
  event: z.string(),
  changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  note: z.string().nullable(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;
/** What entries of history are chosen by. Days are the municipality's, both included. */
export const historyFilters = z.object({
  since: day.optional(),
  until: day.optional(),
  /** Who did it. */
  person: id.optional(),
  /** The name of a field as entries have it; `target` finds the targets of all sub-questions. */
  field: z
    .string()
    .regex(/^[a-zA-Z]{1,40}$/)
    .optional(),
  /** One or more events, comma-separated. */
  event: z
    .string()
    .max(400)
    .regex(/^[a-zA-Z]+\.[a-zA-Z]+(,[a-zA-Z]+\.[a-zA-Z]+)*$/)
    .optional(),
});
export const historyQuery = historyFilters.extend({
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
});
export type HistoryQuery = z.infer<typeof historyQuery>;
export const historyPage = page(historyEntry);
export type HistoryPage = z.infer<typeof historyPage>;
