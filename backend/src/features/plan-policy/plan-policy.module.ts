import { Module } from '@nestjs/common';
import { PersistenceModule } from '../../persistence/persistence.module.js';
import { PlanPolicyController } from './plan-policy.controller.js';

@Module({ imports: [PersistenceModule], controllers: [PlanPolicyController] })
export class PlanPolicyModule {}
