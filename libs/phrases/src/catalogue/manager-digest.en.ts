import type { managerDigestSv } from './manager-digest.sv.js';

export const managerDigestEn = {
  'mail.subject.managerDigest': 'The week in your unit',
  'mail.summary.managerDigest': 'Here is the week in your unit.',
  'mail.tag.managerDigest': 'The week in the unit',
  'mail.why.managerDigest':
    '{municipality} sends the week of a unit to whoever manages it, when there is something to tell.',
  'mail.button.unit': 'Open the unit',
  'mail.digest.headline':
    '{late, plural, =0 {Nothing is late} one {# action is late} other {# actions are late}}, {waiting, plural, =0 {nothing waits for you} one {# waits for you} other {# wait for you}}',
  'mail.digest.late': 'Late',
  'mail.digest.late-line': '{what}, was due {day}{owner, select, none {} other { ({owner})}}',
  'mail.digest.waiting': 'Waiting for you',
  'mail.digest.verify-line': '{what}: done, to be verified',
  'mail.digest.verify-rest': '{count} more to verify',
  'mail.digest.dates-line': '{what}: somebody asks for another date',
  'mail.digest.dates-rest': '{count} more where somebody asks for another date',
  'mail.digest.noOwner-line': '{what}: has no owner',
  'mail.digest.noOwner-rest': '{count} more without an owner',
  'mail.digest.load': 'What each has to do',
  'mail.digest.load-line':
    '{name}: {open, plural, one {# open action} other {# open actions}}{late, plural, =0 {} other {, # late}}',
  'mail.digest.load-rest': '{count, plural, one {# more person} other {# more people}}',
  'mail.digest.done': 'Done since {day}',
  'reminders.managerDigest': 'The week in the unit',
  'reminders.managerDigest-to': 'To the unit’s manager, on the manager’s weekday, when there is something to tell',
  'reminders.rule-managerDigest': 'The week in the unit',
  'reminders.why-managerDigest': 'Whoever manages a unit gets its week, when there is something to tell.',
} satisfies Record<keyof typeof managerDigestSv, string>;
