import { Controller, Get, Param, Put } from '@nestjs/common';
import { type Readiness, setTarget, type SetTarget as Wish } from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import { Can } from '../../http/can.js';
import { IdParam } from '../../http/id-param.js';
import { CurrentTenant } from '../../http/request.js';
import { ZodBody } from '../../http/zod-input.js';
import { localDay } from '../../persistence/local-day.js';
import type { Tenant } from '../../persistence/tenant.js';
import { type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import { readinessView } from '../../persistence/readiness-view.query.js';
import { SetTarget } from './set-target.js';

@Controller('api/evaluations/:id')
export class ReadinessController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly target: SetTarget,
  ) {}

  @Get('readiness')
  @Can('readiness.read')
  readiness(@CurrentTenant() tenant: Tenant, @IdParam() id: string): Promise<Readiness> {
    return this.unitOfWork.read(tenant, (tx) => viewOf(tx, id));
  }

  @Put('targets/:subQuestion')
  @Can('readiness.setTarget')
  setTarget(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @Param('subQuestion') subQuestion: string,
    @ZodBody(setTarget) wish: Wish,
  ): Promise<Readiness> {
    return this.unitOfWork.run(tenant, async (tx) => {
      await this.target.set(tx, id, subQuestion, wish);
      return viewOf(tx, id);
    });
  }
}

async function viewOf(tx: Transaction, id: string): Promise<Readiness> {
  const view = await readinessView(tx, id, localDay(tx.now, tx.tenant.timeZone));
  if (!view) throw new DomainError('not-found');
  return view;
}
