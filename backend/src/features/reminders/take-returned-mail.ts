import { Injectable, Logger } from '@nestjs/common';
import type { ReturnedOutcome } from '@kompassplan/contract';
import { MAX_HARD_BOUNCES, readReturnedMail, type ReturnedMail } from '@kompassplan/domain';
import { DataSource } from 'typeorm';
import { Clock } from '../../clock.js';
import { storedMailError } from '../../mail/mail-error.js';
import { readReceivedMail } from '../../mail/read-received-mail.js';
import type { Tenant } from '../../persistence/tenant.js';
import { type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import { announceMailStopped } from './announce-mail-stopped.js';

interface Found {
  readonly id: string;
  readonly table: 'reminder_mail' | 'outbox_mail';
  readonly tenant: Tenant;
}
type Taken = Pick<ReturnedMail, 'kind' | 'diagnostic' | 'status'> & { readonly key: string };

/** Our Message-IDs: the row’s id, and for a reminder or a sample its kind before it. */
const OWN_ID = /^<(?:reminder\.|sample\.)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/;
/** Handed over within this time after an address was corrected, a mail may still have gone to the old one. */
const OLD_ADDRESS_MS = 60_000;

/** A message came to the address that mails are sent from: if it says that one of them did not arrive, that is noted. */
@Injectable()
export class TakeReturnedMail {
  private readonly log = new Logger('Returned mail');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Everything a notice changes is in one transaction; the same notice again changes nothing.
   * @param raw the message as it came (message/rfc822), of anybody
   */
  async take(raw: Buffer): Promise<ReturnedOutcome> {
    const outcome = await this.outcomeOf(raw);
    await this.dataSource.query(
      `INSERT INTO returned_mail AS r (outcome, count, last_at) VALUES ($1, 1, $2)
       ON CONFLICT (outcome) DO UPDATE SET count = r.count + 1, last_at = excluded.last_at`,
      [outcome, this.clock.now()],
    );
    if (outcome === 'unknown') this.log.warn('A notice was about a mail that is not known here');
    return outcome;
  }

  private async outcomeOf(raw: Buffer): Promise<ReturnedOutcome> {
    const mail = await readReceivedMail(raw);
    const returned = mail && readReturnedMail(mail);
    if (!returned) return 'ignored';
    const found = await this.find(returned.messageIds);
    if (!found) return 'unknown';
    const taken = { ...returned, key: mail.key };
    return this.unitOfWork.run(found.tenant, (tx) =>
      found.table === 'reminder_mail' ? noteReminder(tx, found.id, taken) : noteOutbox(tx, found.id, taken),
    );
  }

  private async find(messageIds: readonly string[]): Promise<Found | null> {
    for (const messageId of messageIds) {
      const [, id] = OWN_ID.exec(messageId) ?? [];
      if (id === undefined) continue;
      const table = messageId.startsWith('<reminder.') ? 'reminder_mail' : 'outbox_mail';
      const [row] = await this.unitOfWork.lookup(id, (manager) =>
        manager.query<{ municipalityId: string }[]>(
          `SELECT municipality_id AS "municipalityId" FROM ${table} WHERE id = $1 AND lower(message_id) = $2`,
          [id, messageId],
        ),
      );
      if (row) return { id, table, tenant: { ...row, timeZone: 'Europe/Stockholm', actor: null } };
    }
    return null;
  }
}

/** What waits to be sent again, or was never handed over, did not come back: an old notice is only remembered. */
async function noteReminder(tx: Transaction, id: string, taken: Taken): Promise<ReturnedOutcome> {
  const { municipalityId } = tx.tenant;
  const [mail] = await tx.query<{ personId: string; sentAt: Date | null; known: boolean; out: boolean }>(
    `SELECT person_id AS "personId", sending_at AS "sentAt", $3 = ANY(notices) AS known,
       state IN ('sent', 'uncertain') OR (state = 'sending' AND held_by IS NULL) AS out
     FROM reminder_mail WHERE municipality_id = $1 AND id = $2 FOR UPDATE`,
    [municipalityId, id, taken.key],
  );
  if (!mail) return 'unknown';
  if (mail.known) return 'known';
  const of = [municipalityId, id, taken.key];
  if (!mail.out) {
    await tx.execute(
      `UPDATE reminder_mail SET notices = array_append(notices, $3) WHERE municipality_id = $1 AND id = $2`,
      of,
    );
    return 'known';
  }
  const bounces = taken.kind === 'hard' ? await countBounce(tx, mail.personId, mail.sentAt ?? tx.now) : null;
  await tx.execute(
    `UPDATE reminder_mail SET notices = array_append(notices, $3), state = 'bounced', error = $4,
       sent_at = coalesce(sent_at, sending_at), hard_returned_at = $5
     WHERE municipality_id = $1 AND id = $2`,
    [...of, errorOf(taken), bounces === null ? null : tx.now],
  );
  if (bounces === MAX_HARD_BOUNCES) await announceMailStopped(tx, mail.personId, id);
  return bounces === null ? 'soft' : 'hard';
}

/** @returns null when the address has been corrected since: what became of the older one says nothing about it */
async function countBounce(tx: Transaction, personId: string, sentAt: Date): Promise<number | null> {
  const [counted] = await tx.query<{ bounces: number }>(
    `UPDATE person SET hard_bounces = hard_bounces + 1 WHERE municipality_id = $1 AND id = $2 AND active
       AND (address_since IS NULL OR address_since < $3)
     RETURNING hard_bounces AS bounces`,
    [tx.tenant.municipalityId, personId, new Date(sentAt.getTime() - OLD_ADDRESS_MS)],
  );
  return counted?.bounces ?? null;
}

/** A sign-in link that came back is told where the mail stands; anybody may ask for one, so it counts against nobody. */
async function noteOutbox(tx: Transaction, id: string, taken: Taken): Promise<ReturnedOutcome> {
  const noted = await tx.execute(
    `UPDATE outbox_mail SET notices = array_append(notices, $3), state = 'failed', error = $4, payload = payload - 'token'
     WHERE municipality_id = $1 AND id = $2 AND state IN ('sending', 'sent', 'uncertain') AND NOT $3 = ANY(notices)`,
    [tx.tenant.municipalityId, id, taken.key, errorOf(taken)],
  );
  return noted > 0 ? 'soft' : 'known';
}

function errorOf({ kind, diagnostic, status }: Taken): string {
  return storedMailError(kind === 'hard' ? 'bounced' : 'bouncedSoft', diagnostic || (status ?? ''));
}
