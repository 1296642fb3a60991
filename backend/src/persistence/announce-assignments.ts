import { newId } from './new-id.js';
import type { Transaction } from './unit-of-work.js';

/** Whoever gets an action hears of it in the next mail. One statement for all, none for nobody. */
export async function announceAssignments(
  tx: Transaction,
  assignments: readonly { readonly actionId: string; readonly personId: string }[],
): Promise<void> {
  if (assignments.length === 0) return;
  const events = assignments.map((assignment) => ({ id: newId(), ...assignment }));
  await tx.execute(
    `INSERT INTO reminder_event (id, municipality_id, person_id, action_id, kind, at)
     SELECT e.id, $1, e."personId", e."actionId", 'assignment', $3
     FROM jsonb_to_recordset($2::jsonb) AS e(id uuid, "personId" uuid, "actionId" uuid)`,
    [tx.tenant.municipalityId, JSON.stringify(events), tx.now],
  );
}
