import { Controller, Get, type StreamableFile } from '@nestjs/common';
import {
  type HistoryCheck,
  historyExportQuery,
  type HistoryExportQuery,
  type NetChangesPage,
  netChangesQuery,
  type NetChangesQuery,
  type PlanHistoryPage,
  planHistoryQuery,
  type PlanHistoryQuery,
} from '@kompassplan/contract';
import { historyEntitiesFor } from '@kompassplan/domain';
import { Can } from '../../http/can.js';
import { download } from '../../http/download.js';
import { CurrentTenant } from '../../http/request.js';
import { ZodQuery } from '../../http/zod-input.js';
import { checkChain } from '../../persistence/history-chain.query.js';
import { historyEntries, type HistoryFilter } from '../../persistence/history.query.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { exportHistory } from './export-history.js';
import { netChanges } from './net-changes.query.js';

const PAGE = 50;

@Controller('api/history')
export class HistoryController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get()
  @Can('action.read')
  list(
    @CurrentTenant() tenant: Tenant,
    @ZodQuery(planHistoryQuery) { limit = PAGE, cursor, ...filter }: PlanHistoryQuery,
  ): Promise<PlanHistoryPage> {
    return this.unitOfWork.read(tenant, (tx) => historyEntries(tx, readable(tenant, filter), { limit, cursor }));
  }

  @Get('changes')
  @Can('action.read')
  changes(@CurrentTenant() tenant: Tenant, @ZodQuery(netChangesQuery) query: NetChangesQuery): Promise<NetChangesPage> {
    return this.unitOfWork.read(tenant, (tx) => netChanges(tx, query));
  }

  @Get('export')
  @Can('action.read')
  async export(
    @CurrentTenant() tenant: Tenant,
    @ZodQuery(historyExportQuery) query: HistoryExportQuery,
  ): Promise<StreamableFile> {
    return download(
      await this.unitOfWork.read(tenant, (tx) => exportHistory(tx, { ...query, ...readable(tenant, query) })),
    );
  }

  @Get('check')
  @Can('history.check')
  check(@CurrentTenant() tenant: Tenant): Promise<HistoryCheck> {
    return this.unitOfWork.read(tenant, async (tx) => {
      const { fault, ...held } = await checkChain(tx);
      const at = fault?.at ? new Date(fault.at).toISOString() : null;
      return { checkedAt: tx.now.toISOString(), ...held, fault: fault && { ...fault, at } };
    });
  }
}

/** The filter with the kinds of entries that the role may read, whatever was asked for. */
function readable({ actor }: Tenant, { entity, ...filter }: Omit<PlanHistoryQuery, 'limit' | 'cursor'>): HistoryFilter {
  const allowed: readonly string[] = actor ? historyEntitiesFor(actor.role) : [];
  const asked = entity?.split(',');
  return { ...filter, entities: asked ? asked.filter((one) => allowed.includes(one)) : allowed };
}
