import type { Person, PersonPatch } from '@kompassplan/contract';
import { DomainError, type DutyKind, mayWork, type PassedDuty, passOn, type Role } from '@kompassplan/domain';
import { announceAssignments } from '../../persistence/reminder-events.js';
import { OPEN_STATES } from '../../persistence/open-actions.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { lockedDuties } from './duties.query.js';

/** What one row of history will say; `entityId` is the action, unit or person. */
interface Told {
  readonly entity: 'action' | 'unit' | 'person';
  readonly entityId: string;
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}
type Names = ReadonlyMap<string, string>;

/**
 * Leaves nothing pointing at a leaver: each duty goes where the dialog said (`passOn`), new owners hear of it in the next
 * mail; sessions, links and mails that wait end. Verified and declined work keeps the name of the one who did it.
 * A constant number of statements, however much there is.
 * @param chosen who takes what instead of the usual one
 * @throws DomainError successor-missing, successor-unfit when a successor is not an active other person who can work, conflict when
 *   something chosen is no duty of the leaver any more
 */
export async function handOver(
  tx: Transaction,
  leaver: Person,
  successorId: string | null,
  chosen: NonNullable<PersonPatch['successors']> = [],
): Promise<void> {
  const duties = await lockedDuties(tx, leaver.id);
  const passed = passOn(leaver.id, duties, successorId, chosen);
  const names = await activePeople(tx, [successorId, ...passed.map(({ personId }) => personId)]);
  const of = (...kinds: DutyKind[]) => passed.filter(({ duty }) => kinds.includes(duty));
  const owned = of('owner', 'verification');
  const told = [
    ...(await passOwners(tx, leaver, owned, names)),
    ...(await passColumn(tx, leaver, of('help'), names, { column: 'help_from_id', field: 'helpFrom' })),
    ...(await passColumn(tx, leaver, of('deputy'), names, { column: 'deputy_id', field: 'deputy' })),
    ...(await passContributors(tx, leaver, of('contributor'), names)),
    ...(await ownersStandBesideNobody(tx, owned, names)),
    ...(await endDueRequests(tx, leaver)),
    ...(await passUnits(tx, leaver, of('unit'), names)),
    ...(await passLeaves(tx, leaver, of('leave'), names)),
  ];
  await countUp(tx, told);
  await endAccess(tx, leaver.id);
  await announceAssignments(
    tx,
    owned.flatMap(({ duty, id, personId }) => (duty === 'owner' && personId ? [{ actionId: id, personId }] : [])),
  );
  for (const [entityId, all] of Map.groupBy(told, (one) => one.entityId)) {
    const entity = all[0]?.entity ?? 'action';
    const changes = all.map(({ field, from, to }) => ({ field, from, to }));
    await tx.record({ entity, entityId, event: `${entity}.changed`, changes });
  }
}

/** The successors' names. They stay active until the transaction ends. */
async function activePeople(tx: Transaction, wanted: readonly (string | null)[]): Promise<Names> {
  const ids = [...new Set(wanted.filter((id) => id !== null))];
  const people = await tx.query<{ id: string; name: string; role: Role }>(
    'SELECT id, name, role FROM person WHERE municipality_id = $1 AND id = ANY($2::uuid[]) AND active ORDER BY id FOR SHARE',
    [tx.tenant.municipalityId, ids],
  );
  if (people.length !== ids.length || !people.every(({ role }) => mayWork(role)))
    throw new DomainError('successor-unfit');
  return new Map(people.map(({ id, name }) => [id, name]));
}

const ROWS = 'jsonb_to_recordset($2::jsonb) AS n(id uuid, "personId" uuid)';

async function passOwners(
  tx: Transaction,
  leaver: Person,
  owned: readonly PassedDuty[],
  names: Names,
): Promise<Told[]> {
  const params = [tx.tenant.municipalityId, JSON.stringify(owned), tx.now];
  await tx.execute(
    `UPDATE action a SET owner_id = n."personId", updated_at = $3 FROM ${ROWS} WHERE a.municipality_id = $1 AND a.id = n.id`,
    params,
  );
  return owned.map((one) => toldOf(one, 'owner', leaver.name, names));
}

async function passColumn(
  tx: Transaction,
  leaver: Person,
  passed: readonly PassedDuty[],
  names: Names,
  { column, field }: { readonly column: 'help_from_id' | 'deputy_id'; readonly field: string },
): Promise<Told[]> {
  await tx.execute(
    `UPDATE action a SET ${column} = n."personId" FROM ${ROWS} WHERE a.municipality_id = $1 AND a.id = n.id`,
    [tx.tenant.municipalityId, JSON.stringify(passed)],
  );
  return passed.map((one) => toldOf(one, field, leaver.name, names));
}

async function passContributors(
  tx: Transaction,
  leaver: Person,
  passed: readonly PassedDuty[],
  names: Names,
): Promise<Told[]> {
  // Also out of work that is over: what is opened again points at nobody who has left.
  await tx.execute(
    `DELETE FROM action_contributor c USING action a WHERE c.municipality_id = $1 AND c.person_id = $2
       AND a.municipality_id = $1 AND a.id = c.action_id AND a.status IN ${OPEN_STATES}`,
    [tx.tenant.municipalityId, leaver.id],
  );
  await tx.execute(
    `INSERT INTO action_contributor (municipality_id, action_id, person_id)
     SELECT $1, n.id, n."personId" FROM ${ROWS} WHERE n."personId" IS NOT NULL ON CONFLICT DO NOTHING`,
    [tx.tenant.municipalityId, JSON.stringify(passed)],
  );
  return passed.map((one) => toldOf(one, 'contributors', leaver.name, names));
}

