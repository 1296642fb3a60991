import { Module } from '@nestjs/common';
import { PersistenceModule } from '../../persistence/persistence.module.js';
import { QueueModule } from '../../queue/queue.module.js';
import { CheckLinks } from './check-links.job.js';

/** What the worker needs: it asks the addresses of evidence. */
@Module({ imports: [PersistenceModule, QueueModule], providers: [CheckLinks], exports: [CheckLinks] })
export class LinkCheckJobsModule {}
