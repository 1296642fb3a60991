import fc from 'fast-check';
import { ACTION_STATUSES, isOpen } from '../plan/action-status.js';
import { addDays, localDay, localInstant } from './calendar-day.js';
import { mailTimeOf, mailTimes } from './mail-time.js';
import { planReminders } from './plan-reminders.js';
import { DEFAULT_REMINDER_POLICY } from './reminder-policy.js';
import type { ActionForReminders, PersonForReminders, PlannedMail, ReminderEvent } from './reminder-item.js';
import { stillApplies } from './still-applies.js';
import { isWorkday } from './workdays.js';

const timeZone = 'Europe/Stockholm';
const policy = DEFAULT_REMINDER_POLICY;
const HOUR = 3_600_000;
const ids = ['p0', 'p1', 'p2', 'p3'];
const someone = fc.option(fc.constantFrom(...ids, 'gone'));
const FIRST = '2026-03-02';
const day = (from: number, to: number) => fc.integer({ min: from, max: to }).map((n) => addDays(FIRST, n));

const people = fc.tuple(
  ...ids.map((id) =>
    fc.record<PersonForReminders>({
      ...{ id: fc.constant(id), name: fc.constant(id), email: fc.constant(id), language: fc.constant('sv') },
      active: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
      managerId: someone,
      digest: fc.constantFrom('daily', 'weekly', 'off'),
      digestWeekday: fc.option(fc.integer({ min: 1, max: 5 })),
      mailHour: fc.option(fc.integer({ min: 5, max: 21 })),
      leaves: fc.array(
        fc.record({ from: day(-20, 50), to: day(-10, 60), deputyId: someone }).filter(({ from, to }) => from <= to),
        { maxLength: 3 },
      ),
    }),
  ),
);
const actions = fc
  .array(
    fc.record({
      ...{ title: fc.constant(''), unitId: fc.constant('u'), status: fc.constantFrom(...ACTION_STATUSES) },
      ...{ ownerId: someone, unitManagerId: someone, verifierId: someone },
      due: fc.option(day(-60, 90)),
      lastProgressAt: fc.option(day(-90, 0)),
      doneAt: fc.option(day(-40, 0)),
      evidenceValidUntil: fc.array(day(-40, 90), { maxLength: 2 }),
      since: fc.option(day(-90, 0)),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((drawn) => drawn.map((a, i): ActionForReminders => ({ ...a, id: `a${i}`, number: i })));
const start = localInstant(FIRST, '00:00', timeZone);
const events = fc.array(
  fc.record<ReminderEvent>({
    personId: fc.constantFrom(...ids),
    actionId: fc.constantFrom('a0', 'a1'),
    kind: fc.constantFrom('assignment', 'mention'),
    at: fc.integer({ min: 0, max: 24 * 60 }).map((h) => start + h * HOUR),
  }),
  { maxLength: 4 },
);
const plan = fc.record({ people, actions, events });

/** Sweeps at the given instants, each seeing what the ones before it wrote. */
function sweep(
  drawn: { people: readonly PersonForReminders[] } & Pick<Parameters<typeof planReminders>[0], 'actions' | 'events'>,
  instants: readonly number[],
): PlannedMail[] {
  const ledger = new Set<string>();
  const mailed = new Set<string>();
  const sent: PlannedMail[] = [];
  for (const now of instants) {
    const mails = planReminders({ ...drawn, policy, ledger, mailed, now, timeZone });
    for (const mail of mails) {
      expect(mail.sendAt).toBeLessThanOrEqual(now);
      mailed.add(`${mail.personId}|${mail.date}`);
      for (const { key } of mail.items) ledger.add(key);
    }
    sent.push(...mails);
  }
  return sent;
}

function assertCaps(
  mails: readonly PlannedMail[],
  drawn: { people: readonly PersonForReminders[]; actions: readonly ActionForReminders[] },
): void {
  const days = mails.map((m) => `${m.personId}|${m.date}`);
  expect(new Set(days).size).toBe(days.length);
  const keys = mails.flatMap((m) => m.items.map((i) => i.key));
  expect(new Set(keys).size).toBe(keys.length);
  for (const mail of mails) {
    expect(isWorkday(mail.date, policy.quiet)).toBe(true);
    expect(localDay(mail.sendAt, timeZone)).toBe(mail.date);
    expect(mail.items.length).toBeGreaterThan(0);
    const person = drawn.people.find((p) => p.id === mail.personId);
    expect(mail.sendAt).toBeGreaterThanOrEqual(localInstant(mail.date, mailTimeOf(person, policy), timeZone));
    for (const item of mail.items) {
      const action = drawn.actions.find((a) => a.id === item.actionId);
      if (!person || !action) throw new Error('A mail about nothing');
      expect(item.key).toBe(`${item.rule}|${action.id}|${person.id}|${item.slot}`);
      if (['due', 'overdue', 'escalation', 'stale', 'assignment'].includes(item.rule)) {
        expect(isOpen(action.status)).toBe(true);
      }
      // What is planned must pass its own re-check.
      expect([item, stillApplies(item, action, person, mail.date)]).toEqual([item, true]);
    }
  }
}

describe('any plan', () => {
  it('mails a person at most once a day, a key once, and only about what is left to do', () => {
    fc.assert(
      fc.property(plan, fc.array(fc.integer({ min: 0, max: 24 * 70 }), { maxLength: 25 }), (drawn, hours) => {
        const instants = hours.sort((a, b) => a - b).map((h) => start + h * HOUR);
        assertCaps(sweep(drawn, instants), drawn);
      }),
      { numRuns: 150 },
    );
  });

  it('is swept exactly as the preview said', () => {
    fc.assert(
      fc.property(plan, ({ people: drawnPeople, actions: drawnActions }) => {
        const drawn = { people: drawnPeople, actions: drawnActions };
        const until = localInstant(addDays(FIRST, 60), '12:00', timeZone);
        const preview = planReminders({ ...drawn, policy, ledger: new Set(), now: start, timeZone, until });
        assertCaps(preview, drawn);
        const times = mailTimes(
          drawnPeople.map(({ mailHour }) => mailHour ?? null),
          policy,
        );
        const instants = Array.from({ length: 61 }, (_, n) => addDays(FIRST, n))
          .flatMap((date) => times.map((time) => localInstant(date, time, timeZone)))
          .filter((now) => now <= until);
        expect(sweep(drawn, instants)).toEqual(preview);
      }),
      { numRuns: 60 },
    );
  });

  it('tells the same on the same days whatever hours people choose', () => {
    fc.assert(
      fc.property(plan, ({ people: drawnPeople, actions: drawnActions }) => {
        const until = localInstant(addDays(FIRST, 61), '00:00', timeZone) - 1;
        const told = (those: readonly PersonForReminders[]) =>
          planReminders({
            ...{ people: those, actions: drawnActions, policy, ledger: new Set<string>(), now: start, timeZone, until },
          })
            .map(({ date, personId, items }) => [date, personId, ...items.map(({ key }) => key).sort()].join(' '))
            .sort();
        expect(told(drawnPeople)).toEqual(told(drawnPeople.map((person) => ({ ...person, mailHour: null }))));
      }),
      { numRuns: 60 },
    );
  });

  it('has nothing left to say after a sweep', () => {
    fc.assert(
      fc.property(plan, fc.integer({ min: 0, max: 60 * 24 }), (drawn, hour) => {
        const now = start + hour * HOUR;
        const mails = planReminders({ ...drawn, policy, ledger: new Set(), now, timeZone });
        const ledger = new Set(mails.flatMap((m) => m.items.map((i) => i.key)));
        expect(planReminders({ ...drawn, policy, ledger, now, timeZone })).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
