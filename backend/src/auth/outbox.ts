import { newId } from '../persistence/new-id.js';
import type { Transaction } from '../persistence/unit-of-work.js';

/** What the mail of a token is told. The token leaves the row once the mail is sent. */
export interface TokenMail {
  readonly token: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  /** Who invites; only in invitations. */
  readonly invitedBy?: string;
}

/** Puts a mail into the outbox, in the transaction that made its token. Wake `mail.outbox` after the commit. */
export async function postMail(
  tx: Transaction,
  kind: 'signInLink' | 'invitation',
  personId: string,
  payload: TokenMail,
  publicUrl: string,
): Promise<void> {
  const id = newId();
  await tx.query(
    `INSERT INTO outbox_mail (id, municipality_id, person_id, kind, payload, state, message_id, created_at)
     VALUES ($1, $2, $3, $4, $5, 'planned', $6, $7)`,
    [id, tx.tenant.municipalityId, personId, kind, payload, `<${id}@${new URL(publicUrl).hostname}>`, tx.now],
  );
}
