import { addDays, localInstant, type ReminderPolicy } from '@kompassplan/domain';
import { OPEN_STATES } from './open-actions.js';
import type { Transaction } from './unit-of-work.js';

/** Whom a day's mail can still reach: `free` themselves, `reached` also through the deputy of a leave of that day. */
const PEOPLE = `free AS MATERIALIZED (
    SELECT p.id, p.unit_id FROM person p WHERE p.municipality_id = $1 AND p.active
      AND p.id NOT IN (SELECT m.person_id FROM reminder_mail m WHERE m.municipality_id = $1 AND m.local_date = $2::date)),
  reached AS MATERIALIZED (
    SELECT id FROM free UNION SELECT l.person_id FROM leave_period l JOIN free f ON f.id = l.deputy_id
      WHERE l.municipality_id = $1 AND $2::date BETWEEN l.first_day AND l.last_day),
  managed AS MATERIALIZED (SELECT u.id, u.parent_id FROM unit u WHERE u.municipality_id = $1 AND u.manager_id IN (SELECT id FROM reached)),
  led AS MATERIALIZED (
    SELECT p.id FROM person p LEFT JOIN unit u ON u.municipality_id = $1 AND u.id = p.unit_id
      WHERE p.municipality_id = $1 AND (p.unit_id IN (SELECT id FROM managed) OR u.parent_id IN (SELECT id FROM managed))),
  answered AS MATERIALIZED (
    SELECT id FROM managed UNION SELECT u.id FROM unit u WHERE u.municipality_id = $1 AND u.manager_id IN (SELECT id FROM led))`;

const ASKED = 'a.id, a.owner_id, a.deputy_id, a.unit_id, a.status, a.due';

/**
 * Each by an index of its own, and with all that is asked of it: found again by their ids, every action would be read. No
 * COALESCE: below row-level security no index takes it. The day of evidence that expires is looked at whatever became of
 * the action.
 */
const DUE = `due AS MATERIALIZED (
    SELECT ${ASKED} FROM action a WHERE a.municipality_id = $1 AND a.status IN ${OPEN_STATES} AND a.due <= $3::date
    UNION SELECT ${ASKED} FROM action a WHERE a.municipality_id = $1 AND a.status IN ${OPEN_STATES} AND a.last_progress_at < $4
    UNION SELECT ${ASKED} FROM action a WHERE a.municipality_id = $1 AND a.status IN ${OPEN_STATES} AND a.last_progress_at IS NULL AND a.created_at < $4
    UNION SELECT ${ASKED} FROM action a WHERE a.municipality_id = $1 AND a.status = 'done' AND a.done_at < $5
    UNION SELECT ${ASKED} FROM evidence e JOIN action a ON a.municipality_id = $1 AND a.id = e.action_id
      WHERE e.municipality_id = $1 AND e.removed_at IS NULL AND e.valid_until BETWEEN $6::date AND $7::date
    UNION SELECT ${ASKED} FROM action a WHERE a.municipality_id = $1 AND a.status = 'verified' AND a.effect_check_on <= $2::date
    UNION SELECT ${ASKED} FROM action a WHERE a.municipality_id = $1 AND a.status = 'declined' AND a.declined_review_on <= $2::date)`;

/**
 * The actions about which `planReminders` could raise anything on `today` for somebody who has no mail of that day: by
 * the dates of its rules and by who is asked. It may name too many, never too few; test/api/reminder-sweep.spec.ts holds it
 * against the planner. Costs what is due, not what there is.
 */
export async function mayBeRaised(tx: Transaction, policy: ReminderPolicy, today: string): Promise<string[]> {
  const { municipalityId, timeZone } = tx.tenant;
  const before = (days: number) => new Date(localInstant(addDays(today, 1 - days), '00:00', timeZone));
  const steps = policy.ladder.map(({ offsetDays }) => offsetDays);
  const toManager = policy.ladder.filter(({ to }) => to.includes('manager')).map(({ offsetDays }) => offsetDays);
  /** The last due date that a step has been reached for; without a step none. */
  const reached = (offsets: readonly number[]) =>
    offsets.length === 0 ? '0001-01-01' : addDays(today, -Math.min(...offsets));
  const rows = await tx.query<{ id: string }>(
    `WITH ${PEOPLE}, ${DUE}
     SELECT a.id FROM due a LEFT JOIN person o ON o.municipality_id = $1 AND o.id = a.owner_id
     WHERE a.owner_id IN (SELECT id FROM reached) OR a.deputy_id IN (SELECT id FROM free)
       OR ((a.unit_id IN (SELECT id FROM answered) OR a.owner_id IN (SELECT id FROM led))
         AND (a.status NOT IN ${OPEN_STATES} OR o.active IS NOT TRUE OR a.due <= $8::date))
     UNION SELECT v.action_id FROM reminder_event v WHERE v.municipality_id = $1`,
    [
      municipalityId,
      today,
      reached(steps),
      before(policy.staleAfterDays),
      before(policy.verificationWaitingDays),
      addDays(today, -policy.evidenceExpiryDays),
      addDays(today, policy.evidenceExpiryDays),
      reached(toManager),
    ],
  );
  return rows.map(({ id }) => id);
}
