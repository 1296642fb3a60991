import { Injectable } from '@nestjs/common';
import type { LeavePeriod, LeavePeriodBody, NewLeavePeriod } from '@kompassplan/contract';
import { assertLeave, DomainError, may, mayWork, type Role } from '@kompassplan/domain';
import { StaleVersion } from '../../http/refusals.js';
import { localDay } from '../../persistence/local-day.js';
import { newId } from '../../persistence/new-id.js';
import type { Tenant } from '../../persistence/tenant.js';
import { type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import { findLeave, leavesOf } from './leave.query.js';

type Shown = Pick<LeavePeriod, 'from' | 'to' | 'deputy'>;

/** Plans time away with somebody to stand in, moves it, and takes it back. */
@Injectable()
export class PlanLeave {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws DomainError person-unknown (the person or the deputy), forbidden, leave.… */
  add(tenant: Tenant, { personId, ...wish }: NewLeavePeriod): Promise<LeavePeriod> {
    return this.unitOfWork.run(tenant, async (tx) => {
      if (!(await lockedPerson(tx, personId))) throw new DomainError('person-unknown');
      const deputy = await checked(tx, personId, wish, null);
      const id = newId();
      await tx.execute(
        `INSERT INTO leave_period (id, municipality_id, person_id, first_day, last_day, deputy_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, tenant.municipalityId, personId, wish.from, wish.to, wish.deputyId, tx.now],
      );
      await note(tx, personId, 'leave.planned', null, { ...wish, deputy });
      return read(tx, id);
    });
  }

  /** @throws StaleVersion; DomainError not-found, forbidden, person-unknown (the deputy), leave.… */
  change(tenant: Tenant, id: string, version: number, wish: LeavePeriodBody): Promise<LeavePeriod> {
    return this.unitOfWork.run(tenant, async (tx) => {
      const before = await lockedLeave(tx, id);
      if (before.version !== version) throw new StaleVersion(before);
      const deputy = await checked(tx, before.personId, wish, id);
      await tx.execute(
        `UPDATE leave_period SET first_day = $3, last_day = $4, deputy_id = $5, version = version + 1
         WHERE municipality_id = $1 AND id = $2`,
        [tenant.municipalityId, id, wish.from, wish.to, wish.deputyId],
      );
      await note(tx, before.personId, 'leave.changed', before, { ...wish, deputy });
      return read(tx, id);
    });
  }

  /** @throws StaleVersion; DomainError not-found, forbidden */
  remove(tenant: Tenant, id: string, version: number): Promise<void> {
    return this.unitOfWork.run(tenant, async (tx) => {
      const before = await lockedLeave(tx, id);
      if (before.version !== version) throw new StaleVersion(before);
      await tx.execute('DELETE FROM leave_period WHERE municipality_id = $1 AND id = $2', [tenant.municipalityId, id]);
      await note(tx, before.personId, 'leave.removed', before, null);
    });
  }
}

/**
 * The person, if active, kept until the transaction ends: two leaves at once could each be right and together overlap.
 * @throws DomainError forbidden
 */
async function lockedPerson(tx: Transaction, id: string): Promise<boolean> {
  const [person] = await tx.query<{ unitId: string | null }>(
    'SELECT unit_id AS "unitId" FROM person WHERE municipality_id = $1 AND id = $2 AND active FOR NO KEY UPDATE',
    [tx.tenant.municipalityId, id],
  );
  if (!person) return false;
  const { actor } = tx.tenant;
  if (!actor || !may(actor, 'leave.plan', { ownerId: id, unitId: person.unitId })) throw new DomainError('forbidden');
  return true;
}

async function lockedLeave(tx: Transaction, id: string): Promise<LeavePeriod> {
  const found = await findLeave(tx, id);
  if (!found || !(await lockedPerson(tx, found.personId))) throw new DomainError('not-found');
  // As it stands now that nobody else can change it.
  return read(tx, id);
}

/** @returns the deputy as history and replies show it */
async function checked(
  tx: Transaction,
  personId: string,
  wish: LeavePeriodBody,
  changing: string | null,
): Promise<LeavePeriod['deputy']> {
  const others = (await leavesOf(tx, personId)).filter(({ id }) => id !== changing);
  assertLeave({ ...wish, personId }, others, localDay(tx.now, tx.tenant.timeZone));
  if (wish.deputyId === null) return null;
  const [found] = await tx.query<{ id: string; name: string; role: Role }>(
    'SELECT id, name, role FROM person WHERE municipality_id = $1 AND id = $2 AND active FOR SHARE',
    [tx.tenant.municipalityId, wish.deputyId],
  );
  if (!found) throw new DomainError('person-unknown');
  const { role, ...deputy } = found;
  if (!mayWork(role)) throw new DomainError('person-reads-only');
  return deputy;
}

async function note(
  tx: Transaction,
  personId: string,
  event: string,
  before: Shown | null,
  after: Shown | null,
): Promise<void> {
  const changes = [
    { field: 'leaveFrom', from: before?.from ?? null, to: after?.from ?? null },
    { field: 'leaveTo', from: before?.to ?? null, to: after?.to ?? null },
    { field: 'deputy', from: before?.deputy?.name ?? null, to: after?.deputy?.name ?? null },
  ].filter(({ from, to }) => from !== to);
  if (changes.length > 0) await tx.record({ entity: 'person', entityId: personId, event, changes });
}

async function read(tx: Transaction, id: string): Promise<LeavePeriod> {
  const leave = await findLeave(tx, id);
  if (!leave) throw new DomainError('not-found');
  return leave;
}
