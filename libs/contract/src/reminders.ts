import { DEFAULT_MAIL_COLOUR } from '@kompassplan/domain';
import * as z from 'zod';
import { day, id, instant, page } from './basics.js';
import { digest } from './session.js';

export const reminderRule = z.enum([
  'due',
  'overdue',
  'escalation',
  'stale',
  'evidenceExpiring',
  'verificationWaiting',
  'effectDue',
  'reviewDue',
  'followUp',
  'monthlyLetter',
  'managerDigest',
  'assignment',
  'mention',
  'sentBack',
  'dateAsked',
  'dateDecided',
  'mailStopped',
]);
export const ladderStep = z.strictObject({
  /** Days from the due date: −14 is two weeks before. */
  offsetDays: z.int().min(-365).max(365),
  to: z.array(z.enum(['owner', 'manager'])).min(1),
});
export const reminderPolicyBody = z.strictObject({
  enabled: z.boolean(),
  ladder: z.array(ladderStep).min(1).max(12),
  repeatEveryDays: z.int().min(1).max(90),
  staleAfterDays: z.int().min(7).max(365),
  evidenceExpiryDays: z.int().min(1).max(180),
  verificationWaitingDays: z.int().min(1).max(90),
  /** Coordinators and leadership hear 12, 6, 3 and 1 months before the follow-up. */
  followUp: z.boolean().default(true),
  /** Leadership's letter on the first working day of the month. */
  monthlyLetter: z.boolean().default(true),
  /** A unit's week to whoever manages it, when there is anything to say. */
  managerDigest: z.boolean().default(true),
  digest: z.strictObject({ weekday: z.int().min(1).max(7), time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) }),
  quiet: z.strictObject({
    weekends: z.boolean(),
    holidays: z.boolean(),
    /** Month and day, both included; may run over new year. */
    ranges: z
      .array(
        z.strictObject({
          from: z.string().regex(/^\d{2}-\d{2}$/),
          to: z.string().regex(/^\d{2}-\d{2}$/),
          label: z.string().trim().max(60),
        }),
      )
      .max(20),
  }),
  /** The municipality's own, in the head and on the button of every mail. */
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .default(DEFAULT_MAIL_COLOUR),
});
export type ReminderPolicyBody = z.infer<typeof reminderPolicyBody>;
export const reminderPolicyView = z.object({
  policy: reminderPolicyBody,
  version: z.int(),
  changedAt: instant.nullable(),
  changedBy: z.string().nullable(),
  /** Who has stopped all reminders, and when; null while they go. */
  paused: z.object({ at: instant, by: z.string().nullable() }).nullable(),
});
export type ReminderPolicyView = z.infer<typeof reminderPolicyView>;

const reminderItem = z.object({
  rule: reminderRule,
  /** Null for what is about a whole evaluation, whose name is then the title. */
  actionId: id.nullable(),
  evaluationId: id,
  number: z.int().nullable(),
  title: z.string(),
  /** Days until the due date, or the follow-up; negative when late; null when the rule is not about a date. */
  daysToDue: z.int().nullable(),
});
export const reminderPreview = z.object({
  from: day,
  days: z.int(),
  mails: z.array(
    z.object({
      date: day,
      sendAt: instant,
      person: z.object({ id, name: z.string(), unit: z.string().nullable() }),
      kind: z.enum(['digest', 'sameDay']),
      items: z.array(reminderItem),
      subject: z.string(),
    }),
  ),
  /** Mails that are planned already and have not gone; a pause holds them back as well. */
  waiting: z.int(),
  /** People who get nothing because the mail server has refused their address; whoever runs the plan has to know. */
  stopped: z.array(z.object({ id, name: z.string(), email: z.string() })),
  /** Days on which nothing is sent, with the reason in the asker's language. */
  quietDays: z.array(z.object({ date: day, reason: z.string() })),
});
export type ReminderPreview = z.infer<typeof reminderPreview>;
export const reminderPreviewQuery = z.object({ days: z.coerce.number().int().min(1).max(365).default(30) });

/** Why something that was planned is not in the mail. */
export const droppedReason = z.enum(['policyOff', 'turnedOff', 'left', 'changed', 'done', 'newer']);
export type DroppedReason = z.infer<typeof droppedReason>;

