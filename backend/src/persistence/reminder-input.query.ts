import {
  type ActionForReminders,
  dayFromNumber,
  dayNumber,
  digestWeek,
  EVALUATION_AUDIENCE,
  EVALUATION_RULES,
  mailCalendar,
  type ManagedUnits,
  mondayOf,
  occasionKey,
  occasionOf,
  mailTimes,
  type EvaluationForReminders,
  MAX_HARD_BOUNCES,
  type PersonForReminders,
  type ReminderEvent,
  type ReminderPolicy,
} from '@kompassplan/domain';
import { byKey } from './preparing-client.js';
import { managedUnits } from './manager-digest.query.js';
import { mayBeRaised } from './may-be-raised.query.js';
import { remindedEvaluations } from './reminder-evaluations.query.js';
import type { Transaction } from './unit-of-work.js';

/** An assignment that nobody could be told for so long is no news any more. */
export const EVENT_DAYS = 60;

export interface RemindedAction extends ActionForReminders {
  readonly version: number;
  readonly progress: number;
  readonly evaluationId: string;
}

export interface RemindedPerson extends PersonForReminders {
  readonly version: number;
  readonly unit: string | null;
  readonly mailStopped: boolean;
}

export interface ReminderRows {
  readonly actions: RemindedAction[];
  readonly people: RemindedPerson[];
  readonly ledger: Set<string>;
  readonly mailed: Set<string>;
  readonly evaluations: EvaluationForReminders[];
  readonly managed: ManagedUnits[];
  readonly events: (ReminderEvent & { readonly id: string })[];
}

const ACTION = `a.id, a.version, a.evaluation_id AS "evaluationId", a.number, a.title, a.status, a.progress, CASE WHEN o.active THEN a.owner_id END AS "ownerId", a.deputy_id AS "deputyId", a.unit_id AS "unitId",
  u.manager_id AS "unitManagerId", a.due::text AS due, NULL::uuid AS "verifierId",
  a.effect_check_on::text AS "effectCheckOn", a.declined_review_on::text AS "reviewOn", a.asked_due_by_id AS "askedDueById",
  (a.last_progress_at AT TIME ZONE $2)::date::text AS "lastProgressAt", (a.done_at AT TIME ZONE $2)::date::text AS "doneAt",
  coalesce((SELECT array_agg(e.valid_until::text) FROM evidence e WHERE e.municipality_id = a.municipality_id
    AND e.action_id = a.id AND e.removed_at IS NULL AND e.valid_until IS NOT NULL), '{}') AS "evidenceValidUntil",
  (greatest(a.created_at, (SELECT max(h.at) FROM history h WHERE h.municipality_id = a.municipality_id AND h.entity_id = a.id
    AND (h.changes @> '[{"field":"due"}]' OR h.changes @> '[{"field":"owner"}]'))) AT TIME ZONE $2)::date::text AS since`;
// What is proven keeps the name of somebody who has left; reminders about it then go where those about work without an
// owner go.
const FROM = `FROM action a LEFT JOIN unit u ON u.municipality_id = a.municipality_id AND u.id = a.unit_id
  LEFT JOIN person o ON o.municipality_id = a.municipality_id AND o.id = a.owner_id`;

/**
 * What a reminder may be about: open, waiting to be verified, with an effect or a decision to look at again, with evidence
 * that expires, or with something that has just happened.
 */
const CONCERNED = `a.status IN ('notStarted', 'inProgress', 'needsHelp', 'done')
  OR (a.status = 'declined' AND a.declined_review_on IS NOT NULL)
  OR (a.status = 'verified' AND a.effect_check_on IS NOT NULL)
  OR (a.status = 'verified' AND EXISTS (SELECT 1 FROM evidence e WHERE e.municipality_id = a.municipality_id
    AND e.action_id = a.id AND e.removed_at IS NULL AND e.valid_until IS NOT NULL))
  OR EXISTS (SELECT 1 FROM reminder_event v WHERE v.municipality_id = a.municipality_id AND v.action_id = a.id)`;

const PERSON = `SELECT p.id, p.version, p.name, p.email, p.language, p.active AND p.hard_bounces < ${MAX_HARD_BOUNCES} AS active, p.role,
    p.active AND p.hard_bounces >= ${MAX_HARD_BOUNCES} AS "mailStopped", p.digest,
    p.digest_weekday AS "digestWeekday", p.mail_hour AS "mailHour",
    coalesce((SELECT json_agg(json_build_object('from', l.first_day, 'to', l.last_day, 'deputyId', l.deputy_id) ORDER BY l.first_day)
      FROM leave_period l WHERE l.municipality_id = p.municipality_id AND l.person_id = p.id), '[]') AS leaves, u.name AS unit,
    CASE WHEN u.manager_id = p.id THEN above.manager_id ELSE u.manager_id END AS "managerId"
  FROM person p LEFT JOIN unit u ON u.municipality_id = p.municipality_id AND u.id = p.unit_id
  LEFT JOIN unit above ON above.municipality_id = p.municipality_id AND above.id = u.parent_id
  WHERE p.municipality_id = $1`;

