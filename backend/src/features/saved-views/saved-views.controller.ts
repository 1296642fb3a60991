import { Controller, Delete, Get, Patch, Post, Put } from '@nestjs/common';
import * as contract from '@kompassplan/contract';
import { Can } from '../../http/can.js';
import { IfMatch } from '../../http/etag.js';
import { IdParam } from '../../http/id-param.js';
import { CurrentTenant } from '../../http/request.js';
import { ZodBody } from '../../http/zod-input.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { KeepView } from './keep-view.js';
import { savedViews } from './saved-views.query.js';

/** Views of the plan under a name, and how each person leaves the plan. */
@Controller('api')
export class SavedViewsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keepView: KeepView,
  ) {}

  @Get('saved-views')
  @Can('action.read')
  list(@CurrentTenant() tenant: Tenant): Promise<contract.SavedViews> {
    return this.unitOfWork.read(tenant, savedViews);
  }

  @Post('saved-views')
  @Can('action.read')
  save(
    @CurrentTenant() tenant: Tenant,
    @ZodBody(contract.newSavedView) wish: contract.NewSavedView,
  ): Promise<contract.SavedView> {
    return this.keepView.save(tenant, wish);
  }

  @Patch('saved-views/:id')
  @Can('action.read')
  change(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IfMatch() version: number,
    @ZodBody(contract.savedViewPatch) patch: contract.SavedViewPatch,
  ): Promise<contract.SavedView> {
    return this.keepView.change(tenant, id, version, patch);
  }

  @Delete('saved-views/:id')
  @Can('action.read')
  remove(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IfMatch() version: number,
  ): Promise<contract.SavedViews> {
    return this.keepView.remove(tenant, id, version);
  }

  @Put('plan-habits')
  @Can('action.read')
  remember(
    @CurrentTenant() tenant: Tenant,
    @ZodBody(contract.planHabits) habits: contract.PlanHabits,
  ): Promise<contract.SavedViews> {
    return this.keepView.remember(tenant, habits);
  }
}