/** A successor who stood beside the leaver's own actions, or was chosen for two parts, is their owner and nothing else. */
async function ownersStandBesideNobody(tx: Transaction, owned: readonly PassedDuty[], names: Names): Promise<Told[]> {
  const params = [tx.tenant.municipalityId, owned.map(({ id }) => id)];
  const stood = await tx.query<{ id: string; personId: string }>(
    `UPDATE action SET deputy_id = NULL WHERE municipality_id = $1 AND id = ANY($2::uuid[]) AND deputy_id = owner_id
     RETURNING id, owner_id AS "personId"`,
    params,
  );
  const helped = await tx.query<{ id: string; personId: string }>(
    `DELETE FROM action_contributor c USING action a WHERE a.municipality_id = $1 AND a.id = ANY($2::uuid[])
       AND c.municipality_id = $1 AND c.action_id = a.id AND c.person_id = a.owner_id
     RETURNING a.id, c.person_id AS "personId"`,
    params,
  );
  const out = (field: string) => (row: { readonly id: string; readonly personId: string }) =>
    ({ entity: 'action', entityId: row.id, field, from: names.get(row.personId) ?? null, to: null }) as const;
  return [...stood.map(out('deputy')), ...helped.map(out('contributors'))];
}

/** Nobody can stand by another date that a leaver asked for: whoever takes over asks anew. */
async function endDueRequests(tx: Transaction, leaver: Person): Promise<Told[]> {
  const asked = await tx.query<{ id: string; due: string | null }>(
    `UPDATE action a SET asked_due = NULL, asked_due_reason = NULL, asked_due_by_id = NULL, asked_due_at = NULL, updated_at = $3
     FROM action b WHERE a.municipality_id = $1 AND a.asked_due_by_id = $2 AND b.municipality_id = $1 AND b.id = a.id
     RETURNING a.id, b.asked_due::text AS due`,
    [tx.tenant.municipalityId, leaver.id, tx.now],
  );
  return asked.map(({ id, due }) => ({ entity: 'action', entityId: id, field: 'askedDue', from: due, to: null }));
}

async function passUnits(
  tx: Transaction,
  leaver: Person,
  passed: readonly PassedDuty[],
  names: Names,
): Promise<Told[]> {
  await tx.execute(
    `UPDATE unit u SET manager_id = n."personId", version = version + 1 FROM ${ROWS} WHERE u.municipality_id = $1 AND u.id = n.id`,
    [tx.tenant.municipalityId, JSON.stringify(passed)],
  );
  return passed.map((one) => ({ ...toldOf(one, 'manager', leaver.name, names), entity: 'unit' }));
}

/** Others' time away; the leaver's own is of no use any more. */
async function passLeaves(
  tx: Transaction,
  leaver: Person,
  passed: readonly PassedDuty[],
  names: Names,
): Promise<Told[]> {
  const { municipalityId } = tx.tenant;
  await tx.execute('DELETE FROM leave_period WHERE municipality_id = $1 AND person_id = $2', [
    municipalityId,
    leaver.id,
  ]);
  // Whoever is away cannot stand in for themselves.
  const rows = await tx.query<{ id: string; of: string; deputyId: string | null }>(
    `UPDATE leave_period l SET deputy_id = nullif(n."personId", l.person_id), version = version + 1 FROM ${ROWS}
     WHERE l.municipality_id = $1 AND l.id = n.id RETURNING l.id, l.person_id AS "of", l.deputy_id AS "deputyId"`,
    [municipalityId, JSON.stringify(passed)],
  );
  return rows.map(({ of, deputyId }) => ({
    ...{ entity: 'person', entityId: of, field: 'deputy', from: leaver.name },
    to: deputyId && (names.get(deputyId) ?? null),
  }));
}

/** An action is another one afterwards, once, however many parts of it were passed on. */
async function countUp(tx: Transaction, told: readonly Told[]): Promise<void> {
  const ids = new Set(told.flatMap(({ entity, entityId }) => (entity === 'action' ? [entityId] : [])));
  await tx.execute('UPDATE action SET version = version + 1 WHERE municipality_id = $1 AND id = ANY($2::uuid[])', [
    tx.tenant.municipalityId,
    [...ids],
  ]);
}

/** Nothing opens any more, and nothing is sent or said about the leaver. */
async function endAccess(tx: Transaction, leaverId: string): Promise<void> {
  const params = [tx.tenant.municipalityId, leaverId];
  await tx.execute('DELETE FROM session WHERE municipality_id = $1 AND person_id = $2', params);
  await tx.execute('DELETE FROM one_time_token WHERE municipality_id = $1 AND person_id = $2', params);
  // Otherwise the address that a calendar still asks would open again for whoever is switched on anew.
  await tx.execute('DELETE FROM calendar_feed WHERE municipality_id = $1 AND person_id = $2', params);
  await tx.execute(
    'DELETE FROM reminder_event WHERE municipality_id = $1 AND (person_id = $2 OR about_id = $2)',
    params,
  );
  await tx.execute(
    `WITH ended AS (UPDATE reminder_mail SET state = 'skipped', next_attempt_at = NULL
       WHERE municipality_id = $1 AND person_id = $2 AND state = 'planned' RETURNING id)
     UPDATE reminder_ledger l SET dropped_reason = 'left' FROM ended
     WHERE l.municipality_id = $1 AND l.mail_id = ended.id AND l.dropped_reason IS NULL`,
    params,
  );
  await tx.execute(
    `DELETE FROM outbox_mail WHERE municipality_id = $1 AND person_id = $2 AND state = 'planned'`,
    params,
  );
}

/** Of an action, unless the caller says otherwise. */
function toldOf({ id, personId }: PassedDuty, field: string, from: string, names: Names): Told {
  return { entity: 'action', entityId: id, field, from, to: personId && (names.get(personId) ?? null) };
}
