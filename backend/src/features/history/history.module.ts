import { Module } from '@nestjs/common';
import { PersistenceModule } from '../../persistence/persistence.module.js';
import { HistoryController } from './history.controller.js';

@Module({ imports: [PersistenceModule], controllers: [HistoryController] })
export class HistoryModule {}
