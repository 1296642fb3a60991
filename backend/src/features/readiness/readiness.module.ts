import { Module } from '@nestjs/common';
import { PersistenceModule } from '../../persistence/persistence.module.js';
import { ReadinessController } from './readiness.controller.js';
import { SetTarget } from './set-target.js';

@Module({ imports: [PersistenceModule], controllers: [ReadinessController], providers: [SetTarget] })
export class ReadinessModule {}
