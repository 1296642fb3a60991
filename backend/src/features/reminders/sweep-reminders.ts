import { Injectable } from '@nestjs/common';
import type { SweepResult } from '@kompassplan/contract';
import { eventSlot, isWorkday, localInstant, type PlannedMail, planReminders } from '@kompassplan/domain';
import { Env } from '../../config/env.js';
import { reminderMessageId } from '../../mail/mail-message.js';
import { localDay } from '../../persistence/local-day.js';
import { newId } from '../../persistence/new-id.js';
import type { Tenant } from '../../persistence/tenant.js';
import { type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import { JobQueue } from '../../queue/job-queue.js';
import { policyOf } from '../../persistence/reminder-policy.query.js';
import { EVENT_DAYS, mailTimesOf, type ReminderRows, sweepRows } from '../../persistence/reminder-input.query.js';

/** Decides who is to be reminded of what, and writes it down. Sending is somebody else's work. */
@Injectable()
export class SweepReminders {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
    private readonly env: Env,
  ) {}

  /**
   * Sweeps one municipality, in one transaction. Any number at once, or again, plan everything once: the second waits for
   * the first and then finds its ledger.
   */
  async sweep(tenant: Tenant): Promise<SweepResult> {
    const result = await this.unitOfWork.run(tenant, async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`sweep ${tenant.municipalityId}`]);
      const policy = await policyOf(tx);
      const today = localDay(tx.now, tenant.timeZone);
      const now = tx.now.getTime();
      const nothing = { planned: 0, mails: 0 };
      // Known without looking at the plan, and true of most sweeps.
      if (!policy.enabled || !isWorkday(today, policy.quiet)) return nothing;
      const [earliest = policy.digest.time] = await mailTimesOf(tx, policy);
      if (now < localInstant(today, earliest, tenant.timeZone)) return nothing;
      const rows = await sweepRows(tx, policy, today);
      const mails = planReminders({ ...rows, policy, now, timeZone: tenant.timeZone });
      return this.write(tx, mails, rows);
    });
    // After COMMIT, so that the worker finds the rows. A lost wake-up is made up for by mail.recover.
    if (result.mails > 0) await this.queue.wake('mail.send', { municipalityId: tenant.municipalityId });
    return result;
  }

  private async write(tx: Transaction, planned: readonly PlannedMail[], rows: ReminderRows): Promise<SweepResult> {
    const { municipalityId } = tx.tenant;
    const mails = planned.map((mail) => {
      const id = newId();
      return { ...mail, id, messageId: reminderMessageId(id, this.env.publicUrl) };
    });
    if (mails.length === 0) return { planned: 0, mails: 0 };
    const written = await tx.query<{ id: string }>(
      `INSERT INTO reminder_mail (id, municipality_id, person_id, local_date, kind, state, message_id, planned_at)
       SELECT m.id, $1, m."personId", m.date, m.kind, 'planned', m."messageId", $3
       FROM json_to_recordset($2::json) AS m(id uuid, "personId" uuid, date date, kind text, "messageId" text)
       ON CONFLICT DO NOTHING RETURNING id`,
      [municipalityId, JSON.stringify(mails.map(({ items: _items, ...mail }) => mail)), tx.now],
    );
    const kept = new Set(written.map(({ id }) => id));
    const items = mails
      .filter(({ id }) => kept.has(id))
      .flatMap((mail) =>
        mail.items.map((item) => ({ ...item, id: newId(), mailId: mail.id, personId: mail.personId })),
      );
    const count = await tx.execute(
      `INSERT INTO reminder_ledger (id, municipality_id, mail_id, rule, action_id, evaluation_id, person_id, slot, key,
         days_to_due)
       SELECT i.id, $1, i."mailId", i.rule, i."actionId", i."evaluationId", i."personId", i.slot, i.key, i."daysToDue"
       FROM json_to_recordset($2::json) AS i(id uuid, "mailId" uuid, rule text, "actionId" uuid, "evaluationId" uuid,
         "personId" uuid, slot text,
         key text, "daysToDue" int)
       ON CONFLICT DO NOTHING`,
      [municipalityId, JSON.stringify(items)],
    );
    await forgetEvents(tx, items, rows);
    return { planned: count, mails: kept.size };
  }
}

/** What has been planned, or has become old, need not be looked at again; the ledger remembers. */
async function forgetEvents(
  tx: Transaction,
  items: readonly { readonly rule: string; readonly actionId: string | null; readonly slot: string }[],
  { events }: ReminderRows,
): Promise<void> {
  if (events.length === 0) return;
  const told = new Set(items.map(({ rule, actionId, slot }) => `${rule}|${actionId}|${slot.split('@')[0]}`));
  const done = events.filter(({ kind, actionId, at, aboutId }) =>
    told.has(`${kind}|${actionId}|${eventSlot({ at, aboutId })}`),
  );
  await tx.execute(`DELETE FROM reminder_event WHERE municipality_id = $1 AND (id = ANY($2::uuid[]) OR at <= $3)`, [
    tx.tenant.municipalityId,
    done.map(({ id }) => id),
    new Date(tx.now.getTime() - EVENT_DAYS * 86_400_000),
  ]);
}
