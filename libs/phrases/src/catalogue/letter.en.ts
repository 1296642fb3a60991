import type { letterSv } from './letter.sv.js';

export const letterEn = {
  'mail.evaluation': 'The {year} evaluation',
  'mail.subject.followUp': '{days, plural, one {# day} other {# days}} left until the follow-up',
  'mail.subject.monthlyLetter':
    'Monthly letter, {month}{count, plural, =0 {} one { and 1 action to look at} other { and # actions to look at}}',
  'mail.summary.followUp': 'The follow-up is approaching.',
  'mail.summary.monthlyLetter': 'Here is the monthly letter on where things stand.',
  'mail.tag.followUp': '{days, plural, one {# day left} other {# days left}}',
  'mail.tag.monthlyLetter': 'Monthly letter, {month}',
  'mail.followUp.day': 'Follow-up {day}',
  'mail.followUp.hint': 'See what is secured, what is late and what would pay most.',
  'mail.button.situation': 'Open the situation',
  'mail.why.followUp': '{municipality} reminds coordinators and leadership 12, 6, 3 and 1 months before the follow-up.',
  'mail.why.monthlyLetter': '{municipality} sends a letter to leadership on the first working day of each month.',
  'mail.letter.headline': '{secured} of {targeted} points secured{percent, select, none {} other { ({percent}%)}}',
  'mail.letter.judgement': 'Our judgement: {verified} points verified and {done} done but not verified.',
  'mail.letter.since': 'Changed since the letter of {day}',
  'mail.letter.first': 'This is your first monthly letter. The next one will also show what has changed.',
  'mail.letter.more': '{points} more points secured',
  'mail.letter.less': '{points} fewer points secured',
  'mail.letter.same': 'As many points secured',
  'mail.letter.verified':
    '{count, plural, =0 {No action was verified} one {# action was verified: {actions}} other {# actions were verified: {actions}}}',
  'mail.letter.late':
    '{count, plural, =0 {No action became late} one {# action became late: {actions}} other {# actions became late: {actions}}}',
  'mail.letter.rest': '{count} more',
  'mail.letter.points': '{what}: {points} points',
  'mail.letter.perWeek': '{what}: {points} points per week of work',
  'reminders.followUp': 'The follow-up, 12, 6, 3 and 1 months before',
  'reminders.followUp-to': 'To coordinators and leadership',
  'reminders.colour': 'The municipality’s colour in mails',
  'reminders.colour-hint':
    'The line on top and the button get the colour. Words on it become white or black, so that they can be read.',
  'reminders.monthlyLetter': 'Monthly letter on the situation',
  'reminders.monthlyLetter-to': 'To leadership, first working day of the month',
  'reminders.rule-followUp': 'The follow-up is approaching',
  'reminders.rule-monthlyLetter': 'Monthly letter',
  'reminders.why-followUp': 'Coordinators and leadership are reminded 12, 6, 3 and 1 months before the follow-up.',
  'reminders.why-monthlyLetter': 'Leadership gets a letter on the first working day of each month.',
  'reminders.parts': '{count, plural, one {# part} other {# parts}}',
} satisfies Record<keyof typeof letterSv, string>;
