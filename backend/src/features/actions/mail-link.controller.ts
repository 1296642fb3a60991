import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { type MailLinkView, reportProgress, type ReportProgress } from '@kompassplan/contract';
import { Public } from '../../http/can.js';
import { ZodBody } from '../../http/zod-input.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { ChangeActions } from './change-actions.js';
import { linked, type LinkedAction, tenantOfLink } from './mail-link.query.js';

/**
 * The page behind the button of a reminder: one person, one action, no sign-in. GET and HEAD change nothing, because mail
 * scanners open every link; only a POST reports. The link ends after its time, when the action is handed over, and when
 * the person leaves.
 */
@Controller('api/mail-links')
export class MailLinkController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changeActions: ChangeActions,
  ) {}

  @Get(':token')
  @Public()
  async show(@Param('token') token: string): Promise<MailLinkView> {
    const tenant = await tenantOfLink(this.unitOfWork, token);
    return this.unitOfWork.read(tenant, async (tx) => viewOf(await linked(tx, token)));
  }

  @Post(':token')
  @HttpCode(200)
  @Public()
  async report(@Param('token') token: string, @ZodBody(reportProgress) report: ReportProgress): Promise<MailLinkView> {
    const tenant = await tenantOfLink(this.unitOfWork, token);
    const { personId, role, unitIds, person, language, timeZone, actionId } = await this.unitOfWork.read(tenant, (tx) =>
      linked(tx, token),
    );
    const actor = { personId, role, unitIds, name: person, language };
    return this.unitOfWork.run({ ...tenant, timeZone, actor }, async (tx) => {
      await this.changeActions.report(tx, actionId, report, { channel: 'mailLink' });
      // Read again under the action's lock: handed over meanwhile, the link is gone and nothing is written.
      return viewOf(await linked(tx, token));
    });
  }
}

function viewOf({ person, municipality, action, answered, expiresAt }: LinkedAction): MailLinkView {
  return { person, municipality, action, answered, expiresAt: expiresAt.toISOString() };
}
