import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Patch,
  Post,
  StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import {
  commitImport,
  type CommitImportBody,
  type CommitResult,
  type ImportCreated,
  importPatch,
  type ImportPatch,
  type ImportsPage,
  type ImportView,
  pasteText,
  type PasteText,
  sheetMapping,
  type SheetMappingBody,
  type TemplateQuery,
  templateQuery,
} from '@kompassplan/contract';
import { DomainError, MAX_FILE_BYTES } from '@kompassplan/domain';
import { Can } from '../../http/can.js';
import { CurrentTenant } from '../../http/request.js';
import { IfMatch } from '../../http/etag.js';
import { download } from '../../http/download.js';
import { IdParam } from '../../http/id-param.js';
import { originalName } from '../../http/upload.js';
import { ZodBody, ZodQuery } from '../../http/zod-input.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { CommitImport } from './commit-import.js';
import { type ComparedImport, CompareImport } from './compare-import.js';
import { importsView, importViewOf } from './import-view.js';
import { findImport, latestImports } from './imports.query.js';
import { MapSheet } from './map-sheet.js';
import { RemoveImport } from './remove-import.js';
import { ReceiveReport } from './receive-report.js';
import { ReviewImport } from './review-import.js';
import { reportTemplate } from './report-template.js';

@Controller('api/imports')
export class ImportsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly receiveReport: ReceiveReport,
    private readonly reviewImport: ReviewImport,
    private readonly mapSheet: MapSheet,
    private readonly compareImport: CompareImport,
    private readonly commitImport: CommitImport,
    private readonly removeImport: RemoveImport,
  ) {}

  @Post()
  @HttpCode(202)
  @Can('import.review')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: MAX_FILE_BYTES, files: 1, fields: 5 } }))
  upload(@CurrentTenant() tenant: Tenant, @UploadedFile() file?: Express.Multer.File): Promise<ImportCreated> {
    if (!file) throw new DomainError('import.file-missing');
    return this.receiveReport.receive(tenant, { name: originalName(file.originalname), content: file.buffer });
  }

  @Post('text')
  @HttpCode(202)
  @Can('import.review')
  paste(@CurrentTenant() tenant: Tenant, @ZodBody(pasteText) body: PasteText): Promise<ImportCreated> {
    return this.receiveReport.receive(tenant, { name: 'inklistrad-text.txt', content: Buffer.from(body.text, 'utf8') });
  }

  @Get()
  @Can('import.review')
  async list(@CurrentTenant() tenant: Tenant): Promise<ImportsPage> {
    return importsView(await this.unitOfWork.read(tenant, latestImports), tenant);
  }

  @Get('template')
  @Can('import.review')
  async template(
    @CurrentTenant() tenant: Tenant,
    @ZodQuery(templateQuery) { format }: TemplateQuery,
  ): Promise<StreamableFile> {
    return download(await reportTemplate(format, tenant.actor?.language ?? 'sv'));
  }

  @Get(':id')
  @Can('import.review')
  async one(@CurrentTenant() tenant: Tenant, @IdParam() id: string): Promise<ImportView> {
    const found = await this.unitOfWork.read(tenant, (tx) => findImport(tx, id));
    if (!found) throw new DomainError('not-found');
    return importViewOf(found, tenant);
  }

  @Get(':id/diff')
  @Can('import.review')
  diff(@CurrentTenant() tenant: Tenant, @IdParam() id: string): Promise<ComparedImport> {
    return this.compareImport.compare(tenant, id);
  }

  @Patch(':id')
  @Can('import.review')
  async review(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IfMatch() version: number,
    @ZodBody(importPatch) patch: ImportPatch,
  ): Promise<ImportView> {
    const view = (found: Parameters<typeof importViewOf>[0]) => importViewOf(found, tenant);
    return view(await this.reviewImport.review(tenant, id, version, patch, view));
  }

  @Delete(':id')
  @Can('import.review')
  async remove(@CurrentTenant() tenant: Tenant, @IdParam() id: string): Promise<ImportsPage> {
    return importsView(await this.removeImport.remove(tenant, id), tenant);
  }

  @Post(':id/mapping')
  @HttpCode(202)
  @Can('import.review')
  async map(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IfMatch() version: number,
    @ZodBody(sheetMapping) mapping: SheetMappingBody,
  ): Promise<ImportView> {
    const view = (found: Parameters<typeof importViewOf>[0]) => importViewOf(found, tenant);
    return view(await this.mapSheet.map(tenant, id, version, mapping, view));
  }

  @Post(':id/commit')
  @HttpCode(200)
  @Can('import.review')
  commit(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @ZodBody(commitImport) body: CommitImportBody,
  ): Promise<CommitResult> {
    return this.commitImport.commit(tenant, id, body);
  }
}
