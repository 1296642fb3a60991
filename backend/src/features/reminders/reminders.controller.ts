import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import {
  type MailPreview,
  mailPreviewQuery,
  type MailPreviewQuery,
  mailDecision,
  type MailDecision,
  type ReminderLog,
  type ReminderPreview,
  reminderLogQuery,
  type ReminderLogQuery,
  reminderPreviewQuery,
  type SweepResult,
} from '@kompassplan/contract';
import { Can } from '../../http/can.js';
import { IdParam } from '../../http/id-param.js';
import { CurrentTenant } from '../../http/request.js';
import { ZodBody, ZodQuery } from '../../http/zod-input.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { DecideMail } from './decide-mail.js';
import { PreviewMail } from './preview-mail.js';
import { PreviewReminders } from './preview-reminders.js';
import { reminderLog } from './reminder-log.query.js';
import { SendSample } from './send-sample.js';
import { SweepReminders } from './sweep-reminders.js';

@Controller('api/reminders')
export class RemindersController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly previewReminders: PreviewReminders,
    private readonly previewMail: PreviewMail,
    private readonly sweepReminders: SweepReminders,
    private readonly sendSample: SendSample,
    private readonly decideMail: DecideMail,
  ) {}

  @Get('preview')
  @Can('reminder.read')
  preview(
    @CurrentTenant() tenant: Tenant,
    @ZodQuery(reminderPreviewQuery) { days }: { days: number },
  ): Promise<ReminderPreview> {
    return this.previewReminders.preview(tenant, days);
  }

  @Get('preview/mail')
  @Can('reminder.read')
  mail(@CurrentTenant() tenant: Tenant, @ZodQuery(mailPreviewQuery) query: MailPreviewQuery): Promise<MailPreview> {
    return this.previewMail.preview(tenant, query);
  }

  @Get('log')
  @Can('reminder.read')
  log(@CurrentTenant() tenant: Tenant, @ZodQuery(reminderLogQuery) query: ReminderLogQuery): Promise<ReminderLog> {
    return this.unitOfWork.read(tenant, (tx) => reminderLog(tx, tenant.actor?.language ?? 'sv', query));
  }

  @Post('log/:id/decision')
  @HttpCode(200)
  @Can('reminder.edit')
  decide(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @ZodBody(mailDecision) decision: MailDecision,
  ): Promise<ReminderLog['items'][number]> {
    return this.decideMail.decide(tenant, id, decision);
  }

  @Post('run')
  @HttpCode(200)
  @Can('reminder.edit')
  run(@CurrentTenant() tenant: Tenant): Promise<SweepResult> {
    return this.sweepReminders.sweep(tenant);
  }

  @Post('sample')
  @HttpCode(200)
  @Can('reminder.read')
  sample(@CurrentTenant() tenant: Tenant): Promise<{ sentTo: string }> {
    return this.sendSample.send(tenant);
  }
}
