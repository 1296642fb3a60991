import { Module } from '@nestjs/common';
import { PersistenceModule } from '../../persistence/persistence.module.js';
import { JobWorkerModule, QueueModule } from '../../queue/queue.module.js';
import { QueueHealthController } from './queue-health.controller.js';
import { ReadQueueHealth } from './read-queue-health.js';
import { RecordRuns } from './record-runs.js';

@Module({
  imports: [PersistenceModule, QueueModule],
  controllers: [QueueHealthController],
  providers: [ReadQueueHealth],
})
export class QueueHealthModule {}

/** What the worker needs: it notes when each kind of job ran. */
@Module({ imports: [PersistenceModule, JobWorkerModule], providers: [RecordRuns] })
export class QueueHealthJobsModule {}
