import { Injectable } from '@nestjs/common';
import { addDays, daysBetween, DomainError } from '@kompassplan/domain';
import { catalogueOf, formatPhrase } from '@kompassplan/phrases';
import { Env } from '../../config/env.js';
import type { ActionMailItem } from '../../mail/reminder-words.js';
import type { SamplePayload } from '../../mail/send-outbox.job.js';
import { localDay } from '../../persistence/local-day.js';
import { newId } from '../../persistence/new-id.js';
import type { Tenant } from '../../persistence/tenant.js';
import { OPEN_STATES } from '../../persistence/open-actions.js';
import { type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import { JobQueue } from '../../queue/job-queue.js';
import { policyOf } from '../../persistence/reminder-policy.query.js';

interface NextAction {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly due: string;
  readonly progress: number;
  readonly ownerName: string | null;
}

/** A sample of a reminder, to the one who asks: with the two actions whose date is nearest, or an invented one. */
@Injectable()
export class SendSample {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
    private readonly env: Env,
  ) {}

  async send(tenant: Tenant): Promise<{ sentTo: string }> {
    const { actor } = tenant;
    if (!actor) throw new DomainError('forbidden');
    const sentTo = await this.unitOfWork.run(tenant, async (tx) => {
      const [person] = await tx.query<{ email: string }>(
        'SELECT email FROM person WHERE municipality_id = $1 AND id = $2',
        [tenant.municipalityId, actor.personId],
      );
      if (!person) throw new DomainError('not-found');
      const { staleAfterDays } = await policyOf(tx);
      const payload: SamplePayload = { items: await this.items(tx, actor.language), staleAfterDays };
      const id = newId();
      await tx.execute(
        `INSERT INTO outbox_mail (id, municipality_id, person_id, kind, payload, state, message_id, created_at)
         VALUES ($1, $2, $3, 'sample', $4::jsonb, 'planned', $5, $6)`,
        [
          id,
          tenant.municipalityId,
          actor.personId,
          JSON.stringify(payload),
          `<sample.${id}@${new URL(this.env.publicUrl).hostname}>`,
          tx.now,
        ],
      );
      return person.email;
    });
    await this.queue.wake('mail.outbox', {});
    return { sentTo };
  }

  private async items(tx: Transaction, language: 'sv' | 'en'): Promise<ActionMailItem[]> {
    const today = localDay(tx.now, tx.tenant.timeZone);
    const found = await tx.query<NextAction>(
      `SELECT a.id, a.number, a.title, a.due::text AS due, a.progress, o.name AS "ownerName" FROM action a
       LEFT JOIN person o ON o.municipality_id = a.municipality_id AND o.id = a.owner_id
       WHERE a.municipality_id = $1 AND a.due IS NOT NULL AND a.status IN ${OPEN_STATES}
       ORDER BY abs(a.due - $2::date), a.number LIMIT 2`,
      [tx.tenant.municipalityId, today],
    );
    const invented: NextAction = {
      id: newId(),
      number: 1,
      title: formatPhrase(catalogueOf(language), language, 'mail.sample.title'),
      due: addDays(today, 3),
      progress: 40,
      ownerName: null,
    };
    return (found.length > 0 ? found : [invented]).map(({ id, ...action }) => {
      const daysToDue = daysBetween(today, action.due);
      return {
        ...action,
        rule: daysToDue < 0 ? ('overdue' as const) : ('due' as const),
        actionId: id,
        daysToDue,
        asked: 'owner' as const,
        insteadOf: null,
        aboutName: null,
        expires: null,
        // Not a personal link: the sample goes to somebody who need not be the owner.
        url: found.length > 0 ? `${this.env.publicUrl}/plan?action=${id}` : `${this.env.publicUrl}/plan`,
        answers: false,
      };
    });
  }
}
