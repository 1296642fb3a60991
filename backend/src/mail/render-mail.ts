import { formatDay, type Language } from '@kompassplan/phrases';
import {
  button,
  card,
  cardHeading,
  cardLine,
  cardList,
  cardTitle,
  html,
  link,
  note,
  page,
  type SafeHtml,
  tag,
} from './mail-layout.js';
import type { RenderedMail } from './mail-message.js';
import {
  evaluationButton,
  type EvaluationMailItem,
  evaluationParts,
  evaluationTag,
  evaluationWords,
} from './letter-words.js';
import {
  type ActionMailItem,
  reasons,
  type ReminderMailItem,
  reminderSubject,
  type RuleFacts,
  summaryOf,
  tagOf,
} from './reminder-words.js';
import { numberWords, oneLine, type Say, sayIn } from './say.js';

/** How long the link of a reminder works. */
export const ACTION_LINK_DAYS = 14;

export interface ReminderMail extends RuleFacts {
  readonly language: Language;
  readonly personName: string;
  /** The day of the mail, YYYY-MM-DD. */
  readonly today: string;
  /** Most pressing first; at least one. */
  readonly items: readonly ReminderMailItem[];
  /** The page that turns such mails off; null where there is nothing to turn off. */
  readonly unsubscribeUrl?: string | null;
  /** A sample that somebody asked for: says so. */
  readonly sample?: boolean;
}

/** Everything a person is reminded of, in one mail. Pure. */
export function renderReminder(mail: ReminderMail): RenderedMail {
  const { language, municipality, items, today } = mail;
  const say = sayIn(language);
  const plain = reminderSubject(items, language);
  const subject = mail.sample ? say('mail.sample.subject', { subject: plain }) : plain;
  const heading = `${greeting(mail.personName, say)} ${summaryOf(items, say)}`;
  const anyAnswers = items.some((item) => item.actionId !== null && item.answers);
  const lead = say(mail.sample ? 'mail.sample.lead' : anyAnswers ? 'mail.lead.report' : 'mail.lead.look');
  const foot = [...(mail.sample ? [say('mail.sample.why')] : []), ...reasons(items, mail, language)];
  const linkNote = anyAnswers ? [say('mail.linkNote', { days: ACTION_LINK_DAYS })] : [];
  const footTitle = say('mail.why.title');
  const footLink = mail.unsubscribeUrl ? { words: say('mail.unsubscribe'), url: mail.unsubscribeUrl } : null;
  return {
    subject,
    html: page({
      language,
      municipality,
      subject,
      heading,
      lead,
      body: [...items.map((item, index) => itemCard(item, index === 0, language, today)), ...linkNote.map(note)],
      footTitle,
      foot,
      footLink,
    }),
    text: paragraphs([
      heading,
      lead,
      ...items.map((item) => itemText(item, language, today)),
      ...linkNote,
      [footTitle, ...foot].join('\n'),
      ...(footLink ? [`${footLink.words}: ${footLink.url}`] : []),
      `-- \nKompassplan, ${municipality}`,
    ]),
  };
}

export interface AccountMail {
  readonly kind: 'signInLink' | 'invitation';
  readonly language: Language;
  readonly municipality: string;
  readonly timeZone: string;
  readonly personName: string;
  readonly email: string;
  readonly url: string;
  readonly expiresAt: Date;
}

/** A sign-in link or an invitation. Pure. */
export function renderAccountMail(mail: AccountMail): RenderedMail {
  const { language, municipality, url } = mail;
  const say = sayIn(language);
  const values = { municipality, email: mail.email };
  const name = mail.kind === 'signInLink' ? 'signIn' : 'invitation';
  const subject = say(`mail.${name}.subject`, values);
  const heading = greeting(mail.personName, say);
  const lead = say(`mail.${name}.lead`, values);
  const validUntil = say('mail.validUntil', localMoment(mail.expiresAt, mail.timeZone, language));
  const footTitle = say('mail.why.title');
  const why = say(`mail.${name}.why`, values);
  const words = say(`mail.${name}.button`);
  return {
    subject,
    html: page({
      language,
      municipality,
      subject,
      heading,
      lead,
      body: [button(words, url), note(validUntil)],
      footTitle,
      foot: [why],
    }),
    text: paragraphs([
      heading,
      lead,
      `${words}:\n${url}`,
      validUntil,
      `${footTitle}\n${why}`,
      `-- \nKompassplan, ${municipality}`,
    ]),
  };
}

