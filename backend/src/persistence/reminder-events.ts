import { newId } from './new-id.js';
import type { Transaction } from './unit-of-work.js';

interface Told {
  readonly actionId: string;
  readonly personId: string;
}

/** Whoever gets an action hears of it in the next mail. One statement for all, none for nobody. */
export function announceAssignments(tx: Transaction, assignments: readonly Told[]): Promise<void> {
  return announce(tx, 'assignment', assignments);
}

/** … and so does whoever is named in a comment. */
export function announceMentions(tx: Transaction, mentions: readonly Told[]): Promise<void> {
  return announce(tx, 'mention', mentions);
}

async function announce(tx: Transaction, kind: 'assignment' | 'mention', told: readonly Told[]): Promise<void> {
  if (told.length === 0) return;
  const events = told.map((one) => ({ id: newId(), ...one }));
  await tx.execute(
    `INSERT INTO reminder_event (id, municipality_id, person_id, action_id, kind, at)
     SELECT e.id, $1, e."personId", e."actionId", $4, $3
     FROM jsonb_to_recordset($2::jsonb) AS e(id uuid, "personId" uuid, "actionId" uuid)`,
    [tx.tenant.municipalityId, JSON.stringify(events), tx.now, kind],
  );
}
