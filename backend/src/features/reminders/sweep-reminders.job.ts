import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { localInstant } from '@kompassplan/domain';
import { Clock } from '../../clock.js';
import { localDay } from '../../persistence/local-day.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { JobHandler } from '../../queue/job-handler.js';
import { JobQueue } from '../../queue/job-queue.js';
import { policyOf } from '../../persistence/reminder-policy.query.js';
import { mailTimesOf } from '../../persistence/reminder-input.query.js';
import { SweepReminders } from './sweep-reminders.js';

/** A send time nearer than this is waited for; what is later will be found by the next hourly sweep. */
const AHEAD_MS = 70 * 60_000;

/**
 * When to sweep: every hour, counted in UTC, where no hour is missing or double, and at each time of day at which mails
 * go to somebody, for which the hourly sweep before it sets an alarm. A lost alarm costs an hour at most.
 */
@Injectable()
export class SweepRemindersJob implements OnModuleInit {
  private readonly log = new Logger('Reminders');

  constructor(
    private readonly sweepReminders: SweepReminders,
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.queue.schedule('reminders.sweep', '5 * * * *', 'UTC', {});
  }

  @JobHandler('reminders.sweep')
  async run({ municipalityId }: { municipalityId?: string }): Promise<void> {
    const municipalities = await this.unitOfWork.everyMunicipality();
    const failures: unknown[] = [];
    for (const { id, timeZone } of municipalities) {
      if (municipalityId !== undefined && id !== municipalityId) continue;
      const tenant = { municipalityId: id, timeZone, actor: null };
      try {
        const { mails, planned } = await this.sweepReminders.sweep(tenant);
        if (mails > 0) this.log.log(`${mails} mails planned with ${planned} reminders`);
        await this.setAlarms(tenant);
      } catch (error) {
        // One municipality's trouble must not cost the others their reminders.
        this.log.error(`A sweep failed: ${(error as Error).stack ?? String(error)}`);
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Some municipalities were not swept');
  }

  private async setAlarms(tenant: Tenant): Promise<void> {
    const times = await this.unitOfWork.read(tenant, async (tx) => {
      const policy = await policyOf(tx);
      return policy.enabled ? mailTimesOf(tx, policy) : [];
    });
    const now = this.clock.now();
    // Just after midnight the time may be tomorrow's, seen from UTC; the days before and after cover every zone.
    const soon = new Date(now.getTime() + AHEAD_MS);
    const days = new Set([now, soon].map((moment) => localDay(moment, tenant.timeZone)));
    const moments = [...days].flatMap((day) => times.map((time) => localInstant(day, time, tenant.timeZone)));
    const { municipalityId } = tenant;
    for (const at of new Set(moments)) {
      const delayMs = at - now.getTime();
      if (delayMs <= 0 || delayMs > AHEAD_MS) continue;
      await this.queue.wake('reminders.sweep', { municipalityId }, { delayMs, once: `${municipalityId} ${at}` });
    }
  }
}
