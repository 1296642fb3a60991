import { Injectable } from '@nestjs/common';
import type { Retention, RetentionBody } from '@kompassplan/contract';
import { StaleVersion } from '../../http/refusals.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { retentionMonths, retentionView } from './retention.query.js';

/** Sets for how many months people who have left keep their names. */
@Injectable()
export class SetRetention {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws StaleVersion */
  set(tenant: Tenant, version: number, { months }: RetentionBody): Promise<Retention> {
    return this.unitOfWork.run(tenant, async (tx) => {
      const before = await retentionMonths(tx);
      const touched = await tx.execute(
        version === 0
          ? `INSERT INTO retention_policy (municipality_id, months, version) VALUES ($1, $3, $2 + 1)
             ON CONFLICT (municipality_id) DO NOTHING`
          : 'UPDATE retention_policy SET months = $3, version = version + 1 WHERE municipality_id = $1 AND version = $2',
        [tenant.municipalityId, version, months],
      );
      if (touched === 0) throw new StaleVersion(await retentionView(tx));
      if (before.months !== months) {
        const changes = [{ field: 'retentionMonths', from: before.months, to: months }];
        const entityId = tenant.municipalityId;
        await tx.record({ entity: 'municipality', entityId, event: 'municipality.changed', changes });
      }
      return retentionView(tx);
    });
  }
}
