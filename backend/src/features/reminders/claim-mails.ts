import { Injectable } from '@nestjs/common';
import {
  aboutOf,
  type Actor,
  type EvaluationForReminders,
  evaluationStillApplies,
  insteadOf,
  isEvaluationRule,
  isOpen,
  isSameDay,
  type MonthlyLetter,
  type ReminderPolicy,
  type ReminderRule,
  stillApplies,
  withoutDoubles,
} from '@kompassplan/domain';
import { Env } from '../../config/env.js';
import { newToken, tokenHash } from '../../http/secrets.js';
import type { ToldDigest } from '../../mail/digest-words.js';
import { actionReference, type MailMessage } from '../../mail/mail-message.js';
import { ACTION_LINK_DAYS, renderReminder } from '../../mail/render-mail.js';
import { newId } from '../../persistence/new-id.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import {
  lockedActions,
  peopleById,
  type RemindedAction,
  type RemindedPerson,
} from '../../persistence/reminder-input.query.js';
import { remindedEvaluations } from '../../persistence/reminder-evaluations.query.js';
import { digestsOf, rememberDigests, writeLetters } from './about-evaluation.js';
import { actorsById, answersByMail, mailItems, type MailLink } from './mail-items.js';
import { type MailDay, mailDay, takeRows, type TakenRow } from './take-mails.js';

export interface ClaimedMail {
  readonly id: string;
  readonly personId: string;
  readonly attempts: number;
  readonly message: MailMessage;
  /** What it was written from: once any of it has changed, it is looked at anew. */
  readonly seen: {
    readonly personVersion: number;
    readonly actions: readonly { readonly id: string; readonly version: number }[];
  };
}

interface ItemRow {
  readonly id: string;
  readonly mailId: string;
  readonly rule: ReminderRule;
  /** Either this or `evaluationId`. */
  readonly actionId: string | null;
  readonly evaluationId: string | null;
  readonly personId: string;
  readonly slot: string;
}

interface Surroundings {
  readonly municipality: string;
  readonly today: string;
  readonly policy: ReminderPolicy;
  readonly evaluations: ReadonlyMap<string, EvaluationForReminders>;
  readonly actions: ReadonlyMap<string, RemindedAction>;
  readonly people: ReadonlyMap<string, RemindedPerson>;
  readonly actors: ReadonlyMap<string, Actor>;
  readonly digests: ReadonlyMap<string, ToldDigest>;
}

/** For as long as anybody may still find the mail. */
const UNSUBSCRIBE_DAYS = 180;

interface NewToken {
  readonly hash: string;
  readonly personId: string;
  /** Null: the link that turns such mails off. */
  readonly actionId: string | null;
}

/**
 * Takes mails that are due for this process alone, and looks once more whether each reminder still applies: what was
 * done, moved or handed on since it was planned is dropped, and a mail with nothing left is skipped.
 */
@Injectable()
export class ClaimMails {
  constructor(private readonly env: Env) {}

  /**
   * Others that claim at the same time get other mails. They are held for `round`: not yet handed over, so still in no doubt.
   * @returns how many people's mails were looked at, and the mails that are to be sent now
   */
  async claim(
    tx: Transaction,
    round: string = newId(),
  ): Promise<{ readonly taken: number; readonly mails: readonly ClaimedMail[] }> {
    const day = await mailDay(tx);
    // Whatever waits goes on waiting, and goes in one mail when the pause ends.
    if (!day.policy.enabled) return { taken: 0, mails: [] };
    const { taken, rows } = await takeRows(tx, day, round);
    if (rows.length === 0) return { taken, mails: [] };
    const items = await tx.query<ItemRow>(
      `SELECT id, mail_id AS "mailId", rule, action_id AS "actionId", evaluation_id AS "evaluationId",
         person_id AS "personId", slot FROM reminder_ledger
       WHERE municipality_id = $1 AND mail_id = ANY($2::uuid[]) AND dropped_reason IS NULL
       ORDER BY days_to_due NULLS LAST, id`,
      [tx.tenant.municipalityId, rows.map(({ id }) => id)],
    );
    const around = await surroundings(tx, day, rows, items);
    const dropped: { id: string; reason: string }[] = [];
    const kept = items.filter((item) => {
      const reason = reasonToDrop(item, around);
      if (reason) dropped.push({ id: item.id, reason });
      return !reason;
    });
    const tokens: NewToken[] = [];
    const byMail = new Map(
      [...Map.groupBy(kept, ({ mailId }) => mailId)].map(([id, all]) => [id, newestOf(all, dropped)]),
    );
    const current = [...around.evaluations.values()].find((evaluation) => evaluation.current);
    const said = [...byMail.values()].flat();
    const letters = await writeLetters(tx, said, current, around.today);
    await rememberDigests(
      tx,
      said.flatMap(({ id, rule }) => (rule === 'managerDigest' ? id : [])),
      around.today,
    );
    const mails = rows.flatMap((row) => {
      const person = around.people.get(row.personId);
      const own = byMail.get(row.id) ?? [];
      return person && own.length > 0 ? [this.write(row, person, own, { ...around, letters }, tokens)] : [];
    });
    await dropItems(tx, dropped);
    await writeTokens(tx, tokens);
    await settleClaim(tx, rows, mails);
    return { taken, mails };
  }

