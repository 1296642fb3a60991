import { Injectable } from '@nestjs/common';
import type { Person, PersonPatch } from '@kompassplan/contract';
import { DomainError, mayWork } from '@kompassplan/domain';
import { StaleVersion } from '../../http/refusals.js';
import type { Tenant } from '../../persistence/tenant.js';
import { isUniqueViolation } from '../../persistence/unique-violation.js';
import { type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import { assertNoDuties } from './duties.query.js';
import { handOver } from './hand-over.js';
import { findPerson, lockPerson, unitName } from './people.query.js';

/** Changes a person's role, unit and settings, and switches a leaver off. */
@Injectable()
export class ChangePerson {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * @throws StaleVersion; DomainError not-found, person-forgotten, unit-unknown, person-is-yourself, email-taken, last-administrator, successor-missing,
   *   successor-unfit, person-has-duties, conflict
   */
  run(tenant: Tenant, id: string, version: number, patch: PersonPatch): Promise<Person> {
    return this.unitOfWork.run(tenant, async (tx) => {
      // Whoever may end up without an administrator waits here, so that two cannot resign at once.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`people/${tenant.municipalityId}`]);
      await lockPerson(tx, id);
      const before = await findPerson(tx, id);
      if (!before) throw new DomainError('not-found');
      if (before.version !== version) throw new StaleVersion(before);
      if (before.forgotten) throw new DomainError('person-forgotten');
      const unit = patch.unitId ? await unitName(tx, patch.unitId) : null;
      if (patch.unitId && !unit) throw new DomainError('unit-unknown');

      const after = {
        name: patch.name ?? before.name,
        email: patch.email ?? before.email,
        // An address that somebody has looked at is tried anew.
        mailStopped: patch.email === undefined && before.mailStopped,
        role: patch.role ?? before.role,
        unitId: patch.unitId === undefined ? (before.unit?.id ?? null) : patch.unitId,
        language: patch.language ?? before.language,
        active: patch.active ?? before.active,
        digest: patch.digest ?? before.digest,
        digestWeekday: patch.digestWeekday === undefined ? before.digestWeekday : patch.digestWeekday,
        mailHour: patch.mailHour === undefined ? before.mailHour : patch.mailHour,
      };
      await assertSomebodyRuns(tx, before, after);
      const changes = [
        { field: 'name', from: before.name, to: after.name },
        { field: 'email', from: before.email, to: after.email },
        { field: 'mailStopped', from: before.mailStopped, to: after.mailStopped },
        { field: 'role', from: before.role, to: after.role },
        {
          field: 'unit',
          from: before.unit?.name ?? null,
          to: patch.unitId === undefined ? (before.unit?.name ?? null) : unit,
        },
        { field: 'language', from: before.language, to: after.language },
        { field: 'active', from: before.active, to: after.active },
        { field: 'digest', from: before.digest, to: after.digest },
        { field: 'digestWeekday', from: before.digestWeekday, to: after.digestWeekday },
        { field: 'mailHour', from: before.mailHour, to: after.mailHour },
      ].filter(({ from, to }) => from !== to);
      if (changes.length === 0) return before;

      if (before.active && !after.active) await handOver(tx, before, patch.successorId ?? null, patch.successors);
      else if (after.active && mayWork(before.role) && !mayWork(after.role)) await assertNoDuties(tx, before);
      await tx.execute(
        `UPDATE person SET name = $3, role = $4, unit_id = $5, language = $6, active = $7, digest = $8,
           digest_weekday = $10, mail_hour = $11,
           left_at = CASE WHEN $7 THEN NULL WHEN active THEN $9 ELSE left_at END, version = version + 1
         WHERE municipality_id = $1 AND id = $2`,
        [
          tenant.municipalityId,
          id,
          after.name,
          after.role,
          after.unitId,
          after.language,
          after.active,
          after.digest,
          tx.now,
          after.digestWeekday,
          after.mailHour,
        ],
      );
      if (patch.email !== undefined) await correctAddress(tx, before, after.email);
      const event = !after.active && before.active ? 'person.deactivated' : 'person.changed';
      await tx.record({ entity: 'person', entityId: id, event, changes });
      const changed = await findPerson(tx, id);
      if (!changed) throw new DomainError('not-found');
      return changed;
    });
  }
}

/**
 * What was mailed to the old address no longer opens anything; a link that waits to be sent goes to the new one. The
 * address belongs to one person in the whole installation; the other row may be hidden from us.
 */
async function correctAddress(tx: Transaction, before: Person, email: string): Promise<void> {
  const { municipalityId } = tx.tenant;
  try {
    await tx.execute(
      'UPDATE person SET email = $3, hard_bounces = 0, address_since = $4 WHERE municipality_id = $1 AND id = $2',
      [municipalityId, before.id, email, tx.now],
    );
  } catch (error) {
    if (isUniqueViolation(error)) throw new DomainError('email-taken');
    throw error;
  }
  if (email === before.email) return;
  await tx.execute(
    `DELETE FROM one_time_token t WHERE t.municipality_id = $1 AND t.person_id = $2 AND (t.purpose IN ('action', 'unsubscribe') OR NOT EXISTS (
       SELECT 1 FROM outbox_mail o WHERE o.municipality_id = $1 AND o.person_id = $2 AND o.state = 'planned'))`,
    [municipalityId, before.id],
  );
}

/** Nobody switches off themselves, and one active administrator stays. */
async function assertSomebodyRuns(
  tx: Transaction,
  before: Person,
  after: { readonly role: string; readonly active: boolean },
): Promise<void> {
  if (!after.active && before.id === tx.tenant.actor?.personId) throw new DomainError('person-is-yourself');
  const wasAdministrator = before.active && before.role === 'administrator';
  if (!wasAdministrator || (after.active && after.role === 'administrator')) return;
  const [others] = await tx.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM person
     WHERE municipality_id = $1 AND role = 'administrator' AND active AND id <> $2`,
    [tx.tenant.municipalityId, before.id],
  );
  if (!others?.count) throw new DomainError('last-administrator');
}
