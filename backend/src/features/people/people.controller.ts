import { Controller, Get, HttpCode, Patch, Post, Put } from '@nestjs/common';
import * as contract from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import { Can } from '../../http/can.js';
import { IfMatch } from '../../http/etag.js';
import { IdParam } from '../../http/id-param.js';
import { CurrentTenant } from '../../http/request.js';
import { ZodBody } from '../../http/zod-input.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { AddUnit } from './add-unit.js';
import { ChangePerson } from './change-person.js';
import { ChangeUnit } from './change-unit.js';
import { CloseUnit } from './close-unit.js';
import { InviteNewPerson } from './invite-person.js';
import { heldDuties } from './duties.query.js';
import { everyPerson, everyUnit, findPerson } from './people.query.js';
import { retentionView } from './retention.query.js';
import { SetRetention } from './set-retention.js';

@Controller('api')
export class PeopleController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invitePerson: InviteNewPerson,
    private readonly changePerson: ChangePerson,
    private readonly addUnit: AddUnit,
    private readonly changeUnit: ChangeUnit,
    private readonly closeUnit: CloseUnit,
    private readonly setRetention: SetRetention,
  ) {}

  @Get('people')
  @Can('people.read')
  async people(@CurrentTenant() tenant: Tenant): Promise<contract.PeoplePage> {
    const items = await this.unitOfWork.read(tenant, everyPerson);
    return { items, total: items.length, nextCursor: null };
  }

  @Post('people')
  @Can('people.edit')
  invite(
    @CurrentTenant() tenant: Tenant,
    @ZodBody(contract.invitePerson) body: contract.InvitePerson,
  ): Promise<contract.Person> {
    return this.invitePerson.run(tenant, body);
  }

  @Patch('people/:id')
  @Can('people.edit')
  change(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IfMatch() version: number,
    @ZodBody(contract.personPatch) patch: contract.PersonPatch,
  ): Promise<contract.Person> {
    return this.changePerson.run(tenant, id, version, patch);
  }

  /** What is to be passed on before the person can leave. */
  @Get('people/:id/duties')
  @Can('people.edit')
  duties(@CurrentTenant() tenant: Tenant, @IdParam() id: string): Promise<contract.HeldDuties> {
    return this.unitOfWork.read(tenant, async (tx) => {
      if (!(await findPerson(tx, id))) throw new DomainError('not-found');
      return { items: await heldDuties(tx, id) };
    });
  }

  @Get('retention')
  @Can('people.edit')
  retention(@CurrentTenant() tenant: Tenant): Promise<contract.Retention> {
    return this.unitOfWork.read(tenant, retentionView);
  }

  @Put('retention')
  @Can('people.edit')
  retain(
    @CurrentTenant() tenant: Tenant,
    @IfMatch() version: number,
    @ZodBody(contract.retentionBody) body: contract.RetentionBody,
  ): Promise<contract.Retention> {
    return this.setRetention.set(tenant, version, body);
  }

  @Get('units')
  @Can('people.read')
  async units(@CurrentTenant() tenant: Tenant): Promise<contract.UnitsPage> {
    const items = await this.unitOfWork.read(tenant, everyUnit);
    return { items, total: items.length, nextCursor: null };
  }

  @Post('units')
  @Can('people.edit')
  add(@CurrentTenant() tenant: Tenant, @ZodBody(contract.newUnit) body: contract.NewUnit): Promise<contract.Unit> {
    return this.addUnit.run(tenant, body);
  }

  @Patch('units/:id')
  @Can('people.edit')
  rearrange(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IfMatch() version: number,
    @ZodBody(contract.unitPatch) patch: contract.UnitPatch,
  ): Promise<contract.Unit> {
    return this.changeUnit.run(tenant, id, version, patch);
  }

  @Post('units/:id/close')
  @HttpCode(204)
  @Can('people.edit')
  close(
    @CurrentTenant() tenant: Tenant,
    @IdParam() id: string,
    @IfMatch() version: number,
    @ZodBody(contract.closeUnit) wish: contract.CloseUnit,
  ): Promise<void> {
    return this.closeUnit.run(tenant, id, version, wish);
  }
}
