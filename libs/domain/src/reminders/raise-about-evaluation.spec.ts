import { localInstant } from './calendar-day.js';
import { evaluationStillApplies } from './evaluation-still-applies.js';
import { withoutDoubles } from './late-mails.js';
import { planReminders, type ReminderInput } from './plan-reminders.js';
import { DEFAULT_REMINDER_POLICY } from './reminder-policy.js';
import type { EvaluationForReminders, PersonForReminders, PlannedMail } from './reminder-item.js';

const timeZone = 'Europe/Stockholm';
const at = (day: string, time = '08:00') => localInstant(day, time, timeZone);

function person(id: string, more: Partial<PersonForReminders> = {}): PersonForReminders {
  return {
    ...{ id, name: id, email: `${id}@ekvik.example`, language: 'sv', active: true, managerId: null },
    ...{ digest: 'weekly', leaves: [] },
    ...more,
  };
}
const lena = person('lena', { role: 'leadership' });
const siv = person('siv', { role: 'coordinator' });
const others = (['administrator', 'manager', 'contributor', 'evaluator'] as const).map((role) =>
  person(role, { role }),
);

const evaluation: EvaluationForReminders = {
  ...{ id: 'E', year: 2025, followUpOn: null, followUpSetOn: '2025-06-01', importedOn: '2025-06-01', current: true },
  newest: true,
};
const followedUp = { ...evaluation, followUpOn: '2027-03-10', current: false };

function plan(now: number, more: Partial<ReminderInput> = {}): PlannedMail[] {
  return planReminders({
    ...{ policy: DEFAULT_REMINDER_POLICY, actions: [], people: [lena, siv, ...others], evaluations: [evaluation] },
    ...{ ledger: new Set<string>(), now, timeZone },
    ...more,
  });
}
const told = (mails: readonly PlannedMail[]) =>
  mails.map((m) => `${m.date} ${m.personId}: ${m.items.map(({ rule, slot }) => `${rule} ${slot}`).join(', ')}`);
const away = (from: string, to: string, deputyId: string | null = null) => ({ leaves: [{ from, to, deputyId }] });

describe('the follow-up approaches', () => {
  it('12, 6, 3 and 1 months before, in the digest of coordinators and leadership', () => {
    // Tuesdays after 10 March (Tue) 2026, 10 Sept (Thu), 10 Dec (Thu), 10 Feb (Wed) 2027.
    const mails = plan(at('2026-03-09'), { evaluations: [followedUp], until: at('2027-04-30') });
    expect(told(mails)).toEqual([
      '2026-03-10 lena: followUp 2027-03-10-12m',
      '2026-03-10 siv: followUp 2027-03-10-12m',
      '2026-09-15 lena: followUp 2027-03-10-6m',
      '2026-09-15 siv: followUp 2027-03-10-6m',
      '2026-12-15 lena: followUp 2027-03-10-3m',
      '2026-12-15 siv: followUp 2027-03-10-3m',
      '2027-02-16 lena: followUp 2027-03-10-1m',
      '2027-02-16 siv: followUp 2027-03-10-1m',
    ]);
    expect(mails[0]?.items[0]).toEqual({
      ...{ rule: 'followUp', actionId: null, evaluationId: 'E', slot: '2027-03-10-12m', daysToDue: 365 },
      key: 'followUp|E|lena|2027-03-10-12m',
    });
  });

  it.each<[string, Partial<ReminderInput>, Partial<EvaluationForReminders>, string[]]>([
    ['switched off', { policy: { ...DEFAULT_REMINDER_POLICY, followUp: false } }, {}, []],
    ['no day', {}, { followUpOn: null }, []],
    ['the day has come', { now: at('2027-03-16') }, {}, []],
    ['set after the step had passed', {}, { followUpSetOn: '2026-09-11' }, []],
    ['a step of long ago, when reminders begin', { now: at('2026-11-03') }, {}, []],
    ['set on the day of the step', { people: [lena] }, { followUpSetOn: '2026-09-10' }, ['2027-03-10-6m']],
    ['no mails wanted', { people: [{ ...lena, digest: 'off' }] }, {}, []],
    ['away without a deputy', { people: [{ ...lena, ...away('2026-09-01', '2026-09-30') }] }, {}, []],
    [
      'away, with a deputy',
      { people: [{ ...lena, ...away('2026-09-01', '2026-09-30', 'evaluator') }, ...others] },
      {},
      ['2027-03-10-6m@lena'],
    ],
    [
      'away, with a deputy who gets it anyway',
      { people: [{ ...lena, ...away('2026-09-01', '2026-09-30', 'siv') }, siv] },
      {},
      ['2027-03-10-6m'],
    ],
    ['two steps have passed: only the newest', { people: [lena] }, {}, ['2027-03-10-6m']],
  ])('%s', (_name, more, change, slots) => {
    const mails = plan(at('2026-09-15'), { evaluations: [{ ...followedUp, ...change }], ...more });
    expect(mails.flatMap(({ items }) => items.map(({ slot }) => slot))).toEqual(slots);
  });
});

