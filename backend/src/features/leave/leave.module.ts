import { Module } from '@nestjs/common';
import { PersistenceModule } from '../../persistence/persistence.module.js';
import { LeaveController } from './leave.controller.js';
import { PlanLeave } from './plan-leave.js';

@Module({ imports: [PersistenceModule], controllers: [LeaveController], providers: [PlanLeave] })
export class LeaveModule {}
