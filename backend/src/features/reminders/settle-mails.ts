import { MAX_HARD_BOUNCES } from '@kompassplan/domain';
import { storedMailError } from '../../mail/mail-error.js';
import type { SendOutcome } from '../../mail/mail-message.js';
import { MAX_ATTEMPTS, retryPause } from '../../mail/retry.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { announceMailStopped } from './announce-mail-stopped.js';
import type { ClaimedMail } from './claim-mails.js';

export interface Settled {
  readonly mail: ClaimedMail;
  readonly outcome: SendOutcome;
}

/** A mail that has not come back by then has arrived: servers give up after five days. */
const COMES_BACK_WITHIN_MS = 6 * 86_400_000;
/**
 * The mail server takes what it later sends back, so its OK proves nothing of an address from which a mail has come back
 * since one arrived for sure.
 */
const MAY_COME_BACK = `EXISTS (SELECT 1 FROM reminder_mail b WHERE b.municipality_id = $1 AND b.person_id = p.id
  AND b.hard_returned_at > coalesce(p.address_since, '-infinity') AND NOT EXISTS (SELECT 1 FROM reminder_mail g
    WHERE g.municipality_id = $1 AND g.person_id = p.id AND g.state = 'sent' AND g.sending_at > b.hard_returned_at
      AND g.sending_at < $3::timestamptz))`;

/** Writes down what became of mails that were handed over. */
export async function settleMails(tx: Transaction, settled: readonly Settled[]): Promise<void> {
  if (settled.length === 0) return;
  const { municipalityId } = tx.tenant;
  await tx.execute(
    `UPDATE reminder_mail m SET state = s.state, error = s.error, next_attempt_at = s.again, sent_at = CASE WHEN s.state = 'sent' THEN $3::timestamptz END
     FROM jsonb_to_recordset($2::jsonb) AS s(id uuid, state text, error text, again timestamptz)
     WHERE m.municipality_id = $1 AND m.id = s.id AND m.state = 'sending' AND m.held_by IS NULL`,
    [municipalityId, JSON.stringify(settled.map((one) => rowOf(one, tx.now))), tx.now],
  );
  const arrived = settled.filter(({ outcome }) => outcome.kind === 'sent').map(({ mail }) => addressOf(mail));
  await tx.execute(
    `UPDATE person p SET hard_bounces = 0 FROM jsonb_to_recordset($2::jsonb) AS a(id uuid, email text)
     WHERE p.municipality_id = $1 AND p.id = a.id AND p.email = a.email AND p.hard_bounces > 0 AND NOT ${MAY_COME_BACK}`,
    [municipalityId, JSON.stringify(arrived), new Date(tx.now.getTime() - COMES_BACK_WITHIN_MS)],
  );
  for (const { mail, outcome } of settled) {
    if (outcome.kind === 'refused' && outcome.badAddress) await countBounce(tx, mail);
  }
}

/**
 * From here on these mails are in doubt until they are settled. Whatever somebody else has taken back meanwhile stays out.
 * @returns the ids of those that are still the round's own, and may go
 */
export async function handOver(tx: Transaction, round: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.query<{ id: string }>(
    `UPDATE reminder_mail SET held_by = NULL, sending_at = $4
     WHERE municipality_id = $1 AND id = ANY($2::uuid[]) AND state = 'sending' AND held_by = $3 RETURNING id`,
    [tx.tenant.municipalityId, ids, round, tx.now],
  );
  return new Set(rows.map(({ id }) => id));
}

/** What a round has claimed and will not send: it waits as before. */
export async function putBack(tx: Transaction, round: string): Promise<void> {
  await tx.execute(
    `UPDATE reminder_mail SET state = 'planned', held_by = NULL, attempts = attempts - 1
     WHERE municipality_id = $1 AND state = 'sending' AND held_by = $2`,
    [tx.tenant.municipalityId, round],
  );
}

function rowOf({ mail, outcome }: Settled, now: Date) {
  const gaveUp = outcome.kind === 'later' && mail.attempts >= MAX_ATTEMPTS;
  const again = outcome.kind === 'later' && !gaveUp;
  const states = { sent: 'sent', uncertain: 'uncertain', refused: 'failed', later: gaveUp ? 'failed' : 'planned' };
  return {
    id: mail.id,
    state: states[outcome.kind],
    error: outcome.kind === 'sent' ? null : storedMailError(gaveUp ? 'gaveUp' : outcome.kind, outcome.answer),
    again: again ? new Date(now.getTime() + retryPause(mail.attempts)).toISOString() : null,
  };
}

function addressOf(mail: ClaimedMail): { readonly id: string; readonly email: string } {
  return { id: mail.personId, email: mail.message.to.address };
}

/**
 * Two in a row, and the address gets no more mails until somebody corrects it. What became of a mail to an address that
 * was corrected meanwhile says nothing about the new one.
 */
async function countBounce(tx: Transaction, mail: ClaimedMail): Promise<void> {
  const { id, email } = addressOf(mail);
  const [counted] = await tx.query<{ bounces: number }>(
    `UPDATE person SET hard_bounces = hard_bounces + 1 WHERE municipality_id = $1 AND id = $2 AND email = $3
     RETURNING hard_bounces AS bounces`,
    [tx.tenant.municipalityId, id, email],
  );
  if (counted?.bounces === MAX_HARD_BOUNCES) await announceMailStopped(tx, id, mail.id);
}
