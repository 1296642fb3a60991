import { Injectable } from '@nestjs/common';
import type { CalendarAddress, CalendarFeedState } from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import { Env } from '../../config/env.js';
import { newToken, tokenHash } from '../../http/secrets.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';

/** The one calendar address of whoever is signed in. The address is shown once; the database keeps its hash. */
@Injectable()
export class OwnFeed {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly env: Env,
  ) {}

  state(tenant: Tenant): Promise<CalendarFeedState> {
    return this.unitOfWork.read(tenant, async (tx) => {
      const [row] = await tx.query<{ createdAt: Date }>(
        'SELECT created_at AS "createdAt" FROM calendar_feed WHERE municipality_id = $1 AND person_id = $2',
        [tenant.municipalityId, personOf(tenant)],
      );
      return { createdAt: row?.createdAt.toISOString() ?? null };
    });
  }

  /** A new address; the one before stops working. */
  renew(tenant: Tenant): Promise<CalendarAddress> {
    const token = newToken();
    return this.unitOfWork.run(tenant, async (tx) => {
      await tx.execute(
        `INSERT INTO calendar_feed (municipality_id, person_id, token_hash, created_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (municipality_id, person_id) DO UPDATE SET token_hash = $3, created_at = $4`,
        [tenant.municipalityId, personOf(tenant), tokenHash(token), tx.now],
      );
      await tx.record({ entity: 'person', entityId: personOf(tenant), event: 'person.calendarOpened' });
      return { address: `${this.env.publicUrl}/api/calendar/${token}.ics`, createdAt: tx.now.toISOString() };
    });
  }

  revoke(tenant: Tenant): Promise<CalendarFeedState> {
    return this.unitOfWork.run(tenant, async (tx) => {
      const gone = await tx.execute('DELETE FROM calendar_feed WHERE municipality_id = $1 AND person_id = $2', [
        tenant.municipalityId,
        personOf(tenant),
      ]);
      const note = { entity: 'person', entityId: personOf(tenant), event: 'person.calendarClosed' };
      if (gone > 0) await tx.record(note);
      return { createdAt: null };
    });
  }
}

function personOf({ actor }: Tenant): string {
  if (!actor) throw new DomainError('not-signed-in');
  return actor.personId;
}
