import { mailMoment, type ReminderPolicy, type WaitReason } from '@kompassplan/domain';
import { storedMailError } from '../../mail/mail-error.js';
import { localDay } from '../../persistence/local-day.js';
import { policyOf } from '../../persistence/reminder-policy.query.js';
import type { Transaction } from '../../persistence/unit-of-work.js';

/** A mail that is now this process's own. */
export interface TakenRow {
  readonly id: string;
  readonly personId: string;
  readonly messageId: string;
  readonly attempts: number;
}

/** People whose mails are claimed at once: enough to spare statements, few enough that what was checked is still so. */
const CLAIMED_AT_ONCE = 50;
/** Mails among which they are looked for: enough that other workers, who hold as many people each, leave some. */
const LOOKED_AT = 10 * CLAIMED_AT_ONCE;

/** The municipality's own day, and what may be sent on it. */
export interface MailDay {
  readonly municipality: string;
  readonly timeZone: string;
  readonly today: string;
  readonly policy: ReminderPolicy;
}

interface WaitingRow {
  readonly id: string;
  readonly personId: string;
  readonly date: string;
  readonly due: boolean;
}

interface PutOff {
  readonly personId: string;
  readonly until: number;
  readonly reason: WaitReason;
}

export async function mailDay(tx: Transaction): Promise<MailDay> {
  const policy = await policyOf(tx);
  const [found] = await tx.query<{ name: string; timeZone: string }>(
    `SELECT name, time_zone AS "timeZone" FROM municipality WHERE id = $1`,
    [tx.tenant.municipalityId],
  );
  const timeZone = found?.timeZone ?? tx.tenant.timeZone;
  return { municipality: found?.name ?? '', timeZone, today: localDay(tx.now, timeZone), policy };
}

/**
 * Takes what waits for a few people. All that waits for one person becomes one mail, the newest; where today is no day
 * for it, everything waits for the next. Whoever takes mails holds the person until COMMIT: two workers cannot each
 * find that the person has had no mail today.
 * @param round whose these mails are until they are handed over
 * @returns how many people were looked at, and the one mail of each of those who get one now
 */
export async function takeRows(
  tx: Transaction,
  day: MailDay,
  round: string,
): Promise<{ readonly taken: number; readonly rows: readonly TakenRow[] }> {
  const people = await holdPeople(tx);
  if (people.length === 0) return { taken: 0, rows: [] };
  const ids = people.map(({ id }) => id);
  // Each a statement of its own, after the hold: only then do they see what the last holder did.
  const waiting = await waitingRows(tx, ids);
  const mailed = await mailedToday(tx, ids, day);
  const putOff: PutOff[] = [];
  const taken: { id: string; older: string[] }[] = [];
  const hours = new Map(people.map(({ id, mailHour }) => [id, mailHour]));
  for (const [personId, rows] of Map.groupBy(waiting, (row) => row.personId)) {
    const newest = rows.at(-1);
    if (!newest || !rows.some(({ due }) => due)) continue;
    const mail = { date: newest.date, mailedToday: mailed.has(personId), mailHour: hours.get(personId) ?? null };
    const moment = mailMoment(mail, day.policy, tx.now.getTime(), day.timeZone);
    if (moment.kind === 'wait') putOff.push({ personId, until: moment.until, reason: moment.reason });
    else taken.push({ id: newest.id, older: rows.slice(0, -1).map(({ id }) => id) });
  }
  await writePutOff(tx, putOff);
  await fold(
    tx,
    taken.flatMap(({ id, older }) => older.map((from) => ({ from, to: id }))),
  );
  const rows = await markHeld(
    tx,
    round,
    taken.map(({ id }) => id),
  );
  return { taken: people.length, rows };
}

/** Those who have waited longest. NO KEY: planning new mails for these people goes on. */
function holdPeople(tx: Transaction): Promise<{ id: string; mailHour: number | null }[]> {
  return tx.query(
    `SELECT p.id, p.mail_hour AS "mailHour" FROM person p JOIN (
       SELECT person_id, min(planned_at) AS since FROM (
         SELECT person_id, planned_at FROM reminder_mail WHERE municipality_id = $1 AND state = 'planned'
           AND (next_attempt_at IS NULL OR next_attempt_at <= $2) ORDER BY planned_at, id LIMIT $4) oldest
       GROUP BY person_id) w ON w.person_id = p.id
     WHERE p.municipality_id = $1 ORDER BY w.since, p.id LIMIT $3 FOR NO KEY UPDATE OF p SKIP LOCKED`,
    [tx.tenant.municipalityId, tx.now, CLAIMED_AT_ONCE, LOOKED_AT],
  );
}

