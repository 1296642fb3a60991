import { Controller, Get, Put } from '@nestjs/common';
import { reminderPolicyBody, type ReminderPolicyBody, type ReminderPolicyView } from '@kompassplan/contract';
import { Can } from '../../http/can.js';
import { IfMatch } from '../../http/etag.js';
import { CurrentTenant } from '../../http/request.js';
import { ZodBody } from '../../http/zod-input.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { policyView } from '../../persistence/reminder-policy.query.js';
import { SetPolicy } from './set-policy.js';

@Controller('api/reminder-policy')
export class ReminderPolicyController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly setPolicy: SetPolicy,
  ) {}

  @Get()
  @Can('reminder.read')
  get(@CurrentTenant() tenant: Tenant): Promise<ReminderPolicyView> {
    return this.unitOfWork.read(tenant, policyView);
  }

  @Put()
  @Can('reminder.edit')
  put(
    @CurrentTenant() tenant: Tenant,
    @IfMatch() version: number,
    @ZodBody(reminderPolicyBody) policy: ReminderPolicyBody,
  ): Promise<ReminderPolicyView> {
    return this.setPolicy.set(tenant, version, policy);
  }
}
