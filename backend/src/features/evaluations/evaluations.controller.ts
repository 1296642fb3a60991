import { Controller, Get, Patch, StreamableFile } from '@nestjs/common';
import {
  type Evaluation,
  type EvaluationPatch,
  evaluationPatch,
  type EvaluationsPage,
  exportQuery,
  type ExportQuery,
} from '@kompassplan/contract';
import { DomainError, reachOf } from '@kompassplan/domain';
import { Can } from '../../http/can.js';
import { download } from '../../http/download.js';
import { CurrentTenant } from '../../http/request.js';
import { IfMatch } from '../../http/etag.js';
import { IdParam } from '../../http/id-param.js';
import { ZodBody, ZodQuery } from '../../http/zod-input.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { evaluationSummaries, sourceLines, wholeEvaluation } from './evaluation.query.js';
import { exportEvaluation } from './export-evaluation.js';
import { reportPlan } from './report-plan.query.js';
import { SetFollowUp } from './set-follow-up.js';

@Controller('api/evaluations')
export class EvaluationsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly setFollowUp: SetFollowUp,
  ) {}

  @Get()
  @Can('evaluation.read')
  async list(@CurrentTenant() tenant: Tenant): Promise<EvaluationsPage> {
    const items = await this.unitOfWork.read(tenant, evaluationSummaries);
    return { items, total: items.length, nextCursor: null };
  }

  @Get(':id')
  @Can('evaluation.read')
  async one(@CurrentTenant() tenant: Tenant, @IdParam() id: string): Promise<Evaluation> {
    return found(await this.unitOfWork.read(tenant, (tx) => wholeEvaluation(tx, id)));
  }

  @Patch(':id')
  @Can('evaluation.edit')
  change(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IfMatch() version: number,
    @ZodBody(evaluationPatch) patch: EvaluationPatch,
  ): Promise<Evaluation> {
    return this.setFollowUp.set(tenant, id, version, patch);
  }

  @Get(':id/source')
  @Can('evaluation.read')
  async source(@CurrentTenant() tenant: Tenant, @IdParam() id: string): Promise<{ lines: unknown[] }> {
    return { lines: found(await this.unitOfWork.read(tenant, (tx) => sourceLines(tx, id))) };
  }

  @Get(':id/export')
  @Can('evaluation.read')
  async export(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @ZodQuery(exportQuery) { format }: ExportQuery,
  ): Promise<StreamableFile> {
    const addresses = tenant.actor !== null && reachOf(tenant.actor.role, 'people.read') !== null;
    const plan = found(await this.unitOfWork.read(tenant, (tx) => reportPlan(tx, id, addresses)));
    return download(await exportEvaluation(plan, format, tenant.actor?.language ?? 'sv'));
  }
}

function found<T>(value: T | null): T {
  if (value === null) throw new DomainError('not-found');
  return value;
}
