import { MOST_TAGS } from '@kompassplan/domain';
import * as z from 'zod';
import { tag } from './action-parts.js';
import { actionRow } from './actions.js';
import { day, freeText, id, instant, page } from './basics.js';

/**
 * POST /api/actions/bulk: all rows the actor may change are changed in one transaction; the rest are listed.
 * POST /api/actions/bulk/preview takes the same and tells what that would do.
 */
export const bulkChange = z.strictObject({
  ids: z.array(id).min(1).max(500),
  /** Versions that the rows were seen in, by id: a row that has changed since is told and left as it is. */
  versions: z.record(id, z.int().min(1)).optional(),
  change: z.strictObject({
    ownerId: id.nullable().optional(),
    unitId: id.nullable().optional(),
    due: day.nullable().optional(),
    dueReason: freeText(500).optional(),
    status: z.enum(['notStarted', 'inProgress', 'done']).optional(),
    /** Beside the tags that each row has. */
    addTags: z.array(tag).max(MOST_TAGS).optional(),
    removeTags: z.array(tag).max(MOST_TAGS).optional(),
  }),
});
export type BulkChange = z.infer<typeof bulkChange>;

const refusedRow = z.object({ id, number: z.int().nullable(), code: z.string(), message: z.string() });
/** Field and values as the history will tell them. */
const toldChange = z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() });

export const bulkResult = z.object({
  /** Rows that were accepted, also those that already were as wished. */
  changed: z.array(actionRow),
  /** Ids of those that already were as wished: nothing was written. */
  unchanged: z.array(id),
  failed: z.array(refusedRow),
  /** Takes the change back within ten minutes; null when nothing changed. */
  undo: id.nullable(),
});
export type BulkResult = z.infer<typeof bulkResult>;

export const bulkPreview = z.object({
  /** In the order of the ids; without changes for a row that already is as wished. */
  rows: z.array(
    z.object({
      id,
      number: z.int().nullable(),
      changes: z.array(toldChange),
      /** Another date is only asked for: the old one counts until somebody has approved it. */
      asks: z.boolean(),
      refused: z.object({ code: z.string(), message: z.string() }).nullable(),
    }),
  ),
  counts: z.object({ change: z.int(), same: z.int(), refused: z.int() }),
});
export type BulkPreview = z.infer<typeof bulkPreview>;

/** What the person who asks has changed in the last ten minutes and may take back, the newest first. */
export const recentChange = z.object({
  id,
  at: instant,
  /** No later than this. */
  until: instant,
  /** How many actions. */
  actions: z.int(),
  /** The action when it was only one. */
  action: z.object({ id, number: z.int(), title: z.string() }).nullable(),
  /** Names of the fields as the history has them. */
  fields: z.array(z.string()),
});
export type RecentChange = z.infer<typeof recentChange>;
/** `now` is the server's clock, which alone decides what is too late. */
export const recentChanges = page(recentChange).extend({ now: instant });
export type RecentChanges = z.infer<typeof recentChanges>;

/** POST /api/changes/:id/undo */
export const undoResult = z.object({
  /** Rows of which something was taken back. */
  undone: z.array(actionRow),
  /** Rows that stay as they are, wholly or in part, and why. */
  left: z.array(refusedRow.extend({ title: z.string().nullable(), fields: z.array(z.string()) })),
});
export type UndoResult = z.infer<typeof undoResult>;
