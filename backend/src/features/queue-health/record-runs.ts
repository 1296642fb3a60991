import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../clock.js';
import { type EndedJob, JobWorker } from '../../queue/job-worker.js';

/** Notes when each kind of job ran: the queue itself forgets what went well. One row per kind, of no municipality. */
@Injectable()
export class RecordRuns implements OnModuleInit {
  private readonly log = new Logger('Jobs');

  constructor(
    private readonly dataSource: DataSource,
    private readonly worker: JobWorker,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.worker.onEnded((job) => {
      this.record(job).catch((error: Error) => this.log.warn(`A run of ${job.name} was not noted: ${error.message}`));
    });
  }

  async record({ name, ok, tookMs }: EndedJob): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO job_run AS r (name, ended_at, took_ms, ok, ok_at) VALUES ($1, $2::timestamptz, $3, $4::boolean, CASE WHEN $4::boolean THEN $2::timestamptz END)
       ON CONFLICT (name) DO UPDATE SET ended_at = excluded.ended_at, took_ms = excluded.took_ms, ok = excluded.ok,
         ok_at = coalesce(excluded.ok_at, r.ok_at) WHERE r.ended_at <= excluded.ended_at`,
      [name, this.clock.now(), Math.round(tookMs), ok],
    );
  }
}
