import { MAX_HARD_BOUNCES } from '@kompassplan/domain';
import { newId } from '../../persistence/new-id.js';
import type { Transaction } from '../../persistence/unit-of-work.js';

/**
 * Who is to know that mail to $2 has stopped: the manager, or, when there is none who can be reached, the
 * coordinators, or at last the administrators.
 */
const TOLD = `
  WITH reached AS (SELECT id, role FROM person
      WHERE municipality_id = $1 AND id <> $2 AND active AND hard_bounces < ${MAX_HARD_BOUNCES}),
    managed AS (SELECT r.id FROM person p JOIN unit u ON u.municipality_id = p.municipality_id AND u.id = p.unit_id
      LEFT JOIN unit above ON above.municipality_id = u.municipality_id AND above.id = u.parent_id
      JOIN reached r ON r.id = CASE WHEN u.manager_id = p.id THEN above.manager_id ELSE u.manager_id END
      WHERE p.municipality_id = $1 AND p.id = $2),
    coordinators AS (SELECT id FROM reached WHERE role = 'coordinator' AND NOT EXISTS (SELECT 1 FROM managed))
  SELECT id FROM managed UNION SELECT id FROM coordinators
  UNION SELECT id FROM reached WHERE role = 'administrator'
    AND NOT EXISTS (SELECT 1 FROM managed) AND NOT EXISTS (SELECT 1 FROM coordinators)`;

/**
 * Once, at the bounce that stops the mails: an item in the next mail of those who are to know, beside the action that
 * the refused mail was about.
 */
export async function announceMailStopped(tx: Transaction, personId: string, mailId: string): Promise<void> {
  const { municipalityId } = tx.tenant;
  const [about] = await tx.query<{ actionId: string }>(
    `SELECT action_id AS "actionId" FROM reminder_ledger
     WHERE municipality_id = $1 AND mail_id = $2 AND dropped_reason IS NULL AND action_id IS NOT NULL
     ORDER BY days_to_due NULLS LAST, id LIMIT 1`,
    [municipalityId, mailId],
  );
  if (!about) return;
  const told = await tx.query<{ id: string }>(TOLD, [municipalityId, personId]);
  const events = told.map(({ id }) => ({ id: newId(), personId: id }));
  await tx.execute(
    `INSERT INTO reminder_event (id, municipality_id, person_id, action_id, kind, at, about_id)
     SELECT e.id, $1, e."personId", $3, 'mailStopped', $4, $5 FROM jsonb_to_recordset($2::jsonb) AS e(id uuid, "personId" uuid)`,
    [municipalityId, JSON.stringify(events), about.actionId, tx.now, personId],
  );
}
