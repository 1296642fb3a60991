import { Injectable } from '@nestjs/common';
import type { ProfilePatch } from '@kompassplan/contract';
import type { Tenant } from '../persistence/tenant.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';

const FIELDS = ['name', 'language', 'digest', 'digestWeekday', 'mailHour'] as const;
type Profile = Readonly<Record<(typeof FIELDS)[number], string | number | null>>;

/** What people change about themselves: name, language, and when mails come. */
@Injectable()
export class ChangeProfile {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(tenant: Tenant, patch: ProfilePatch): Promise<void> {
    return this.unitOfWork.run(tenant, async (tx) => {
      const id = tenant.actor?.personId ?? '';
      const [before] = await tx.query<Profile>(
        `SELECT name, language, digest, digest_weekday AS "digestWeekday", mail_hour AS "mailHour" FROM person
         WHERE municipality_id = $1 AND id = $2 FOR NO KEY UPDATE`,
        [tenant.municipalityId, id],
      );
      if (!before) return;
      const wish: Partial<Profile> = patch;
      const valueOf = (field: keyof Profile) => (wish[field] === undefined ? before[field] : wish[field]);
      const changes = FIELDS.filter((field) => before[field] !== valueOf(field)).map((field) => ({
        field,
        from: before[field],
        to: valueOf(field),
      }));
      if (changes.length === 0) return;
      await tx.execute(
        `UPDATE person SET name = $3, language = $4, digest = $5, digest_weekday = $6, mail_hour = $7, version = version + 1
         WHERE municipality_id = $1 AND id = $2`,
        [tenant.municipalityId, id, ...FIELDS.map(valueOf)],
      );
      await tx.record({ entity: 'person', entityId: id, event: 'person.changed', changes });
    });
  }
}