function itemCard(item: ReminderMailItem, first: boolean, language: Language, today: string): SafeHtml {
  return item.actionId === null
    ? evaluationCard(item, first, language, today)
    : actionCard(item, first, language, today);
}

function evaluationCard(item: EvaluationMailItem, first: boolean, language: Language, today: string): SafeHtml {
  const { heading, lines } = evaluationWords(item, language, today);
  const go = evaluationButton(item, language);
  const parts = evaluationParts(item, language, today);
  return card([
    html`<p style="margin:0;font-size:14px;line-height:20px">${tag(evaluationTag(item, language), 'soon')}</p>`,
    cardTitle(heading),
    ...lines.map(cardLine),
    ...parts.flatMap((part) => [
      ...(part.heading === '' ? [] : [cardHeading(part.heading)]),
      part.lines.length === 1 ? cardLine(part.lines[0] ?? '') : cardList(part.lines),
    ]),
    first ? button(go, item.url) : link(go, item.url),
  ]);
}

function actionCard(item: ActionMailItem, first: boolean, language: Language, today: string): SafeHtml {
  const say = sayIn(language);
  const { words, tone } = tagOf(item, language, today);
  const number = numberWords(item.number, say);
  const go = say(item.answers ? 'mail.button.report' : 'mail.button.open', { number });
  return card([
    html`<p style="margin:0;font-size:14px;line-height:20px">${tag(words, tone)}</p>`,
    cardTitle(`${number} ${oneLine(item.title)}`),
    cardLine(facts(item, language, today).join(' · ')),
    first ? button(go, item.url) : link(go, item.url),
  ]);
}

function itemText(item: ReminderMailItem, language: Language, today: string): string {
  if (item.actionId === null) return evaluationText(item, language, today);
  const say = sayIn(language);
  const number = numberWords(item.number, say);
  const go = say(item.answers ? 'mail.button.report' : 'mail.button.open', { number });
  return [
    `${number} ${oneLine(item.title)}`,
    [tagOf(item, language, today).words, ...facts(item, language, today)].join(' · '),
    `${go}: ${item.url}`,
  ].join('\n');
}

function evaluationText(item: EvaluationMailItem, language: Language, today: string): string {
  const { heading, lines } = evaluationWords(item, language, today);
  const parts = evaluationParts(item, language, today);
  return [
    [evaluationTag(item, language), heading, ...lines].join('\n'),
    ...parts.map((part) =>
      part.heading === '' ? part.lines.join('\n') : [part.heading, ...part.lines.map((line) => `- ${line}`)].join('\n'),
    ),
    `${evaluationButton(item, language)}: ${item.url}`,
  ].join('\n\n');
}

function facts(item: ActionMailItem, language: Language, today: string): string[] {
  const say = sayIn(language);
  return [
    ...(item.due === null ? [] : [say('mail.item.due', { day: formatDay(item.due, language, today) })]),
    say('mail.item.progress', { progress: item.progress }),
    ...(item.asked === 'manager' && item.ownerName ? [say('mail.item.owner', { name: oneLine(item.ownerName) })] : []),
  ];
}

function greeting(personName: string, say: Say): string {
  return say('mail.greeting', { name: oneLine(personName).split(' ')[0] ?? '' });
}

function paragraphs(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}

function localMoment(at: Date, timeZone: string, language: Language): { day: string; time: string } {
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  const [day = '', time = ''] = local.split(' ');
  return { day: formatDay(day, language), time };
}
