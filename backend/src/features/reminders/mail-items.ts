import {
  aboutOf,
  type Actor,
  askedAs,
  daysBetween,
  type EvaluationForReminders,
  insteadOf,
  isOpen,
  isEvaluationRule,
  may,
  type MonthlyLetter,
  placeInMail,
  type ReminderItem,
  type ReminderRule,
  type Role,
  slotDay,
} from '@kompassplan/domain';
import type { Language } from '@kompassplan/phrases';
import type { ToldDigest } from '../../mail/digest-words.js';
import type { EvaluationMailItem } from '../../mail/letter-words.js';
import type { ReminderMailItem } from '../../mail/reminder-words.js';
import { sayIn } from '../../mail/say.js';
import type { RemindedAction, RemindedPerson } from '../../persistence/reminder-input.query.js';
import type { Transaction } from '../../persistence/unit-of-work.js';

export interface MailLink {
  readonly url: string;
  /** It answers without signing in; otherwise it opens the app. */
  readonly answers: boolean;
}

/** What the items of a mail are written from. */
export interface MailAround {
  /** The day of the mail. */
  readonly today: string;
  readonly actions: ReadonlyMap<string, RemindedAction>;
  readonly people: ReadonlyMap<string, RemindedPerson>;
  readonly evaluations: ReadonlyMap<string, EvaluationForReminders>;
  /** By the id of the item that is the letter. */
  readonly letters: ReadonlyMap<string, MonthlyLetter>;
  readonly digests: ReadonlyMap<string, ToldDigest>;
  readonly language: Language;
  readonly publicUrl: string;
}

type Own = Pick<ReminderItem, 'rule' | 'actionId' | 'evaluationId' | 'slot'> & { readonly id: string };

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

/** What a mail says about each of its actions and about the evaluation, in the order of the mail: for the sender and for a preview alike. */
export function mailItems(
  own: readonly Own[],
  around: MailAround,
  linkTo: (action: RemindedAction, rule: ReminderRule) => MailLink,
): ReminderMailItem[] {
  const { today, actions, people, evaluations } = around;
  const nameOf = (id: string | null) => (id === null ? null : (people.get(id)?.name ?? null));
  const items = own.flatMap((item): ReminderMailItem[] => {
    const evaluation = evaluations.get(item.evaluationId ?? '');
    if (evaluation) return [aboutEvaluation(item, evaluation, around)];
    const action = actions.get(item.actionId ?? '');
    if (!action || isEvaluationRule(item.rule)) return [];
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
        ...linkTo(action, item.rule),
      },
    ];
  });
  return items.sort((a, b) => placeInMail(a) - placeInMail(b));
}

function aboutEvaluation(
  { id, rule, slot }: Own,
  { id: evaluationId, year, followUpOn }: EvaluationForReminders,
  { people, today, letters, digests, language, publicUrl }: MailAround,
): EvaluationMailItem {
  return {
    rule: rule as EvaluationMailItem['rule'],
    actionId: null,
    title: sayIn(language)('mail.evaluation', { year: String(year) }),
    daysToDue: rule === 'followUp' && followUpOn !== null ? daysBetween(today, followUpOn) : null,
    asked: 'owner',
    month: slotDay(slot).slice(0, 7),
    followUpOn,
    insteadOf: people.get(insteadOf(slot) ?? '')?.name ?? null,
    letter: letters.get(id) ?? null,
    digest: digests.get(id) ?? null,
    url: `${publicUrl}/${rule === 'managerDigest' ? 'enhet' : ''}?utvardering=${evaluationId}`,
  };
}

/** Whether the mail's link lets this person answer without signing in. */
export function answersByMail(action: RemindedAction, rule: ReminderRule, actor: Actor | undefined): boolean {
  return isOpen(action.status) && ANSWERED.has(rule) && !!actor && may(actor, 'action.report', action);
}

export function actorsById(
  tx: Transaction,
  ids: readonly string[],
): Promise<{ personId: string; role: Role; unitIds: string[] }[]> {
  return tx.query(
    `SELECT p.id AS "personId", p.role, units_below(p.municipality_id, p.unit_id) AS "unitIds"
     FROM person p WHERE p.municipality_id = $1 AND p.id = ANY($2::uuid[])`,
    [tx.tenant.municipalityId, ids],
  );
}
