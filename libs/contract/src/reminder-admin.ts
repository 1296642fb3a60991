import * as z from 'zod';
import { day, id, instant } from './basics.js';

/** How far ahead a mail can be looked at. */
export const MAIL_PREVIEW_DAYS = 30;

/** Query of GET /api/reminders/preview/mail: whose mail of which day; without, the next one. */
export const mailPreviewQuery = z.object({ person: id.optional(), day: day.optional() });
export type MailPreviewQuery = z.infer<typeof mailPreviewQuery>;

/** A mail as it would be rendered, if nothing changed until then. */
export const mailPreview = z.object({
  from: day,
  to: day,
  /** Everybody who can get mails, by name, with how many in these days. */
  people: z.array(z.object({ id, name: z.string(), unit: z.string().nullable(), mails: z.int() })),
  person: z.object({ id, name: z.string(), email: z.string(), language: z.enum(['sv', 'en']) }).nullable(),
  day: day.nullable(),
  /** The days on which this person gets a mail. */
  days: z.array(day),
  /** Null when nothing is sent to this person on this day. No link in it answers: none is issued by looking. */
  mail: z.object({ sendAt: instant, subject: z.string(), html: z.string(), text: z.string() }).nullable(),
});
export type MailPreview = z.infer<typeof mailPreview>;

/**
 * GET /api/queue: the wake-ups of the whole installation as numbers by kind. Whatever belongs to another municipality is a
 * number and nothing else.
 */
export const queueHealth = z.object({
  /** False when the queue does not answer; the numbers are then empty. */
  reachable: z.boolean(),
  backend: z.enum(['postgres', 'redis']),
  /** More jobs than are counted one by one: the numbers by kind are "at least". */
  more: z.boolean(),
  jobs: z.array(
    z.object({
      name: z.string(),
      waiting: z.int(),
      delayed: z.int(),
      active: z.int(),
      failed: z.int(),
      /** Since when the longest has waited for a worker. */
      oldestWaiting: instant.nullable(),
      lastRun: z.object({ at: instant, ok: z.boolean(), tookMs: z.int() }).nullable(),
      lastOkAt: instant.nullable(),
    }),
  ),
  /** What was given up and can be tried again from here; not what belongs to another municipality. */
  failed: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      failedAt: instant.nullable(),
      attempts: z.int(),
      reason: z.enum(['database', 'slow', 'stalled', 'other']),
      /** What the machine said; only for what is this municipality's own. */
      detail: z.string().nullable(),
    }),
  ),
});
export type QueueHealth = z.infer<typeof queueHealth>;

/** POST /api/queue/retry */
export const retryJob = z.strictObject({ id: z.string().min(1).max(200) });
export type RetryJob = z.infer<typeof retryJob>;
