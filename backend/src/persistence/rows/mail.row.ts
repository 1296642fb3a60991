import type { EventRule } from '@kompassplan/domain';
import { EntitySchema } from 'typeorm';
import {
  bigint,
  day,
  instant,
  int,
  json,
  key,
  nullable,
  preset,
  type RowStamp,
  text,
  texts,
  uuid,
  version,
  type VersionStamp,
} from './columns.js';

export interface ReminderPolicyRow extends RowStamp, VersionStamp {
  policy: unknown;
  changedAt: Date;
  changedBy: string;
  /** Since when nothing goes out; null while reminders go. */
  pausedAt: Date | null;
  pausedBy: string | null;
}
export const ReminderPolicyRows = new EntitySchema<ReminderPolicyRow>({
  name: 'reminder_policy',
  columns: {
    municipalityId: key,
    policy: json,
    version,
    changedAt: instant,
    changedBy: uuid,
    pausedAt: nullable(instant),
    pausedBy: nullable(uuid),
  },
});

/** No tenant: one row per kind of job of the whole installation. */
export interface JobRunRow {
  name: string;
  endedAt: Date;
  tookMs: number;
  ok: boolean;
  okAt: Date | null;
}
export const JobRunRows = new EntitySchema<JobRunRow>({
  name: 'job_run',
  columns: {
    name: { type: 'text', primary: true },
    endedAt: instant,
    tookMs: int,
    ok: { type: 'boolean' },
    okAt: nullable(instant),
  },
});

/** No tenant: how many messages came in with what outcome. */
export interface ReturnedMailRow {
  outcome: string;
  count: number;
  lastAt: Date;
}
export const ReturnedMailRows = new EntitySchema<ReturnedMailRow>({
  name: 'returned_mail',
  columns: { outcome: { type: 'text', primary: true }, count: int, lastAt: instant },
});

/** No tenant: how far the mailbox that mails come back to has been read. */
export interface BounceMailboxRow {
  name: string;
  validity: string;
  uid: string;
}
export const BounceMailboxRows = new EntitySchema<BounceMailboxRow>({
  name: 'bounce_mailbox',
  columns: { name: { type: 'text', primary: true }, validity: text, uid: bigint },
});

export interface ReminderMailRow extends RowStamp {
  id: string;
  personId: string;
  /** The municipality's own day; unique per person. */
  localDate: string;
  kind: 'digest' | 'sameDay';
  state: 'planned' | 'sending' | 'sent' | 'skipped' | 'failed' | 'uncertain' | 'bounced';
  subject: string;
  messageId: string;
  plannedAt: Date;
  sendingAt: Date | null;
  /** The round of sending that has claimed it and not yet handed it over. */
  heldBy: string | null;
  sentAt: Date | null;
  attempts: number;
  nextAttemptAt: Date | null;
  error: string | null;
  /** When it came back because there is no such address. */
  hardReturnedAt: Date | null;
  /** Hashes of the notices about it that were read. */
  notices: string[];
}
export const ReminderMailRows = new EntitySchema<ReminderMailRow>({
  name: 'reminder_mail',
  columns: {
    id: key,
    municipalityId: uuid,
    personId: uuid,
    localDate: day,
    kind: text,
    state: text,
    subject: preset(text, ''),
    messageId: text,
    plannedAt: instant,
    sendingAt: nullable(instant),
    heldBy: nullable(uuid),
    sentAt: nullable(instant),
    attempts: preset(int, 0),
    nextAttemptAt: nullable(instant),
    error: nullable(text),
    hardReturnedAt: nullable(instant),
    notices: preset(texts, '{}'),
  },
});

export interface ReminderLedgerRow extends RowStamp {
  id: string;
  mailId: string;
  rule: string;
  /** Either this or `evaluationId`. */
  actionId: string | null;
  evaluationId: string | null;
  personId: string;
  slot: string;
  /** Unique per municipality: what makes a reminder exist once. */
  key: string;
  daysToDue: number | null;
  droppedReason: string | null;
  /** What a monthly letter told, so that the next one can tell what has changed. */
  said: unknown;
}
export const ReminderLedgerRows = new EntitySchema<ReminderLedgerRow>({
  name: 'reminder_ledger',
  columns: {
    id: key,
    municipalityId: uuid,
    mailId: uuid,
    rule: text,
    actionId: nullable(uuid),
    evaluationId: nullable(uuid),
    personId: uuid,
    slot: text,
    key: text,
    daysToDue: nullable(int),
    droppedReason: nullable(text),
    said: nullable(json),
  },
});

export interface ReminderEventRow extends RowStamp {
  id: string;
  personId: string;
  actionId: string;
  kind: EventRule;
  at: Date;
  /** The person whose mail has stopped. */
  aboutId: string | null;
}
export const ReminderEventRows = new EntitySchema<ReminderEventRow>({
  name: 'reminder_event',
  columns: {
    id: key,
    municipalityId: uuid,
    personId: uuid,
    actionId: uuid,
    kind: text,
    at: instant,
    aboutId: nullable(uuid),
  },
});

export interface OutboxMailRow extends RowStamp {
  id: string;
  personId: string;
  kind: 'signInLink' | 'invitation' | 'sample';
  /** signInLink and invitation: { token, expiresAt } until it is sent. */
  payload: Record<string, unknown>;
  state: 'planned' | 'sending' | 'sent' | 'failed' | 'uncertain';
  messageId: string;
  createdAt: Date;
  sendingAt: Date | null;
  sentAt: Date | null;
  attempts: number;
  nextAttemptAt: Date | null;
  error: string | null;
  notices: string[];
}
export const OutboxMailRows = new EntitySchema<OutboxMailRow>({
  name: 'outbox_mail',
  columns: {
    id: key,
    municipalityId: uuid,
    personId: uuid,
    kind: text,
    payload: json,
    state: text,
    messageId: text,
    createdAt: instant,
    sendingAt: nullable(instant),
    sentAt: nullable(instant),
    attempts: preset(int, 0),
    nextAttemptAt: nullable(instant),
    error: nullable(text),
    notices: preset(texts, '{}'),
  },
});

export interface MailboxMessageRow extends RowStamp {
  id: string;
  receivedAt: Date;
  sender: string;
  recipients: string[];
  subject: string;
  messageId: string;
  headers: Record<string, string>;
  text: string;
  html: string | null;
}
export const MailboxMessageRows = new EntitySchema<MailboxMessageRow>({
  name: 'mailbox_message',
  columns: {
    id: key,
    municipalityId: uuid,
    receivedAt: instant,
    sender: text,
    recipients: texts,
    subject: text,
    messageId: text,
    headers: json,
    text,
    html: nullable(text),
  },
});
