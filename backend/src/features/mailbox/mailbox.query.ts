import type { Mailbox } from '@kompassplan/contract';
import type { Transaction } from '../../persistence/unit-of-work.js';

/** What one page shows. */
const PAGE = 100;

type StoredMessage = Omit<Mailbox['items'][number], 'receivedAt'> & { readonly receivedAt: Date };

/**
 * What the built-in mail server has received, newest first, in one statement. Mails hold links that act as their reader,
 * so outside the sample only an administrator sees other people's.
 */
export async function receivedMails(tx: Transaction): Promise<Mailbox> {
  const rows = await tx.query<{ message: StoredMessage | null; total: number }>(
    `WITH seen AS (
       SELECT * FROM mailbox_message x WHERE x.municipality_id = $1 AND ($2 OR EXISTS (
         SELECT 1 FROM municipality m JOIN person p ON p.municipality_id = m.id AND p.id = $3
         WHERE m.id = $1 AND (m.sample OR lower(p.email) = ANY(x.recipients))))),
     page AS (
       SELECT id, received_at AS "receivedAt", sender AS "from", recipients AS "to", subject, message_id AS "messageId",
         headers, text, html
       FROM seen ORDER BY received_at DESC, id DESC LIMIT ${PAGE})
     SELECT to_jsonb(page) AS message, (SELECT count(*)::int FROM seen) AS total
     FROM page ORDER BY "receivedAt" DESC, id DESC`,
    [tx.tenant.municipalityId, tx.tenant.actor?.role === 'administrator', tx.tenant.actor?.personId],
  );
  const items = rows.flatMap(({ message }) =>
    message ? [{ ...message, receivedAt: new Date(message.receivedAt).toISOString() }] : [],
  );
  return { items, total: rows[0]?.total ?? 0, nextCursor: null };
}
