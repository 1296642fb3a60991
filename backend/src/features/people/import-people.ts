import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PeopleImport, PeopleImported, PeoplePreview } from '@kompassplan/contract';
import { DomainError, mayWork, type PlannedPerson, planPeople, readPeopleSheet } from '@kompassplan/domain';
import { catalogueOf, formatPhrase } from '@kompassplan/phrases';
import { issueToken } from '../../auth/one-time-token.js';
import { postMail } from '../../auth/outbox.js';
import { Env } from '../../config/env.js';
import { readContent } from '../../documents/read-document.js';
import { newId } from '../../persistence/new-id.js';
import type { Tenant } from '../../persistence/tenant.js';
import { type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import { JobQueue } from '../../queue/job-queue.js';
import { assertNoDuties } from './duties.query.js';
import { everyPerson, everyUnit } from './people.query.js';

/** A list of people is short: whoever sends more is told at once, before the answer has to wait. */
const LIMITS = { maxBytes: 2 * 1024 * 1024, timeoutMs: 10_000, maxRows: 5_000 } as const;

/** Reads a list of people, shows what it would change, and does exactly that. */
@Injectable()
export class ImportPeople {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobQueue,
    private readonly env: Env,
  ) {}

  /** Writes nothing. @throws DomainError document.… */
  async preview(tenant: Tenant, file: { readonly name: string; readonly content: Buffer }): Promise<PeoplePreview> {
    const content = await readContent(file.content, file.name, { limits: LIMITS });
    if (content.kind !== 'tables') throw new DomainError('people.no-list');
    const language = tenant.actor?.language ?? 'sv';
    const phrases = catalogueOf(language);
    return this.unitOfWork.read(tenant, async (tx) => {
      const { people, units } = await knownOf(tx);
      const own = people.find(({ id }) => id === tenant.actor?.personId)?.email ?? '';
      const { wishes, errors } = readPeopleSheet(content.tables[0]?.rows ?? [], units, people, own);
      const sentences = errors.slice(0, 200).map(({ cell, code, value }) => ({
        cell,
        sentence: formatPhrase(phrases, language, `people.error.${code}`, { value }),
      }));
      // What cannot be imported is not shown as a plan: half of it would be wrong.
      if (errors.length > 0) return { people: [], errors: sentences, wishes: [], digest: '' };
      const planned = planPeople(wishes, people, units);
      const nameOf = new Map(units.map(({ id, name }) => [id, name]));
      return {
        people: planned.map(({ wish, known, role, unitId, changes }) => ({
          kind: known === null ? 'new' : changes.length > 0 ? 'changed' : 'same',
          ...{ name: wish.name, email: wish.email, role, changes: [...changes] },
          unit: unitId === null ? null : (nameOf.get(unitId) ?? null),
        })),
        errors: [],
        wishes: wishes.map((wish) => ({ ...wish, managerOf: [...wish.managerOf] })),
        digest: digestOf(planned),
      };
    });
  }

  /**
   * In one transaction, with history.
   * @throws DomainError conflict when it would do something else than what was shown; email-taken, unit-unknown,
   *   person-unknown (switched off), own-role, person-has-duties
   */
  async run(tenant: Tenant, { wishes, digest, invite }: PeopleImport): Promise<PeopleImported> {
    const result = await this.unitOfWork.run(tenant, async (tx) => {
      // As every change of people and units: what was read here stands until COMMIT.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`people/${tenant.municipalityId}`]);
      const { people, units } = await knownOf(tx);
      const planned = planPeople(wishes, people, units);
      if (digestOf(planned) !== digest) throw new DomainError('conflict');
      assertAllowed(planned, tenant.actor?.personId ?? null, units);
      const added = planned.filter(({ known }) => known === null).map((one) => ({ ...one, id: newId() }));
      const changed = planned.flatMap((one) =>
        one.known && one.changes.length > 0 ? [{ ...one, id: one.known.id }] : [],
      );
      await assertReadersAreFree(tx, changed);
      await insert(tx, added);
      await update(tx, changed);
      await giveUnits(tx, [...added, ...changed]);
      if (invite) {
        for (const { id } of added) {
          const { token, expiresAt } = await issueToken(tx, id, 'setPassword');
          const mail = { token, expiresAt: expiresAt.toISOString(), invitedBy: tenant.actor?.name ?? 'Kompassplan' };
          await postMail(tx, 'invitation', id, mail, this.env.publicUrl);
        }
      }
      return { added: added.length, changed: changed.length, invited: invite ? added.length : 0 };
    });
    if (result.invited > 0) await this.jobs.wake('mail.outbox', {});
    return result;
  }
}

type Placed = PlannedPerson & { readonly id: string };
type Known = Awaited<ReturnType<typeof knownOf>>;