export const reminderLogEntry = z.object({
  id,
  date: day,
  person: z.object({ id, name: z.string(), email: z.string() }),
  subject: z.string(),
  /**
   * uncertain: the mail server may have taken it before we were stopped; a person decides. bounced: it was taken and
   * came back.
   */
  state: z.enum(['planned', 'sending', 'sent', 'skipped', 'failed', 'uncertain', 'bounced']),
  plannedAt: instant,
  sentAt: instant.nullable(),
  /** When a mail that waits is tried again, as far as that is known. */
  nextAttemptAt: instant.nullable(),
  attempts: z.int(),
  error: z.string().nullable(),
  /** `dropped`: the recorded reason for not being sent; null for what is in the mail. */
  items: z.array(reminderItem.extend({ dropped: droppedReason.nullable() })),
});
/** What waits for a decision first, then the newest. `total` is of what was asked for. */
export const reminderLog = page(reminderLogEntry).extend({
  /** Mails that are uncertain, failed or came back, whatever was asked for. */
  undecided: z.int(),
  lastSentAt: instant.nullable(),
  /** Everybody who has a mail in the log, by name. */
  recipients: z.array(z.object({ id, name: z.string() })),
});
/** waiting: planned, or on its way. */
export const LOG_STATES = ['sent', 'waiting', 'failed', 'bounced', 'uncertain', 'skipped'] as const;
export const reminderLogFilter = z.object({
  person: id.optional(),
  state: z.enum(LOG_STATES).optional(),
  /** The mail's own day in the municipality, both included. */
  from: day.optional(),
  to: day.optional(),
  /** A rule of what the mail is about, sent or not. */
  rule: reminderRule.optional(),
  /** Words that are all in the subject, the person's name or address, or a title. */
  q: z.string().trim().max(200).optional(),
});
export type ReminderLogFilter = z.infer<typeof reminderLogFilter>;
export const reminderLogQuery = reminderLogFilter.extend({ cursor: z.string().max(500).optional() });
export type ReminderLogQuery = z.infer<typeof reminderLogQuery>;
export type ReminderLog = z.infer<typeof reminderLog>;
/** POST /api/reminders/run: sweep now (the button of the administrator); answers what the sweep did. */
export const sweepResult = z.object({ planned: z.int(), mails: z.int() });
export type SweepResult = z.infer<typeof sweepResult>;
/** POST /api/reminders/sample: a sample mail to the one who asks. */
export const sampleSent = z.object({ sentTo: z.string() });
/** POST /api/reminders/log/:id/decision for a mail that is uncertain, failed or came back. */
export const mailDecision = z.strictObject({ decision: z.enum(['resend', 'arrived', 'drop']) });
export type MailDecision = z.infer<typeof mailDecision>;

/**
 * What became of a message that a mail server handed on (POST /api/bounces). hard: an address does not exist, and it
 * counts. soft: a mail did not arrive. known: it was said before. unknown: about no mail of ours. ignored: no such notice.
 */
export const returnedOutcome = z.enum(['hard', 'soft', 'known', 'unknown', 'ignored']);
export type ReturnedOutcome = z.infer<typeof returnedOutcome>;
export const returnedTaken = z.object({ outcome: returnedOutcome });
export type ReturnedTaken = z.infer<typeof returnedTaken>;

/** GET /api/mailbox (embedded profile): what the built-in mail server has received. */
export const mailboxMessage = z.object({
  id,
  receivedAt: instant,
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  messageId: z.string(),
  headers: z.record(z.string(), z.string()),
  text: z.string(),
  html: z.string().nullable(),
});
export const mailbox = page(mailboxMessage);
export type Mailbox = z.infer<typeof mailbox>;

/** The page behind a mail's link out: GET changes nothing, one POST turns the person's digest off. */
export const unsubscribeView = z.object({ person: z.string(), municipality: z.string(), digest });
export type UnsubscribeView = z.infer<typeof unsubscribeView>;

/** The page behind the button of a mail: one action, no sign-in, GET changes nothing. */
export const mailLinkView = z.object({
  person: z.string(),
  municipality: z.string(),
  action: z.object({ number: z.int(), title: z.string(), status: z.string(), progress: z.int(), due: day.nullable() }),
  /** What this person answered since the link was sent, as long as it still stands. */
  answered: z.enum(['inProgress', 'done', 'needsHelp']).nullable(),
  expiresAt: instant,
});
export type MailLinkView = z.infer<typeof mailLinkView>;
