import { formatDay, type Language } from '@kompassplan/phrases';
import {
  button,
  card,
  cardHeading,
  cardLine,
  cardList,
  cardTitle,
  cardTop,
  link,
  note,
  page,
  type SafeHtml,
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
  /** The municipality's, '#rrggbb'. */
  readonly colour: string;
  /** The page that turns such mails off; null where there is nothing to turn off. */
  readonly unsubscribeUrl?: string | null;
  /** A sample that somebody asked for: says so. */
  readonly sample?: boolean;
}

/** Everything a person is reminded of, in one mail. Pure. */
export function renderReminder(mail: ReminderMail): RenderedMail {
  const { language, municipality, colour, items, today } = mail;
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
      colour,
      subject,
      heading,
      lead,
      body: [
        ...items.map((item, index) => itemCard(item, index === 0 ? colour : null, language, today)),
        ...linkNote.map(note),
      ],
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
  readonly colour: string;
  readonly timeZone: string;
  readonly personName: string;
  readonly email: string;
  readonly url: string;
  readonly expiresAt: Date;
}

/** A sign-in link or an invitation. Pure. */
export function renderAccountMail(mail: AccountMail): RenderedMail {
  const { language, colour, url } = mail;
  const say = sayIn(language);
  // It stands in the subject, which is a header.
  const municipality = oneLine(mail.municipality);
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
      colour,
      subject,
      heading,
      lead,
      body: [button(words, url, colour), note(validUntil)],
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

/** @param colour the button's, on the most pressing item; null: a plain link */
function itemCard(item: ReminderMailItem, colour: string | null, language: Language, today: string): SafeHtml {
  const go = goWords(item, language);
  const way = colour === null ? link(go, item.url) : button(go, item.url, colour);
  const rows = item.actionId === null ? evaluationRows(item, language, today) : actionRows(item, language, today);
  return card([...rows, way]);
}

function evaluationRows(item: EvaluationMailItem, language: Language, today: string): SafeHtml[] {
  const { heading, lines } = evaluationWords(item, language, today);
  const parts = evaluationParts(item, language, today);
  return [
    cardTop(evaluationTag(item, language), 'soon', ''),
    cardTitle(heading),
    ...lines.map(cardLine),
    ...parts.flatMap((part) => [
      ...(part.heading === '' ? [] : [cardHeading(part.heading)]),
      part.lines.length === 1 ? cardLine(part.lines[0] ?? '') : cardList(part.lines),
    ]),
  ];
}

function actionRows(item: ActionMailItem, language: Language, today: string): SafeHtml[] {
  const say = sayIn(language);
  const { words, tone } = tagOf(item, language, today);
  return [
    cardTop(words, tone, dueWords(item, language, today)),
    cardTitle(`${numberWords(item.number, say)} ${oneLine(item.title)}`),
    cardLine(facts(item, say).join(' · ')),
  ];
}

function itemText(item: ReminderMailItem, language: Language, today: string): string {
  if (item.actionId === null) return evaluationText(item, language, today);
  const say = sayIn(language);
  const due = dueWords(item, language, today);
  return [
    `${numberWords(item.number, say)} ${oneLine(item.title)}`,
    [tagOf(item, language, today).words, ...(due === '' ? [] : [due]), ...facts(item, say)].join(' · '),
    `${goWords(item, language)}: ${item.url}`,
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
    `${goWords(item, language)}: ${item.url}`,
  ].join('\n\n');
}

function goWords(item: ReminderMailItem, language: Language): string {
  if (item.actionId === null) return evaluationButton(item, language);
  const say = sayIn(language);
  return say(item.answers ? 'mail.button.report' : 'mail.button.open', { number: numberWords(item.number, say) });
}

/** Empty without a date. */
function dueWords({ due }: ActionMailItem, language: Language, today: string): string {
  return due === null ? '' : sayIn(language)('mail.item.due', { day: formatDay(due, language, today) });
}

function facts(item: ActionMailItem, say: Say): string[] {
  return [
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
