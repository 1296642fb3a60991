import { Injectable } from '@nestjs/common';
import type { MailDecision, ReminderLog } from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { JobQueue } from '../../queue/job-queue.js';
import { logEntry } from './reminder-log.query.js';

/** A person says what is to become of a mail that may or may not have arrived. */
@Injectable()
export class DecideMail {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
  ) {}

  /**
   * A mail that is sent again keeps its Message-ID, and only what still applies is in it.
   * @throws DomainError not-found, reminder.not-undecided
   */
  async decide(tenant: Tenant, id: string, { decision }: MailDecision): Promise<ReminderLog['items'][number]> {
    const language = tenant.actor?.language ?? 'sv';
    const entry = await this.unitOfWork.run(tenant, async (tx) => {
      const touched = await tx.execute(
        `UPDATE reminder_mail SET state = $3, error = NULL, next_attempt_at = NULL,
           attempts = CASE WHEN $3 = 'planned' THEN 0 ELSE attempts END,
           sent_at = CASE WHEN $3 = 'sent' THEN sending_at ELSE NULL END
         WHERE municipality_id = $1 AND id = $2 AND state IN ('uncertain', 'failed', 'bounced')`,
        [tenant.municipalityId, id, { resend: 'planned', arrived: 'sent', drop: 'skipped' }[decision]],
      );
      const found = await logEntry(tx, id, language);
      if (!found) throw new DomainError('not-found');
      if (touched === 0) throw new DomainError('reminder.not-undecided');
      await tx.record({
        entity: 'reminder',
        entityId: id,
        event: 'reminder.decided',
        changes: [{ field: 'decision', from: null, to: decision }],
        note: found.subject,
      });
      return found;
    });
    if (decision === 'resend') await this.queue.wake('mail.send', { municipalityId: tenant.municipalityId });
    return entry;
  }
}
