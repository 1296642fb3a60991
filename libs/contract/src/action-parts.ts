import { MOST_TAGS } from '@kompassplan/domain';
import * as z from 'zod';
import { day, freeText, id, instant, page, personRef, singleLine } from './basics.js';

/** A short word for what several actions have in common. */
/** In a sheet several tags stand in one cell, with semicolons between them. */
export const tag = singleLine(40).refine((text) => !text.includes(';'), { params: { code: 'tag-semicolon' } });
const tags = z.array(tag).max(MOST_TAGS);
const peopleIds = z.array(id).max(20);

/** What an action waits for; what of it is still open blocks. */
export const awaitedAction = z.object({
  id,
  number: z.int(),
  title: z.string(),
  status: z.enum(['notStarted', 'inProgress', 'needsHelp', 'done', 'verified', 'declined']),
});
export type AwaitedAction = z.infer<typeof awaitedAction>;

/** Of the fields beside who, when and how far, those that every list tells. */
export const listedFields = {
  createdAt: instant,
  start: day.nullable(),
  /** Whole kronor. */
  cost: z.int().nullable(),
  /** The first date that was agreed, and how often the date was moved to a later day since. */
  firstDue: day.nullable(),
  slips: z.int(),
  /** Stands in for the owner. */
  deputy: personRef.nullable(),
  /** Take part, and may report. */
  contributors: z.array(personRef),
  tags: z.array(z.string()),
  waitsFor: z.array(awaitedAction),
};

export const checklistItem = z.object({
  id,
  text: z.string(),
  /** Null while it is to be done. */
  done: z.object({ at: instant, by: z.string() }).nullable(),
});
export type ChecklistItem = z.infer<typeof checklistItem>;

/** … and those that one action's page tells. */
export const viewedFields = {
  wantedEffect: z.string().nullable(),
  /** How the effect is measured; where it stood and where it is to be, in any unit. */
  indicator: z.string().nullable(),
  indicatorBaseline: z.string().nullable(),
  indicatorTarget: z.string().nullable(),
  diaryNumber: z.string().nullable(),
  /** In the order in which it is to be done. */
  checklist: z.array(checklistItem),
};

/** The same in a PATCH: lists are replaced as a whole. */
export const changedFields = {
  wantedEffect: freeText(2000).nullable().optional(),
  indicator: singleLine(300).nullable().optional(),
  indicatorBaseline: singleLine(80).nullable().optional(),
  indicatorTarget: singleLine(80).nullable().optional(),
  start: day.nullable().optional(),
  cost: z.int().min(0).max(1_000_000_000).nullable().optional(),
  diaryNumber: singleLine(60).nullable().optional(),
  deputyId: id.nullable().optional(),
  contributorIds: peopleIds.optional(),
  tags: tags.optional(),
  waitsForIds: z.array(id).max(20).optional(),
};

export const newFields = { start: day.nullable().default(null), tags: tags.default([]) };

export const comment = z.object({
  id,
  at: instant,
  by: z.string(),
  text: z.string(),
  /** Whom the text names, as @ and the name. */
  mentions: z.array(personRef),
});
export type Comment = z.infer<typeof comment>;
export const newComment = z.strictObject({
  text: freeText(5000).pipe(z.string().min(1)),
  /** Active people of the municipality, who hear of it by mail. */
  mentionIds: peopleIds.default([]),
});
export type NewComment = z.infer<typeof newComment>;

export const checklistText = z.strictObject({ text: singleLine(300) });
export type ChecklistText = z.infer<typeof checklistText>;
/** Says how it is, so that the same answer twice is one. */
export const checklistTick = z.strictObject({ done: z.boolean() });
export type ChecklistTick = z.infer<typeof checklistTick>;
/** All items of the action, each once. */
export const checklistOrder = z.strictObject({ ids: z.array(id).min(1).max(50) });
export type ChecklistOrder = z.infer<typeof checklistOrder>;

/** The municipality's tags with how many actions have each, the most used first. */
export const tagsPage = page(z.object({ tag: z.string(), actions: z.int() }));
export type TagsPage = z.infer<typeof tagsPage>;
