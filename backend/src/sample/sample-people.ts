import { newId } from '../persistence/new-id.js';
import type { SignedInActor, Tenant } from '../persistence/tenant.js';
import type { UnitOfWork } from '../persistence/unit-of-work.js';
import { EKVIK } from './ekvik.js';

export interface SampleTown {
  readonly municipalityId: string;
  readonly unitIds: ReadonlyMap<string, string>;
  /** Acting as one of the invented people, with that person's real rights. */
  as(personKey: string): Tenant;
}

/** Writes the municipality, its units and people, marked as the sample's and as still being loaded. */
export async function writeTown(unitOfWork: UnitOfWork, passwordHash: string): Promise<SampleTown> {
  const municipalityId = newId();
  const unitIds = new Map(EKVIK.units.map((unit) => [unit.key, newId()]));
  const personIds = new Map(EKVIK.people.map((person) => [person.key, newId()]));
  const { name, code, timeZone, language } = EKVIK.municipality;
  const units = EKVIK.units.map((unit) => ({
    id: unitIds.get(unit.key),
    name: unit.name,
    parent: unit.parentKey && unitIds.get(unit.parentKey),
    manager: personIds.get(unit.managerKey),
  }));
  const people = EKVIK.people.map((person) => ({
    ...person,
    id: personIds.get(person.key),
    unit: unitIds.get(person.unitKey),
  }));
  await unitOfWork.run({ municipalityId, timeZone, actor: null }, async (tx) => {
    await tx.execute(
      `INSERT INTO municipality (id, name, code, time_zone, language, created_at, sample, sample_loading)
       VALUES ($1, $2, $3, $4, $5, $6, true, true)`,
      [municipalityId, name, code, timeZone, language, tx.now],
    );
    await tx.execute(
      `INSERT INTO unit (id, municipality_id, name, parent_id)
       SELECT u.id, $1, u.name, u.parent FROM jsonb_to_recordset($2::jsonb) AS u(id uuid, name text, parent uuid)`,
      [municipalityId, JSON.stringify(units)],
    );
    await tx.execute(
      `INSERT INTO person (id, municipality_id, name, email, role, unit_id, language, first_signed_in_at, password_hash, created_at)
       SELECT p.id, $1, p.name, p.email, p.role, p.unit, p.language, $3, $4, $3
       FROM jsonb_to_recordset($2::jsonb) AS p(id uuid, name text, email text, role text, unit uuid, language text)`,
      [municipalityId, JSON.stringify(people), tx.now, passwordHash],
    );
    await tx.execute(
      `UPDATE unit SET manager_id = u.manager FROM jsonb_to_recordset($2::jsonb) AS u(id uuid, manager uuid)
       WHERE unit.municipality_id = $1 AND unit.id = u.id`,
      [municipalityId, JSON.stringify(units)],
    );
  });
  return {
    municipalityId,
    unitIds,
    as: (key) => ({ municipalityId, timeZone, actor: actorOf(key, personIds, unitIds) }),
  };
}

function actorOf(
  key: string,
  personIds: ReadonlyMap<string, string>,
  unitIds: ReadonlyMap<string, string>,
): SignedInActor {
  const person = EKVIK.people.find((candidate) => candidate.key === key);
  const personId = personIds.get(key);
  if (!person || !personId) throw new Error(`The sample has no person ${key}.`);
  const below = (unitKey: string): string[] => [
    unitKey,
    ...EKVIK.units.filter((unit) => unit.parentKey === unitKey).flatMap((unit) => below(unit.key)),
  ];
  return {
    personId,
    role: person.role,
    unitIds: below(person.unitKey).flatMap((unitKey) => unitIds.get(unitKey) ?? []),
    name: person.name,
    language: person.language,
  };
}
