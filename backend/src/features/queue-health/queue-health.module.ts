import { Module } from '@nestjs/common';
import { PersistenceModule } from '../../persistence/persistence.module.js';
import { QueueModule } from '../../queue/queue.module.js';
import { QueueHealthController } from './queue-health.controller.js';
import { ReadQueueHealth } from './read-queue-health.js';

@Module({
  imports: [PersistenceModule, QueueModule],
  controllers: [QueueHealthController],
  providers: [ReadQueueHealth],
})
export class QueueHealthModule {}
