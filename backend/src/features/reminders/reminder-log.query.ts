import type { ReminderLog } from '@kompassplan/contract';
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
type StoredEntry = Omit<Entry, 'sentAt'> & { readonly sentAt: Date | null };

const ENTRY = `m.id, m.local_date::text AS date, jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email) AS person,
  m.subject, m.state, m.sent_at AS "sentAt", m.attempts, m.error,
  coalesce((SELECT jsonb_agg(jsonb_build_object('rule', l.rule, 'actionId', a.id, 'evaluationId', coalesce(a.evaluation_id, e.id),
      'number', a.number, 'title', coalesce(a.title, e.year::text), 'daysToDue', l.days_to_due) ORDER BY l.days_to_due NULLS LAST, l.id)
    FROM reminder_ledger l LEFT JOIN action a ON a.municipality_id = l.municipality_id AND a.id = l.action_id
      LEFT JOIN evaluation e ON e.municipality_id = l.municipality_id AND e.id = l.evaluation_id
    WHERE l.municipality_id = m.municipality_id AND l.mail_id = m.id), '[]') AS items
  FROM reminder_mail m JOIN person p ON p.municipality_id = m.municipality_id AND p.id = m.person_id
  WHERE m.municipality_id = $1`;

/** A position: whether it waits for a decision (1), when it was planned, and its id. */
const cursorForm = z.tuple([z.int().min(0).max(1), z.iso.datetime(), z.uuid()]);
const UNDECIDED = `(m.state IN ('uncertain', 'failed'))::int`;

/**
 * What waits for a decision, however old it is, then the newest mails; 200 at a time.
 * @throws InvalidInput when the cursor is none of this list
 */
export async function reminderLog(tx: Transaction, language: Language, cursor?: string): Promise<ReminderLog> {
  const { municipalityId } = tx.tenant;
  const after = cursor === undefined ? null : decodeCursor(cursor, cursorForm);
  const [sums] = await tx.query<{ total: number; undecided: number; lastSentAt: Date | null }>(
    `SELECT count(*)::int AS total, coalesce(sum(${UNDECIDED}), 0)::int AS undecided, max(m.sent_at) AS "lastSentAt"
     FROM reminder_mail m WHERE m.municipality_id = $1`,
    [municipalityId],
  );
  // The moment as text: a JavaScript date knows no microseconds, and rows of the same millisecond would be lost.
  const rows = await tx.query<StoredEntry & Position>(
    `SELECT ${UNDECIDED} AS undecided, to_char(m.planned_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS planned, ${ENTRY}
       AND ($2::int IS NULL OR (${UNDECIDED}, m.planned_at, m.id) < ($2::int, $3::timestamptz, $4::uuid))
     ORDER BY 1 DESC, m.planned_at DESC, m.id DESC LIMIT ${PAGE + 1}`,
    [municipalityId, ...(after ?? [null, null, null])],
  );
  const shownRows = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shownRows.at(-1) : undefined;
  return {
    items: shownRows.map(({ undecided: _undecided, planned: _planned, ...row }) => shown(row, language)),
    total: sums?.total ?? 0,
    undecided: sums?.undecided ?? 0,
    lastSentAt: sums?.lastSentAt?.toISOString() ?? null,
    nextCursor: last ? encodeCursor([last.undecided, last.planned, last.id]) : null,
  };
}

export async function logEntry(tx: Transaction, id: string, language: Language): Promise<Entry | null> {
  const [row] = await tx.query<StoredEntry>(`SELECT ${ENTRY} AND m.id = $2`, [tx.tenant.municipalityId, id]);
  return row ? shown(row, language) : null;
}

function shown(row: StoredEntry, language: Language): Entry {
  // An evaluation has no title of its own, only a year.
  const items = row.items.map((item) =>
    item.actionId === null ? { ...item, title: sayIn(language)('mail.evaluation', { year: item.title }) } : item,
  );
  return { ...row, items, sentAt: row.sentAt?.toISOString() ?? null, error: mailErrorSentence(row.error, language) };
}
