import { Controller, Get, Put } from '@nestjs/common';
import { planPolicyBody, type PlanPolicyBody, type PlanPolicyView } from '@kompassplan/contract';
import { Can } from '../../http/can.js';
import { IfMatch } from '../../http/etag.js';
import { CurrentTenant } from '../../http/request.js';
import { ZodBody } from '../../http/zod-input.js';
import { planPolicyView } from '../../persistence/plan-policy.query.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { setPlanPolicy } from './set-plan-policy.js';

/** What the municipality decides about how its plan is worked. */
@Controller('api/plan-policy')
export class PlanPolicyController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get()
  @Can('action.read')
  get(@CurrentTenant() tenant: Tenant): Promise<PlanPolicyView> {
    return this.unitOfWork.read(tenant, planPolicyView);
  }

  @Put()
  @Can('planPolicy.edit')
  put(
    @CurrentTenant() tenant: Tenant,
    @IfMatch() version: number,
    @ZodBody(planPolicyBody) policy: PlanPolicyBody,
  ): Promise<PlanPolicyView> {
    return this.unitOfWork.run(tenant, (tx) => setPlanPolicy(tx, version, policy));
  }
}