  private write(
    row: TakenRow,
    person: RemindedPerson,
    own: readonly ItemRow[],
    around: Surroundings & { readonly letters: ReadonlyMap<string, MonthlyLetter> },
    tokens: NewToken[],
  ): ClaimedMail {
    const { municipality, today } = around;
    const { staleAfterDays, colour } = around.policy;
    const links = new Map<string, MailLink>();
    const reader = { ...around, publicUrl: this.env.publicUrl, language: person.language };
    const items = mailItems(own, reader, (action, rule) => {
      const link = links.get(action.id) ?? this.linkTo(action, person, rule, around, tokens);
      links.set(action.id, link);
      return link;
    });
    const wayOut = this.wayOut(own, person, tokens);
    const facts = { municipality, colour, staleAfterDays, today, unsubscribeUrl: wayOut?.page };
    const rendered = renderReminder({ ...facts, language: person.language, personName: person.name, items });
    return {
      id: row.id,
      personId: row.personId,
      attempts: row.attempts,
      seen: {
        personVersion: person.version,
        actions: [...new Set(own.flatMap(({ actionId }) => around.actions.get(actionId ?? '') ?? []))].map(
          ({ id, version }) => ({ id, version }),
        ),
      },
      message: {
        ...rendered,
        municipality,
        to: { name: person.name, address: person.email },
        messageId: row.messageId,
        references: [...new Set(items.flatMap(({ actionId }) => actionId ?? []))].map((actionId) =>
          actionReference(actionId, this.env.publicUrl),
        ),
        unsubscribeUrl: wayOut?.oneClick,
      },
    };
  }

  /** What is urgent comes however the person chose: a mail of nothing else has nothing to turn off. */
  private wayOut(
    own: readonly ItemRow[],
    person: RemindedPerson,
    tokens: NewToken[],
  ): { page: string; oneClick: string } | null {
    if (own.every(({ rule }) => isSameDay(rule))) return null;
    const token = newToken();
    tokens.push({ hash: tokenHash(token), personId: person.id, actionId: null });
    return {
      page: `${this.env.publicUrl}/avanmal/${token}`,
      oneClick: `${this.env.publicUrl}/api/unsubscribe/${token}`,
    };
  }

  /** Without signing in for whoever may report; into the app for everybody else, and for what a report does not answer. */
  private linkTo(
    action: RemindedAction,
    person: RemindedPerson,
    rule: ReminderRule,
    { actors }: Surroundings,
    tokens: NewToken[],
  ): MailLink {
    const answers = answersByMail(action, rule, actors.get(person.id));
    if (!answers) return { url: `${this.env.publicUrl}/plan?action=${action.id}`, answers };
    const token = newToken();
    tokens.push({ hash: tokenHash(token), personId: person.id, actionId: action.id });
    return { url: `${this.env.publicUrl}/svar/${token}`, answers };
  }
}

async function surroundings(
  tx: Transaction,
  { policy, municipality, today, timeZone }: MailDay,
  rows: readonly TakenRow[],
  items: readonly ItemRow[],
): Promise<Surroundings> {
  const actionIds = [...new Set(items.flatMap(({ actionId }) => actionId ?? []))];
  // The lock makes a handover wait, so that the links it revokes include those written here.
  const actions = await lockedActions(tx, actionIds, timeZone);
  const recipients = rows.map(({ personId }) => personId);
  const others = [
    ...items.flatMap(({ slot }) => [insteadOf(slot), aboutOf(slot)]),
    ...actions.map(({ ownerId }) => ownerId),
  ];
  const ids = [...new Set([...recipients, ...others.filter((id) => id !== null)])];
  const people = await peopleById(tx, ids);
  const actors = await actorsById(tx, recipients);
  const evaluations = items.some(({ evaluationId }) => evaluationId !== null) ? await remindedEvaluations(tx) : [];
  const newest = evaluations.find((evaluation) => evaluation.newest);
  return {
    municipality,
    today,
    policy,
    digests: await digestsOf(tx, items, newest, tx.now.getTime(), today),
    evaluations: new Map(evaluations.map((evaluation) => [evaluation.id, evaluation])),
    actions: new Map(actions.map((action) => [action.id, action])),
    people: new Map(people.map((person) => [person.id, person])),
    actors: new Map(actors.map((actor) => [actor.personId, actor])),
  };
}

