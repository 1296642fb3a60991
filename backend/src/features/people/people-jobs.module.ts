import { Module } from '@nestjs/common';
import { PersistenceModule } from '../../persistence/persistence.module.js';
import { QueueModule } from '../../queue/queue.module.js';
import { ForgetPeople } from './forget-people.js';

/** What the worker needs: forgetting those who left long ago. */
@Module({ imports: [PersistenceModule, QueueModule], providers: [ForgetPeople] })
export class PeopleJobsModule {}