describe('leadership’s letter', () => {
  it('comes on the first working day of each month, whatever day the digest has', () => {
    // 1 May is a holiday (Fri) → Mon 4; 1 Aug lies in the July weeks → Mon 3 Aug; 1 Nov is a Sunday → Mon 2.
    const mails = plan(at('2026-03-31', '09:00'), { until: at('2026-11-30') });
    expect(told(mails)).toEqual([
      '2026-04-01 lena: monthlyLetter 2026-04-01',
      '2026-05-04 lena: monthlyLetter 2026-05-01',
      '2026-06-01 lena: monthlyLetter 2026-06-01',
      '2026-07-01 lena: monthlyLetter 2026-07-01',
      '2026-08-03 lena: monthlyLetter 2026-08-01',
      '2026-09-01 lena: monthlyLetter 2026-09-01',
      '2026-10-01 lena: monthlyLetter 2026-10-01',
      '2026-11-02 lena: monthlyLetter 2026-11-01',
    ]);
    expect(mails[0]).toMatchObject({ sendAt: at('2026-04-01', '07:30'), kind: 'digest' });
  });

  it.each<[string, number, Partial<ReminderInput>, number]>([
    ['on its day', at('2026-04-01'), {}, 1],
    ['before the time of day', at('2026-04-01', '07:00'), {}, 0],
    ['after an outage of nine days', at('2026-04-10'), {}, 1],
    ['too late: the next one says more', at('2026-04-14'), {}, 0],
    ['told already', at('2026-04-02'), { ledger: new Set(['monthlyLetter|E|lena|2026-04-01']) }, 0],
    ['told to the deputy', at('2026-04-02'), { ledger: new Set(['monthlyLetter|E|siv|2026-04-01@lena']) }, 0],
    ['switched off', at('2026-04-01'), { policy: { ...DEFAULT_REMINDER_POLICY, monthlyLetter: false } }, 0],
    ['all switched off', at('2026-04-01'), { policy: { ...DEFAULT_REMINDER_POLICY, enabled: false } }, 0],
    ['no mails wanted', at('2026-04-01'), { people: [{ ...lena, digest: 'off' }] }, 0],
    ['left', at('2026-04-01'), { people: [{ ...lena, active: false }] }, 0],
    ['a mail today already', at('2026-04-01'), { mailed: new Set(['lena|2026-04-01']) }, 0],
    [
      'a plan that came in on the day',
      at('2026-04-02'),
      { evaluations: [{ ...evaluation, importedOn: '2026-04-01' }] },
      0,
    ],
    ['an older evaluation', at('2026-04-01'), { evaluations: [{ ...evaluation, current: false }] }, 0],
  ])('%s', (_name, now, more, count) => {
    expect(plan(now, more).flatMap(({ items }) => items)).toHaveLength(count);
  });

  it('joins the person’s mail of the day', () => {
    const both = { ...evaluation, followUpOn: '2026-10-01' };
    const mails = plan(at('2026-09-01'), { people: [lena], evaluations: [both] });
    expect(told(mails)).toEqual(['2026-09-01 lena: monthlyLetter 2026-09-01, followUp 2026-10-01-1m']);
  });
});

describe('at the moment of sending', () => {
  const letter = { rule: 'monthlyLetter', slot: '2026-04-01' } as const;
  const step = { rule: 'followUp', slot: '2027-03-10-6m' } as const;
  it.each<[string, typeof letter | typeof step, Partial<EvaluationForReminders>, PersonForReminders, string, boolean]>([
    ['the letter', letter, {}, lena, '2026-04-01', true],
    ['a letter of a month ago', letter, {}, lena, '2026-05-14', false],
    ['a letter about what is no longer the newest', letter, { current: false }, lena, '2026-04-01', false],
    ['a letter to somebody with another role now', letter, {}, { ...lena, role: 'manager' }, '2026-04-01', false],
    ['a letter to somebody who has left', letter, {}, { ...lena, active: false }, '2026-04-01', false],
    ['the step', step, { followUpOn: '2027-03-10' }, siv, '2026-09-15', true],
    ['the day has moved', step, { followUpOn: '2027-04-10' }, siv, '2026-09-15', false],
    ['the day was taken away', step, { followUpOn: null }, siv, '2026-09-15', false],
    ['the day has come', step, { followUpOn: '2027-03-10' }, siv, '2027-03-10', false],
  ])('%s', (_name, item, change, who, today, applies) => {
    const people = { person: who, asked: who };
    const policy = DEFAULT_REMINDER_POLICY;
    expect(evaluationStillApplies(item, { ...evaluation, ...change }, people, policy, today)).toBe(applies);
    expect(
      evaluationStillApplies(
        item,
        { ...evaluation, ...change },
        people,
        { followUp: false, monthlyLetter: false, managerDigest: false },
        today,
      ),
    ).toBe(false);
  });

  it('a mail that gathered two says the newest', () => {
    const about = { actionId: null, evaluationId: 'E' };
    const items = [
      { ...about, rule: 'monthlyLetter' as const, slot: '2026-04-01' },
      { ...about, rule: 'followUp' as const, slot: '2027-03-10-6m' },
      { ...about, rule: 'monthlyLetter' as const, slot: '2026-05-01' },
    ];
    expect(withoutDoubles(items)).toEqual(items.slice(1));
  });
});