async function knownOf(tx: Transaction) {
  const people = (await everyPerson(tx)).map(({ unit, ...person }) => ({ ...person, unitId: unit?.id ?? null }));
  return { people, units: await everyUnit(tx) };
}

function digestOf(planned: readonly PlannedPerson[]): string {
  return createHash('sha256')
    .update(JSON.stringify(planned.map(shownOf)))
    .digest('hex');
}
/** What the page shows of it, and nothing that changes by itself. */
function shownOf({ wish, known, role, unitId, changes, manages }: PlannedPerson): unknown[] {
  return [wish.name, wish.email, known?.id ?? null, role, unitId, changes, manages];
}

/** The list was read by us, but its wishes come back from outside. */
function assertAllowed(planned: readonly PlannedPerson[], ownId: string | null, units: Known['units']): void {
  const known = new Set(units.map(({ id }) => id));
  for (const { wish, known: person, changes } of planned) {
    if ([wish.unitId, ...wish.managerOf].some((id) => id !== null && !known.has(id))) {
      throw new DomainError('unit-unknown');
    }
    if (person && !person.active) throw new DomainError('person-unknown');
    if (person?.id === ownId && changes.some(({ field }) => field === 'role')) {
      throw new DomainError('people.own-role');
    }
  }
  // Whoever imports is an administrator and keeps the role, so one always stays.
  const emails = planned.map(({ wish }) => wish.email);
  const managed = planned.flatMap(({ wish }) => wish.managerOf);
  if (new Set(emails).size !== emails.length || new Set(managed).size !== managed.length) {
    throw new DomainError('conflict');
  }
}

/** Nobody who has work becomes somebody who only reads. */
async function assertReadersAreFree(tx: Transaction, changed: readonly Placed[]): Promise<void> {
  const readers = changed.filter(({ known, role }) => known && mayWork(known.role) && !mayWork(role));
  const ids = readers.map(({ id }) => id);
  // As when work is given to them: whoever comes second sees what the first one wrote.
  await tx.query('SELECT id FROM person WHERE municipality_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE', [
    tx.tenant.municipalityId,
    ids,
  ]);
  for (const { id, wish } of readers) await assertNoDuties(tx, { id, name: wish.name });
}

const ROWS = 'jsonb_to_recordset($2::jsonb) AS n(id uuid, name text, email text, role text, "unitId" uuid)';
const rowsOf = (people: readonly Placed[]) =>
  JSON.stringify(people.map(({ id, wish, role, unitId }) => ({ id, ...wish, role, unitId })));

async function insert(tx: Transaction, added: readonly Placed[]): Promise<void> {
  // An address belongs to one person in the whole installation; the other row may be hidden from us.
  const written = await tx.execute(
    `INSERT INTO person (id, municipality_id, name, email, role, unit_id, language, created_at)
     SELECT n.id, $1, n.name, n.email, n.role, n."unitId", m.language, $3 FROM ${ROWS} JOIN municipality m ON m.id = $1
     ON CONFLICT (email) DO NOTHING`,
    [tx.tenant.municipalityId, rowsOf(added), tx.now],
  );
  if (written !== added.length) throw new DomainError('email-taken');
  for (const { id, wish, role } of added) {
    const changes = [{ field: 'role', from: null, to: role }];
    await tx.record({ entity: 'person', entityId: id, event: 'person.imported', changes, note: wish.name });
  }
}

async function update(tx: Transaction, changed: readonly Placed[]): Promise<void> {
  const own = changed.filter(({ changes }) => changes.some(({ field }) => field !== 'manager'));
  await tx.execute(
    `UPDATE person p SET name = n.name, role = n.role, unit_id = n."unitId", version = p.version + 1 FROM ${ROWS}
     WHERE p.municipality_id = $1 AND p.id = n.id`,
    [tx.tenant.municipalityId, rowsOf(own)],
  );
  for (const { id, changes } of own) {
    await tx.record({
      ...{ entity: 'person', entityId: id, event: 'person.changed' },
      changes: changes.filter(({ field }) => field !== 'manager'),
    });
  }
}

async function giveUnits(tx: Transaction, people: readonly Placed[]): Promise<void> {
  const given = people.flatMap(({ id, wish, manages, changes }) => {
    const from = changes.filter(({ field }) => field === 'manager');
    return manages.map((unitId, at) => ({ id, unitId, name: wish.name, from: from[at]?.from ?? null }));
  });
  await tx.execute(
    `UPDATE unit u SET manager_id = n.id, version = u.version + 1 FROM ${ROWS}
     WHERE u.municipality_id = $1 AND u.id = n."unitId"`,
    [tx.tenant.municipalityId, JSON.stringify(given)],
  );
  for (const { unitId, name, from } of given) {
    const changes = [{ field: 'manager', from, to: name }];
    await tx.record({ entity: 'unit', entityId: unitId, event: 'unit.changed', changes });
  }
}
