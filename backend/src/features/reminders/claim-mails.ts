import { Injectable } from '@nestjs/common';
import {
  aboutOf,
  type Actor,
  askedAs,
  daysBetween,
  insteadOf,
  isOpen,
  may,
  type ReminderRule,
  type Role,
  slotDay,
  stillApplies,
  withoutDoubles,
} from '@kompassplan/domain';
import { Env } from '../../config/env.js';
import { newToken, tokenHash } from '../../http/secrets.js';
import { actionReference, type MailMessage } from '../../mail/mail-message.js';
import { ACTION_LINK_DAYS, renderReminder } from '../../mail/render-mail.js';
import type { ReminderMailItem } from '../../mail/reminder-words.js';
import { newId } from '../../persistence/new-id.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import {
  lockedActions,
  peopleById,
  type RemindedAction,
  type RemindedPerson,
} from '../../persistence/reminder-input.query.js';
import { type MailDay, mailDay, takeRows, type TakenRow } from './take-mails.js';

/** What a report answers; the rest is looked at in the app. */
const ANSWERED: ReadonlySet<ReminderRule> = new Set([
  'due',
  'overdue',
  'escalation',
  'stale',
  'evidenceExpiring',
  'assignment',
  'sentBack',
] as const);

export interface ClaimedMail {
  readonly id: string;
  readonly personId: string;
  readonly attempts: number;
  readonly message: MailMessage;
}

interface ItemRow {
  readonly id: string;
  readonly mailId: string;
  readonly rule: ReminderRule;
  readonly actionId: string;
  readonly personId: string;
  readonly slot: string;
}

interface Surroundings {
  readonly municipality: string;
  readonly today: string;
  readonly staleAfterDays: number;
  readonly enabled: boolean;
  readonly actions: ReadonlyMap<string, RemindedAction>;
  readonly people: ReadonlyMap<string, RemindedPerson>;
  readonly actors: ReadonlyMap<string, Actor>;
}

/** Behind every date. */
const NO_DATE = 9999;

interface NewToken {
  readonly hash: string;
  readonly personId: string;
  readonly actionId: string;
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
    const { taken, rows } = await takeRows(tx, day, round);
    if (rows.length === 0) return { taken, mails: [] };
    const items = await tx.query<ItemRow>(
      `SELECT id, mail_id AS "mailId", rule, action_id AS "actionId", person_id AS "personId", slot FROM reminder_ledger
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
    const mails = rows.flatMap((row) => {
      const person = around.people.get(row.personId);
      const own = byMail.get(row.id) ?? [];
      return person && own.length > 0 ? [this.write(row, person, own, around, tokens)] : [];
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
    around: Surroundings,
    tokens: NewToken[],
  ): ClaimedMail {
    const { municipality, today, staleAfterDays } = around;
    const nameOf = (id: string | null) => (id === null ? null : (around.people.get(id)?.name ?? null));
    const links = new Map<string, { url: string; answers: boolean }>();
    const items = own.flatMap((item): ReminderMailItem[] => {
      const action = around.actions.get(item.actionId);
      if (!action) return [];
      const link = links.get(action.id) ?? this.linkTo(action, person, item.rule, around, tokens);
      links.set(action.id, link);
      const dated = item.rule === 'due' || item.rule === 'overdue' || item.rule === 'escalation';
      return [
        {
          rule: item.rule,
          actionId: action.id,
          number: action.number,
          title: action.title,
          // Counted from the day it is read, which after an outage is not the day it was planned for.
          daysToDue: dated && action.due !== null ? daysBetween(today, action.due) : null,
          due: action.due,
          progress: action.progress,
          asked: askedAs(item.slot),
          insteadOf: nameOf(insteadOf(item.slot)),
          aboutName: nameOf(aboutOf(item.slot)),
          ownerName: nameOf(action.ownerId),
          expires: item.rule === 'evidenceExpiring' ? slotDay(item.slot) : null,
          ...link,
        },
      ];
    });
    items.sort((a, b) => (a.daysToDue ?? NO_DATE) - (b.daysToDue ?? NO_DATE));
    const facts = { municipality, staleAfterDays, today };
    const rendered = renderReminder({ ...facts, language: person.language, personName: person.name, items });
    return {
      id: row.id,
      personId: row.personId,
      attempts: row.attempts,
      message: {
        ...rendered,
        to: { name: person.name, address: person.email },
        messageId: row.messageId,
        references: [...new Set(items.map(({ actionId }) => actionReference(actionId, this.env.publicUrl)))],
      },
    };
  }

  /** Without signing in for whoever may report; into the app for everybody else, and for what a report does not answer. */
  private linkTo(
    action: RemindedAction,
    person: RemindedPerson,
    rule: ReminderRule,
    { actors }: Surroundings,
    tokens: NewToken[],
  ): { url: string; answers: boolean } {
    const actor = actors.get(person.id);
    const answers = isOpen(action.status) && ANSWERED.has(rule) && !!actor && may(actor, 'action.report', action);
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
  const actionIds = [...new Set(items.map(({ actionId }) => actionId))];
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
  return {
    municipality,
    today,
    staleAfterDays: policy.staleAfterDays,
    enabled: policy.enabled,
    actions: new Map(actions.map((action) => [action.id, action])),
    people: new Map(people.map((person) => [person.id, person])),
    actors: new Map(actors.map((actor) => [actor.personId, actor])),
  };
}

function actorsById(
  tx: Transaction,
  ids: readonly string[],
): Promise<{ personId: string; role: Role; unitIds: string[] }[]> {
  return tx.query(
    `SELECT p.id AS "personId", p.role, units_below(p.municipality_id, p.unit_id) AS "unitIds"
     FROM person p WHERE p.municipality_id = $1 AND p.id = ANY($2::uuid[])`,
    [tx.tenant.municipalityId, ids],
  );
}

/** Kept with the reminder, for whoever asks why it never came. */
function reasonToDrop(item: ItemRow, { enabled, actions, people, today }: Surroundings): string | null {
  const action = actions.get(item.actionId);
  const person = people.get(item.personId);
  if (!enabled) return 'policyOff';
  if (!action || !person?.active) return 'left';
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
     SELECT t.hash, $1, t."personId", 'action', t."actionId", $3, $4
     FROM jsonb_to_recordset($2::jsonb) AS t(hash text, "personId" uuid, "actionId" uuid)`,
    [
      tx.tenant.municipalityId,
      JSON.stringify(tokens),
      tx.now,
      new Date(tx.now.getTime() + ACTION_LINK_DAYS * 86_400_000),
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
