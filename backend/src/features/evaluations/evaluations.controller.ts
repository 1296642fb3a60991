import { Controller, Get, Patch } from '@nestjs/common';
import { type Evaluation, type EvaluationPatch, evaluationPatch, type EvaluationsPage } from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import { Can } from '../../http/can.js';
import { CurrentTenant } from '../../http/request.js';
import { IfMatch } from '../../http/etag.js';
import { IdParam } from '../../http/id-param.js';
import { ZodBody } from '../../http/zod-input.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { evaluationSummaries, sourceLines, wholeEvaluation } from './evaluation.query.js';
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
}

function found<T>(value: T | null): T {
  if (value === null) throw new DomainError('not-found');
  return value;
}
