import { MAX_HARD_BOUNCES } from '@kompassplan/domain';
import { storedMailError } from '../../mail/mail-error.js';
import type { SendOutcome } from '../../mail/mail-message.js';
import { MAX_ATTEMPTS, retryPause } from '../../mail/retry.js';
import { byKey } from '../../persistence/preparing-client.js';
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
      AND g.sending_at < $8::timestamptz))`;

/**
 * Writes down what became of mails that were handed over, and hands over the next ones: from here on these are in doubt
 * until they are settled. Whatever somebody else has taken back meanwhile stays out; what was written from something
 * that has changed since, or is held back by a pause, waits to be looked at anew.
 * @param next the round that holds the next mails, and these
 * @returns the ids of those that are still the round's own, and may go
 */
export async function settleAndHandOver(
  tx: Transaction,
  settled: readonly Settled[],
  next: { readonly round: string; readonly mails: readonly ClaimedMail[] },
): Promise<Set<string>> {
  const sent = settled.filter(({ outcome }) => outcome.kind === 'sent').map(({ mail }) => mail);
  await settleTroubled(tx, settled.filter(isTrouble));
  const ids = next.mails.map(({ id }) => id);
  const seen = next.mails.flatMap(({ id, seen: { actions } }) => actions.map((action) => ({ ...action, mail: id })));
  const rows = await tx.query<{ id: string; goes: boolean }>(SENT_AND_NEXT, [
    tx.tenant.municipalityId,
    tx.now,
    tenOf(sent.map(({ id }) => id)),
    tenOf(sent.map(({ personId }) => personId)),
    sent.map(({ message }) => message.to.address),
    tenOf(ids),
    next.round,
    new Date(tx.now.getTime() - COMES_BACK_WITHIN_MS),
    next.mails.map(({ seen: { personVersion } }) => personVersion),
    seen.map(({ mail }) => mail),
    seen.map(({ id }) => id),
    seen.map(({ version }) => version),
  ]);
  return new Set(rows.flatMap(({ id, goes }) => (goes ? id : [])));
}

/** One statement, planned once: it runs for every mail or two, and a round trip takes as long as the work. */
const SENT_AND_NEXT = byKey(
  `WITH sent AS (
     UPDATE reminder_mail SET state = 'sent', error = NULL, next_attempt_at = NULL, sent_at = $2
     WHERE municipality_id = $1 AND id = ANY($3::uuid[]) AND state = 'sending' AND held_by IS NULL),
   reached AS (
     UPDATE person p SET hard_bounces = 0 FROM unnest($4::uuid[], $5::text[]) AS a(id, email)
     WHERE p.municipality_id = $1 AND p.id = a.id AND p.email = a.email AND p.hard_bounces > 0
       AND NOT ${MAY_COME_BACK}),
   next AS MATERIALIZED (
     SELECT m.id, p.version = n.version AND p.active
       AND NOT EXISTS (SELECT 1 FROM reminder_policy r WHERE r.municipality_id = $1 AND r.policy->>'enabled' = 'false')
       AND NOT EXISTS (SELECT 1 FROM unnest($10::uuid[], $11::uuid[], $12::int[]) AS w(mail, action, version)
         JOIN action a ON a.municipality_id = $1 AND a.id = w.action WHERE w.mail = m.id AND a.version <> w.version) AS goes
     FROM unnest($6::uuid[], $9::int[]) AS n(id, version) JOIN reminder_mail m ON m.municipality_id = $1 AND m.id = n.id
       JOIN person p ON p.municipality_id = $1 AND p.id = m.person_id)
   UPDATE reminder_mail m SET held_by = NULL, sending_at = CASE WHEN n.goes THEN $2 ELSE m.sending_at END,
     state = CASE WHEN n.goes THEN 'sending' ELSE 'planned' END,
     attempts = m.attempts - CASE WHEN n.goes THEN 0 ELSE 1 END
   FROM next n WHERE m.municipality_id = $1 AND m.id = n.id AND m.id = ANY($6::uuid[]) AND m.state = 'sending'
     AND m.held_by = $7 RETURNING m.id, n.goes`,
);

/** Postgres reckons with ten of what it does not know: so many make a plan of its own no better than the one it has. */
function tenOf(ids: readonly string[]): readonly string[] {
  return [...ids, ...Array.from({ length: Math.max(0, 10 - ids.length) }, () => NOBODY)];
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

type Trouble = Settled & { readonly outcome: Exclude<SendOutcome, { readonly kind: 'sent' }> };

function isTrouble(one: Settled): one is Trouble {
  return one.outcome.kind !== 'sent';
}

async function settleTroubled(tx: Transaction, troubled: readonly Trouble[]): Promise<void> {
  if (troubled.length === 0) return;
  const rows = await tx.query<{ id: string }>(
    `UPDATE reminder_mail m SET state = s.state, error = s.error, next_attempt_at = s.again, sent_at = NULL
     FROM jsonb_to_recordset($2::jsonb) AS s(id uuid, state text, error text, again timestamptz)
     WHERE m.municipality_id = $1 AND m.id = s.id AND m.state = 'sending' AND m.held_by IS NULL RETURNING m.id`,
    [tx.tenant.municipalityId, JSON.stringify(troubled.map((one) => rowOf(one, tx.now)))],
  );
  // Written down a second time, when the first answer did not come, it counts once.
  const now = new Set(rows.map(({ id }) => id));
  for (const { mail, outcome } of troubled.filter((one) => now.has(one.mail.id))) {
    if (outcome.kind === 'refused' && outcome.badAddress) await countBounce(tx, mail);
  }
}

/** What a round has claimed and will not send: it waits as before. */
export async function putBack(tx: Transaction, round: string): Promise<void> {
  await tx.execute(
    `UPDATE reminder_mail SET state = 'planned', held_by = NULL, attempts = attempts - 1
     WHERE municipality_id = $1 AND state = 'sending' AND held_by = $2`,
    [tx.tenant.municipalityId, round],
  );
}

function rowOf({ mail, outcome }: Trouble, now: Date) {
  const gaveUp = outcome.kind === 'later' && mail.attempts >= MAX_ATTEMPTS;
  const again = outcome.kind === 'later' && !gaveUp;
  const states = { uncertain: 'uncertain', refused: 'failed', later: gaveUp ? 'failed' : 'planned' };
  return {
    id: mail.id,
    state: states[outcome.kind],
    error: storedMailError(gaveUp ? 'gaveUp' : outcome.kind, outcome.answer),
    again: again ? new Date(now.getTime() + retryPause(mail.attempts)).toISOString() : null,
  };
}

/**
 * Two in a row, and the address gets no more mails until somebody corrects it. What became of a mail to an address that
 * was corrected meanwhile says nothing about the new one.
 */
async function countBounce(tx: Transaction, mail: ClaimedMail): Promise<void> {
  const [counted] = await tx.query<{ bounces: number }>(
    `UPDATE person SET hard_bounces = hard_bounces + 1 WHERE municipality_id = $1 AND id = $2 AND email = $3
     RETURNING hard_bounces AS bounces`,
    [tx.tenant.municipalityId, mail.personId, mail.message.to.address],
  );
  if (counted?.bounces === MAX_HARD_BOUNCES) await announceMailStopped(tx, mail.personId, mail.id);
}
