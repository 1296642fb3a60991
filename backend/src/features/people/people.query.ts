import type { Person, Unit } from '@kompassplan/contract';
import { MAX_HARD_BOUNCES } from '@kompassplan/domain';
import { OPEN_STATES } from '../../persistence/open-actions.js';
import type { Transaction } from '../../persistence/unit-of-work.js';

const PERSON = `
  SELECT p.id, p.name, p.email, p.role, p.language, p.active, p.first_signed_in_at IS NULL AS invited, p.digest,
    p.digest_weekday AS "digestWeekday", p.mail_hour AS "mailHour",
    p.forgotten_number IS NOT NULL AS forgotten,
    p.hard_bounces >= ${MAX_HARD_BOUNCES} AS "mailStopped",
    p.version, coalesce(o.actions, 0)::int AS "openActions",
    CASE WHEN u.id IS NULL THEN NULL ELSE jsonb_build_object('id', u.id, 'name', u.name) END AS unit
  FROM person p
  LEFT JOIN unit u ON u.municipality_id = p.municipality_id AND u.id = p.unit_id
  LEFT JOIN (
    SELECT owner_id, count(*) AS actions FROM action
    WHERE municipality_id = $1 AND status IN ${OPEN_STATES} GROUP BY owner_id
  ) o ON o.owner_id = p.id
  WHERE p.municipality_id = $1`;

/** Everybody, the active ones first, by name in Swedish order. */
export function everyPerson(tx: Transaction): Promise<Person[]> {
  return tx.query<Person>(`${PERSON} ORDER BY p.active DESC, p.name, p.id`, [tx.tenant.municipalityId]);
}

/** Keeps the person as it is until the transaction ends; whoever is to write it looks only afterwards. */
export async function lockPerson(tx: Transaction, id: string): Promise<void> {
  await tx.query('SELECT 1 FROM person WHERE municipality_id = $1 AND id = $2 FOR NO KEY UPDATE', [
    tx.tenant.municipalityId,
    id,
  ]);
}

/** One person as the list shows it, or null. */
export async function findPerson(tx: Transaction, id: string): Promise<Person | null> {
  const [person] = await tx.query<Person>(`${PERSON} AND p.id = $2`, [tx.tenant.municipalityId, id]);
  return person ?? null;
}

const UNIT = `
  SELECT u.id, u.name, u.parent_id AS "parentId", u.manager_id AS "managerId", m.name AS "managerName", u.version,
    (SELECT count(*)::int FROM person p WHERE p.municipality_id = $1 AND p.unit_id = u.id AND p.active) AS people
  FROM unit u LEFT JOIN person m ON m.municipality_id = u.municipality_id AND m.id = u.manager_id
  WHERE u.municipality_id = $1`;

export function everyUnit(tx: Transaction): Promise<Unit[]> {
  return tx.query<Unit>(`${UNIT} ORDER BY u.name, u.id`, [tx.tenant.municipalityId]);
}

export async function findUnit(tx: Transaction, id: string): Promise<Unit | null> {
  const [unit] = await tx.query<Unit>(`${UNIT} AND u.id = $2`, [tx.tenant.municipalityId, id]);
  return unit ?? null;
}

/** The name of a unit of this municipality, or null. */
export async function unitName(tx: Transaction, id: string): Promise<string | null> {
  const [unit] = await tx.query<{ name: string }>('SELECT name FROM unit WHERE municipality_id = $1 AND id = $2', [
    tx.tenant.municipalityId,
    id,
  ]);
  return unit?.name ?? null;
}
