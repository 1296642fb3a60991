import type { EventRule, ToldEvent } from '@kompassplan/domain';
import { newId } from './new-id.js';
import type { Transaction } from './unit-of-work.js';

interface Told {
  readonly actionId: string;
  readonly personId: string;
}

/** Whoever gets an action hears of it in the next mail. */
export function announceAssignments(tx: Transaction, assignments: readonly Told[]): Promise<void> {
  return announce(
    tx,
    assignments.map((told) => ({ ...told, kind: 'assignment' })),
  );
}

/** … and so does whoever is named in a comment. */
export function announceMentions(tx: Transaction, mentions: readonly Told[]): Promise<void> {
  return announce(
    tx,
    mentions.map((told) => ({ ...told, kind: 'mention' })),
  );
}

/** What changes of actions have to be told; to the manager of the unit where nobody is named. */
export async function announceChanges(
  tx: Transaction,
  events: readonly (ToldEvent & { readonly actionId: string; readonly unitId: string | null })[],
): Promise<void> {
  const units = events.flatMap(({ personId, unitId }) => (personId === null && unitId !== null ? [unitId] : []));
  const managers = units.length === 0 ? new Map<string, string>() : await managersOf(tx, units);
  await announce(
    tx,
    events.flatMap(({ kind, actionId, personId, unitId }) => {
      const to = personId ?? managers.get(unitId ?? '');
      return to === undefined || to === tx.tenant.actor?.personId ? [] : [{ kind, actionId, personId: to }];
    }),
  );
}

async function managersOf(tx: Transaction, units: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; managerId: string }>(
    `SELECT id, manager_id AS "managerId" FROM unit
     WHERE municipality_id = $1 AND id = ANY($2::uuid[]) AND manager_id IS NOT NULL`,
    [tx.tenant.municipalityId, units],
  );
  return new Map(rows.map(({ id, managerId }) => [id, managerId]));
}

/** One statement for all, none for nobody. */
async function announce(tx: Transaction, told: readonly (Told & { readonly kind: EventRule })[]): Promise<void> {
  if (told.length === 0) return;
  const events = told.map((one) => ({ id: newId(), ...one }));
  await tx.execute(
    `INSERT INTO reminder_event (id, municipality_id, person_id, action_id, kind, at)
     SELECT e.id, $1, e."personId", e."actionId", e.kind, $3
     FROM jsonb_to_recordset($2::jsonb) AS e(id uuid, "personId" uuid, "actionId" uuid, kind text)`,
    [tx.tenant.municipalityId, JSON.stringify(events), tx.now],
  );
}