/** Everything planned for them, oldest first, also what is not to be tried yet. */
function waitingRows(tx: Transaction, people: readonly string[]): Promise<WaitingRow[]> {
  return tx.query(
    `SELECT id, person_id AS "personId", local_date::text AS date, next_attempt_at IS NULL OR next_attempt_at <= $3 AS due
     FROM reminder_mail WHERE municipality_id = $1 AND person_id = ANY($2::uuid[]) AND state = 'planned'
     ORDER BY local_date, planned_at, id FOR UPDATE`,
    [tx.tenant.municipalityId, people, tx.now],
  );
}

/** Who was sent a mail today, or may have been. */
async function mailedToday(tx: Transaction, people: readonly string[], day: MailDay): Promise<Set<string>> {
  const rows = await tx.query<{ personId: string }>(
    `SELECT DISTINCT person_id AS "personId" FROM reminder_mail
     WHERE municipality_id = $1 AND person_id = ANY($2::uuid[]) AND state IN ('sending', 'sent', 'uncertain', 'bounced')
       AND (local_date = $3::date OR (greatest(sending_at, sent_at) AT TIME ZONE $4)::date = $3::date)`,
    [tx.tenant.municipalityId, people, day.today, day.timeZone],
  );
  return new Set(rows.map(({ personId }) => personId));
}

async function writePutOff(tx: Transaction, putOff: readonly PutOff[]): Promise<void> {
  if (putOff.length === 0) return;
  const rows = putOff.map(({ personId, until, reason }) => ({
    personId,
    until: new Date(until).toISOString(),
    error: storedMailError(reason),
  }));
  await tx.execute(
    `UPDATE reminder_mail m SET next_attempt_at = w.until, error = w.error
     FROM jsonb_to_recordset($2::jsonb) AS w("personId" uuid, until timestamptz, error text)
     WHERE m.municipality_id = $1 AND m.person_id = w."personId" AND m.state = 'planned'`,
    [tx.tenant.municipalityId, JSON.stringify(rows)],
  );
}

/** What older mails would have said moves into the newer one; the older ones end here, and say why. */
async function fold(tx: Transaction, folded: readonly { from: string; to: string }[]): Promise<void> {
  if (folded.length === 0) return;
  const params = [tx.tenant.municipalityId, JSON.stringify(folded)];
  const moves = 'jsonb_to_recordset($2::jsonb) AS f("from" uuid, "to" uuid)';
  await tx.execute(
    `UPDATE reminder_mail m SET kind = 'digest' FROM ${moves}, reminder_mail o
     WHERE m.municipality_id = $1 AND m.id = f."to" AND o.municipality_id = $1 AND o.id = f."from" AND o.kind = 'digest'`,
    params,
  );
  await tx.execute(
    `UPDATE reminder_ledger l SET mail_id = f."to" FROM ${moves}
     WHERE l.municipality_id = $1 AND l.mail_id = f."from" AND l.dropped_reason IS NULL`,
    params,
  );
  await tx.execute(
    `UPDATE reminder_mail m SET state = 'skipped', error = $3, next_attempt_at = NULL FROM ${moves}
     WHERE m.municipality_id = $1 AND m.id = f."from"`,
    [...params, storedMailError('folded')],
  );
}

function markHeld(tx: Transaction, round: string, ids: readonly string[]): Promise<TakenRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return tx.query(
    `UPDATE reminder_mail SET state = 'sending', sending_at = $3, held_by = $4, attempts = attempts + 1, error = NULL
     WHERE municipality_id = $1 AND id = ANY($2::uuid[])
     RETURNING id, person_id AS "personId", message_id AS "messageId", attempts`,
    [tx.tenant.municipalityId, ids, tx.now, round],
  );
}
