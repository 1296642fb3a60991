import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import { IDLE_HOURS } from '../http/session-reader.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { JobHandler } from '../queue/job-handler.js';
import { JobQueue } from '../queue/job-queue.js';

const DAY_MS = 86_400_000;

/** Throws away what has expired: sessions at once, tokens after a month (to tell "used" from "unknown"), attempts after a day. */
@Injectable()
export class Housekeep implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly jobs: JobQueue,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule('auth.housekeep', '40 4 * * *', 'Europe/Stockholm', {});
  }

  @JobHandler('auth.housekeep')
  async run(): Promise<void> {
    const now = this.clock.now().getTime();
    await this.dataSource.query('DELETE FROM sign_in_attempt WHERE at < $1', [new Date(now - DAY_MS)]);
    for (const { id, timeZone } of await this.unitOfWork.everyMunicipality()) {
      await this.unitOfWork.run({ municipalityId: id, timeZone, actor: null }, async (tx) => {
        await tx.execute('DELETE FROM session WHERE municipality_id = $1 AND (expires_at < $2 OR last_seen_at < $3)', [
          id,
          tx.now,
          new Date(now - IDLE_HOURS * 3_600_000),
        ]);
        await tx.execute('DELETE FROM one_time_token WHERE municipality_id = $1 AND expires_at < $2', [
          id,
          new Date(now - 30 * DAY_MS),
        ]);
      });
    }
  }
}
