import { Module } from '@nestjs/common';
import { PersistenceModule } from '../../persistence/persistence.module.js';
import { JobWorkerModule } from '../../queue/queue.module.js';
import { RecordRuns } from './record-runs.js';

/** What the worker needs: it notes when each kind of job ran. */
@Module({ imports: [PersistenceModule, JobWorkerModule], providers: [RecordRuns] })
export class QueueHealthJobsModule {}
