import { Module } from '@nestjs/common';
import { PersistenceModule } from '../persistence/persistence.module.js';
import { QueueModule } from '../queue/queue.module.js';
import { Housekeep } from './housekeep.js';

/** What signing in leaves behind for the worker. */
@Module({ imports: [PersistenceModule, QueueModule], providers: [Housekeep] })
export class AuthJobsModule {}
