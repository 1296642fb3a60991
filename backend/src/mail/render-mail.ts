import { formatDay, type Language } from '@kompassplan/phrases';
import { button, card, html, link, note, page, type SafeHtml, tag } from './mail-layout.js';
import type { RenderedMail } from './mail-message.js';
import {
  numberWords,
  oneLine,
  reasons,
  type ReminderMailItem,
  reminderSubject,
  type RuleFacts,
  type Say,
  sayIn,
  summaryOf,
  tagOf,
} from './reminder-words.js';

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
  const anyAnswers = items.some(({ answers }) => answers);
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
  const say = sayIn(language);
  const { words, tone } = tagOf(item, language, today);
  const number = numberWords(item.number, say);
  const go = say(item.answers ? 'mail.button.report' : 'mail.button.open', { number });
  return card([
    html`<p style="margin:0;font-size:14px;line-height:20px">${tag(words, tone)}</p>`,
    html`<p class="ink" style="margin:8px 0 0;font-weight:600;font-size:18px;line-height:24px;color:#17211F">
      ${number} ${oneLine(item.title)}
    </p>`,
    html`<p class="soft" style="margin:2px 0 0;color:#44514E;font-size:14px;line-height:20px">
      ${facts(item, language, today).join(' · ')}
    </p>`,
    first ? button(go, item.url) : link(go, item.url),
  ]);
}

function itemText(item: ReminderMailItem, language: Language, today: string): string {
  const say = sayIn(language);
  const number = numberWords(item.number, say);
  const go = say(item.answers ? 'mail.button.report' : 'mail.button.open', { number });
  return [
    `${number} ${oneLine(item.title)}`,
    [tagOf(item, language, today).words, ...facts(item, language, today)].join(' · '),
    `${go}: ${item.url}`,
  ].join('\n');
}

function facts(item: ReminderMailItem, language: Language, today: string): string[] {
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
