import { Module } from '@nestjs/common';
import { PersistenceModule } from '../../persistence/persistence.module.js';
import { EvaluationsController } from './evaluations.controller.js';
import { SetFollowUp } from './set-follow-up.js';

@Module({ imports: [PersistenceModule], controllers: [EvaluationsController], providers: [SetFollowUp] })
export class EvaluationsModule {}
