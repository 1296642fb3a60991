import { Injectable, Logger } from '@nestjs/common';
import type { QueueHealth } from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { JOBS } from '../../queue/job-catalogue.js';
import { JobQueue, type QueuedJob } from '../../queue/job-queue.js';
import { QueueConnection } from '../../queue/queue-connection.js';

type Reason = QueueHealth['failed'][number]['reason'];

interface Run {
  readonly name: string;
  readonly endedAt: Date;
  readonly tookMs: number;
  readonly ok: boolean;
  readonly okAt: Date | null;
}

/** What the page shows. */
const MOST_FAILED = 50;

/** How the wake-ups fare, on whichever backend they are kept. */
@Injectable()
export class ReadQueueHealth {
  private readonly log = new Logger('Queue');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
    private readonly connection: QueueConnection,
  ) {}

  async read(tenant: Tenant): Promise<QueueHealth> {
    const runs = await this.unitOfWork.read(tenant, (tx) =>
      tx.query<Run>(`SELECT name, ended_at AS "endedAt", took_ms AS "tookMs", ok, ok_at AS "okAt" FROM job_run`),
    );
    const list = await this.queue.list().catch((error: Error) => {
      this.log.warn(`The queue was not read: ${error.message}`);
      return null;
    });
    const jobs = list?.jobs ?? [];
    return {
      reachable: list !== null,
      backend: this.connection.backend,
      more: list?.more ?? false,
      jobs: Object.keys(JOBS).map((name) => healthOf(name, jobs, runs)),
      failed: jobs
        .filter((job) => job.state === 'failed' && concerns(tenant, job))
        .slice(0, MOST_FAILED)
        .map((job) => ({
          id: job.id,
          name: job.name,
          failedAt: job.failedAt?.toISOString() ?? null,
          attempts: job.attempts,
          reason: reasonOf(job.error ?? ''),
          // The error of a job about the whole installation may name anybody's rows.
          detail: job.municipalityId === tenant.municipalityId ? firstLine(job.error ?? '') : null,
        })),
    };
  }

  /** @throws DomainError not-found when it has not failed, or is about another municipality */
  async retry(tenant: Tenant, id: string): Promise<QueueHealth> {
    if (!(await this.queue.retry(id, (job) => concerns(tenant, job)))) throw new DomainError('not-found');
    this.log.log(`${tenant.actor?.personId ?? 'Somebody'} has job ${id} tried again`);
    return this.read(tenant);
  }
}

function concerns(tenant: Tenant, { municipalityId }: QueuedJob): boolean {
  return municipalityId === null || municipalityId === tenant.municipalityId;
}

function healthOf(name: string, jobs: readonly QueuedJob[], runs: readonly Run[]): QueueHealth['jobs'][number] {
  const own = jobs.filter((job) => job.name === name);
  const count = (state: QueuedJob['state']) => own.filter((job) => job.state === state).length;
  const since = own.filter(({ state }) => state === 'waiting').map(({ readyAt }) => readyAt.getTime());
  const run = runs.find((one) => one.name === name);
  return {
    name,
    ...{ waiting: count('waiting'), delayed: count('delayed'), active: count('active'), failed: count('failed') },
    oldestWaiting: since.length > 0 ? new Date(Math.min(...since)).toISOString() : null,
    lastRun: run ? { at: run.endedAt.toISOString(), ok: run.ok, tookMs: run.tookMs } : null,
    lastOkAt: run?.okAt?.toISOString() ?? null,
  };
}

function reasonOf(error: string): Reason {
  if (/stalled/i.test(error)) return 'stalled';
  if (/timed? ?out|timeout|canceling statement/i.test(error)) return 'slow';
  return /ECONN|ENOTFOUND|connect|terminat|database|deadlock/i.test(error) ? 'database' : 'other';
}

function firstLine(error: string): string | null {
  return error.split('\n')[0]?.slice(0, 200) || null;
}
