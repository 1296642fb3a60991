import { Controller, Delete, Get, HttpCode, Patch, Post, Put } from '@nestjs/common';
import {
  type ActionView,
  checklistOrder,
  type ChecklistOrder,
  checklistText,
  type ChecklistText,
  checklistTick,
  type ChecklistTick,
  newComment,
  type NewComment,
  type TagsPage,
} from '@kompassplan/contract';
import { Can } from '../../http/can.js';
import { IfMatch } from '../../http/etag.js';
import { IdParam } from '../../http/id-param.js';
import { CurrentTenant } from '../../http/request.js';
import { ZodBody } from '../../http/zod-input.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { thenView } from './action-reply.js';
import { ActionChecklist } from './checklist.js';
import { ActionComments } from './comments.js';
import { usedTags } from './tags.query.js';

/** Comments, the checklist item by item, and the tags that are in use. */
@Controller('api')
export class ActionPartsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly checklist: ActionChecklist,
    private readonly comments: ActionComments,
  ) {}

  @Get('tags')
  @Can('action.read')
  tags(@CurrentTenant() tenant: Tenant): Promise<TagsPage> {
    return this.unitOfWork.read(tenant, usedTags);
  }

  @Post('actions/:id/comments')
  @HttpCode(200)
  @Can('action.comment')
  comment(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @ZodBody(newComment) comment: NewComment,
  ): Promise<ActionView> {
    return thenView(this.unitOfWork, tenant, id, (tx) => this.comments.add(tx, id, comment));
  }

  @Post('actions/:id/checklist')
  @HttpCode(200)
  @Can('action.edit')
  add(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @ZodBody(checklistText) item: ChecklistText,
  ): Promise<ActionView> {
    return thenView(this.unitOfWork, tenant, id, (tx) => this.checklist.add(tx, id, item));
  }

  @Put('actions/:id/checklist/order')
  @Can('action.edit')
  reorder(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IfMatch() version: number,
    @ZodBody(checklistOrder) order: ChecklistOrder,
  ): Promise<ActionView> {
    return thenView(this.unitOfWork, tenant, id, (tx) => this.checklist.reorder(tx, id, version, order));
  }

  @Patch('actions/:id/checklist/:itemId')
  @Can('action.edit')
  reword(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IdParam('itemId') itemId: string,
    @IfMatch() version: number,
    @ZodBody(checklistText) item: ChecklistText,
  ): Promise<ActionView> {
    return thenView(this.unitOfWork, tenant, id, (tx) => this.checklist.reword(tx, id, itemId, version, item));
  }

  @Post('actions/:id/checklist/:itemId/tick')
  @HttpCode(200)
  @Can('action.report')
  tick(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IdParam('itemId') itemId: string,
    @ZodBody(checklistTick) tick: ChecklistTick,
  ): Promise<ActionView> {
    return thenView(this.unitOfWork, tenant, id, (tx) => this.checklist.tick(tx, id, itemId, tick));
  }

  @Delete('actions/:id/checklist/:itemId')
  @Can('action.edit')
  remove(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IdParam('itemId') itemId: string,
    @IfMatch() version: number,
  ): Promise<ActionView> {
    return thenView(this.unitOfWork, tenant, id, (tx) => this.checklist.remove(tx, id, version, itemId));
  }
}
