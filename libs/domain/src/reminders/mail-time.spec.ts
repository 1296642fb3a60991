import { addDays, localInstant } from './calendar-day.js';
import { mailTimeOf, mailTimes } from './mail-time.js';
import { planReminders, type ReminderInput } from './plan-reminders.js';
import { DEFAULT_REMINDER_POLICY } from './reminder-policy.js';
import type { ActionForReminders, PersonForReminders } from './reminder-item.js';

/** Everybody's own weekday and hour of mails. */
const timeZone = 'Europe/Stockholm';
const policy = DEFAULT_REMINDER_POLICY;
const at = (day: string, time: string) => localInstant(day, time, timeZone);

function person(id: string, more: Partial<PersonForReminders>): PersonForReminders {
  return {
    ...{ id, name: id, email: `${id}@ekvik.example`, language: 'sv', active: true, managerId: null },
    ...{ digest: 'weekly', leaves: [] },
    ...more,
  };
}
function action(id: string, ownerId: string, due: string | null): ActionForReminders {
  return {
    ...{ id, number: 1, title: id, status: 'inProgress', ownerId, unitId: 'u', unitManagerId: null, due },
    ...{ lastProgressAt: null, doneAt: null, verifierId: null, evidenceValidUntil: [] },
  };
}
function told(more: Partial<ReminderInput> & Pick<ReminderInput, 'people' | 'actions' | 'now'>): string[] {
  return planReminders({ policy, ledger: new Set(), timeZone, ...more }).map(({ personId, date, sendAt, items }) => {
    const rules = items.map(({ rule, actionId }) => `${rule} ${actionId}`).join(', ');
    return `${personId} ${date} ${new Date(sendAt).toISOString().slice(11, 16)}: ${rules}`;
  });
}

it('takes the municipality’s time where there is no own one', () => {
  expect([mailTimeOf({ mailHour: null }, policy), mailTimeOf({ mailHour: 9 }, policy), mailTimeOf({}, policy)]).toEqual(
    [...['07:30', '09:00', '07:30']],
  );
  expect(mailTimes([15, null, 6, 15], policy)).toEqual(['06:00', '07:30', '15:00']);
});

// Due Thu 26 March 2026: the step of −14 is raised on Thu 12.
it.each([
  ['as the municipality', {}, 'p 2026-03-17 06:30: due A'],
  ['on Thursdays at three', { digestWeekday: 4, mailHour: 15 }, 'p 2026-03-12 14:00: due A'],
  ['on Fridays', { digestWeekday: 5 }, 'p 2026-03-13 06:30: due A'],
  ['on Mondays at six', { digestWeekday: 1, mailHour: 6 }, 'p 2026-03-16 05:00: due A'],
  [
    'every day at nine: the weekday does not matter',
    { digest: 'daily', digestWeekday: 5, mailHour: 9 },
    'p 2026-03-12 08:00: due A',
  ],
] as const)('the weekly mail %s', (_what, more, expected) => {
  const people = [person('p', more)];
  const actions = [action('A', 'p', '2026-03-26')];
  expect(told({ people, actions, now: at('2026-03-11', '12:00'), until: at('2026-03-19', '12:00') })).toEqual([
    expected,
  ]);
});

it('sweeps each person at the own time and not before', () => {
  const people = [
    person('early', { digest: 'daily', mailHour: 6 }),
    person('usual', { digest: 'daily' }),
    person('late', { digest: 'daily', mailHour: 15 }),
  ];
  const actions = people.map(({ id }) => action(id.toUpperCase(), id, '2026-03-12'));
  const mailed = new Set<string>();
  const ledger = new Set<string>();
  const sweep = (time: string) => {
    const mails = planReminders({ policy, people, actions, ledger, mailed, now: at('2026-03-12', time), timeZone });
    for (const mail of mails) {
      mailed.add(`${mail.personId}|${mail.date}`);
      for (const { key } of mail.items) ledger.add(key);
    }
    return mails.map(({ personId }) => personId);
  };
  expect(sweep('05:59')).toEqual([]);
  expect(sweep('06:00')).toEqual(['early']);
  expect(sweep('07:30')).toEqual(['usual']);
  expect(sweep('14:59')).toEqual([]);
  expect(sweep('15:00')).toEqual(['late']);
  expect(sweep('23:59')).toEqual([]);
});

it('what is urgent waits for the own hour of the day, and what comes after it goes at once', () => {
  const people = [person('p', { mailHour: 15 })];
  const actions = [action('A', 'p', null)];
  const assigned = (time: string) => [
    { personId: 'p', actionId: 'A', kind: 'assignment', at: at('2026-03-11', time) } as const,
  ];
  expect(told({ people, actions, events: assigned('10:00'), now: at('2026-03-11', '14:05') })).toEqual([]);
  expect(told({ people, actions, events: assigned('10:00'), now: at('2026-03-11', '15:00') })).toEqual([
    'p 2026-03-11 14:00: assignment A',
  ]);
  expect(told({ people, actions, events: assigned('16:00'), now: at('2026-03-11', '16:05') })).toEqual([
    'p 2026-03-11 15:00: assignment A',
  ]);
});

it('a deputy gets it at the deputy’s own time', () => {
  const people = [
    person('p', { digest: 'daily', mailHour: 6, leaves: [{ from: '2026-03-01', to: '2026-03-31', deputyId: 'd' }] }),
    person('d', { digestWeekday: 3, mailHour: 10 }),
  ];
  const actions = [action('A', 'p', '2026-03-26')];
  expect(told({ people, actions, now: at('2026-03-12', '00:00'), until: at('2026-03-19', '12:00') })).toEqual([
    'd 2026-03-18 09:00: due A',
  ]);
});

// Without quiet days, over the nights in which the hour from two is missing (29 March) and comes twice (25 October); in UTC.
it.each([
  [2, '2026-03-28', ['01:00', '01:00', '00:00']],
  [5, '2026-03-28', ['04:00', '03:00', '03:00']],
  [2, '2026-10-24', ['00:00', '00:00', '01:00']],
  [5, '2026-10-24', ['03:00', '04:00', '04:00']],
])('at %d, three days from %s: one mail each', (mailHour, first, expected) => {
  const open = { ...policy, quiet: { weekends: false, holidays: false, ranges: [] }, repeatEveryDays: 1 };
  const people = [person('p', { digest: 'daily', mailHour })];
  const actions = [action('A', 'p', '2026-01-10')];
  const ledger = new Set<string>();
  const mailed = new Set<string>();
  const sent: string[] = [];
  const end = at(addDays(first, 3), '00:00');
  for (let now = at(first, '00:00'); now < end; now += 30 * 60_000) {
    for (const mail of planReminders({ policy: open, people, actions, ledger, mailed, now, timeZone })) {
      expect(mail.sendAt).toBe(now);
      mailed.add(`${mail.personId}|${mail.date}`);
      for (const { key } of mail.items) ledger.add(key);
      sent.push(new Date(now).toISOString().slice(11, 16));
    }
  }
  expect(sent).toEqual(expected);
});
