import { Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import * as contract from '@kompassplan/contract';
import { Can } from '../../http/can.js';
import { IfMatch } from '../../http/etag.js';
import { IdParam } from '../../http/id-param.js';
import { CurrentTenant } from '../../http/request.js';
import { ZodBody } from '../../http/zod-input.js';
import { localDay } from '../../persistence/local-day.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { comingLeaves } from './leave.query.js';
import { PlanLeave } from './plan-leave.js';

@Controller('api/leave-periods')
export class LeaveController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly planLeave: PlanLeave,
  ) {}

  @Get()
  @Can('people.read')
  async list(@CurrentTenant() tenant: Tenant): Promise<contract.LeavePeriodsPage> {
    const items = await this.unitOfWork.read(tenant, (tx) => comingLeaves(tx, localDay(tx.now, tenant.timeZone)));
    return { items, total: items.length, nextCursor: null };
  }

  @Post()
  @Can('leave.plan')
  add(
    @CurrentTenant() tenant: Tenant,
    @ZodBody(contract.newLeavePeriod) body: contract.NewLeavePeriod,
  ): Promise<contract.LeavePeriod> {
    return this.planLeave.add(tenant, body);
  }

  @Put(':id')
  @Can('leave.plan')
  change(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IfMatch() version: number,
    @ZodBody(contract.leavePeriodBody) body: contract.LeavePeriodBody,
  ): Promise<contract.LeavePeriod> {
    return this.planLeave.change(tenant, id, version, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Can('leave.plan')
  remove(@CurrentTenant() tenant: Tenant, @IdParam() id: string, @IfMatch() version: number): Promise<void> {
    return this.planLeave.remove(tenant, id, version);
  }
}
