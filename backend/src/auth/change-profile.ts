import { Injectable } from '@nestjs/common';
import type { profilePatch } from '@kompassplan/contract';
import type { z } from 'zod';
import type { Tenant } from '../persistence/tenant.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';

/** What people change about themselves: name and language. */
@Injectable()
export class ChangeProfile {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(tenant: Tenant, patch: z.infer<typeof profilePatch>): Promise<void> {
    return this.unitOfWork.run(tenant, async (tx) => {
      const id = tenant.actor?.personId ?? '';
      const [before] = await tx.query<{ name: string; language: 'sv' | 'en' }>(
        'SELECT name, language FROM person WHERE municipality_id = $1 AND id = $2 FOR UPDATE',
        [tenant.municipalityId, id],
      );
      if (!before) return;
      const after = { name: patch.name ?? before.name, language: patch.language ?? before.language };
      const changes = (['name', 'language'] as const)
        .filter((field) => before[field] !== after[field])
        .map((field) => ({ field, from: before[field], to: after[field] }));
      if (changes.length === 0) return;
      await tx.execute(
        'UPDATE person SET name = $3, language = $4, version = version + 1 WHERE municipality_id = $1 AND id = $2',
        [tenant.municipalityId, id, after.name, after.language],
      );
      await tx.record({ entity: 'person', entityId: id, event: 'person.changed', changes });
    });
  }
}
