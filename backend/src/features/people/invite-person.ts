import { Injectable } from '@nestjs/common';
import type { InvitePerson, Person } from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import { issueToken } from '../../auth/one-time-token.js';
import { postMail } from '../../auth/outbox.js';
import { Env } from '../../config/env.js';
import { newId } from '../../persistence/new-id.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { JobQueue } from '../../queue/job-queue.js';
import { findPerson, unitName } from './people.query.js';

/** Adds a person and sends the invitation with which a password can be set or one can simply sign in. */
@Injectable()
export class InviteNewPerson {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobQueue,
    private readonly env: Env,
  ) {}

  /** @throws DomainError email-taken, unit-unknown */
  async run(tenant: Tenant, wish: InvitePerson): Promise<Person> {
    const person = await this.unitOfWork.run(tenant, async (tx) => {
      if (wish.unitId && !(await unitName(tx, wish.unitId))) throw new DomainError('unit-unknown');
      const id = newId();
      // An address belongs to one person in the whole installation; the other row may be hidden from us.
      const added = await tx.query<{ id: string }>(
        `INSERT INTO person (id, municipality_id, name, email, role, unit_id, language, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (email) DO NOTHING RETURNING id`,
        [id, tenant.municipalityId, wish.name, wish.email, wish.role, wish.unitId, wish.language, tx.now],
      );
      if (added.length === 0) throw new DomainError('email-taken');
      const { token, expiresAt } = await issueToken(tx, id, 'setPassword');
      const mail = { token, expiresAt: expiresAt.toISOString(), invitedBy: tenant.actor?.name ?? 'Kompassplan' };
      await postMail(tx, 'invitation', id, mail, this.env.publicUrl);
      await tx.record({
        entity: 'person',
        entityId: id,
        event: 'person.invited',
        changes: [{ field: 'role', from: null, to: wish.role }],
        note: wish.name,
      });
      return await findPerson(tx, id);
    });
    await this.jobs.wake('mail.outbox', {});
    if (!person) throw new DomainError('not-found');
    return person;
  }
}
