import { Injectable } from '@nestjs/common';
import type { CloseUnit as Wish } from '@kompassplan/contract';
import { DomainError, liesBelow } from '@kompassplan/domain';
import { StaleVersion } from '../../http/refusals.js';
import { lockActionsWhere } from '../../persistence/lock-actions.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { everyUnit } from './people.query.js';

interface Moved {
  readonly id: string;
}

/** Closes a unit: its actions, people and the units below it go to another one. */
@Injectable()
export class CloseUnit {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * @throws StaleVersion; DomainError not-found, unit-unknown (where it goes), unit-cycle (itself or below it),
   *   unit-not-empty when there is something to move and nowhere named
   */
  run(tenant: Tenant, id: string, version: number, { intoId }: Wish): Promise<void> {
    return this.unitOfWork.run(tenant, async (tx) => {
      // As every change of people and units; a leaver's units wait here too.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`people/${tenant.municipalityId}`]);
      const units = await everyUnit(tx);
      const unit = units.find((one) => one.id === id);
      if (!unit) throw new DomainError('not-found');
      if (unit.version !== version) throw new StaleVersion(unit);
      const into = units.find((one) => one.id === intoId) ?? null;
      if (intoId && !into) throw new DomainError('unit-unknown');
      if (liesBelow(units, id, intoId)) throw new DomainError('unit-cycle', { name: unit.name });
      const params = [tenant.municipalityId, id, intoId];
      // People before actions, each in one order, as everybody else.
      await tx.query(
        'SELECT 1 FROM person WHERE municipality_id = $1 AND unit_id = $2 ORDER BY id FOR NO KEY UPDATE',
        params.slice(0, 2),
      );
      await lockActionsWhere(tx, 'a.unit_id = $2', [id]);
      const actions = await tx.query<Moved>(
        `UPDATE action SET unit_id = $3, version = version + 1, updated_at = $4
         WHERE municipality_id = $1 AND unit_id = $2 RETURNING id`,
        [...params, tx.now],
      );
      const people = await tx.query<Moved>(
        `UPDATE person SET unit_id = $3, version = version + 1 WHERE municipality_id = $1 AND unit_id = $2 RETURNING id`,
        params,
      );
      const below = await tx.query<Moved>(
        `UPDATE unit SET parent_id = $3, version = version + 1 WHERE municipality_id = $1 AND parent_id = $2 RETURNING id`,
        params,
      );
      if (!into && actions.length + people.length + below.length > 0) {
        throw new DomainError('unit-not-empty', { name: unit.name });
      }
      await tx.execute('DELETE FROM unit WHERE municipality_id = $1 AND id = $2', [tenant.municipalityId, id]);
      const to = into?.name ?? null;
      for (const [entity, field, rows] of [
        ['action', 'unit', actions],
        ['person', 'unit', people],
        ['unit', 'parent', below],
      ] as const) {
        for (const row of rows) {
          const changes = [{ field, from: unit.name, to }];
          await tx.record({ entity, entityId: row.id, event: `${entity}.changed`, changes });
        }
      }
      await tx.record({ entity: 'unit', entityId: id, event: 'unit.closed', note: unit.name });
    });
  }
}
