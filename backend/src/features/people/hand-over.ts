import type { Person, PersonPatch } from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import { announceAssignments } from '../../persistence/reminder-events.js';
import type { Transaction } from '../../persistence/unit-of-work.js';

/**
 * Leaves nothing pointing at a leaver: open actions and requests for help go to the successor, who hears of the actions
 * in the next mail; nobody takes the place of a deputy or contributor; units go to the managers that were named, or to nobody; sessions and links end. Finished work keeps the name of the one who did it.
 * @param managers who manages which of the leaver's units from now on
 * @throws DomainError successor-missing when there are open actions, successor-unfit when the successor is not an active
 *   other person, unit-unknown when a unit is not the leaver's, person-unknown when its manager is not an active other
 *   person
 */
export async function handOver(
  tx: Transaction,
  leaver: Person,
  successorId: string | null,
  managers: NonNullable<PersonPatch['unitManagers']> = [],
): Promise<void> {
  const { municipalityId } = tx.tenant;
  const successor = successorId ? await activePerson(tx, successorId) : null;
  if (successorId && (!successor || successorId === leaver.id)) throw new DomainError('successor-unfit');
  if (leaver.openActions > 0 && !successor) {
    throw new DomainError('successor-missing', { count: leaver.openActions });
  }
  const moved = await tx.query<{ id: string }>(
    `UPDATE action SET owner_id = $3, version = version + 1, updated_at = $4
     WHERE municipality_id = $1 AND owner_id = $2 AND status IN ('notStarted', 'inProgress', 'needsHelp')
     RETURNING id`,
    [municipalityId, leaver.id, successor?.id ?? null, tx.now],
  );
  if (moved.length !== leaver.openActions) throw new DomainError('conflict');
  const heir = successor?.name ?? null;
  const helped = await tx.query<{ id: string }>(
    `UPDATE action SET help_from_id = $3, version = version + 1 WHERE municipality_id = $1 AND help_from_id = $2
     RETURNING id`,
    [municipalityId, leaver.id, successor?.id ?? null],
  );
  await tell(tx, helped, { entity: 'action', field: 'helpFrom', from: leaver.name, to: heir });
  await takeOut(tx, leaver, successor?.id ?? null);
  await passUnits(tx, leaver, managers);
  const covered = await tx.query<{ id: string }>(
    'UPDATE person SET deputy_id = NULL WHERE municipality_id = $1 AND deputy_id = $2 RETURNING id',
    [municipalityId, leaver.id],
  );
  await tell(tx, covered, { entity: 'person', field: 'deputy', from: leaver.name, to: null });
  await tx.execute('DELETE FROM session WHERE municipality_id = $1 AND person_id = $2', [municipalityId, leaver.id]);
  await tx.execute('DELETE FROM one_time_token WHERE municipality_id = $1 AND person_id = $2', [
    municipalityId,
    leaver.id,
  ]);
  if (successor) await announce(tx, leaver, successor, moved);
}

/**
 * Takes the leaver out of the deputies and contributors of open actions; who takes part there is for their owners to
 * say. A successor who stood beside the leaver's own actions is their owner now, and nothing else in them.
 */
async function takeOut(tx: Transaction, leaver: Person, successorId: string | null): Promise<void> {
  const params = [tx.tenant.municipalityId, leaver.id, successorId];
  const open = `a.municipality_id = $1 AND a.status IN ('notStarted', 'inProgress', 'needsHelp')
    AND p.municipality_id = $1 AND (p.id = $2 OR (p.id = $3 AND a.owner_id = $3))`;
  const stood = await tx.query<{ id: string; name: string }>(
    `UPDATE action a SET deputy_id = NULL, version = a.version + 1 FROM person p
     WHERE ${open} AND a.deputy_id = p.id RETURNING a.id, p.name`,
    params,
  );
  const helped = await tx.query<{ id: string; name: string }>(
    `DELETE FROM action_contributor c USING action a, person p
     WHERE ${open} AND c.municipality_id = $1 AND c.action_id = a.id AND c.person_id = p.id RETURNING a.id, p.name`,
    params,
  );
  await tx.execute('UPDATE action SET version = version + 1 WHERE municipality_id = $1 AND id = ANY($2::uuid[])', [
    tx.tenant.municipalityId,
    helped.map(({ id }) => id),
  ]);
  for (const row of stood) await tell(tx, [row], { entity: 'action', field: 'deputy', from: row.name, to: null });
  for (const row of helped)
    await tell(tx, [row], { entity: 'action', field: 'contributors', from: row.name, to: null });
}

/** To be responsible for actions does not make anybody the manager of a unit: that is decided unit by unit. */
async function passUnits(
  tx: Transaction,
  leaver: Person,
  managers: NonNullable<PersonPatch['unitManagers']>,
): Promise<void> {
  const units = await tx.query<{ id: string }>(
    'SELECT id FROM unit WHERE municipality_id = $1 AND manager_id = $2 ORDER BY id FOR UPDATE',
    [tx.tenant.municipalityId, leaver.id],
  );
  if (managers.some(({ unitId }) => !units.some(({ id }) => id === unitId))) throw new DomainError('unit-unknown');
  for (const unit of units) {
    const managerId = managers.find(({ unitId }) => unitId === unit.id)?.managerId ?? null;
    const manager = managerId ? await activePerson(tx, managerId) : null;
    if (managerId && (!manager || managerId === leaver.id)) throw new DomainError('person-unknown');
    await tx.execute('UPDATE unit SET manager_id = $3, version = version + 1 WHERE municipality_id = $1 AND id = $2', [
      tx.tenant.municipalityId,
      unit.id,
      manager?.id ?? null,
    ]);
    await tell(tx, [unit], { entity: 'unit', field: 'manager', from: leaver.name, to: manager?.name ?? null });
  }
}

async function announce(
  tx: Transaction,
  leaver: Person,
  successor: { readonly id: string; readonly name: string },
  actions: readonly { readonly id: string }[],
): Promise<void> {
  await announceAssignments(
    tx,
    actions.map(({ id }) => ({ actionId: id, personId: successor.id })),
  );
  await tell(tx, actions, { entity: 'action', field: 'owner', from: leaver.name, to: successor.name });
}

async function tell(
  tx: Transaction,
  rows: readonly { readonly id: string }[],
  change: { entity: 'action' | 'unit' | 'person'; field: string; from: string; to: string | null },
): Promise<void> {
  const { entity, ...changed } = change;
  for (const { id } of rows) {
    await tx.record({ entity, entityId: id, event: `${entity}.changed`, changes: [changed] });
  }
}

async function activePerson(tx: Transaction, id: string): Promise<{ id: string; name: string } | null> {
  const [person] = await tx.query<{ id: string; name: string }>(
    'SELECT id, name FROM person WHERE municipality_id = $1 AND id = $2 AND active FOR UPDATE',
    [tx.tenant.municipalityId, id],
  );
  return person ?? null;
}
