import { Controller, Get, HttpCode, Post, type StreamableFile, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import {
  actionExportQuery,
  type ActionExportQuery,
  actionSheetChanges,
  type ActionSheetChanges,
  type ActionSheetDiffView,
  actionSheetQuery,
  type ActionSheetQuery,
  type ActionSheetResult,
} from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import { Can } from '../../http/can.js';
import { download } from '../../http/download.js';
import { CurrentTenant } from '../../http/request.js';
import { originalName } from '../../http/upload.js';
import { ZodBody, ZodQuery } from '../../http/zod-input.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { ApplyActionSheet } from './apply-action-sheet.js';
import { CompareActionSheet } from './compare-action-sheet.js';
import { exportActions } from './export-actions.js';

const MAX_BYTES = 5 * 1024 * 1024;

/** The plan out to Excel and back. */
@Controller('api/actions')
export class ActionSheetController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly compareSheet: CompareActionSheet,
    private readonly applySheet: ApplyActionSheet,
  ) {}

  @Get('export')
  @Can('action.read')
  async export(
    @CurrentTenant() tenant: Tenant,
    @ZodQuery(actionExportQuery) query: ActionExportQuery,
  ): Promise<StreamableFile> {
    return download(await this.unitOfWork.read(tenant, (tx) => exportActions(tx, query)));
  }

  @Post('sheet')
  @HttpCode(200)
  @Can('action.report')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: MAX_BYTES, files: 1, fields: 5 } }))
  compare(
    @CurrentTenant() tenant: Tenant,
    @ZodQuery(actionSheetQuery) { evaluation }: ActionSheetQuery,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<ActionSheetDiffView> {
    if (!file) throw new DomainError('import.file-missing');
    const received = { name: originalName(file.originalname), content: file.buffer };
    return this.compareSheet.compare(tenant, evaluation, received);
  }

  @Post('sheet/changes')
  @HttpCode(200)
  @Can('action.report')
  apply(
    @CurrentTenant() tenant: Tenant,
    @ZodBody(actionSheetChanges) changes: ActionSheetChanges,
  ): Promise<ActionSheetResult> {
    return this.applySheet.apply(tenant, changes);
  }
}