/**
 * Everything a preview is decided from, in eight statements. The ledger is read for these actions only, and for
 * what is about an evaluation: what is finished is never raised again.
 * @param today the municipality's own day
 * @param only one action's id: what is raised about an action depends on no other one
 */
export async function reminderRows(tx: Transaction, today: string, only: string | null = null): Promise<ReminderRows> {
  const { municipalityId, timeZone } = tx.tenant;
  const id = only === null ? [] : [only];
  const clause = (column: string, slot: string): string => (only === null ? '' : `AND ${column} = ${slot}`);
  const planned = only === null ? (sql: string): string => sql : byKey;
  const actions = await tx.query<RemindedAction>(
    planned(
      `SELECT ${ACTION} ${FROM} WHERE a.municipality_id = $1 ${clause('a.id', '$3')} AND (${CONCERNED}) ORDER BY a.number, a.id`,
    ),
    [municipalityId, timeZone, ...id],
  );
  const people = await tx.query<RemindedPerson>(planned(PERSON), [municipalityId]);
  const ledger = await tx.query<{ key: string }>(
    planned(`SELECT l.key FROM reminder_ledger l JOIN action a ON a.municipality_id = l.municipality_id AND a.id = l.action_id
     WHERE l.municipality_id = $1 ${clause('a.id', '$2')} AND (${CONCERNED})
     ${only === null ? ABOUT_WHOLE : ''}`),
    [municipalityId, ...(only === null ? [mondayBefore(today)] : id)],
  );
  const mailed = await mailedFrom(tx, today);
  const events = await tx.query<WaitingEvent>(planned(`${EVENT} ${clause('action_id', '$3')} ORDER BY at, id`), [
    municipalityId,
    eventsSince(tx),
    ...id,
  ]);
  const evaluations = only === null ? await remindedEvaluations(tx) : [];
  const newest = evaluations.find((evaluation) => evaluation.newest);
  const managed = newest ? await managedUnits(tx, newest.id, { today }) : [];
  return { evaluations, managed, actions, people, ledger: keysOf(ledger), mailed, events: events.map(rounded) };
}

/** Few for each evaluation; of managers' digests, those of this week and later: $2 is its Monday. */
const ABOUT_WHOLE = `UNION ALL SELECT key FROM reminder_ledger WHERE municipality_id = $1 AND evaluation_id IS NOT NULL
    AND rule <> 'managerDigest'
  UNION ALL SELECT key FROM reminder_ledger WHERE municipality_id = $1 AND rule = 'managerDigest' AND slot >= $2`;

function mondayBefore(today: string): string {
  return dayFromNumber(mondayOf(dayNumber(today)));
}

/** Of this week and later. */
async function digestKeys(tx: Transaction, today: string): Promise<string[]> {
  const rows = await tx.query<{ key: string }>(
    `SELECT key FROM reminder_ledger WHERE municipality_id = $1 AND rule = 'managerDigest' AND slot >= $2`,
    [tx.tenant.municipalityId, mondayBefore(today)],
  );
  return rows.map(({ key }) => key);
}

/** Whoever's digest may be due on this day and has not been planned this week. */
async function managersDue(
  tx: Transaction,
  policy: ReminderPolicy,
  evaluationId: string,
  today: string,
  keys: readonly string[],
): Promise<ManagedUnits[]> {
  const day = dayNumber(today);
  const calendar = mailCalendar(policy);
  const isDue = (weekday: number) => digestWeek(day, weekday, calendar) !== null;
  const told = new Set(keys.map(occasionOf));
  const slot = mondayBefore(today);
  return managedUnits(tx, evaluationId, {
    today,
    due: ({ personId, weekdays }) =>
      weekdays.some((weekday) => isDue(weekday ?? policy.digest.weekday)) &&
      !told.has(occasionKey('managerDigest', evaluationId, personId, slot)),
  });
}

/**
 * What a sweep of `today` is decided from: the same rows, but of those actions only that `mayBeRaised` names, and of
 * those people only who may have to do with them or with an evaluation; so it costs what is due, not what there is. At
 * most thirteen statements.
 */
