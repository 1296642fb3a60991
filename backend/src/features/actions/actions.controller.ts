import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Patch,
  Post,
  StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
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
  newEvidence,
  type NewEvidence,
  reportProgress,
  type ReportProgress,
} from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import { Can } from '../../http/can.js';
import { IfMatch, IfMatchWhenSent } from '../../http/etag.js';
import { IdParam } from '../../http/id-param.js';
import { CurrentTenant } from '../../http/request.js';
import { originalName } from '../../http/upload.js';
import { ZodBody, ZodPipe, ZodQuery } from '../../http/zod-input.js';
import { historyEntries } from '../../persistence/history.query.js';
import { localDay } from '../../persistence/local-day.js';
import type { Tenant } from '../../persistence/tenant.js';
import { type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import { thenChanged, thenView, viewOf } from './action-reply.js';
import { listActions } from './action-rows.query.js';
import { AddAction } from './add-action.js';
import { ChangeActions } from './change-actions.js';
import { ActionEvidence } from './evidence.js';

const MAX_EVIDENCE_BYTES = 20 * 1024 * 1024;
const HISTORY_PAGE = 200;

@Controller('api/actions')
export class ActionsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changeActions: ChangeActions,
    private readonly addAction: AddAction,
    private readonly evidence: ActionEvidence,
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

  @Post(':id/evidence')
  @HttpCode(200)
  @Can('action.report')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: MAX_EVIDENCE_BYTES, files: 1, fields: 10 } }))
  addEvidence(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @Body(new ZodPipe(newEvidence)) wish: NewEvidence,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<ActionView> {
    const content = file ? { name: originalName(file.originalname), content: file.buffer } : null;
    return thenView(this.unitOfWork, tenant, id, (tx) => this.evidence.add(tx, id, wish, content));
  }

  @Get(':id/evidence/:evidenceId/file')
  @Can('action.read')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Content-Security-Policy', "default-src 'none'; sandbox")
  async evidenceFile(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IdParam('evidenceId') evidenceId: string,
  ): Promise<StreamableFile> {
    const file = await this.unitOfWork.read(tenant, (tx) => this.evidence.file(tx, id, evidenceId));
    // Always a download of unknown type: the browser must never show what somebody uploaded.
    return new StreamableFile(file.content, {
      type: 'application/octet-stream',
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, escape)}`,
    });
  }

  @Delete(':id/evidence/:evidenceId')
  @Can('action.report')
  removeEvidence(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IdParam('evidenceId') evidenceId: string,
  ): Promise<ActionView> {
    return thenView(this.unitOfWork, tenant, id, (tx) => this.evidence.remove(tx, id, evidenceId));
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

/** @throws DomainError not-found */
async function assertAction(tx: Transaction, id: string): Promise<void> {
  const found = await tx.query('SELECT 1 FROM action WHERE municipality_id = $1 AND id = $2', [
    tx.tenant.municipalityId,
    id,
  ]);
  if (found.length === 0) throw new DomainError('not-found');
}
