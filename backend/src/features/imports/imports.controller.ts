import { Controller, Get, HttpCode, Patch, Post, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import {
  type CommitResult,
  type ImportCreated,
  importPatch,
  type ImportPatch,
  type ImportsPage,
  type ImportView,
  pasteText,
  type PasteText,
} from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import { Can } from '../../http/can.js';
import { CurrentTenant } from '../../http/request.js';
import { IfMatch } from '../../http/etag.js';
import { problemOf } from '../../http/problem.filter.js';
import { IdParam } from '../../http/id-param.js';
import { originalName } from '../../http/upload.js';
import { ZodBody } from '../../http/zod-input.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { CommitImport } from './commit-import.js';
import { findImport, type ImportHead, type ImportWithDraft, latestImports } from './imports.query.js';
import { ReceiveReport } from './receive-report.js';
import { ReviewImport } from './review-import.js';

const MAX_BYTES = 20 * 1024 * 1024;

@Controller('api/imports')
export class ImportsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly receiveReport: ReceiveReport,
    private readonly reviewImport: ReviewImport,
    private readonly commitImport: CommitImport,
  ) {}

  @Post()
  @HttpCode(202)
  @Can('import.review')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: MAX_BYTES, files: 1, fields: 5 } }))
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
    const heads = await this.unitOfWork.read(tenant, latestImports);
    return { items: heads.map((head) => headView(head, tenant)), total: heads.length, nextCursor: null };
  }

  @Get(':id')
  @Can('import.review')
  async one(@CurrentTenant() tenant: Tenant, @IdParam() id: string): Promise<ImportView> {
    const found = await this.unitOfWork.read(tenant, (tx) => findImport(tx, id));
    if (!found) throw new DomainError('not-found');
    return view(found, tenant);
  }

  @Patch(':id')
  @Can('import.review')
  async review(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IfMatch() version: number,
    @ZodBody(importPatch) patch: ImportPatch,
  ): Promise<ImportView> {
    return view(await this.reviewImport.review(tenant, id, version, patch, (found) => view(found, tenant)), tenant);
  }

  @Post(':id/commit')
  @HttpCode(200)
  @Can('import.review')
  commit(@CurrentTenant() tenant: Tenant, @IdParam() id: string): Promise<CommitResult> {
    return this.commitImport.commit(tenant, id);
  }
}

function headView(head: ImportHead, tenant: Tenant) {
  return {
    id: head.id,
    status: head.status,
    progress: head.progress,
    fileName: head.fileName,
    bytes: head.bytes,
    sha256: head.sha256,
    createdAt: head.createdAt.toISOString(),
    createdBy: head.createdBy,
    failure: head.failureCode
      ? {
          code: head.failureCode,
          message: problemOf(
            new DomainError(head.failureCode, head.failureDetails ?? {}),
            tenant.actor?.language ?? 'sv',
          ).title,
        }
      : null,
    evaluationId: head.evaluationId,
    version: head.version,
  };
}

function view(found: ImportWithDraft, tenant: Tenant): ImportView {
  return { ...headView(found, tenant), draft: found.draft as ImportView['draft'] };
}
