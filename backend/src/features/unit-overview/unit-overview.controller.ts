import { Controller, Get } from '@nestjs/common';
import * as contract from '@kompassplan/contract';
import { DomainError, may } from '@kompassplan/domain';
import { Can } from '../../http/can.js';
import { CurrentTenant } from '../../http/request.js';
import { ZodQuery } from '../../http/zod-input.js';
import { localDay } from '../../persistence/local-day.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { unitOverview } from './unit-overview.query.js';

@Controller('api/unit-overview')
export class UnitOverviewController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get()
  @Can('unit.overview')
  overview(
    @CurrentTenant() tenant: Tenant,
    @ZodQuery(contract.unitOverviewQuery) { evaluation, unit }: contract.UnitOverviewQuery,
  ): Promise<contract.UnitOverview> {
    const { actor } = tenant;
    if (!actor) throw new DomainError('forbidden');
    const unitIds = unit === 'mine' ? actor.unitIds : [unit];
    return this.unitOfWork.read(tenant, async (tx) => {
      const today = localDay(tx.now, tenant.timeZone);
      const view = await unitOverview(tx, { evaluationId: evaluation, unitIds, today });
      if (unit !== 'mine' && view.units.length === 0) throw new DomainError('not-found');
      if (unit !== 'mine' && !may(actor, 'unit.overview', { ownerId: null, unitId: unit })) {
        throw new DomainError('forbidden');
      }
      return view;
    });
  }
}
