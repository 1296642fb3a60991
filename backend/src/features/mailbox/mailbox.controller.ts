import { Controller, Get } from '@nestjs/common';
import type { Mailbox } from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import { Env } from '../../config/env.js';
import { Can } from '../../http/can.js';
import { CurrentTenant } from '../../http/request.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { receivedMails } from './mailbox.query.js';

@Controller('api/mailbox')
export class MailboxController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly env: Env,
  ) {}

  @Get()
  @Can('mailbox.read')
  list(@CurrentTenant() tenant: Tenant): Promise<Mailbox> {
    // Elsewhere mails hold links that are nobody else's business, and go to a real mail server.
    if (this.env.profile !== 'embedded') throw new DomainError('not-found');
    return this.unitOfWork.read(tenant, receivedMails);
  }
}
