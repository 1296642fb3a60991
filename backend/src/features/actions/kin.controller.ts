import { Controller, HttpCode, Post } from '@nestjs/common';
import {
  type ActionView,
  copyAction,
  type CopyAction,
  mergeActions,
  type MergeActions,
  splitAction,
  type SplitAction,
} from '@kompassplan/contract';
import { Can } from '../../http/can.js';
import { IfMatch } from '../../http/etag.js';
import { IdParam } from '../../http/id-param.js';
import { StaleVersion } from '../../http/refusals.js';
import { CurrentTenant } from '../../http/request.js';
import { ZodBody } from '../../http/zod-input.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { thenView, viewOf } from './action-reply.js';
import { CopyAnAction } from './copy-action.js';
import { MergeSomeActions } from './merge-actions.js';
import { SplitAnAction } from './split-action.js';

/** One action of several, several of one, and one more of the same. */
@Controller('api/actions/:id')
export class KinController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly copyOne: CopyAnAction,
    private readonly splitOne: SplitAnAction,
    private readonly mergeSome: MergeSomeActions,
  ) {}

  /** Answers the copy. */
  @Post('copy')
  @Can('action.edit')
  copy(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IfMatch() version: number,
    @ZodBody(copyAction) wish: CopyAction,
  ): Promise<ActionView> {
    return this.unitOfWork.run(tenant, async (tx) => {
      const copy = await this.copyOne.copy(tx, id, version, wish);
      if (copy === 'stale') throw new StaleVersion(await viewOf(tx, id));
      return viewOf(tx, copy);
    });
  }

  /** Answers the first part, which is the action itself. */
  @Post('split')
  @HttpCode(200)
  @Can('action.edit')
  split(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IfMatch() version: number,
    @ZodBody(splitAction) wish: SplitAction,
  ): Promise<ActionView> {
    return thenView(this.unitOfWork, tenant, id, (tx) => this.splitOne.split(tx, id, version, wish));
  }

  /** Answers the action that stays. */
  @Post('merge')
  @HttpCode(200)
  @Can('action.edit')
  merge(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IfMatch() version: number,
    @ZodBody(mergeActions) wish: MergeActions,
  ): Promise<ActionView> {
    return thenView(this.unitOfWork, tenant, id, (tx) => this.mergeSome.merge(tx, id, version, wish));
  }
}
