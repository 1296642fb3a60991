import { DEFAULT_MAIL_COLOUR } from '@kompassplan/domain';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Env } from '../config/env.js';
import { localDay } from '../persistence/local-day.js';
import type { Tenant } from '../persistence/tenant.js';
import { type Transaction, UnitOfWork } from '../persistence/unit-of-work.js';
import { type JobContext, JobHandler } from '../queue/job-handler.js';
import { JobQueue } from '../queue/job-queue.js';
import { storedMailError } from './mail-error.js';
import { troubleLines } from './mail-log.js';
import type { RenderedMail, SendOutcome } from './mail-message.js';
import { MAIL_CONNECTIONS, MailTransport } from './mail-transport.js';
import type { ReminderMailItem } from './reminder-words.js';
import { renderAccountMail, renderReminder } from './render-mail.js';
import { ABANDONED_AFTER_MS, MAX_ATTEMPTS, retryPause } from './retry.js';

/** What the row of a sample holds: a reminder, ready to be rendered. */
export interface SamplePayload {
  readonly items: readonly ReminderMailItem[];
  readonly staleAfterDays: number;
}

interface ClaimedMail {
  readonly id: string;
  readonly kind: 'signInLink' | 'invitation' | 'sample';
  readonly payload: { readonly token: string; readonly expiresAt: string } & SamplePayload;
  readonly messageId: string;
  readonly attempts: number;
  readonly personName: string;
  readonly email: string;
  readonly language: 'sv' | 'en';
  readonly municipality: string;
  /** Null where nobody has set a policy. */
  readonly colour: string | null;
  readonly timeZone: string;
}

/** Sends sign-in links, invitations and samples. The token leaves the row as soon as it is no longer needed. */
@Injectable()
export class SendOutbox implements OnModuleInit {
  private readonly log = new Logger('Outbox');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly transport: MailTransport,
    private readonly queue: JobQueue,
    private readonly env: Env,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    // Makes up for a wake-up that was lost, and tries again what was put off.
    this.queue.schedule('mail.outbox', '* * * * *', 'UTC', {});
  }

  @JobHandler('mail.outbox')
  async run(_data: unknown, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    for (const { id, timeZone } of await this.unitOfWork.everyMunicipality()) {
      const tenant = { municipalityId: id, timeZone, actor: null };
      while (!signal.aborted && (await this.sendSome(tenant)));
    }
  }

  /** @returns whether there may be more to send */
  private async sendSome(tenant: Tenant): Promise<boolean> {
    const mails = await this.unitOfWork.run(tenant, claim);
    if (mails.length === 0) return false;
    const outcomes = await Promise.all(
      mails.map(async (mail) => {
        const rendered = this.render(mail, this.clock.now());
        if (!rendered) return { mail, outcome: null };
        const message = {
          ...rendered,
          municipality: mail.municipality,
          to: { name: mail.personName, address: mail.email },
          messageId: mail.messageId,
          references: [],
        };
        return { mail, outcome: await this.transport.send(message) };
      }),
    );
    await this.unitOfWork.run(tenant, async (tx) => {
      for (const { mail, outcome } of outcomes) await settle(tx, mail, outcome);
    });
    const troubles = outcomes.flatMap(({ mail, outcome }) =>
      outcome && outcome.kind !== 'sent' ? [{ to: { name: mail.personName, address: mail.email }, outcome }] : [],
    );
    for (const line of troubleLines('mail', troubles)) this.log.warn(line);
    return !troubles.some(({ outcome }) => outcome.kind === 'later' && outcome.unreachable);
  }

  /** Null when its link has expired meanwhile. */
  private render(mail: ClaimedMail, now: Date): RenderedMail | null {
    const { kind, payload, language, municipality, timeZone, personName, email } = mail;
    const colour = mail.colour ?? DEFAULT_MAIL_COLOUR;
    if (kind === 'sample') {
      const today = localDay(now, timeZone);
      return renderReminder({ ...payload, language, municipality, colour, personName, today, sample: true });
    }
    const expiresAt = new Date(payload.expiresAt);
    if (expiresAt <= now) return null;
    const url = `${this.env.publicUrl}/${kind === 'signInLink' ? 'lank' : 'losenord'}/${payload.token}`;
    return renderAccountMail({ kind, language, municipality, colour, timeZone, personName, email, url, expiresAt });
  }
}

async function claim(tx: Transaction): Promise<ClaimedMail[]> {
  const { municipalityId } = tx.tenant;
  await tx.execute(
    `UPDATE outbox_mail SET state = 'uncertain', error = $3, payload = payload - 'token'
     WHERE municipality_id = $1 AND state = 'sending' AND sending_at < $2`,
    [municipalityId, new Date(tx.now.getTime() - ABANDONED_AFTER_MS), storedMailError('interrupted')],
  );
  return tx.query<ClaimedMail>(
    // Materialized: as a mere subquery the planner may run it once per row, and then LIMIT limits nothing.
    `WITH due AS MATERIALIZED (
       SELECT id FROM outbox_mail WHERE municipality_id = $1 AND state = 'planned'
         AND (next_attempt_at IS NULL OR next_attempt_at <= $2)
       ORDER BY created_at, id LIMIT $3 FOR UPDATE SKIP LOCKED)
     UPDATE outbox_mail o SET state = 'sending', sending_at = $2, attempts = o.attempts + 1
     FROM due, person p, municipality m
     WHERE o.municipality_id = $1 AND o.id = due.id
       AND p.municipality_id = o.municipality_id AND p.id = o.person_id AND m.id = o.municipality_id
     RETURNING o.id, o.kind, o.payload, o.message_id AS "messageId", o.attempts, p.name AS "personName", p.email,
       p.language, m.name AS municipality,
       (SELECT r.policy->>'colour' FROM reminder_policy r WHERE r.municipality_id = m.id) AS colour, m.time_zone AS "timeZone"`,
    [municipalityId, tx.now, MAIL_CONNECTIONS],
  );
}

async function settle(tx: Transaction, mail: ClaimedMail, outcome: SendOutcome | null): Promise<void> {
  const gaveUp = outcome?.kind === 'later' && mail.attempts >= MAX_ATTEMPTS;
  const again = outcome?.kind === 'later' && !gaveUp;
  const state = again ? 'planned' : ({ sent: 'sent', uncertain: 'uncertain' } as const)[outcome?.kind as 'sent'];
  const answer = outcome && 'answer' in outcome ? outcome.answer : '';
  const error =
    outcome === null
      ? storedMailError('expired')
      : outcome.kind === 'sent'
        ? null
        : storedMailError(gaveUp ? 'gaveUp' : outcome.kind, answer);
  await tx.execute(
    `UPDATE outbox_mail SET state = $3, error = $4, next_attempt_at = $5, sent_at = $6,
       payload = CASE WHEN $7 THEN payload ELSE payload - 'token' END
     WHERE municipality_id = $1 AND id = $2 AND state = 'sending'`,
    [
      tx.tenant.municipalityId,
      mail.id,
      state ?? 'failed',
      error,
      again ? new Date(tx.now.getTime() + retryPause(mail.attempts)) : null,
      outcome?.kind === 'sent' ? tx.now : null,
      again,
    ],
  );
}
