import { DIFF_FIELDS, MOST_LINKS } from '@kompassplan/domain';
import * as z from 'zod';
import { actionStatus } from './actions.js';
import { day, freeText, id, instant, page, singleLine, subQuestionNumber } from './basics.js';
import { sheetErrors, sheetMapping, sheetPreview } from './sheets.js';

export const lineClass = z.enum([
  'heading',
  'narrative',
  'strength',
  'improvement',
  'score',
  'furniture',
  'blank',
  'unplaced',
]);
export const suggestion = z.object({
  subQuestion: subQuestionNumber,
  /** How often a suggestion like this one is right. */
  confidence: z.number().min(0).max(1),
  /** Words of the text that spoke for it; empty when only its place in the list does. */
  because: z.array(z.string()),
  /** Set when nothing in the own area fits and this sub-question lies in another. */
  otherArea: z.literal(true).optional(),
  /** The municipality's own earlier choices that spoke for it. */
  learned: z.array(z.object({ correction: id, word: z.string(), subQuestion: subQuestionNumber, on: day })).optional(),
});
/** A reviewer chose another sub-question than the first suggestion. */
const linkCorrection = z.object({
  id,
  subQuestion: subQuestionNumber,
  title: z.string(),
  words: z.array(z.string()),
  on: day,
});
export const reportSubQuestion = z.object({
  number: subQuestionNumber,
  title: z.string(),
  shortTitle: z.string().optional(),
  points: z.number().nullable(),
  max: z.number().nullable(),
  percent: z.number().nullable(),
});
export const finding = z.object({ text: z.string(), line: z.int(), page: z.int().optional() });
/** With all the source lines it spans: a review can take one of them away. */
const draftFinding = finding.extend({ lines: z.array(z.int()) });
export const parsedReport = z.object({
  municipality: z.string().nullable(),
  code: z.string().optional(),
  year: z.int().nullable(),
  month: z.int().optional(),
  edition: z.string(),
  evaluators: z.array(z.string()),
  pointsTotal: z.number().nullable(),
  pointsMax: z.number().nullable(),
  areas: z.array(
    z.object({
      number: z.int(),
      name: z.string(),
      aliases: z.array(z.string()),
      points: z.number().nullable(),
      max: z.number().nullable(),
      percent: z.number().nullable(),
      subQuestions: z.array(reportSubQuestion),
      strengths: z.array(draftFinding),
      improvements: z.array(draftFinding.extend({ suggestions: z.array(suggestion) })),
    }),
  ),
  notes: z.array(z.object({ code: z.string(), message: z.string(), line: z.int().optional() })),
  lines: z.object({
    total: z.int(),
    heading: z.int(),
    narrative: z.int(),
    strength: z.int(),
    improvement: z.int(),
    score: z.int(),
    furniture: z.int(),
    blank: z.int(),
    unplaced: z.array(z.int()),
  }),
});

export const draftLine = z.object({
  line: z.int(),
  page: z.int().nullable(),
  text: z.string(),
  class: lineClass,
});
export const draftItem = z.object({
  id: z.string(),
  area: z.int(),
  kind: z.literal('improvement'),
  /** The words of the report. Never changed. */
  text: z.string(),
  /** The action's title, free to rewrite. */
  title: z.string(),
  lines: z.array(z.int()),
  page: z.int().nullable(),
  suggestions: z.array(suggestion),
  chosen: z.array(subQuestionNumber),
  /** A reviewer has linked or confirmed it. */
  byHand: z.literal(true).optional(),
  decision: z.enum(['open', 'confirmed', 'skipped']),
  skipReason: z.string().nullable(),
  /** An action of the municipality's own, which the report does not name. */
  own: z.literal(true).optional(),
  /** From a sheet or a JSON file: the owner by e-mail or full name, the unit by name, and what was decided else. */
  owner: z.string().optional(),
  due: day.optional(),
  description: z.string().optional(),
  unit: z.string().optional(),
  effortWeeks: z.number().optional(),
  /** As the file has it. Nobody is verified by a file: `verified` becomes `done`. */
  status: actionStatus.optional(),
  progress: z.int().min(0).max(100).optional(),
  /** Needed help, or the reason for declining. */
  statusNote: z.string().optional(),
  reviewOn: day.optional(),
});
export const importDraft = z.object({
  report: parsedReport,
  lines: z.array(draftLine),
  items: z.array(draftItem),
  /** What the municipality chose otherwise before this reading. */
  learned: z.array(linkCorrection).optional(),
});
export type ImportDraftView = z.infer<typeof importDraft>;

export const importStatus = z.enum(['reading', 'mapping', 'review', 'committed', 'failed', 'cancelled']);
const importHead = {
  id,
  status: importStatus,
  /** 0–1 while reading. */
  progress: z.number(),
  fileName: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  createdAt: instant,
  createdBy: z.string(),
  /** Who made the plan of it, and when; null until then, and for what was committed before this was told. */
  committed: z.object({ by: z.string(), at: instant }).nullable(),
  /** Everybody who has decided something in its review, the first one first. */
  reviewers: z.array(z.object({ id, name: z.string() })),
  /** Set when status is failed: a problem code and its details. */
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  evaluationId: id.nullable(),
  /** The evaluation that it became stands on another file now. */
  replaced: z.boolean(),
  version: z.int(),
};
export const importView = z.object({
  ...importHead,
  draft: importDraft.nullable(),
  /** In the state `mapping`: the sheets with foreign heads, for a person to say what their columns are. */
  sheets: z.array(sheetPreview).nullable(),
  /** In the state `mapping`: the last choice, when it did not fit. */
  mapping: sheetMapping.nullable(),
  /** Faults of a sheet or a JSON file, by cell; with `failed`, or with `mapping` after a choice that did not fit. */
  errors: sheetErrors.nullable(),
});
export type ImportView = z.infer<typeof importView>;
export const importSummary = z.object(importHead);
export const importsPage = page(importSummary);
export type ImportsPage = z.infer<typeof importsPage>;

