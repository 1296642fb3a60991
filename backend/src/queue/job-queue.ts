import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { type JobsOptions, Queue } from 'bullmq';
import { type JobName, JOBS, type Jobs } from './job-catalogue.js';
import { QUEUE_NAME, QueueConnection } from './queue-connection.js';

export interface Schedule {
  readonly id: string;
  readonly name: JobName;
  /** Cron with five fields, in local time of `timeZone`. Keep out of 02–03: that hour is missing or double on DST nights. */
  readonly pattern: string;
  readonly timeZone: string;
  readonly data: Jobs[JobName];
}

/** Rings the alarm clock. */
@Injectable()
export class JobQueue implements OnModuleDestroy {
  private readonly log = new Logger('Queue');
  private readonly queue: Queue;
  private readonly schedules = new Map<string, Schedule>();

  constructor(connection: QueueConnection) {
    this.queue = new Queue(QUEUE_NAME, connection.options);
    this.queue.on('error', (error) => this.log.warn(`The queue has trouble: ${error.message}`));
  }

  /**
   * Wakes a handler as soon as a worker is free. Call it after the transaction has committed. A queue that cannot be
   * reached is logged and not thrown: the work stands in a table, and a scheduled sweep finds it.
   * @param options.delayMs wait this long first; options.once: while a job with this key waits, further ones are dropped
   */
  async wake<N extends JobName>(
    name: N,
    data: Jobs[N],
    options: { readonly delayMs?: number; readonly once?: string } = {},
  ): Promise<void> {
    try {
      await this.queue.add(name, data, {
        ...optionsOf(name),
        ...(options.delayMs ? { delay: options.delayMs } : {}),
        ...(options.once ? { deduplication: { id: `${name}/${options.once}` } } : {}),
      });
    } catch (error) {
      this.log.warn(`${name} was not woken: ${(error as Error).message}`);
    }
  }

  /**
   * Wakes `name` by the clock, once for the whole installation however many workers there are. Call it from
   * onModuleInit; the worker asserts it at start and again every minute.
   */
  schedule<N extends JobName>(name: N, pattern: string, timeZone: string, data: Jobs[N]): void {
    const id = `${name}/${pattern}/${timeZone}`;
    this.schedules.set(id, { id, name, pattern, timeZone, data });
  }

  /**
   * Puts back schedules that were lost (concurrent upserts have dropped some) and removes those no longer asked for.
   * A lost schedule whose next wake-up still waits is refused by BullMQ; that wake-up comes, and a later heartbeat succeeds.
   */
  async assertSchedules(): Promise<void> {
    const present = new Set<string>();
    for (const scheduler of await this.queue.getJobSchedulers(0, 500)) {
      if (this.schedules.has(scheduler.key)) present.add(scheduler.key);
      else await this.queue.removeJobScheduler(scheduler.key);
    }
    for (const { id, name, pattern, timeZone, data } of this.schedules.values()) {
      if (present.has(id)) continue;
      try {
        await this.queue.upsertJobScheduler(id, { pattern, tz: timeZone }, { name, data, opts: optionsOf(name) });
      } catch (error) {
        this.log.warn(`The schedule ${id} was not put back yet: ${(error as Error).message}`);
      }
    }
  }

  /** Waiting and failed jobs, for the health page and tests. */
  async counts(): Promise<Record<string, number>> {
    return await this.queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
  }

  async onModuleDestroy(): Promise<void> {
    await this.queue.close();
  }
}

function optionsOf(name: JobName): JobsOptions {
  const { attempts, firstPauseMs } = JOBS[name];
  return {
    attempts,
    backoff: { type: 'exponential', delay: firstPauseMs },
    removeOnComplete: true,
    removeOnFail: { age: 7 * 86_400, count: 1000 },
  };
}
