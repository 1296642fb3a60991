import { Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import {
  actionPatch,
  type ActionPatch,
  actionQuery,
  type ActionQuery,
  type ActionsPage,
  type ActionView,
  bulkChange,
  type BulkChange,
  type BulkPreview,
  type BulkResult,
  type ChangedAction,
  type HistoryPage,
  historyQuery,
  type HistoryQuery,
  newAction,
  type NewAction,
  reportProgress,
  type ReportProgress,
} from '@kompassplan/contract';
import { Can } from '../../http/can.js';
import { IfMatch, IfMatchWhenSent } from '../../http/etag.js';
import { IdParam } from '../../http/id-param.js';
import { CurrentTenant } from '../../http/request.js';
import { ZodBody, ZodQuery } from '../../http/zod-input.js';
import { historyEntries } from '../../persistence/history.query.js';
import { localDay } from '../../persistence/local-day.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { thenChanged, viewOf } from './action-reply.js';
import { listActions } from './action-rows.query.js';
import { AddAction } from './add-action.js';
import { ChangeActions } from './change-actions.js';
import { assertAction } from './names.query.js';

const HISTORY_PAGE = 200;

@Controller('api/actions')
export class ActionsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changeActions: ChangeActions,
    private readonly addAction: AddAction,
  ) {}

  @Get()
  @Can('action.read')
  list(@CurrentTenant() tenant: Tenant, @ZodQuery(actionQuery) query: ActionQuery): Promise<ActionsPage> {
    return this.unitOfWork.read(tenant, (tx) => listActions(tx, query, localDay(tx.now, tenant.timeZone)));
  }

  @Post()
  @Can('action.create')
  add(@CurrentTenant() tenant: Tenant, @ZodBody(newAction) wish: NewAction): Promise<ActionView> {
    return this.unitOfWork.run(tenant, async (tx) => viewOf(tx, await this.addAction.add(tx, wish)));
  }

  @Post('bulk')
  @HttpCode(200)
  @Can('action.edit')
  bulk(@CurrentTenant() tenant: Tenant, @ZodBody(bulkChange) wish: BulkChange): Promise<BulkResult> {
    return this.changeActions.bulk(tenant, wish);
  }

  @Post('bulk/preview')
  @HttpCode(200)
  @Can('action.edit')
  previewBulk(@CurrentTenant() tenant: Tenant, @ZodBody(bulkChange) wish: BulkChange): Promise<BulkPreview> {
    return this.changeActions.previewBulk(tenant, wish);
  }

  @Get(':id')
  @Can('action.read')
  one(@CurrentTenant() tenant: Tenant, @IdParam() id: string): Promise<ActionView> {
    return this.unitOfWork.read(tenant, (tx) => viewOf(tx, id));
  }

  @Patch(':id')
  @Can('action.read')
  change(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IfMatch() version: number,
    @ZodBody(actionPatch) patch: ActionPatch,
  ): Promise<ChangedAction> {
    return thenChanged(this.unitOfWork, tenant, id, (tx) => this.changeActions.patch(tx, id, version, patch));
  }

  @Post(':id/progress')
  @HttpCode(200)
  @Can('action.report')
  report(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IfMatchWhenSent() version: number | null,
    @ZodBody(reportProgress) report: ReportProgress,
  ): Promise<ChangedAction> {
    return thenChanged(this.unitOfWork, tenant, id, (tx) => this.changeActions.report(tx, id, report, { version }));
  }

  @Get(':id/history')
  @Can('action.read')
  history(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @ZodQuery(historyQuery) { cursor, ...filter }: HistoryQuery,
  ): Promise<HistoryPage> {
    return this.unitOfWork.read(tenant, async (tx) => {
      await assertAction(tx, id);
      return historyEntries(tx, { ...filter, action: id }, { limit: HISTORY_PAGE, cursor });
    });
  }
}