export const reviewOperation = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('confirm'), item: z.string() }),
  z.strictObject({ op: z.literal('link'), item: z.string(), subQuestions: z.array(subQuestionNumber).max(MOST_LINKS) }),
  z.strictObject({ op: z.literal('title'), item: z.string(), title: singleLine(500) }),
  z.strictObject({ op: z.literal('split'), item: z.string(), at: z.int().min(1) }),
  z.strictObject({ op: z.literal('merge'), item: z.string() }),
  z.strictObject({ op: z.literal('skip'), item: z.string(), reason: freeText(500) }),
  z.strictObject({ op: z.literal('reopen'), item: z.string() }),
  z.strictObject({ op: z.literal('reclassify'), line: z.int().min(1), class: lineClass }),
]);
/** PATCH /api/imports/:id. Send If-Match with the version; `cancel` stops a reading or drops a review. */
export const importPatch = z.strictObject({
  operations: z.array(reviewOperation).max(200).optional(),
  cancel: z.literal(true).optional(),
});
export type ImportPatch = z.infer<typeof importPatch>;
/** POST /api/imports answers 202 with this; 200 with `duplicateOf` when an evaluation of the plan stands on the same file. */
export const importCreated = z.object({ id, status: importStatus, duplicateOf: id.nullable() });
export type ImportCreated = z.infer<typeof importCreated>;
/** POST /api/imports/text: paste instead of a file. */
export const pasteText = z.strictObject({ text: z.string().min(1).max(2_000_000) });
export type PasteText = z.infer<typeof pasteText>;
/**
 * POST /api/imports/:id/commit. When the plan has the evaluation already: `duplicate` writes it a second time, `correct`
 * names the one that this report corrects. One of them at most.
 */
export const commitImport = z
  .strictObject({ duplicate: z.literal(true).optional(), correct: id.optional() })
  .refine(({ duplicate, correct }) => duplicate === undefined || correct === undefined, { path: ['correct'] });
export type CommitImportBody = z.infer<typeof commitImport>;
/** `actions`: how many this commit wrote. */
export const commitResult = z.object({ evaluationId: id, actions: z.int() });
export type CommitResult = z.infer<typeof commitResult>;

const fieldChange = z.object({
  field: z.enum(DIFF_FIELDS),
  from: z.union([z.string(), z.number()]).nullable(),
  to: z.union([z.string(), z.number()]).nullable(),
});
/** One strength or improvement area, recorded, new, or both. */
const bulletDiff = z.object({
  state: z.enum(['unchanged', 'reworded', 'moved', 'added', 'gone']),
  kind: z.enum(['strength', 'improvement']),
  /** The recorded words, area and id; null when it is added. */
  from: z.string().nullable(),
  fromArea: z.int().nullable(),
  findingId: id.nullable(),
  /** The new words and their place in the draft; null when it is gone. */
  to: z.string().nullable(),
  position: z.int().nullable(),
  /** The action that stands on it in the plan. */
  action: z.object({ id, number: z.int() }).nullable(),
  /** The reviewer wants no action for it. */
  skipped: z.boolean(),
  /** The sub-questions that the review gave its action in place of those in the plan; null when they stay. */
  relinked: z.object({ from: z.array(subQuestionNumber), to: z.array(subQuestionNumber) }).nullable(),
});
/** GET /api/imports/:id/diff: what the draft would change in the evaluation that the plan has already. */
export const importDiff = z.object({
  evaluationId: id,
  year: z.int(),
  actions: z.int(),
  facts: z.array(fieldChange),
  areas: z.array(
    z.object({
      number: z.int(),
      name: z.string(),
      state: z.enum(['kept', 'added', 'gone']),
      changes: z.array(fieldChange),
      /** Only those that differ. */
      subQuestions: z.array(
        z.object({
          number: subQuestionNumber,
          title: z.string(),
          state: z.enum(['changed', 'added', 'gone']),
          changes: z.array(fieldChange),
        }),
      ),
      /** Every one, also the unchanged; a moved one stands in the area that it moved to. */
      bullets: z.array(bulletDiff),
    }),
  ),
  counts: z.object({
    values: z.int(),
    areas: z.int(),
    subQuestionsAdded: z.int(),
    subQuestionsGone: z.int(),
    unchanged: z.int(),
    reworded: z.int(),
    moved: z.int(),
    added: z.int(),
    gone: z.int(),
    relinked: z.int(),
    newActions: z.int(),
  }),
});
export type ImportDiff = z.infer<typeof importDiff>;

/** GET /api/learned-links: the corrections that count at the next reading, the newest first. */
export const learnedLink = linkCorrection.extend({
  /** The improvement area in the report's own words. */
  text: z.string(),
  /** The first suggestion that was not taken; null where there was none. */
  suggested: subQuestionNumber.nullable(),
  by: z.string().nullable(),
});
export const learnedLinksPage = page(learnedLink);
export type LearnedLinksPage = z.infer<typeof learnedLinksPage>;
