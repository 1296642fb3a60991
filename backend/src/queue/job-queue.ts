import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { type Job, type JobsOptions, Queue } from 'bullmq';
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

/** One wake-up as it stands in the queue. */
export interface QueuedJob {
  readonly id: string;
  readonly name: string;
  readonly state: (typeof STATES)[number];
  /** Since when a worker could have taken it. */
  readonly readyAt: Date;
  readonly failedAt: Date | null;
  readonly attempts: number;
  readonly error: string | null;
  /** Null when it is about the whole installation. */
  readonly municipalityId: string | null;
}

const STATES = ['waiting', 'delayed', 'active', 'failed'] as const;
/** Looked at one by one, of each state; more than that are only counted. */
const MOST_LISTED = 250;
/** A queue that does not answer within this time counts as out of reach. */
const ANSWER_MS = 3_000;

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

  /**
   * What is in the queue, the newest failures first; `more` when not everything was looked at.
   * @throws Error when the queue does not answer
   */
  async list(): Promise<{ readonly jobs: readonly QueuedJob[]; readonly more: boolean }> {
    const found = await this.soon(
      Promise.all(
        STATES.map(async (state) => {
          const jobs = await this.queue.getJobs(state, 0, MOST_LISTED, state !== 'failed');
          return jobs.map((job) => queued(job as Job, state));
        }),
      ),
    );
    return {
      jobs: found.flatMap((jobs) => jobs.slice(0, MOST_LISTED)),
      more: found.some((jobs) => jobs.length > MOST_LISTED),
    };
  }

  /** Gives a job that was given up all its tries again. @returns false when there is none, or `mine` says no */
  async retry(id: string, mine: (job: QueuedJob) => boolean): Promise<boolean> {
    return this.soon(
      (async () => {
        const job = (await this.queue.getJob(id)) as Job | undefined;
        if (!job || !(await job.isFailed()) || !mine(queued(job, 'failed'))) return false;
        await job.retry('failed', { resetAttemptsMade: true });
        return true;
      })(),
    );
  }

  /** Redis is waited for without end, which suits a worker and not somebody who looks at a page. */
  private soon<T>(work: Promise<T>): Promise<T> {
    const { promise, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Error('The queue does not answer')), ANSWER_MS);
    return Promise.race([work, promise]).finally(() => clearTimeout(timer));
  }

  async onModuleDestroy(): Promise<void> {
    await this.queue.close();
  }
}

function queued(job: Job, state: QueuedJob['state']): QueuedJob {
  const { municipalityId } = (job.data ?? {}) as { municipalityId?: string };
  return {
    ...{ id: job.id ?? '', name: job.name, state, attempts: job.attemptsMade },
    readyAt: new Date(job.timestamp + (job.opts.delay ?? 0)),
    failedAt: job.finishedOn ? new Date(job.finishedOn) : null,
    error: job.failedReason || null,
    municipalityId: municipalityId ?? null,
  };
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
