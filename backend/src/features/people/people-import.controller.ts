import { Controller, Get, HttpCode, Post, StreamableFile, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import * as contract from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import { Can } from '../../http/can.js';
import { download } from '../../http/download.js';
import { CurrentTenant } from '../../http/request.js';
import { originalName } from '../../http/upload.js';
import { ZodBody, ZodQuery } from '../../http/zod-input.js';
import type { Tenant } from '../../persistence/tenant.js';
import { ImportPeople } from './import-people.js';
import { peopleTemplate } from './people-template.js';

const MAX_BYTES = 2 * 1024 * 1024;

@Controller('api/people-import')
export class PeopleImportController {
  constructor(private readonly importPeople: ImportPeople) {}

  @Get('template')
  @Can('people.edit')
  async template(
    @CurrentTenant() tenant: Tenant,
    @ZodQuery(contract.templateQuery) { format }: contract.TemplateQuery,
  ): Promise<StreamableFile> {
    return download(await peopleTemplate(format, tenant.actor?.language ?? 'sv'));
  }

  @Post('preview')
  @HttpCode(200)
  @Can('people.edit')
  @UseInterceptors(FileInterceptor('file', { limits: { fileSize: MAX_BYTES, files: 1, fields: 5 } }))
  preview(
    @CurrentTenant() tenant: Tenant,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<contract.PeoplePreview> {
    if (!file) throw new DomainError('import.file-missing');
    return this.importPeople.preview(tenant, { name: originalName(file.originalname), content: file.buffer });
  }

  @Post()
  @HttpCode(200)
  @Can('people.edit')
  run(
    @CurrentTenant() tenant: Tenant,
    @ZodBody(contract.peopleImport) body: contract.PeopleImport,
  ): Promise<contract.PeopleImported> {
    return this.importPeople.run(tenant, body);
  }
}
