import { localInstant } from './calendar-day.js';
import { evaluationStillApplies } from './evaluation-still-applies.js';
import { type DigestAction, type ManagedUnits, managerDigest } from './manager-digest.js';
import { planReminders, type ReminderInput } from './plan-reminders.js';
import { DEFAULT_REMINDER_POLICY } from './reminder-policy.js';
import type { EvaluationForReminders, PersonForReminders, PlannedMail } from './reminder-item.js';

/** The week of a unit: when it is told, to whom, and when there is nothing to tell. */
const timeZone = 'Europe/Stockholm';
const at = (day: string, time = '08:00') => localInstant(day, time, timeZone);

function person(id: string, more: Partial<PersonForReminders> = {}): PersonForReminders {
  return {
    ...{ id, name: id, email: `${id}@ekvik.example`, language: 'sv', active: true, managerId: null },
    ...{ digest: 'weekly', leaves: [], role: 'manager' },
    ...more,
  };
}
const mia = person('mia');
const dag = person('dag', { role: 'contributor' });
const evaluation: EvaluationForReminders = {
  ...{ id: 'E', year: 2025, followUpOn: null, followUpSetOn: '2025-06-01', importedOn: '2025-06-01' },
  ...{ current: false, newest: true },
};
const action = (number: number, more: Partial<DigestAction>): DigestAction => ({
  ...{ number, title: `Nr ${number}`, status: 'inProgress', due: '2026-12-01', unitId: 'U', ownerId: 'bo' },
  ...{ ownerName: 'Bo Berg', askedDueById: null, doneAt: null, deputyId: null, contributorIds: [], doneById: null },
  ...{ doneOwnerId: null, provenByIds: [], verifiedById: null },
  ...more,
});
const late = action(1, { due: '2026-03-01' });
const managed = (actions: readonly DigestAction[], more: Partial<ManagedUnits> = {}): ManagedUnits => ({
  ...{
    actor: { personId: 'mia', role: 'manager', unitIds: ['U'] },
    evaluationId: 'E',
    units: ['Omsorg'],
    toldAt: null,
  },
  ...{ actions, ...more },
});

function plan(now: number, more: Partial<ReminderInput> = {}): PlannedMail[] {
  return planReminders({
    ...{ policy: DEFAULT_REMINDER_POLICY, actions: [], people: [mia, dag], evaluations: [evaluation] },
    ...{ managed: [managed([late])], ledger: new Set<string>(), now, timeZone },
    ...more,
  });
}
const told = (mails: readonly PlannedMail[]) =>
  mails.map((m) => `${m.date} ${m.personId}: ${m.items.map(({ rule, slot }) => `${rule} ${slot}`).join(', ')}`);
const away = (from: string, to: string, deputyId: string | null = null) => ({ leaves: [{ from, to, deputyId }] });

it('goes weekly on the manager’s own day, also to whoever gets mails daily, with the Monday of its week in its key', () => {
  const until = at('2026-03-20');
  expect(told(plan(at('2026-03-09'), { until }))).toEqual([
    '2026-03-10 mia: managerDigest 2026-03-09',
    '2026-03-17 mia: managerDigest 2026-03-16',
  ]);
  const daily = [person('mia', { digest: 'daily', digestWeekday: 4, mailHour: 9 })];
  const mails = plan(at('2026-03-09'), { until, people: daily });
  expect(told(mails)).toEqual(['2026-03-12 mia: managerDigest 2026-03-09', '2026-03-19 mia: managerDigest 2026-03-16']);
  expect(mails[0]).toMatchObject({ sendAt: at('2026-03-12', '09:00'), kind: 'digest' });
  expect(mails[0]?.items).toEqual([
    {
      ...{ rule: 'managerDigest', actionId: null, evaluationId: 'E', slot: '2026-03-09', daysToDue: null },
      key: 'managerDigest|E|mia|2026-03-09',
    },
  ]);
});

it.each<[string, Partial<ReminderInput>]>([
  ['nobody who has turned digests off', { people: [person('mia', { digest: 'off' })] }],
  ['nobody who has left', { people: [person('mia', { active: false })] }],
  ['nobody who may not look at a unit', { people: [person('mia', { role: 'contributor' })] }],
  ['nobody where the rule is off', { policy: { ...DEFAULT_REMINDER_POLICY, managerDigest: false } }],
  ['nobody twice in a week', { ledger: new Set(['managerDigest|E|mia|2026-03-09']) }],
  ['nobody again when a deputy has had it', { ledger: new Set(['managerDigest|E|dag|2026-03-09@mia']) }],
  ['nobody about a plan of this week', { evaluations: [{ ...evaluation, importedOn: '2026-03-09' }] }],
  ['nobody about an older plan', { evaluations: [{ ...evaluation, newest: false }] }],
  ['nobody while away without a deputy', { people: [person('mia', away('2026-03-09', '2026-03-13'))] }],
  ['nobody when all goes as it should', { managed: [managed([action(1, {}), action(2, { status: 'declined' })])] }],
])('%s', (_, more) => {
  expect(told(plan(at('2026-03-10', '07:30'), more))).toEqual([]);
});

