import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { RecentChanges, UndoResult } from '@kompassplan/contract';
import { Can } from '../../http/can.js';
import { IdParam } from '../../http/id-param.js';
import { CurrentTenant } from '../../http/request.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UndoChange } from './undo-change.js';

/** One's own changes of the last minutes, and taking them back. */
@Controller('api/changes')
export class UndoController {
  constructor(private readonly undoChange: UndoChange) {}

  @Get()
  @Can('action.report')
  recent(@CurrentTenant() tenant: Tenant): Promise<RecentChanges> {
    return this.undoChange.recent(tenant);
  }

  @Post(':id/undo')
  @HttpCode(200)
  @Can('action.report')
  undo(@CurrentTenant() tenant: Tenant, @IdParam() id: string): Promise<UndoResult> {
    return this.undoChange.undo(tenant, id);
  }
}