/** Kept with the reminder, for whoever asks why it never came. */
function reasonToDrop(
  item: ItemRow,
  { policy, actions, evaluations, digests, people, today }: Surroundings,
): string | null {
  const action = actions.get(item.actionId ?? '');
  const person = people.get(item.personId);
  if (isEvaluationRule(item.rule)) {
    if (!policy[item.rule]) return 'policyOff';
    const evaluation = evaluations.get(item.evaluationId ?? '');
    if (!person?.active) return 'left';
    if (person.digest === 'off' && !isSameDay(item.rule)) return 'turnedOff';
    const asked = people.get(insteadOf(item.slot) ?? item.personId);
    // What it would have said has been done, or somebody else manages the unit now.
    if (item.rule === 'managerDigest' && !digests.has(item.id)) return 'changed';
    return evaluation && evaluationStillApplies(item, evaluation, { person, asked }, policy, today) ? null : 'changed';
  }
  if (!action || !person?.active) return 'left';
  if (person.digest === 'off' && !isSameDay(item.rule)) return 'turnedOff';
  if (item.rule === 'mailStopped' && !people.get(aboutOf(item.slot) ?? '')?.mailStopped) return 'changed';
  if (stillApplies(item, action, person, today)) return null;
  return isOpen(action.status) ? 'changed' : 'done';
}

/** A mail into which older ones went says each thing once. Ids grow with time, from one sweep to the next. */
function newestOf(items: readonly ItemRow[], dropped: { id: string; reason: string }[]): readonly ItemRow[] {
  const kept = new Set(withoutDoubles([...items].sort((a, b) => (a.id < b.id ? -1 : 1))));
  for (const item of items) if (!kept.has(item)) dropped.push({ id: item.id, reason: 'newer' });
  return items.filter((item) => kept.has(item));
}

async function dropItems(tx: Transaction, dropped: readonly { id: string; reason: string }[]): Promise<void> {
  if (dropped.length === 0) return;
  await tx.execute(
    `UPDATE reminder_ledger l SET dropped_reason = d.reason FROM jsonb_to_recordset($2::jsonb) AS d(id uuid, reason text)
     WHERE l.municipality_id = $1 AND l.id = d.id`,
    [tx.tenant.municipalityId, JSON.stringify(dropped)],
  );
}

/** Only the hash is kept; the token itself is in the mail and nowhere else. */
async function writeTokens(tx: Transaction, tokens: readonly NewToken[]): Promise<void> {
  if (tokens.length === 0) return;
  await tx.execute(
    `INSERT INTO one_time_token (token_hash, municipality_id, person_id, purpose, action_id, created_at, expires_at)
     SELECT t.hash, $1, t."personId", CASE WHEN t."actionId" IS NULL THEN 'unsubscribe' ELSE 'action' END, t."actionId", $3,
       CASE WHEN t."actionId" IS NULL THEN $5::timestamptz ELSE $4::timestamptz END
     FROM jsonb_to_recordset($2::jsonb) AS t(hash text, "personId" uuid, "actionId" uuid)`,
    [
      tx.tenant.municipalityId,
      JSON.stringify(tokens),
      tx.now,
      new Date(tx.now.getTime() + ACTION_LINK_DAYS * 86_400_000),
      new Date(tx.now.getTime() + UNSUBSCRIBE_DAYS * 86_400_000),
    ],
  );
}

/** The subject goes into the log; a mail with nothing left to say ends here. */
async function settleClaim(tx: Transaction, rows: readonly TakenRow[], mails: readonly ClaimedMail[]): Promise<void> {
  const subjects = new Map(mails.map(({ id, message }) => [id, message.subject]));
  const settled = rows.map(({ id }) => ({ id, subject: subjects.get(id) ?? null }));
  await tx.execute(
    `UPDATE reminder_mail m SET subject = coalesce(s.subject, m.subject),
       state = CASE WHEN s.subject IS NULL THEN 'skipped' ELSE m.state END, held_by = CASE WHEN s.subject IS NULL THEN NULL ELSE m.held_by END
     FROM jsonb_to_recordset($2::jsonb) AS s(id uuid, subject text) WHERE m.municipality_id = $1 AND m.id = s.id`,
    [tx.tenant.municipalityId, JSON.stringify(settled)],
  );
}