it('the deputy of a leave gets it on the own day', () => {
  const people = [person('mia', away('2026-03-09', '2026-03-13', 'dag')), dag];
  expect(told(plan(at('2026-03-10', '07:30'), { people }))).toEqual(['2026-03-10 dag: managerDigest 2026-03-09@mia']);
});

it('after an outage it goes for two days, then the next week tells it; a week of holidays has none', () => {
  expect(told(plan(at('2026-03-12')))).toEqual(['2026-03-12 mia: managerDigest 2026-03-09']);
  expect(told(plan(at('2026-03-13')))).toEqual([]);
  // 6 July to 2 August are quiet.
  expect(told(plan(at('2026-06-29'), { until: at('2026-08-10') }))).toEqual([
    '2026-06-30 mia: managerDigest 2026-06-29',
    '2026-08-04 mia: managerDigest 2026-08-03',
  ]);
});

it('what got done is told once, from one digest to the next, and not when it is done later that day', () => {
  const done = action(3, { status: 'verified', doneAt: at('2026-03-04', '12:00') });
  const plans = (managedNow: ManagedUnits, day: string) => told(plan(at(day, '07:30'), { managed: [managedNow] }));
  expect(plans(managed([done]), '2026-03-10')).toHaveLength(1);
  // Eight days are more than the week that a first digest looks back on.
  expect(plans(managed([{ ...done, doneAt: at('2026-03-02') }]), '2026-03-10')).toEqual([]);
  expect(
    plans(managed([{ ...done, doneAt: at('2026-02-02') }], { toldAt: at('2026-01-20') }), '2026-03-10'),
  ).toHaveLength(1);
  expect(plans(managed([done], { toldAt: at('2026-03-05') }), '2026-03-10')).toEqual([]);
  expect(plans(managed([{ ...done, doneAt: at('2026-03-10', '07:31') }]), '2026-03-10')).toEqual([]);
  // A preview of several weeks tells it in the first and is silent in the others.
  expect(told(plan(at('2026-03-09'), { managed: [managed([done])], until: at('2026-03-31') }))).toEqual([
    '2026-03-10 mia: managerDigest 2026-03-09',
  ]);
});

it('says what is late, what waits on the manager by rights, who has how much, and what got done', () => {
  const digest = managerDigest(
    managed([
      late,
      action(2, { due: '2026-02-01', ownerName: 'Siv Sund', ownerId: 'siv' }),
      action(3, { status: 'done', doneAt: at('2026-03-09') }),
      // The manager did it, so somebody else verifies it.
      action(4, { status: 'done', doneAt: at('2026-01-09'), doneById: 'mia' }),
      action(5, { askedDueById: 'bo' }),
      action(6, { askedDueById: 'mia' }),
      action(7, { ownerId: null, ownerName: null }),
      action(8, { status: 'declined', due: '2026-01-01' }),
      // Another unit, where the manager decides nothing.
      action(9, { status: 'done', unitId: 'elsewhere', doneAt: at('2026-01-01') }),
    ]),
    at('2026-03-10', '07:30'),
    '2026-03-10',
  );
  const numbers = (named: readonly { readonly number: number }[] = []) => named.map(({ number }) => number);
  expect(numbers(digest?.late)).toEqual([2, 1]);
  expect(numbers(digest?.verify)).toEqual([3]);
  expect(numbers(digest?.dates)).toEqual([5]);
  expect(numbers(digest?.noOwner)).toEqual([7]);
  expect(numbers(digest?.done)).toEqual([3]);
  // Bo has 1, 5 and 6, of which 1 is late.
  expect(digest?.load).toEqual([
    { name: 'Bo Berg', open: 3, late: 1 },
    { name: 'Siv Sund', open: 1, late: 1 },
  ]);
  expect(digest?.units).toEqual(['Omsorg']);
});

it.each<[string, Partial<EvaluationForReminders>, PersonForReminders, boolean, string, boolean]>([
  ['a digest of last week that a mail server held up', {}, mia, true, '2026-03-20', true],
  ['one of two weeks ago', {}, mia, true, '2026-03-23', false],
  ['one about what is no longer the newest', { newest: false }, mia, true, '2026-03-10', false],
  ['one that was switched off', {}, mia, false, '2026-03-10', false],
  ['one to somebody with another role', {}, person('mia', { role: 'contributor' }), true, '2026-03-10', false],
])('at the moment of sending, %s', (_, more, asked, managerDigestOn, today, applies) => {
  const policy = { followUp: true, monthlyLetter: true, managerDigest: managerDigestOn };
  const item = { rule: 'managerDigest', slot: '2026-03-09' } as const;
  expect(evaluationStillApplies(item, { ...evaluation, ...more }, { person: asked, asked }, policy, today)).toBe(
    applies,
  );
});
