import type { ActionRule, EvaluationRule, EventRule, ReminderRule } from '@kompassplan/domain';
import { formatDay, formatList, type Language } from '@kompassplan/phrases';
import { type EvaluationMailItem, evaluationTag, monthWords } from './letter-words.js';
import type { Tone } from './mail-layout.js';
import { numberWords, oneLine, type Say, sayIn } from './say.js';

/** What a mail says about one action. */
export interface ActionMailItem {
  readonly rule: ActionRule;
  readonly actionId: string;
  readonly number: number;
  readonly title: string;
  /** Days until the due date on the day of the mail; null when the rule is not about it. */
  readonly daysToDue: number | null;
  readonly due: string | null;
  readonly progress: number;
  /** As the owner, or as the one who manages the owner. */
  readonly asked: 'owner' | 'manager';
  /** The person a deputy stands in for. */
  readonly insteadOf: string | null;
  /** The person whose mail has stopped, for mailStopped. */
  readonly aboutName: string | null;
  readonly ownerName: string | null;
  /** The last day of the evidence, for evidenceExpiring. */
  readonly expires: string | null;
  readonly url: string;
  /** The link answers without signing in; otherwise it opens the action in the app. */
  readonly answers: boolean;
}

export type ReminderMailItem = ActionMailItem | EvaluationMailItem;

/** What a subject needs to know: less than a mail, so that a preview can have it too. */
export interface SubjectItem {
  readonly rule: ReminderRule;
  readonly actionId: string | null;
  readonly title: string;
  readonly daysToDue: number | null;
  readonly asked: 'owner' | 'manager';
  /** YYYY-MM of a letter. */
  readonly month?: string;
}

/** Rules that read the same to the one who gets the mail. */
export type Topic =
  | 'overdue'
  | 'unitOverdue'
  | 'due'
  | 'stale'
  | 'evidenceExpiring'
  | 'verificationWaiting'
  | 'effectDue'
  | 'reviewDue'
  | EvaluationRule
  | EventRule;

export function topicOf({ rule, asked, daysToDue }: SubjectItem): Topic {
  if (rule === 'escalation') return asked === 'manager' ? 'unitOverdue' : 'overdue';
  // A mail that was late itself may find the date passed.
  if (rule === 'due') return daysToDue !== null && daysToDue < 0 ? 'overdue' : 'due';
  return rule;
}

/** The subject of a reminder: the most pressing matter, on one line of reasonable length. */
export function reminderSubject(items: readonly SubjectItem[], language: Language): string {
  const say = sayIn(language);
  const actions = items.filter(({ actionId }) => actionId !== null);
  const letter = items.find(({ rule }) => rule === 'monthlyLetter');
  if (letter) {
    const month = monthWords(letter.month ?? '', language);
    return say('mail.subject.monthlyLetter', { month, count: actionsOf(actions) });
  }
  return subjectOf(actions.length > 0 ? actions : items, say);
}

function subjectOf(items: readonly SubjectItem[], say: Say): string {
  const topics = new Set(items.map(topicOf));
  const [first] = items;
  if (!first) return '';
  if (first.rule === 'followUp') return say('mail.subject.followUp', { days: first.daysToDue ?? 0 });
  const topic = topics.size === 1 ? topicOf(first) : null;
  if (topic) {
    const title = shortened(oneLine(first.title));
    const when = first.daysToDue === null ? '' : whenWords(first.daysToDue, say);
    return say(`mail.subject.${topic}`, { count: actionsOf(items), title, when });
  }
  const late = actionsOf(items.filter((item) => ['overdue', 'unitOverdue'].includes(topicOf(item))));
  return say('mail.subject.mixed', { count: actionsOf(items), late });
}

/** How many actions a mail is about: one can be there for two reasons. */
function actionsOf(items: readonly SubjectItem[]): number {
  return new Set(items.map(({ actionId }) => actionId)).size;
}

/** What awaits the reader: the letter, the follow-up, and the actions, each in a sentence. */
export function summaryOf(items: readonly SubjectItem[], say: Say): string {
  const rules = new Set(items.map(({ rule }) => rule));
  const about = (['monthlyLetter', 'followUp', 'managerDigest'] as const).filter((rule) => rules.has(rule));
  const actions = items.filter(({ actionId }) => actionId !== null);
  const sentences = about.map((rule) => say(`mail.summary.${rule}`));
  return [...sentences, ...(actions.length > 0 ? [actionsSummary(actions, say)] : [])].join(' ');
}

function actionsSummary(items: readonly SubjectItem[], say: Say): string {
  const topics = new Set(items.map(topicOf));
  const [only] = topics;
  return say(topics.size === 1 && only ? `mail.summary.${only}` : 'mail.summary.mixed', { count: actionsOf(items) });
}

export function whenWords(daysToDue: number, say: Say): string {
  if (daysToDue < 0) return say('mail.when.late', { days: -daysToDue });
  if (daysToDue === 0) return say('mail.when.today');
  return daysToDue === 1 ? say('mail.when.tomorrow') : say('mail.when.left', { days: daysToDue });
}

/** The words on an item's tag, and how urgent they look. */
export function tagOf(item: ReminderMailItem, language: Language, today: string): { words: string; tone: Tone } {
  if (item.actionId === null) return { words: evaluationTag(item, language), tone: 'soon' };
  const say = sayIn(language);
  if (item.rule === 'due' || item.rule === 'overdue' || item.rule === 'escalation') {
    const days = item.daysToDue ?? 0;
    return { words: whenWords(days, say), tone: days < 0 ? 'late' : 'soon' };
  }
  if (item.rule === 'evidenceExpiring') {
    const day = item.expires === null ? '' : formatDay(item.expires, language, today);
    return { words: say('mail.tag.evidenceExpiring', { day }), tone: 'late' };
  }
  if (item.rule === 'mailStopped') {
    return { words: say('mail.tag.mailStopped', { name: oneLine(item.aboutName ?? '') }), tone: 'late' };
  }
  return { words: say(`mail.tag.${item.rule}`), tone: 'plain' };
}

export interface RuleFacts {
  readonly municipality: string;
  readonly staleAfterDays: number;
}

/** "Why did I get this?" in whole sentences, one per rule. */
export function reasons(items: readonly ReminderMailItem[], facts: RuleFacts, language: Language): string[] {
  const say = sayIn(language);
  const groups = Map.groupBy(items, (item) => (item.rule === 'escalation' ? topicOf(item) : item.rule));
  const sentences = [...groups].map(([reason, group]) => {
    const numbers = [
      ...new Set(group.flatMap((item) => (item.actionId === null ? [] : [numberWords(item.number, say)]))),
    ];
    const key = reason === 'overdue' && group[0]?.rule === 'escalation' ? 'escalation' : reason;
    return say(`mail.why.${key}`, {
      ...{ actions: formatList(numbers, language), count: numbers.length },
      ...{ municipality: facts.municipality, days: facts.staleAfterDays },
    });
  });
  const absent = new Set(items.flatMap(({ insteadOf }) => (insteadOf === null ? [] : [insteadOf])));
  return [...sentences, ...[...absent].map((name) => say('mail.why.insteadOf', { name })), say('mail.why.cap')];
}

function shortened(title: string): string {
  return title.length <= 80 ? title : `${title.slice(0, 79).trimEnd()}…`;
}
