import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { JobHandler } from '../../queue/job-handler.js';
import { JobQueue } from '../../queue/job-queue.js';
import { removeRefused } from './remove-refused.js';

/** How long a file that never became a plan can still be looked into. */
const KEPT_DAYS = 30;

/** Removes what came to nothing and nobody has removed, a month after it came: what is not needed is not kept. */
@Injectable()
export class RemoveRefusedImports implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
  ) {}

  onModuleInit(): void {
    this.queue.schedule('import.housekeep', '40 3 * * *', 'Europe/Stockholm', {});
  }

  @JobHandler('import.housekeep')
  async run(): Promise<void> {
    for (const { id: municipalityId, timeZone } of await this.unitOfWork.everyMunicipality()) {
      const tenant = { municipalityId, timeZone, actor: null };
      await this.unitOfWork.run(tenant, (tx) => removeRefused(tx, { olderThanDays: KEPT_DAYS }));
    }
  }
}
