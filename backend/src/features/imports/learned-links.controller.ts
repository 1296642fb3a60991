import { Controller, Delete, Get } from '@nestjs/common';
import type { LearnedLinksPage } from '@kompassplan/contract';
import { Can } from '../../http/can.js';
import { IdParam } from '../../http/id-param.js';
import { CurrentTenant } from '../../http/request.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { ForgetLink } from './forget-link.js';
import { learnedLinks } from './learned-links.query.js';

/** What the municipality's own choices have taught the suggestions. */
@Controller('api/learned-links')
export class LearnedLinksController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly forgetLink: ForgetLink,
  ) {}

  @Get()
  @Can('import.review')
  list(@CurrentTenant() tenant: Tenant): Promise<LearnedLinksPage> {
    return this.unitOfWork.read(tenant, learnedLinks);
  }

  @Delete(':id')
  @Can('import.review')
  forget(@CurrentTenant() tenant: Tenant, @IdParam() id: string): Promise<LearnedLinksPage> {
    return this.forgetLink.forget(tenant, id);
  }
}
