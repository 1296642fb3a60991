import { Injectable } from '@nestjs/common';
import type { NewUnit, Unit } from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import { newId } from '../../persistence/new-id.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { findPerson, findUnit, unitName } from './people.query.js';

@Injectable()
export class AddUnit {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws DomainError unit-unknown (the parent), person-unknown (the manager), unit-name-taken */
  run(tenant: Tenant, wish: NewUnit): Promise<Unit> {
    return this.unitOfWork.run(tenant, async (tx) => {
      if (wish.parentId && !(await unitName(tx, wish.parentId))) throw new DomainError('unit-unknown');
      if (wish.managerId && !(await findPerson(tx, wish.managerId))?.active) throw new DomainError('person-unknown');
      const id = newId();
      const added = await tx.query<{ id: string }>(
        `INSERT INTO unit (id, municipality_id, name, parent_id, manager_id) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (municipality_id, name) DO NOTHING RETURNING id`,
        [id, tenant.municipalityId, wish.name, wish.parentId, wish.managerId],
      );
      if (added.length === 0) throw new DomainError('unit-name-taken', { name: wish.name });
      await tx.record({ entity: 'unit', entityId: id, event: 'unit.added', note: wish.name });
      const unit = await findUnit(tx, id);
      if (!unit) throw new DomainError('not-found');
      return unit;
    });
  }
}
