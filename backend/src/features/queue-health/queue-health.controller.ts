import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { type QueueHealth, type RetryJob, retryJob } from '@kompassplan/contract';
import { Can } from '../../http/can.js';
import { CurrentTenant } from '../../http/request.js';
import { ZodBody } from '../../http/zod-input.js';
import type { Tenant } from '../../persistence/tenant.js';
import { ReadQueueHealth } from './read-queue-health.js';

@Controller('api/queue')
export class QueueHealthController {
  constructor(private readonly health: ReadQueueHealth) {}

  @Get()
  @Can('queue.manage')
  read(@CurrentTenant() tenant: Tenant): Promise<QueueHealth> {
    return this.health.read(tenant);
  }

  @Post('retry')
  @HttpCode(200)
  @Can('queue.manage')
  retry(@CurrentTenant() tenant: Tenant, @ZodBody(retryJob) { id }: RetryJob): Promise<QueueHealth> {
    return this.health.retry(tenant, id);
  }
}
