import { HISTORY_ENTITIES, type HistoryEntity } from '@kompassplan/domain';
import * as z from 'zod';
import { historyEntry, historyFilters } from './actions.js';
import { day, id, instant, page } from './basics.js';

const entities = Object.keys(HISTORY_ENTITIES) as HistoryEntity[];

/** What entries of the whole plan are chosen by; all of them together. */
const planFilters = historyFilters.extend({
  /** Only what is about this evaluation and its actions. */
  evaluation: id.optional(),
  /** One or more kinds of things, comma-separated. Kinds that the asker may not read are left out without a word. */
  entity: z
    .string()
    .max(200)
    .refine((list) => list.split(',').every((name) => (entities as readonly string[]).includes(name)))
    .optional(),
  action: id.optional(),
});

/** Query of GET /api/history; also what the page keeps in its URL. */
export const planHistoryQuery = planFilters.extend({
  limit: z.coerce.number().int().min(1).max(200).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
});
export type PlanHistoryQuery = z.infer<typeof planHistoryQuery>;

const actionRef = z.object({ id, number: z.int(), title: z.string(), evaluationId: id });

export const planHistoryEntry = historyEntry.extend({
  /** Its place in the municipality's chain. */
  number: z.int(),
  /** The kind of thing it is about: action, evaluation, person … */
  entity: z.string(),
  action: actionRef.nullable(),
  /** Name of the person, unit or file, or the year of the evaluation; null when there is nothing to call it by. */
  subject: z.string().nullable(),
});
export type PlanHistoryEntry = z.infer<typeof planHistoryEntry>;
/** `total` is counted up to MOST_COUNTED: one more than that means "more". */
export const planHistoryPage = page(planHistoryEntry);
export type PlanHistoryPage = z.infer<typeof planHistoryPage>;
export const MOST_COUNTED = 10_000;

/** Query of GET /api/history/changes: what differs between two days, without the steps between. */
export const netChangesQuery = z.object({
  evaluation: id,
  since: day.optional(),
  until: day.optional(),
  field: historyFilters.shape.field,
  limit: z.coerce.number().int().min(1).max(500).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
});
export type NetChangesQuery = z.infer<typeof netChangesQuery>;
export const netChange = z.object({
  action: actionRef,
  /** Came into the plan in this time. */
  added: z.boolean(),
  changes: historyEntry.shape.changes,
  evidenceAdded: z.int(),
  evidenceRemoved: z.int(),
  comments: z.int(),
});
export type NetChange = z.infer<typeof netChange>;
export const netChangesPage = page(netChange);
export type NetChangesPage = z.infer<typeof netChangesPage>;

/** Query of GET /api/history/export: the entries, or with `net` what differs (which needs the evaluation). */
export const historyExportQuery = planFilters.extend({
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  net: z.enum(['true', 'false']).default('false'),
});
export type HistoryExportQuery = z.infer<typeof historyExportQuery>;

/** Whether the chain of the municipality's history holds. */
export const historyCheck = z.object({
  checkedAt: instant,
  /** How many rows hold: all, or those before the fault. */
  rows: z.int(),
  /** SHA-256 of the last one that holds, to be written down. */
  hash: z.string(),
  fault: z
    .object({
      kind: z.enum(['altered', 'removed', 'inserted', 'cutOff', 'headAltered']),
      /** The first row that is not as it was written. */
      number: z.int(),
      at: instant.nullable(),
    })
    .nullable(),
});
export type HistoryCheck = z.infer<typeof historyCheck>;
