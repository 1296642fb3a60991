import { Controller, Delete, HttpCode, Post } from '@nestjs/common';
import {
  type ActionView,
  dueDecision,
  type DueDecision,
  effectAnswer,
  type EffectAnswerBody,
} from '@kompassplan/contract';
import { Can } from '../../http/can.js';
import { IfMatch } from '../../http/etag.js';
import { IdParam } from '../../http/id-param.js';
import { CurrentTenant } from '../../http/request.js';
import { ZodBody } from '../../http/zod-input.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { thenView } from './action-reply.js';
import { ActionClosure } from './closure.js';

/** What a second person decides about an action. */
@Controller('api/actions/:id')
export class ClosureController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly closure: ActionClosure,
  ) {}

  @Post('effect-check')
  @HttpCode(200)
  @Can('action.verify')
  answerEffect(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IfMatch() version: number,
    @ZodBody(effectAnswer) answer: EffectAnswerBody,
  ): Promise<ActionView> {
    return thenView(this.unitOfWork, tenant, id, (tx) => this.closure.answerEffect(tx, id, version, answer));
  }

  @Post('due-request/decision')
  @HttpCode(200)
  @Can('due.decide')
  decideDue(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IfMatch() version: number,
    @ZodBody(dueDecision) decision: DueDecision,
  ): Promise<ActionView> {
    return thenView(this.unitOfWork, tenant, id, (tx) => this.closure.decideDue(tx, id, version, decision));
  }

  @Delete('due-request')
  @Can('action.report')
  withdrawDue(@CurrentTenant() tenant: Tenant, @IdParam() id: string, @IfMatch() version: number): Promise<ActionView> {
    return thenView(this.unitOfWork, tenant, id, (tx) => this.closure.withdrawDue(tx, id, version));
  }
}
