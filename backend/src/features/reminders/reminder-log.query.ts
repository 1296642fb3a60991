import type { ReminderLog, ReminderLogFilter, ReminderLogQuery } from '@kompassplan/contract';
import * as z from 'zod';
import type { Language } from '@kompassplan/phrases';
import { decodeCursor, encodeCursor } from '../../http/page-cursor.js';
import { mailErrorSentence } from '../../mail/mail-error.js';
import { sayIn } from '../../mail/say.js';
import type { Transaction } from '../../persistence/unit-of-work.js';

/** What one page shows. */
const PAGE = 200;

type Entry = ReminderLog['items'][number];
interface Position {
  readonly undecided: number;
  readonly planned: string;
}
type Moment = 'plannedAt' | 'sentAt' | 'nextAttemptAt';
type StoredEntry = Omit<Entry, Moment> & {
  readonly plannedAt: Date;
  readonly sentAt: Date | null;
  readonly nextAttemptAt: Date | null;
};

const ENTRY = `m.id, m.local_date::text AS date, jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email) AS person,
  m.subject, m.state, m.planned_at AS "plannedAt", m.sent_at AS "sentAt",
  CASE WHEN m.state = 'planned' THEN m.next_attempt_at END AS "nextAttemptAt", m.attempts, m.error,
  coalesce((SELECT jsonb_agg(jsonb_build_object('rule', l.rule, 'actionId', a.id, 'evaluationId', coalesce(a.evaluation_id, e.id),
      'number', a.number, 'title', coalesce(a.title, e.year::text), 'daysToDue', l.days_to_due, 'dropped', l.dropped_reason)
      ORDER BY l.days_to_due NULLS LAST, l.id)
    FROM reminder_ledger l LEFT JOIN action a ON a.municipality_id = l.municipality_id AND a.id = l.action_id
      LEFT JOIN evaluation e ON e.municipality_id = l.municipality_id AND e.id = l.evaluation_id
    WHERE l.municipality_id = m.municipality_id AND l.mail_id = m.id), '[]') AS items`;
const FROM = `FROM reminder_mail m JOIN person p ON p.municipality_id = m.municipality_id AND p.id = m.person_id
  WHERE m.municipality_id = $1`;

/** A position: whether it waits for a decision (1), when it was planned, and its id. */
const cursorForm = z.tuple([z.int().min(0).max(1), z.iso.datetime(), z.uuid()]);
const UNDECIDED = `(m.state IN ('uncertain', 'failed', 'bounced'))::int`;

/**
 * What waits for a decision, however old it is, then the newest mails; 200 at a time.
 * Three statements, whatever is asked for.
 * @throws InvalidInput when the cursor is none of this list
 */
export async function reminderLog(
  tx: Transaction,
  language: Language,
  { cursor, ...filter }: ReminderLogQuery = {},
): Promise<ReminderLog> {
  const { municipalityId } = tx.tenant;
  const after = cursor === undefined ? null : decodeCursor(cursor, cursorForm);
  const asked = conditions(filter);
  const [sums] = await tx.query<{ total: number; undecided: number; lastSentAt: Date | null }>(
    `SELECT count(*) FILTER (WHERE ${asked.clause})::int AS total, coalesce(sum(${UNDECIDED}), 0)::int AS undecided,
       max(m.sent_at) AS "lastSentAt" ${FROM}`,
    [municipalityId, ...asked.params],
  );
  const recipients = await tx.query<{ id: string; name: string }>(
    `SELECT p.id, p.name FROM person p WHERE p.municipality_id = $1
       AND EXISTS (SELECT 1 FROM reminder_mail m WHERE m.municipality_id = $1 AND m.person_id = p.id)
     ORDER BY p.name COLLATE "sv-x-icu", p.id`,
    [municipalityId],
  );
  const at = (n: number): string => `$${asked.params.length + 1 + n}`;
  // The moment as text: a JavaScript date knows no microseconds, and rows of the same millisecond would be lost.
  const rows = await tx.query<StoredEntry & Position>(
    `SELECT ${UNDECIDED} AS undecided, to_char(m.planned_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS planned, ${ENTRY} ${FROM}
       AND ${asked.clause} AND (${at(1)}::int IS NULL OR (${UNDECIDED}, m.planned_at, m.id) < (${at(1)}::int, ${at(2)}::timestamptz, ${at(3)}::uuid))
     ORDER BY 1 DESC, m.planned_at DESC, m.id DESC LIMIT ${PAGE + 1}`,
    [municipalityId, ...asked.params, ...(after ?? [null, null, null])],
  );
  const shownRows = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shownRows.at(-1) : undefined;
  return {
    items: shownRows.map(({ undecided: _undecided, planned: _planned, ...row }) => shown(row, language)),
    total: sums?.total ?? 0,
    undecided: sums?.undecided ?? 0,
    lastSentAt: sums?.lastSentAt?.toISOString() ?? null,
    recipients,
    nextCursor: last ? encodeCursor([last.undecided, last.planned, last.id]) : null,
  };
}

export async function logEntry(tx: Transaction, id: string, language: Language): Promise<Entry | null> {
  const [row] = await tx.query<StoredEntry>(`SELECT ${ENTRY} ${FROM} AND m.id = $2`, [tx.tenant.municipalityId, id]);
  return row ? shown(row, language) : null;
}

function shown(row: StoredEntry, language: Language): Entry {
  // An evaluation has no title of its own, only a year.
  const items = row.items.map((item) =>
    item.actionId === null ? { ...item, title: sayIn(language)('mail.evaluation', { year: item.title }) } : item,
  );
  return {
    ...row,
    items,
    plannedAt: row.plannedAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    error: mailErrorSentence(row.error, language),
  };
}

const STATES: Readonly<Record<NonNullable<ReminderLogFilter['state']>, readonly string[]>> = {
  ...{ sent: ['sent'], waiting: ['planned', 'sending'], failed: ['failed'] },
  ...{ bounced: ['bounced'], uncertain: ['uncertain'], skipped: ['skipped'] },
};

/** What was asked for, over `m` and `p`; the first parameter, the municipality, is the caller's. */
function conditions({ person, state, from, to, rule, q }: ReminderLogFilter): { clause: string; params: unknown[] } {
  const params: unknown[] = [];
  const slot = (value: unknown): string => `$${params.push(value) + 1}`;
  const parts = ['true'];
  const about = (
    what: string,
  ) => `EXISTS (SELECT 1 FROM reminder_ledger l LEFT JOIN action a ON a.municipality_id = l.municipality_id
    AND a.id = l.action_id WHERE l.municipality_id = $1 AND l.mail_id = m.id AND ${what})`;
  if (person) parts.push(`m.person_id = ${slot(person)}::uuid`);
  if (state) parts.push(`m.state = ANY(${slot(STATES[state])}::text[])`);
  if (from) parts.push(`m.local_date >= ${slot(from)}::date`);
  if (to) parts.push(`m.local_date <= ${slot(to)}::date`);
  if (rule) parts.push(about(`l.rule = ${slot(rule)}`));
  for (const word of new Set((q ?? '').toLowerCase().split(/\s+/).filter(Boolean))) {
    const sought = `${slot(word)}::text`;
    const has = (text: string) => `strpos(lower(${text}), ${sought}) > 0`;
    parts.push(`(${has(`m.subject || ' ' || p.name || ' ' || p.email`)} OR ${about(has('a.title'))})`);
  }
  return { clause: parts.join(' AND '), params };
}
