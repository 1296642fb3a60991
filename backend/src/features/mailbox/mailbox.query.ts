import type { Mailbox } from '@kompassplan/contract';
import type { Transaction } from '../../persistence/unit-of-work.js';

/** What one page shows. */
const PAGE = 100;

type StoredMessage = Omit<Mailbox['items'][number], 'receivedAt'> & { readonly receivedAt: Date };

/** What the built-in mail server has received, newest first, in one statement. */
export async function receivedMails(tx: Transaction): Promise<Mailbox> {
  const rows = await tx.query<{ message: StoredMessage | null; total: number }>(
    `WITH page AS (
       SELECT id, received_at AS "receivedAt", sender AS "from", recipients AS "to", subject, message_id AS "messageId",
         headers, text, html
       FROM mailbox_message WHERE municipality_id = $1 ORDER BY received_at DESC, id DESC LIMIT ${PAGE})
     SELECT to_jsonb(page) AS message, (SELECT count(*)::int FROM mailbox_message WHERE municipality_id = $1) AS total
     FROM page ORDER BY "receivedAt" DESC, id DESC`,
    [tx.tenant.municipalityId],
  );
  const items = rows.flatMap(({ message }) =>
    message ? [{ ...message, receivedAt: new Date(message.receivedAt).toISOString() }] : [],
  );
  return { items, total: rows[0]?.total ?? 0, nextCursor: null };
}
