import { Injectable } from '@nestjs/common';
import type { Unit, UnitPatch } from '@kompassplan/contract';
import { DomainError, liesBelow } from '@kompassplan/domain';
import { StaleVersion } from '../../http/refusals.js';
import type { Tenant } from '../../persistence/tenant.js';
import { type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import { everyUnit, findPerson, findUnit } from './people.query.js';

/** Renames a unit, moves it below another one, and says who manages it. */
@Injectable()
export class ChangeUnit {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws StaleVersion; DomainError not-found, unit-unknown (the parent), unit-cycle, person-unknown, unit-name-taken */
  run(tenant: Tenant, id: string, version: number, patch: UnitPatch): Promise<Unit> {
    return this.unitOfWork.run(tenant, async (tx) => {
      // Two moves at once could each be right and together make a circle; a leaver's units wait here too.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`people/${tenant.municipalityId}`]);
      const units = await everyUnit(tx);
      const before = units.find((unit) => unit.id === id);
      if (!before) throw new DomainError('not-found');
      if (before.version !== version) throw new StaleVersion(before);
      const after = {
        name: patch.name ?? before.name,
        parentId: patch.parentId === undefined ? before.parentId : patch.parentId,
        managerId: patch.managerId === undefined ? before.managerId : patch.managerId,
      };
      const nameOf = (unitId: string | null) => units.find((unit) => unit.id === unitId)?.name ?? null;
      if (after.parentId && nameOf(after.parentId) === null) throw new DomainError('unit-unknown');
      if (liesBelow(units, id, after.parentId)) throw new DomainError('unit-cycle', { name: before.name });
      if (units.some((unit) => unit.id !== id && unit.name === after.name)) {
        throw new DomainError('unit-name-taken', { name: after.name });
      }
      const managerName =
        after.managerId === before.managerId ? before.managerName : await activeName(tx, after.managerId);
      const changes = [
        { field: 'name', from: before.name, to: after.name },
        { field: 'parent', from: nameOf(before.parentId), to: nameOf(after.parentId) },
        { field: 'manager', from: before.managerName, to: managerName },
      ].filter(({ from, to }) => from !== to);
      if (changes.length === 0 && before.managerId === after.managerId) return before;
      await tx.execute(
        `UPDATE unit SET name = $3, parent_id = $4, manager_id = $5, version = version + 1
         WHERE municipality_id = $1 AND id = $2`,
        [tenant.municipalityId, id, after.name, after.parentId, after.managerId],
      );
      await tx.record({ entity: 'unit', entityId: id, event: 'unit.changed', changes });
      const changed = await findUnit(tx, id);
      if (!changed) throw new DomainError('not-found');
      return changed;
    });
  }
}

async function activeName(tx: Transaction, personId: string | null): Promise<string | null> {
  if (personId === null) return null;
  const person = await findPerson(tx, personId);
  if (!person?.active) throw new DomainError('person-unknown');
  return person.name;
}
