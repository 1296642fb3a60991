import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { MAX_HARD_BOUNCES } from '@kompassplan/domain';
import { storedMailError } from '../../mail/mail-error.js';
import { troubleLines } from '../../mail/mail-log.js';
import type { SendOutcome } from '../../mail/mail-message.js';
import { MailTransport } from '../../mail/mail-transport.js';
import { ABANDONED_AFTER_MS, MAX_ATTEMPTS, retryPause } from '../../mail/retry.js';
import type { Tenant } from '../../persistence/tenant.js';
import { type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import { type JobContext, JobHandler } from '../../queue/job-handler.js';
import { JobQueue } from '../../queue/job-queue.js';
import { announceMailStopped } from './announce-mail-stopped.js';
import { type ClaimedMail, ClaimMails } from './claim-mails.js';

/** Seconds between the tries to write down what became of mails, when the database does not answer. */
const SETTLE_AGAIN_AFTER = [0, 1, 3, 10];

interface Settled {
  readonly mail: ClaimedMail;
  readonly outcome: SendOutcome;
}

/**
 * Hands planned mails to the mail server. A mail is claimed in one transaction, sent, and settled in another; between the
 * two its row says `sending`. If the process dies there, nobody knows whether the mail arrived: it is held as
 * `uncertain` for a person to decide, never sent again by itself.
 */
@Injectable()
export class SendReminders implements OnModuleInit, OnApplicationBootstrap {
  private readonly log = new Logger('Reminders');
  private readonly waiting = new Set<string>();
  private sending = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly claimMails: ClaimMails,
    private readonly transport: MailTransport,
    private readonly queue: JobQueue,
  ) {}

  onModuleInit(): void {
    this.queue.schedule('mail.recover', '* * * * *', 'UTC', {});
  }

  /** The process that was here before may have left mails behind. */
  async onApplicationBootstrap(): Promise<void> {
    await this.queue.wake('mail.recover', {});
  }

  /**
   * One municipality after the other: more mails on their way than there are connections would only be more mails in
   * doubt when the process dies. Whoever asks meanwhile is served by the round that runs; mail.recover knows of them too.
   */
  @JobHandler('mail.send')
  async send({ municipalityId }: { municipalityId: string }, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    this.waiting.add(municipalityId);
    if (this.sending) return;
    this.sending = true;
    try {
      for (const id of this.waiting) {
        this.waiting.delete(id);
        await this.sendAll({ municipalityId: id, timeZone: 'Europe/Stockholm', actor: null }, signal);
      }
    } finally {
      this.sending = false;
    }
  }

  private async sendAll(tenant: Tenant, signal: AbortSignal): Promise<void> {
    let settled: Settled[] = [];
    for (;;) {
      // What the last mails came to and the next claim share a transaction: one round trip less, nothing in between.
      const stop = signal.aborted || settled.some(({ outcome }) => outcome.kind === 'later' && outcome.unreachable);
      const { taken, mails } = await this.settleAndClaim(tenant, settled, !stop);
      if (taken === 0) return;
      settled = await Promise.all(
        mails.map(async (mail) => ({ mail, outcome: await this.transport.send(mail.message) })),
      );
      const troubles = settled.flatMap(({ mail, outcome }) =>
        outcome.kind === 'sent' ? [] : [{ to: mail.message.to, outcome }],
      );
      for (const line of troubleLines('reminder', troubles)) this.log.warn(line);
    }
  }

  private async settleAndClaim(tenant: Tenant, settled: readonly Settled[], more: boolean) {
    const nothing: Awaited<ReturnType<ClaimMails['claim']>> = { taken: 0, mails: [] };
    const settleAll = async (tx: Transaction) => {
      for (const one of settled) await settle(tx, one);
    };
    try {
      return await this.unitOfWork.run(tenant, async (tx) => {
        await settleAll(tx);
        return more ? await this.claimMails.claim(tx) : nothing;
      });
    } catch (error) {
      // What we know of mails that are out must not be lost with the trouble of the next ones.
      for (const seconds of settled.length > 0 ? SETTLE_AGAIN_AFTER : []) {
        await pause(seconds * 1_000);
        const done = await this.unitOfWork.run(tenant, settleAll).then(
          () => true,
          () => false,
        );
        if (done) break;
      }
      throw error;
    }
  }

  /** Finds what a process that died left behind, and wakes the sending of what is due. */
  @JobHandler('mail.recover')
  async recover(): Promise<void> {
    for (const { id, timeZone } of await this.unitOfWork.everyMunicipality()) {
      const due = await this.unitOfWork.run({ municipalityId: id, timeZone, actor: null }, recoverMails);
      if (due) await this.queue.wake('mail.send', { municipalityId: id });
    }
  }
}

async function settle(tx: Transaction, { mail, outcome }: Settled): Promise<void> {
  const gaveUp = outcome.kind === 'later' && mail.attempts >= MAX_ATTEMPTS;
  const again = outcome.kind === 'later' && !gaveUp;
  const states = { sent: 'sent', uncertain: 'uncertain', refused: 'failed', later: gaveUp ? 'failed' : 'planned' };
  await tx.execute(
    `UPDATE reminder_mail SET state = $3, error = $4, next_attempt_at = $5, sent_at = $6
     WHERE municipality_id = $1 AND id = $2 AND state = 'sending'`,
    [
      tx.tenant.municipalityId,
      mail.id,
      states[outcome.kind],
      outcome.kind === 'sent' ? null : storedMailError(gaveUp ? 'gaveUp' : outcome.kind, outcome.answer),
      again ? new Date(tx.now.getTime() + retryPause(mail.attempts)) : null,
      outcome.kind === 'sent' ? tx.now : null,
    ],
  );
  if (outcome.kind === 'refused' && outcome.badAddress) {
    const bounces = await countBounce(tx, mail, 'hard_bounces + 1');
    if (bounces === MAX_HARD_BOUNCES) await announceMailStopped(tx, mail.personId, mail.id);
  }
  if (outcome.kind === 'sent') await countBounce(tx, mail, '0', 'AND hard_bounces > 0');
}

/**
 * Two in a row, and the address gets no more mails until somebody corrects it. What became of a mail to an address that
 * was corrected meanwhile says nothing about the new one.
 */
async function countBounce(tx: Transaction, mail: ClaimedMail, value: string, only = ''): Promise<number | undefined> {
  const [counted] = await tx.query<{ bounces: number }>(
    `UPDATE person SET hard_bounces = ${value} WHERE municipality_id = $1 AND id = $2 AND email = $3 ${only}
     RETURNING hard_bounces AS bounces`,
    [tx.tenant.municipalityId, mail.personId, mail.message.to.address],
  );
  return counted?.bounces;
}

/** @returns whether mails wait to be sent */
async function recoverMails(tx: Transaction): Promise<boolean> {
  const { municipalityId } = tx.tenant;
  const params = [municipalityId, new Date(tx.now.getTime() - ABANDONED_AFTER_MS), storedMailError('interrupted')];
  await tx.execute(
    `UPDATE reminder_mail SET state = 'uncertain', error = $3
     WHERE municipality_id = $1 AND state = 'sending' AND sending_at < $2`,
    params,
  );
  const [row] = await tx.query<{ due: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM reminder_mail WHERE municipality_id = $1 AND state = 'planned'
       AND (next_attempt_at IS NULL OR next_attempt_at <= $2)) AS due`,
    [municipalityId, tx.now],
  );
  return row?.due ?? false;
}