export async function sweepRows(tx: Transaction, policy: ReminderPolicy, today: string): Promise<ReminderRows> {
  const { municipalityId, timeZone } = tx.tenant;
  const ids = await mayBeRaised(tx, policy, today);
  const evaluations = EVALUATION_RULES.some((rule) => policy[rule]) ? await remindedEvaluations(tx) : [];
  const newest = policy.managerDigest ? evaluations.find((evaluation) => evaluation.newest) : undefined;
  const digests = newest ? await digestKeys(tx, today) : [];
  const managed = newest ? await managersDue(tx, policy, newest.id, today, digests) : [];
  const actions = await tx.query<RemindedAction>(
    `SELECT ${ACTION} ${FROM} WHERE a.municipality_id = $1 AND a.id = ANY($3::uuid[]) ORDER BY a.number, a.id`,
    [municipalityId, timeZone, ids],
  );
  const ledger = await tx.query<{ key: string }>(
    `SELECT key FROM reminder_ledger WHERE municipality_id = $1 AND action_id = ANY($2::uuid[])
     UNION ALL SELECT key FROM reminder_ledger WHERE municipality_id = $1 AND evaluation_id = ANY($3::uuid[])
       AND rule <> 'managerDigest'`,
    [municipalityId, ids, evaluations.map(({ id }) => id)],
  );
  const mailed = await mailedFrom(tx, today);
  const events = await tx.query<WaitingEvent>(`${EVENT} AND action_id = ANY($3::uuid[]) ORDER BY at, id`, [
    municipalityId,
    eventsSince(tx),
    ids,
  ]);
  const people = await peopleAround(tx, [
    ...(evaluations.length > 0 ? await audience(tx) : []),
    ...managed.map(({ actor }) => actor.personId),
    ...actions.flatMap(({ ownerId, deputyId, unitManagerId, verifierId }) => [
      ownerId,
      deputyId,
      unitManagerId,
      verifierId,
    ]),
    ...events.flatMap(({ personId, aboutId }) => [personId, aboutId]),
  ]);
  const keys = new Set([...keysOf(ledger), ...digests]);
  return { evaluations, managed, actions, people, ledger: keys, mailed, events: events.map(rounded) };
}

/** Whose business an evaluation as a whole is. */
async function audience(tx: Transaction): Promise<string[]> {
  const people = await tx.query<{ id: string }>(
    'SELECT id FROM person WHERE municipality_id = $1 AND active AND role = ANY($2)',
    [tx.tenant.municipalityId, [...new Set(Object.values(EVALUATION_AUDIENCE).flat())]],
  );
  return people.map(({ id }) => id);
}

/** These people, their managers, and who stands in for any of them: three statements, where the third is rarely needed. */
async function peopleAround(tx: Transaction, ids: readonly (string | null | undefined)[]): Promise<RemindedPerson[]> {
  const found = new Map<string, RemindedPerson>();
  let wanted = ids;
  for (let step = 0; step < 3; step += 1) {
    const missing = [...new Set(wanted)].filter((id): id is string => !!id && !found.has(id));
    if (missing.length === 0) break;
    const people = await peopleById(tx, missing);
    for (const person of people) found.set(person.id, person);
    wanted = people.flatMap(({ managerId, leaves }) => [managerId, ...leaves.map(({ deputyId }) => deputyId)]);
  }
  return [...found.values()];
}

type WaitingEvent = ReminderEvent & { readonly id: string };

const EVENT = `SELECT id, person_id AS "personId", action_id AS "actionId", about_id AS "aboutId", kind, extract(epoch FROM at)::float8 * 1000 AS at
  FROM reminder_event WHERE municipality_id = $1 AND at > $2`;

function eventsSince(tx: Transaction): Date {
  return new Date(tx.now.getTime() - EVENT_DAYS * 86_400_000);
}

function rounded(event: WaitingEvent): WaitingEvent {
  return { ...event, at: Math.round(event.at) };
}

function keysOf(rows: readonly { readonly key: string }[]): Set<string> {
  return new Set(rows.map(({ key }) => key));
}

async function mailedFrom(tx: Transaction, today: string): Promise<Set<string>> {
  const rows = await tx.query<{ key: string }>(
    // A late mail counts on the day it went. The bounds in whole days let an index find it in every time zone.
    `SELECT person_id || '|' || local_date AS key FROM reminder_mail WHERE municipality_id = $1 AND local_date >= $2::date
     UNION SELECT person_id || '|' || $2::date FROM reminder_mail WHERE municipality_id = $1 AND local_date < $2::date
       AND sending_at BETWEEN $2::date - interval '2 days' AND $2::date + interval '3 days'
       AND state IN ('sending', 'sent', 'uncertain', 'bounced') AND (sending_at AT TIME ZONE $3)::date = $2::date`,
    [tx.tenant.municipalityId, today, tx.tenant.timeZone],
  );
  return keysOf(rows);
}

/** These actions as they stand, kept from changing until the transaction ends. */
export function lockedActions(tx: Transaction, ids: readonly string[], timeZone: string): Promise<RemindedAction[]> {
  return tx.query(
    `SELECT ${ACTION} ${FROM} WHERE a.municipality_id = $1 AND a.id = ANY($3::uuid[]) ORDER BY a.id FOR SHARE OF a`,
    [tx.tenant.municipalityId, timeZone, ids],
  );
}

/** Every time of day at which mails go to somebody of this municipality, earliest first. */
export async function mailTimesOf(tx: Transaction, policy: ReminderPolicy): Promise<readonly string[]> {
  const rows = await tx.query<{ hour: number }>(
    'SELECT DISTINCT mail_hour AS hour FROM person WHERE municipality_id = $1 AND active AND mail_hour IS NOT NULL',
    [tx.tenant.municipalityId],
  );
  return mailTimes(
    rows.map(({ hour }) => hour),
    policy,
  );
}

export function peopleById(tx: Transaction, ids: readonly string[]): Promise<RemindedPerson[]> {
  return tx.query(`${PERSON} AND p.id = ANY($2::uuid[])`, [tx.tenant.municipalityId, ids]);
}
