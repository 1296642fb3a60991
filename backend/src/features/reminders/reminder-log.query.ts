import type { ReminderLog } from '@kompassplan/contract';
import type { Language } from '@kompassplan/phrases';
import { mailErrorSentence } from '../../mail/mail-error.js';
import type { Transaction } from '../../persistence/unit-of-work.js';

/** What one page shows. */
const PAGE = 200;

type Entry = ReminderLog['items'][number];
type StoredEntry = Omit<Entry, 'sentAt'> & { readonly sentAt: Date | null };

const ENTRY = `m.id, m.local_date::text AS date, jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email) AS person,
  m.subject, m.state, m.sent_at AS "sentAt", m.attempts, m.error,
  coalesce((SELECT jsonb_agg(jsonb_build_object('rule', l.rule, 'actionId', a.id, 'evaluationId', a.evaluation_id, 'number', a.number, 'title', a.title,
      'daysToDue', l.days_to_due) ORDER BY l.days_to_due NULLS LAST, l.id)
    FROM reminder_ledger l JOIN action a ON a.municipality_id = l.municipality_id AND a.id = l.action_id
    WHERE l.municipality_id = m.municipality_id AND l.mail_id = m.id), '[]') AS items
  FROM reminder_mail m JOIN person p ON p.municipality_id = m.municipality_id AND p.id = m.person_id
  WHERE m.municipality_id = $1`;

/** The newest mails; what waits for a decision stands first, however old it is. */
export async function reminderLog(tx: Transaction, language: Language): Promise<ReminderLog> {
  const { municipalityId } = tx.tenant;
  const [count] = await tx.query<{ total: number }>(
    'SELECT count(*)::int AS total FROM reminder_mail WHERE municipality_id = $1',
    [municipalityId],
  );
  const rows = await tx.query<StoredEntry>(
    `SELECT ${ENTRY} ORDER BY (m.state = 'uncertain') DESC, m.planned_at DESC, m.id DESC LIMIT ${PAGE}`,
    [municipalityId],
  );
  return { items: rows.map((row) => shown(row, language)), total: count?.total ?? 0, nextCursor: null };
}

export async function logEntry(tx: Transaction, id: string, language: Language): Promise<Entry | null> {
  const [row] = await tx.query<StoredEntry>(`SELECT ${ENTRY} AND m.id = $2`, [tx.tenant.municipalityId, id]);
  return row ? shown(row, language) : null;
}

function shown(row: StoredEntry, language: Language): Entry {
  return { ...row, sentAt: row.sentAt?.toISOString() ?? null, error: mailErrorSentence(row.error, language) };
}
