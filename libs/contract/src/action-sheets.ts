import { ACTION_COLUMN_IDS, EDITED_COLUMNS, LONGEST_STATUS_NOTE } from '@kompassplan/domain';
import * as z from 'zod';
import { changedFields } from './action-parts.js';
import { actionPatch, actionQuery } from './actions.js';
import { freeText, id, instant, subQuestionNumber } from './basics.js';

/** GET /api/actions/export: what the same filter lists, all of it, as a file. */
export const actionExportQuery = actionQuery
  .omit({ limit: true, cursor: true })
  .extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') });
export type ActionExportQuery = z.infer<typeof actionExportQuery>;

/** POST /api/actions/sheet: the plan that the file is to be compared with. */
export const actionSheetQuery = z.object({ evaluation: id });
export type ActionSheetQuery = z.infer<typeof actionSheetQuery>;

const sheetValue = z.union([z.string(), z.number(), z.null(), z.array(z.string())]);

/** What an edited file would change. Nothing is written before POST /api/actions/sheet/changes. */
export const actionSheetDiff = z.object({
  rows: z.array(
    z.object({
      /** As Excel counts. */
      row: z.int(),
      id,
      number: z.int(),
      title: z.string(),
      version: z.int(),
      /** False where the row's mark is gone: what changed here since the export can't be told. */
      marked: z.boolean(),
      changes: z.array(
        z.object({
          cell: z.string(),
          column: z.enum(EDITED_COLUMNS as [string, ...string[]]),
          /** As people read them: names, words of a status, days as YYYY-MM-DD. */
          from: sheetValue,
          to: sheetValue,
          /** To be sent back: ids where `to` has names. */
          value: sheetValue,
          /** Changed here too since the export, by whom where the history tells. */
          conflict: z.object({ by: z.string().nullable(), at: instant.nullable() }).nullable(),
        }),
      ),
      /** Moves an agreed date, which asks for a reason. */
      needsDueReason: z.boolean(),
      /** Why the row as a whole would be refused as things stand: rights, or a rule of the plan. */
      refused: z.object({ code: z.string(), message: z.string() }).nullable(),
    }),
  ),
  unchanged: z.int(),
  errors: z.array(
    z.object({
      cell: z.string(),
      column: z.enum(ACTION_COLUMN_IDS as [string, ...string[]]),
      number: z.int(),
      code: z.string(),
      sentence: z.string(),
    }),
  ),
  unread: z.array(z.object({ row: z.int(), name: z.string(), code: z.string(), sentence: z.string() })),
});
export type ActionSheetDiffView = z.infer<typeof actionSheetDiff>;

const { status: _, ...words } = actionPatch.pick({
  ...{ title: true, description: true, due: true, effortWeeks: true, progress: true, status: true },
}).shape;

/** The fields of an action by the names of the sheet's columns. Nobody verifies by a file. */
export const sheetChange = z.strictObject({
  ...words,
  wantedEffect: changedFields.wantedEffect,
  indicator: changedFields.indicator,
  indicatorBaseline: changedFields.indicatorBaseline,
  indicatorTarget: changedFields.indicatorTarget,
  start: changedFields.start,
  cost: changedFields.cost,
  diaryNumber: changedFields.diaryNumber,
  tags: changedFields.tags,
  deputy: changedFields.deputyId,
  contributors: changedFields.contributorIds,
  owner: id.nullable().optional(),
  unit: id.nullable().optional(),
  links: z.array(subQuestionNumber).min(1).max(5).optional(),
  status: z.enum(['notStarted', 'inProgress', 'needsHelp', 'done', 'declined']).optional(),
  statusNote: freeText(LONGEST_STATUS_NOTE).optional(),
});
export type SheetChange = z.infer<typeof sheetChange>;

/** POST /api/actions/sheet/changes: what was chosen of a diff, as it was seen; all in one transaction. */
export const actionSheetChanges = z.strictObject({
  evaluation: id,
  rows: z
    .array(z.strictObject({ id, version: z.int(), change: sheetChange }))
    .min(1)
    .max(5_000),
  /** For every agreed date that moves. */
  dueReason: freeText(500).optional(),
});
export type ActionSheetChanges = z.infer<typeof actionSheetChanges>;

export const actionSheetResult = z.object({
  changed: z.int(),
  failed: z.array(z.object({ id, number: z.int().nullable(), code: z.string(), message: z.string() })),
});
export type ActionSheetResult = z.infer<typeof actionSheetResult>;
