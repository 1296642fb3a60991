import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { storedMailError } from '../../mail/mail-error.js';
import { MailTransport } from '../../mail/mail-transport.js';
import { ABANDONED_AFTER_MS } from '../../mail/retry.js';
import type { Tenant } from '../../persistence/tenant.js';
import { type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import { type JobContext, JobHandler } from '../../queue/job-handler.js';
import { JobQueue } from '../../queue/job-queue.js';
import { ClaimMails } from './claim-mails.js';
import { SendingRound } from './sending-round.js';

/**
 * Hands planned mails to the mail server. A mail is claimed in one transaction, marked as handed over in a second, sent,
 * and settled in a third. If the process dies between the last two, nobody knows whether the mail arrived: it is held as
 * `uncertain` for a person to decide, never sent again by itself.
 */
@Injectable()
export class SendReminders implements OnModuleInit, OnApplicationBootstrap {
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

  private sendAll(tenant: Tenant, signal: AbortSignal): Promise<void> {
    return new SendingRound(this.unitOfWork, this.claimMails, this.transport, tenant, signal).run();
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

/** @returns whether mails wait to be sent */
async function recoverMails(tx: Transaction): Promise<boolean> {
  const { municipalityId } = tx.tenant;
  const params = [municipalityId, new Date(tx.now.getTime() - ABANDONED_AFTER_MS), storedMailError('interrupted')];
  await tx.execute(
    // What was claimed and never handed over is in no doubt.
    `UPDATE reminder_mail SET held_by = NULL, state = CASE WHEN held_by IS NULL THEN 'uncertain' ELSE 'planned' END,
       error = CASE WHEN held_by IS NULL THEN $3 END, attempts = attempts - CASE WHEN held_by IS NULL THEN 0 ELSE 1 END
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
