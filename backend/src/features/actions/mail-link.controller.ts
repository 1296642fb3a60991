import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { type MailLinkView, reportProgress, type ReportProgress } from '@kompassplan/contract';
import { SignInAttempts } from '../../auth/sign-in-attempts.js';
import { Public } from '../../http/can.js';
import { assertOwnLink } from '../../http/own-link.js';
import type { ApiRequest } from '../../http/request.js';
import { ZodBody } from '../../http/zod-input.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { ChangeActions } from './change-actions.js';
import { lockOne } from './locked-action.js';
import { linked, type LinkedAction, tenantOfLink } from './mail-link.query.js';

/**
 * The page behind the button of a reminder: one person, one action, no sign-in. GET and HEAD change nothing, because mail
 * scanners open every link; only a POST reports, and the same one twice reports once. The link ends after its time, when
 * the action is handed over, and when the person leaves; it may change its answer until then.
 */
@Controller('api/mail-links')
export class MailLinkController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changeActions: ChangeActions,
    private readonly attempts: SignInAttempts,
  ) {}

  @Get(':token')
  @Public()
  show(@Param('token') token: string, @Req() request: ApiRequest): Promise<MailLinkView> {
    return this.slowly(request, async () => {
      const tenant = await tenantOfLink(this.unitOfWork, token);
      const found = await this.unitOfWork.read(tenant, (tx) => linked(tx, token));
      assertOwnLink(request, found.personId);
      return viewOf(found);
    });
  }

  @Post(':token')
  @HttpCode(200)
  @Public()
  report(
    @Param('token') token: string,
    @ZodBody(reportProgress) report: ReportProgress,
    @Req() request: ApiRequest,
  ): Promise<MailLinkView> {
    return this.slowly(request, async () => {
      const tenant = await tenantOfLink(this.unitOfWork, token);
      const found = await this.unitOfWork.read(tenant, (tx) => linked(tx, token));
      const { personId, role, unitIds, person, language, timeZone, actionId } = found;
      assertOwnLink(request, personId);
      const actor = { personId, role, unitIds, name: person, language };
      return this.unitOfWork.run({ ...tenant, timeZone, actor }, async (tx) => {
        await lockOne(tx, actionId);
        // Read again under the action's lock: handed over meanwhile, the link is gone and nothing is written.
        const now = await linked(tx, token);
        if (saysNothingNew(report, now)) return viewOf(now);
        await this.changeActions.report(tx, actionId, report, { channel: 'mailLink' });
        return viewOf(await linked(tx, token));
      });
    });
  }

  private slowly<T>({ ip = '' }: ApiRequest, work: () => Promise<T>): Promise<T> {
    return this.attempts.countMisses('mailLink', ip, work);
  }
}

/** The answer that stands already, sent once more: by a double tap, a reload, or somebody who recorded it. */
function saysNothingNew({ status, progress, note }: ReportProgress, { answered, answeredNote }: LinkedAction): boolean {
  if (answered === null || progress !== undefined || (status !== undefined && status !== answered)) return false;
  return note === undefined ? status !== undefined : note.trim() === (answeredNote ?? '').trim();
}

function viewOf({ person, municipality, action, answered, expiresAt }: LinkedAction): MailLinkView {
  return { person, municipality, action, answered, expiresAt: expiresAt.toISOString() };
}
