import * as z from 'zod';
import { id, personRef, singleLine } from './basics.js';

/** Part of the plan page's address behind the question mark, as URLSearchParams writes it. */
const addressQuery = z
  .string()
  .max(2000)
  .regex(/^[\w\-.~%&=+:,*]*$/);

/** A view of the plan under a name: filters, grouping, order and columns, as they stand in the address. */
export const savedView = z.object({
  id,
  name: z.string(),
  query: z.string(),
  /** Everybody in the municipality sees it. */
  shared: z.boolean(),
  owner: personRef,
  /** Whether the one who asks may rename, replace, share or remove it. */
  mayChange: z.boolean(),
  version: z.int(),
});
export type SavedView = z.infer<typeof savedView>;

/** The own views and the shared ones by name, and how the one who asks left the plan. */
export const savedViews = z.object({
  items: z.array(savedView),
  total: z.int().min(0),
  nextCursor: z.null(),
  /** The view that the plan opens with. */
  defaultId: id.nullable(),
  /** The columns that the one who asks chose last, as in the address; null for the usual ones. */
  columns: z.string().nullable(),
});
export type SavedViews = z.infer<typeof savedViews>;

export const newSavedView = z.strictObject({
  name: singleLine(80),
  query: addressQuery,
  shared: z.boolean().default(false),
});
export type NewSavedView = z.infer<typeof newSavedView>;

/** PATCH /api/saved-views/:id with If-Match: another name, another content, shared or no longer. */
export const savedViewPatch = z.strictObject({
  name: singleLine(80).optional(),
  query: addressQuery.optional(),
  shared: z.boolean().optional(),
});
export type SavedViewPatch = z.infer<typeof savedViewPatch>;

/** PUT /api/plan-habits: how one leaves the plan, for one's next visit on any device. */
export const planHabits = z.strictObject({
  defaultId: id.nullable().optional(),
  columns: z
    .string()
    .max(400)
    .regex(/^[\w:,]*$/)
    .nullable()
    .optional(),
});
export type PlanHabits = z.infer<typeof planHabits>;
