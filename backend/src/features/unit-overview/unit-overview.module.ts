import { Module } from '@nestjs/common';
import { PersistenceModule } from '../../persistence/persistence.module.js';
import { UnitOverviewController } from './unit-overview.controller.js';

@Module({ imports: [PersistenceModule], controllers: [UnitOverviewController] })
export class UnitOverviewModule {}
