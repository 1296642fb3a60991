import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Patch,
  Post,
  StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import {
  type ActionView,
  evidencePatch,
  type EvidencePatch,
  newEvidence,
  type NewEvidence,
} from '@kompassplan/contract';
import { DomainError, MAX_FILE_BYTES } from '@kompassplan/domain';
import { Can } from '../../http/can.js';
import { IfMatch } from '../../http/etag.js';
import { IdParam } from '../../http/id-param.js';
import { CurrentTenant } from '../../http/request.js';
import { originalName } from '../../http/upload.js';
import { ZodBody, ZodPipe } from '../../http/zod-input.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { JobQueue } from '../../queue/job-queue.js';
import { thenView } from './action-reply.js';
import { ActionEvidence, type EvidenceFile } from './evidence.js';

const UPLOAD = { limits: { fileSize: MAX_FILE_BYTES, files: 1, fields: 10 } };

/** What proves an action: pieces, their versions and their files. */
@Controller('api/actions/:id/evidence')
export class EvidenceController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly evidence: ActionEvidence,
    private readonly jobs: JobQueue,
  ) {}

  @Post()
  @HttpCode(200)
  @Can('action.report')
  @UseInterceptors(FileInterceptor('file', UPLOAD))
  async add(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @Body(new ZodPipe(newEvidence)) wish: NewEvidence,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<ActionView> {
    const work = thenView(this.unitOfWork, tenant, id, (tx) => this.evidence.add(tx, id, wish, contentOf(file)));
    return this.thenCheck(tenant, wish, await work);
  }

  @Patch(':evidenceId')
  @Can('action.report')
  describe(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IdParam('evidenceId') evidenceId: string,
    @IfMatch() version: number,
    @ZodBody(evidencePatch) patch: EvidencePatch,
  ): Promise<ActionView> {
    const seen = { actionId: id, evidenceId, version };
    return thenView(this.unitOfWork, tenant, id, (tx) => this.evidence.describe(tx, seen, patch));
  }

  @Post(':evidenceId/versions')
  @HttpCode(200)
  @Can('action.report')
  @UseInterceptors(FileInterceptor('file', UPLOAD))
  async replace(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IdParam('evidenceId') evidenceId: string,
    @IfMatch() version: number,
    @Body(new ZodPipe(newEvidence)) wish: NewEvidence,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<ActionView> {
    const seen = { actionId: id, evidenceId, version };
    const work = thenView(this.unitOfWork, tenant, id, (tx) => this.evidence.replace(tx, seen, wish, contentOf(file)));
    return this.thenCheck(tenant, wish, await work);
  }

  @Get(':evidenceId/file')
  @Can('action.read')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Content-Security-Policy', "default-src 'none'; sandbox")
  file(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IdParam('evidenceId') evidenceId: string,
  ): Promise<StreamableFile> {
    return this.download(tenant, id, evidenceId, null);
  }

  @Get(':evidenceId/versions/:number/file')
  @Can('action.read')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Content-Security-Policy', "default-src 'none'; sandbox")
  earlierFile(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IdParam('evidenceId') evidenceId: string,
    @Param('number') number: string,
  ): Promise<StreamableFile> {
    if (!/^[1-9]\d{0,5}$/.test(number)) throw new DomainError('not-found');
    return this.download(tenant, id, evidenceId, Number(number));
  }

  @Delete(':evidenceId')
  @Can('action.report')
  remove(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IdParam('evidenceId') evidenceId: string,
    @IfMatch() version: number,
  ): Promise<ActionView> {
    const seen = { actionId: id, evidenceId, version };
    return thenView(this.unitOfWork, tenant, id, (tx) => this.evidence.remove(tx, seen));
  }

  private async download(
    tenant: Tenant,
    id: string,
    evidenceId: string,
    number: number | null,
  ): Promise<StreamableFile> {
    const file = await this.unitOfWork.read(tenant, (tx) => this.evidence.file(tx, id, evidenceId, number));
    // Always a download of unknown type: the browser must never show what somebody uploaded.
    return new StreamableFile(file.content, {
      type: 'application/octet-stream',
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, escape)}`,
    });
  }

  /** A new link is asked at once, and not only with the next round. */
  private async thenCheck(tenant: Tenant, { kind }: NewEvidence, view: ActionView): Promise<ActionView> {
    if (kind === 'link') await this.jobs.wake('links.check', { municipalityId: tenant.municipalityId });
    return view;
  }
}

function contentOf(file: Express.Multer.File | undefined): EvidenceFile | null {
  return file ? { name: originalName(file.originalname), content: file.buffer } : null;
}
