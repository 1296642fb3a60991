import { Module } from '@nestjs/common';
import { PersistenceModule } from '../../persistence/persistence.module.js';
import { QueueModule } from '../../queue/queue.module.js';
import { ReadReport } from './read-report.job.js';
import { RemoveRefusedImports } from './remove-refused-imports.job.js';

/** What the worker needs: read, and tidy up. */
@Module({
  imports: [PersistenceModule, QueueModule],
  providers: [ReadReport, RemoveRefusedImports],
  exports: [ReadReport, RemoveRefusedImports],
})
export class ImportJobsModule {}
