import {
  type EvaluationForReminders,
  insteadOf,
  type LetterAction,
  managerDigest,
  type MonthlyLetter,
  monthlyLetter,
  type ReminderRule,
  type SaidInLetter,
  shownReadiness,
} from '@kompassplan/domain';
import type { ToldDigest } from '../../mail/digest-words.js';
import { localDay } from '../../persistence/local-day.js';
import { managedUnits } from '../../persistence/manager-digest.query.js';
import { readinessView } from '../../persistence/readiness-view.query.js';
import type { Transaction } from '../../persistence/unit-of-work.js';

interface LetterRow {
  readonly id: string;
  readonly rule: ReminderRule;
  readonly evaluationId: string | null;
  readonly personId: string;
  readonly slot: string;
}

/**
 * The letters of these rows, by the row's id: one situation for all, compared with what the last letter to each of them
 * has said. A constant number of statements.
 */
export async function lettersOf(
  tx: Transaction,
  rows: readonly LetterRow[],
  evaluation: EvaluationForReminders | undefined,
  today: string,
): Promise<{ readonly letters: ReadonlyMap<string, MonthlyLetter>; readonly secured: number | null }> {
  const none = { letters: new Map<string, MonthlyLetter>(), secured: null };
  const due = rows.filter(({ rule, evaluationId }) => rule === 'monthlyLetter' && evaluationId === evaluation?.id);
  if (!evaluation || due.length === 0) return none;
  const view = await readinessView(tx, evaluation.id, today);
  if (!view) return none;
  const shown = shownReadiness(view);
  const before = await saidBefore(tx, evaluation.id, due);
  const actions = await letterActions(tx, evaluation.id);
  const letters = new Map(
    due.map(({ id, personId }) => [id, monthlyLetter(view, shown, actions, before.get(personId) ?? null, today)]),
  );
  return { letters, secured: shown.secured };
}

/** The letters that are sent: what they say is kept with their rows of the ledger. */
export async function writeLetters(
  tx: Transaction,
  rows: readonly LetterRow[],
  evaluation: EvaluationForReminders | undefined,
  today: string,
): Promise<ReadonlyMap<string, MonthlyLetter>> {
  const { letters, secured } = await lettersOf(tx, rows, evaluation, today);
  if (secured === null) return letters;
  const said: SaidInLetter = { at: tx.now.toISOString(), on: today, secured };
  await tx.execute('UPDATE reminder_ledger SET said = $3::jsonb WHERE municipality_id = $1 AND id = ANY($2::uuid[])', [
    tx.tenant.municipalityId,
    [...letters.keys()],
    JSON.stringify(said),
  ]);
  return letters;
}

/**
 * The managers' digests of these rows, by the row's id; without those that have nothing to say any more. Three statements.
 * @param at epoch ms of the mails
 */
export async function digestsOf(
  tx: Transaction,
  rows: readonly LetterRow[],
  evaluation: EvaluationForReminders | undefined,
  at: number,
  today: string,
): Promise<ReadonlyMap<string, ToldDigest>> {
  const due = rows.filter(({ rule, evaluationId }) => rule === 'managerDigest' && evaluationId === evaluation?.id);
  if (!evaluation || due.length === 0) return new Map();
  const askedId = ({ slot, personId }: LetterRow) => insteadOf(slot) ?? personId;
  const managed = await managedUnits(tx, evaluation.id, { today, only: due.map(askedId) });
  const byManager = new Map(managed.map((one) => [one.actor.personId, managerDigest(one, at, today)]));
  return new Map(
    due.flatMap((row) => {
      const digest = byManager.get(askedId(row));
      if (!digest) return [];
      const sinceOn = localDay(new Date(digest.since), tx.tenant.timeZone);
      return [[row.id, { ...digest, sinceOn }] as const];
    }),
  );
}

/** When a digest was written: the next one tells what got done after it. */
export async function rememberDigests(tx: Transaction, ids: readonly string[], today: string): Promise<void> {
  if (ids.length === 0) return;
  const said = { at: tx.now.toISOString(), on: today };
  await tx.execute('UPDATE reminder_ledger SET said = $3::jsonb WHERE municipality_id = $1 AND id = ANY($2::uuid[])', [
    ...[tx.tenant.municipalityId, ids, JSON.stringify(said)],
  ]);
}

/** What the last letter that reached each person, or may have, has said. */
async function saidBefore(
  tx: Transaction,
  evaluationId: string,
  due: readonly LetterRow[],
): Promise<ReadonlyMap<string, SaidInLetter>> {
  const rows = await tx.query<{ personId: string; said: SaidInLetter }>(
    `SELECT DISTINCT ON (l.person_id) l.person_id AS "personId", l.said
     FROM reminder_ledger l JOIN reminder_mail m ON m.municipality_id = l.municipality_id AND m.id = l.mail_id
     WHERE l.municipality_id = $1 AND l.evaluation_id = $2 AND l.rule = 'monthlyLetter' AND l.said IS NOT NULL
       AND l.dropped_reason IS NULL AND l.person_id = ANY($3::uuid[]) AND m.state IN ('sent', 'uncertain')
     ORDER BY l.person_id, l.said->>'at' DESC`,
    [tx.tenant.municipalityId, evaluationId, due.map(({ personId }) => personId)],
  );
  return new Map(rows.map(({ personId, said }) => [personId, said]));
}

async function letterActions(tx: Transaction, evaluationId: string): Promise<LetterAction[]> {
  const rows = await tx.query<Omit<LetterAction, 'verifiedAt'> & { readonly verifiedAt: Date | null }>(
    `SELECT number, title, status, due::text AS due, verified_at AS "verifiedAt" FROM action
     WHERE municipality_id = $1 AND evaluation_id = $2 ORDER BY number`,
    [tx.tenant.municipalityId, evaluationId],
  );
  return rows.map((row) => ({ ...row, verifiedAt: row.verifiedAt?.toISOString() ?? null }));
}
