import { Injectable } from '@nestjs/common';
import type { ReminderPolicyBody, ReminderPolicyView } from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import { StaleVersion } from '../../http/refusals.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { JobQueue } from '../../queue/job-queue.js';
import { policyView } from '../../persistence/reminder-policy.query.js';

/** Sets the whole policy at once. */
@Injectable()
export class SetPolicy {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
  ) {}

  /** @throws DomainError stale-version, reminder.ladder-twice, reminder.range-invalid, forbidden */
  async set(tenant: Tenant, version: number, policy: ReminderPolicyBody): Promise<ReminderPolicyView> {
    const { actor } = tenant;
    if (!actor) throw new DomainError('forbidden');
    assertSensible(policy);
    const after = await this.unitOfWork.run(tenant, async (tx) => {
      const before = await policyView(tx);
      const touched = await tx.execute(
        version === 0
          ? `INSERT INTO reminder_policy (municipality_id, policy, version, changed_at, changed_by, paused_at, paused_by)
             VALUES ($1, $3::jsonb, $2 + 1, $4, $5, CASE WHEN $6 THEN $4::timestamptz END, CASE WHEN $6 THEN $5::uuid END)
             ON CONFLICT (municipality_id) DO NOTHING`
          : `UPDATE reminder_policy SET policy = $3::jsonb, version = version + 1, changed_at = $4, changed_by = $5,
               paused_at = CASE WHEN $6 THEN coalesce(paused_at, $4::timestamptz) END,
               paused_by = CASE WHEN $6 THEN coalesce(paused_by, $5::uuid) END
             WHERE municipality_id = $1 AND version = $2`,
        [tenant.municipalityId, version, JSON.stringify(policy), tx.now, actor.personId, !policy.enabled],
      );
      if (touched === 0) throw new StaleVersion(await policyView(tx));
      const fields = Object.keys(policy) as (keyof ReminderPolicyBody)[];
      await tx.record({
        entity: 'reminderPolicy',
        entityId: tenant.municipalityId,
        event: 'reminderPolicy.changed',
        changes: fields
          .map((field) => ({ field, from: written(before.policy[field]), to: written(policy[field]) }))
          .filter(({ from, to }) => from !== to),
      });
      return policyView(tx);
    });
    // A new time of day may be today's, and the next hourly sweep too late for it.
    await this.queue.wake('reminders.sweep', { municipalityId: tenant.municipalityId });
    // What a pause held back goes even when the sweep finds nothing new.
    if (policy.enabled) await this.queue.wake('mail.send', { municipalityId: tenant.municipalityId });
    return after;
  }
}

function assertSensible(policy: ReminderPolicyBody): void {
  const offsets = policy.ladder.map(({ offsetDays }) => offsetDays);
  const twice = offsets.find((offset, index) => offsets.indexOf(offset) !== index);
  if (twice !== undefined) throw new DomainError('reminder.ladder-twice', { days: twice });
  for (const { from, to } of policy.quiet.ranges) {
    if (!isDayOfYear(from) || !isDayOfYear(to)) throw new DomainError('reminder.range-invalid', { from, to });
  }
}

/** 'MM-DD' of a leap year. */
function isDayOfYear(monthDay: string): boolean {
  const at = new Date(`2024-${monthDay}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(5, 10) === monthDay;
}

/** Keys in order: jsonb has an order of its own, which is no change. */
function written(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
