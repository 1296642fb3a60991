import { localInstant } from './calendar-day.js';
import { planReminders, type ReminderInput } from './plan-reminders.js';
import { DEFAULT_REMINDER_POLICY } from './reminder-policy.js';
import type { ActionForReminders, PersonForReminders, PlannedMail } from './reminder-item.js';

const timeZone = 'Europe/Stockholm';
const at = (day: string, time = '08:00') => localInstant(day, time, timeZone);

function person(id: string, more: Partial<PersonForReminders> = {}): PersonForReminders {
  return {
    ...{ id, name: id, email: `${id}@ekvik.example`, language: 'sv', active: true, managerId: 'boss' },
    ...{ digest: 'weekly', leaves: [] },
    ...more,
  };
}
function action(id: string, due: string | null, more: Partial<ActionForReminders> = {}): ActionForReminders {
  return {
    ...{ id, number: 1, title: id, status: 'inProgress', ownerId: 'anna', unitId: 'u', unitManagerId: 'boss', due },
    ...{ lastProgressAt: null, doneAt: null, verifierId: null, evidenceValidUntil: [] },
    ...more,
  };
}
/** Away since the first of March. */
const away = (to: string, deputyId: string | null = null) => ({ leaves: [{ from: '2026-03-01', to, deputyId }] });
const anna = person('anna');
const daily = person('anna', { digest: 'daily' });
const boss = person('boss', { managerId: null });

function plan(now: number, more: Partial<ReminderInput>): PlannedMail[] {
  return planReminders({
    ...{ policy: DEFAULT_REMINDER_POLICY, actions: [], people: [anna, boss], ledger: new Set(), now, timeZone },
    ...more,
  });
}
/** 'day person kind: rule+slot, …' */
const told = (mails: readonly PlannedMail[]) =>
  mails.map(
    (m) => `${m.date} ${m.personId} ${m.kind}: ${m.items.map((i) => `${i.rule} ${i.actionId} ${i.slot}`).join(', ')}`,
  );
const keysOf = (mails: readonly PlannedMail[]) => new Set(mails.flatMap((m) => m.items.map((i) => i.key)));

// 2026-03-10 is a Tuesday.
describe('ladder of a due date', () => {
  it('gathers in the weekly digest what the ladder raised, and escalates the same day', () => {
    // Due Thu 26 March: −14 Thu 12 → Tue 17; −3 Mon 23 → Tue 24; 0 Thu 26 and +3 Sun 29 → Mon 30 → Tue 31, newest only;
    // +10 Sun 5 April is Easter → Tue 7; +24 Sun 19 → Mon 20 → Tue 21.
    const mails = plan(at('2026-03-09'), { actions: [action('A', '2026-03-26')], until: at('2026-04-30') });
    expect(told(mails)).toEqual([
      '2026-03-17 anna digest: due A 2026-03-26-14',
      '2026-03-24 anna digest: due A 2026-03-26-3',
      '2026-03-31 anna digest: overdue A 2026-03-26+3',
      '2026-04-07 anna sameDay: escalation A 2026-03-26+10',
      '2026-04-07 boss sameDay: escalation A 2026-03-26+10:manager',
      '2026-04-21 anna digest: overdue A 2026-03-26+24',
      '2026-04-21 boss digest: overdue A 2026-03-26+24:manager',
    ]);
    expect(mails[0]).toMatchObject({ sendAt: at('2026-03-17', '07:30'), items: [{ daysToDue: 9 }] });
    expect(mails[2]?.items[0]).toMatchObject({ daysToDue: -5, key: 'overdue|A|anna|2026-03-26+3' });
  });

  it('goes on the working day itself by personal choice', () => {
    const mails = plan(at('2026-03-09'), {
      people: [daily, boss],
      actions: [action('A', '2026-03-26')],
      until: at('2026-04-30'),
    });
    expect(told(mails).filter((line) => line.includes('anna'))).toEqual([
      '2026-03-12 anna digest: due A 2026-03-26-14',
      '2026-03-23 anna digest: due A 2026-03-26-3',
      '2026-03-26 anna digest: due A 2026-03-26+0',
      '2026-03-30 anna digest: overdue A 2026-03-26+3',
      '2026-04-07 anna sameDay: escalation A 2026-03-26+10',
      '2026-04-20 anna digest: overdue A 2026-03-26+24',
    ]);
  });

  it('stops repeating when something was reported after the escalation', () => {
    const late = action('A', '2026-03-26', { lastProgressAt: '2026-04-10' });
    const mails = plan(at('2026-04-08'), { actions: [late], until: at('2026-05-04'), ledger: everything('A') });
    expect(mails).toEqual([]);
  });

  it('begins anew when the date moves', () => {
    const moved = action('A', '2026-05-28');
    expect(told(plan(at('2026-05-19'), { actions: [moved], ledger: everything('A') }))).toEqual([
      '2026-05-19 anna digest: due A 2026-05-28-14',
    ]);
  });

  it('raises nothing before the day after owner and date were set', () => {
    // Set on Wednesday for the next day but one; without `since` it would look like Tuesday's missed digest.
    const fresh = action('A', '2026-03-13', { since: '2026-03-11' });
    expect(plan(at('2026-03-11', '12:00'), { actions: [fresh] })).toEqual([]);
    expect(plan(at('2026-03-12', '12:00'), { actions: [fresh] })).toEqual([]);
    expect(told(plan(at('2026-03-17'), { actions: [fresh] }))).toEqual([
      '2026-03-17 anna digest: overdue A 2026-03-13+3',
    ]);
  });

  function everything(id: string): Set<string> {
    return keysOf(
      planReminders({
        ...{ policy: DEFAULT_REMINDER_POLICY, actions: [action(id, '2026-03-26')], people: [anna, boss] },
        ...{ ledger: new Set<string>(), timeZone, now: at('2026-03-01'), until: at('2026-04-08') },
      }),
    );
  }
});

describe('one mail per person and day', () => {
  it('merges digest, escalation and events of the day', () => {
    // Tuesday 17 March: A +10 (due 7 March), B −14 (due 31 March), an assignment of the evening before.
    const mails = plan(at('2026-03-17', '07:31'), {
      actions: [action('A', '2026-03-07'), action('B', '2026-03-31'), action('C', null)],
      events: [{ personId: 'anna', actionId: 'C', kind: 'assignment', at: at('2026-03-16', '20:00') }],
      mailed: new Set(['boss|2026-03-17']),
    });
    expect(told(mails)).toEqual([
      '2026-03-17 anna digest: escalation A 2026-03-07+10, due B 2026-03-31-14, assignment C 2026-03-16T19:00:00Z',
    ]);
  });

  it('keeps an event for the next working day when the person has had a mail', () => {
    const friday = at('2026-03-13', '10:00');
    const events = [{ personId: 'anna', actionId: 'A', kind: 'mention' as const, at: friday }];
    const actions = [action('A', null)];
    const mailed = new Set(['anna|2026-03-13']);
    expect(plan(at('2026-03-13', '10:05'), { actions, events })[0]).toMatchObject({ kind: 'sameDay', sendAt: friday });
    expect(plan(at('2026-03-13', '10:05'), { actions, events, mailed })).toEqual([]);
    expect(plan(at('2026-03-15'), { actions, events, mailed })).toEqual([]);
    expect(plan(at('2026-03-16', '07:29'), { actions, events, mailed })).toEqual([]);
    expect(plan(at('2026-03-16', '07:30'), { actions, events, mailed })[0]?.sendAt).toBe(at('2026-03-16', '07:30'));
  });

  it('does not tell about an assignment that was handed on, finished, or is no action of the plan', () => {
    const events = [{ personId: 'anna', actionId: 'A', kind: 'assignment' as const, at: at('2026-03-13') }];
    const now = at('2026-03-13', '10:00');
    expect(plan(now, { actions: [action('A', null)], events })).toHaveLength(1);
    expect(plan(now, { actions: [action('A', null, { ownerId: 'boss' })], events })).toEqual([]);
    expect(plan(now, { actions: [action('A', null, { status: 'done' })], events })).toEqual([]);
    expect(plan(now, { actions: [], events })).toEqual([]);
  });
});

describe('outage', () => {
  it('ends in one late digest with the newest step of each action, on a working day after the time', () => {
    // Tuesday 10 and 17 March were missed. A due 24 March: −14 (ready 10) and −3 (Sat 21 → not yet). B due 16 March:
    // −3 and 0 raised by the 17th, newest 0.
    const actions = [action('A', '2026-03-24'), action('B', '2026-03-16')];
    expect(plan(at('2026-03-19', '07:00'), { actions })).toEqual([]);
    const mails = plan(at('2026-03-19', '11:00'), { actions });
    expect(told(mails)).toEqual(['2026-03-19 anna digest: due B 2026-03-16+0, due A 2026-03-24-14']);
    expect(plan(at('2026-03-19', '11:05'), { actions, ledger: keysOf(mails) })).toEqual([]);
    expect(plan(at('2026-03-20', '11:05'), { actions, ledger: keysOf(mails) })).toEqual([]);
  });

  it('sends nothing twice when the clock goes back an hour', () => {
    const actions = [action('A', '2026-03-24')];
    const ledger = keysOf(plan(at('2026-03-10', '08:00'), { actions }));
    expect(ledger.size).toBe(1);
    expect(plan(at('2026-03-10', '07:45'), { actions, ledger })).toEqual([]);
  });
});

describe('who gets it', () => {
  const escalated = [action('A', '2026-03-03')]; // +10 is Friday 13 March
  const friday = at('2026-03-13');

  it.each<[string, PersonForReminders[], string[]]>([
    ['owner and manager', [anna, boss], ['anna', 'boss']],
    ['a person without digests is still told the urgent', [person('anna', { digest: 'off' }), boss], ['anna', 'boss']],
    ['nobody who has left', [person('anna', { active: false }), boss], ['boss']],
    ['nobody unknown', [boss], ['boss']],
    ['nobody on pause without a deputy', [person('anna', away('2026-03-13')), boss], ['boss']],
    [
      'somebody whose leave begins tomorrow',
      [person('anna', { leaves: [{ from: '2026-03-14', to: '2026-03-20', deputyId: 'cia' }] }), boss, person('cia')],
      ['anna', 'boss'],
    ],
    ['somebody whose pause ended yesterday', [person('anna', away('2026-03-12')), boss], ['anna', 'boss']],
    ['the deputy', [person('anna', away('2026-03-20', 'cia')), boss, person('cia')], ['boss', 'cia']],
    ['a deputy who is the manager once', [person('anna', away('2026-03-20', 'boss')), boss], ['boss']],
  ])('%s', (_, people, expected) => {
    const mails = plan(friday, { actions: escalated, people });
    expect(mails.map((m) => m.personId)).toEqual(expected);
    expect(mails.every((m) => m.items.length === 1)).toBe(true);
  });

  it.each([
    ['the deputy of the action before the owner’s own', [person('cia'), person('dan')], ['boss', 'dan']],
    [
      '… and the own one while that deputy is away',
      [person('cia'), person('dan', away('2026-03-20'))],
      ['boss', 'cia'],
    ],
    ['… or has left', [person('cia'), person('dan', { active: false })], ['boss', 'cia']],
  ])('reaches %s', (_, deputies, expected) => {
    const people = [person('anna', away('2026-03-20', 'cia')), boss, ...deputies];
    const actions = [action('A', '2026-03-03', { deputyId: 'dan' })];
    const mails = plan(friday, { actions, people });
    expect(mails.map((m) => m.personId)).toEqual(expected);
    // Back again, or by way of the other deputy: what one of them has had is not told again.
    for (const who of [people.map((one) => ({ ...one, leaves: [] })), people]) {
      expect(plan(friday, { actions, people: who, ledger: keysOf(mails) })).toEqual([]);
    }
  });

  it('escalates a manager’s own action to their manager', () => {
    const own = [action('A', '2026-03-03', { ownerId: 'boss' })];
    const people = [person('boss', { managerId: 'director' }), person('director')];
    expect(plan(friday, { actions: own, people }).map((m) => m.personId)).toEqual(['boss', 'director']);
  });

  it('reminds the unit’s manager while there is no owner, and nobody when there is no unit either', () => {
    const unowned = action('A', '2026-03-24', { ownerId: null });
    expect(told(plan(at('2026-03-10'), { actions: [unowned] }))).toEqual([
      '2026-03-10 boss digest: due A 2026-03-24-14',
    ]);
    expect(plan(at('2026-03-10'), { actions: [{ ...unowned, unitManagerId: null }] })).toEqual([]);
  });

  it('tells neither the owner nor the deputy again what the other has had', () => {
    const actions = [action('A', '2026-03-24')];
    const paused = [person('anna', away('2026-03-12', 'cia')), boss, person('cia')];
    const byDeputy = plan(at('2026-03-10'), { actions, people: paused });
    expect(told(byDeputy)).toEqual(['2026-03-10 cia digest: due A 2026-03-24-14@anna']);
    expect(plan(at('2026-03-13'), { actions, people: paused, ledger: keysOf(byDeputy) })).toEqual([]);
    const byOwner = keysOf(plan(at('2026-03-10'), { actions, people: [anna] }));
    expect(plan(at('2026-03-11'), { actions, people: paused, ledger: byOwner })).toEqual([]);
  });

  it('goes by the day of each mail: to the deputies of two leaves, and to the person between and after them', () => {
    // −14 Tue 10 March, −3 Sat 21 → Tue 24, 0 Tue 24 is in the same digest, +3 Fri 27 → Tue 31.
    const leaves = [
      { from: '2026-03-09', to: '2026-03-15', deputyId: 'cia' },
      { from: '2026-03-30', to: '2026-04-03', deputyId: 'dan' },
    ];
    const people = [person('anna', { leaves }), boss, person('cia'), person('dan')];
    const actions = [action('A', '2026-03-24')];
    const mails = plan(at('2026-03-09'), { actions, people, until: at('2026-03-31') });
    expect(mails.map((m) => `${m.date} ${m.personId}`)).toEqual([
      '2026-03-10 cia',
      '2026-03-24 anna',
      '2026-03-31 dan',
    ]);
  });

  it('does not tell again what a deputy has had, though the leave is gone', () => {
    const actions = [action('A', '2026-03-24')];
    const people = [person('anna', away('2026-03-12', 'cia')), boss, person('cia')];
    const ledger = keysOf(plan(at('2026-03-10'), { actions, people }));
    expect(ledger.size).toBe(1);
    expect(plan(at('2026-03-10'), { actions, people: [anna, boss, person('cia')], ledger })).toEqual([]);
  });

  it('sends nothing to anybody when reminders are off', () => {
    expect(plan(friday, { actions: escalated, policy: { ...DEFAULT_REMINDER_POLICY, enabled: false } })).toEqual([]);
  });
});

describe('other rules', () => {
  it('notices silence after 30 days, again after 60, but not beside a step of the ladder', () => {
    // Last entry Wed 7 January: +30 Fri 6 Feb → Tue 10; +60 Sun 8 March → Tue 10 March.
    const silent = action('A', null, { lastProgressAt: '2026-01-07' });
    expect(told(plan(at('2026-02-02'), { actions: [silent], until: at('2026-03-31') }))).toEqual([
      '2026-02-10 anna digest: stale A 2026-01-07+30',
      '2026-03-10 anna digest: stale A 2026-01-07+60',
    ]);
    // Late since Mon 9 Feb (+3, in the digest of Tue 10) and silent until Tue 10: one line.
    const late = { ...silent, due: '2026-02-06' };
    expect(told(plan(at('2026-02-10'), { actions: [late] }))).toEqual([
      '2026-02-10 anna digest: overdue A 2026-02-06+3',
    ]);
    const pressed = { ...silent, due: '2026-02-20' }; // −14 is Fri 6 Feb, too
    const mails = plan(at('2026-02-02'), { actions: [pressed], until: at('2026-02-16') });
    expect(told(mails)).toEqual(['2026-02-10 anna digest: due A 2026-02-20-14']);
    expect(plan(at('2026-02-11'), { actions: [pressed], ledger: keysOf(mails) })).toEqual([]);
  });

  it('tells the owner that evidence expires, while it is news', () => {
    // Valid until Tue 31 March: 30 days before is Sun 1 March → Tue 3.
    const proven = action('A', null, { status: 'verified', evidenceValidUntil: ['2026-03-31', '2027-01-01'] });
    expect(told(plan(at('2026-03-02'), { actions: [proven], until: at('2026-04-28') }))).toEqual([
      '2026-03-03 anna digest: evidenceExpiring A 2026-03-31',
    ]);
    expect(plan(at('2026-06-02'), { actions: [proven] })).toEqual([]);
  });

  it('tells of each piece of evidence that expires, also of two in one digest', () => {
    // 30 days before are Wed 4 and Fri 6 March: both wait for Tue 10.
    const proven = action('A', null, { status: 'verified', evidenceValidUntil: ['2026-04-03', '2026-04-05'] });
    expect(told(plan(at('2026-03-02'), { actions: [proven], until: at('2026-05-20') }))).toEqual([
      '2026-03-10 anna digest: evidenceExpiring A 2026-04-03, evidenceExpiring A 2026-04-05',
    ]);
  });

  it('asks for the effect of verified work, and for a declined action, when the day has come', () => {
    // Tue 10 March, and a fortnight later.
    const proven = action('A', null, { status: 'verified', effectCheckOn: '2026-03-10' });
    const declined = action('B', null, { status: 'declined', reviewOn: '2026-03-12' });
    const until = at('2026-03-27');
    expect(told(plan(at('2026-03-04'), { actions: [proven, declined], until }))).toEqual([
      '2026-03-10 boss digest: effectDue A 2026-03-10+0',
      '2026-03-17 boss digest: reviewDue B 2026-03-12+0',
      '2026-03-24 boss digest: effectDue A 2026-03-10+14',
    ]);
    // Nobody judges the effect of their own work; a declined action without manager is its owner's.
    const own = { ownerId: 'anna', unitManagerId: null };
    const alone = [
      { ...proven, ...own },
      { ...declined, ...own },
    ];
    expect(
      told(plan(at('2026-03-04'), { actions: alone, people: [person('anna', { managerId: null })], until })),
    ).toEqual(['2026-03-17 anna digest: reviewDue B 2026-03-12+0']);
    expect(plan(at('2026-03-04'), { actions: [{ ...proven, status: 'inProgress' }], until })).toEqual([]);
  });

  it('asks the verifier after a week and then every fortnight', () => {
    // Done Tue 3 March: +7 Tue 10; +21 Tue 24.
    const done = action('A', '2026-03-01', { status: 'done', doneAt: '2026-03-03' });
    const until = at('2026-03-31');
    expect(told(plan(at('2026-03-04'), { actions: [done], until }))).toEqual([
      '2026-03-10 boss digest: verificationWaiting A 2026-03-03+7',
      '2026-03-24 boss digest: verificationWaiting A 2026-03-03+21',
    ]);
    const named = plan(at('2026-03-10'), {
      actions: [{ ...done, verifierId: 'cia' }],
      people: [anna, boss, person('cia')],
    });
    expect(named.map((m) => m.personId)).toEqual(['cia']);
    const own = plan(at('2026-03-10'), { actions: [{ ...done, verifierId: 'anna' }] });
    expect(own.map((m) => m.personId)).toEqual(['boss']);
  });

  it('leaves declined actions alone', () => {
    const declined = action('A', '2026-03-10', {
      ...{ status: 'declined', doneAt: '2026-03-01', lastProgressAt: '2026-01-01', evidenceValidUntil: ['2026-03-20'] },
    });
    expect(plan(at('2026-03-10'), { actions: [declined], until: at('2026-06-10') })).toEqual([]);
  });
});

describe('time', () => {
  // Clocks: forward on Sunday 29 March, back on Sunday 25 October 2026. Working every day, so that mails go those days.
  const policy = {
    ...DEFAULT_REMINDER_POLICY,
    digest: { weekday: 7, time: '02:30' },
    quiet: { weekends: false, holidays: false, ranges: [] },
  };
  it.each([
    ['2026-03-29', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25', '2026-10-25T00:30:00.000Z'],
  ])('on %s one mail goes, at %s', (day, expected) => {
    const actions = [action('A', day)];
    const preview = plan(at(day, '00:10'), { actions, policy, until: at(day, '23:00') });
    expect(preview.map((m) => new Date(m.sendAt).toISOString())).toEqual([expected]);
    const ledger = new Set<string>();
    let sent = 0;
    for (let now = at(day, '00:10'); now < at(day, '23:00'); now += 15 * 60_000) {
      const mails = plan(now, { actions, policy, ledger });
      for (const key of keysOf(mails)) ledger.add(key);
      sent += mails.length;
    }
    expect(sent).toBe(1);
  });

  it('shows in the preview, as sent now, what the next sweep would send', () => {
    const now = at('2026-03-10', '09:00');
    const mails = plan(now, { actions: [action('A', '2026-03-24')], until: at('2026-03-20') });
    expect(mails.map((m) => [m.date, m.sendAt])).toEqual([['2026-03-10', now]]);
  });
});

describe('that the mails to a person have stopped', () => {
  const event = {
    personId: 'boss',
    actionId: 'A',
    kind: 'mailStopped',
    at: at('2026-03-10'),
    aboutId: 'anna',
  } as const;
  const about = (more: Partial<PersonForReminders>) =>
    told(
      plan(at('2026-03-11'), {
        people: [person('anna', more), person('boss', { managerId: null, digest: 'off' })],
        actions: [action('A', '2026-12-01')],
        events: [event],
      }),
    );
  it('is told the same day', () => {
    expect(about({ active: false, mailStopped: true })).toEqual([
      '2026-03-11 boss sameDay: mailStopped A 2026-03-10T07:00:00Z~anna',
    ]);
  });
  it('is no news when the address was corrected, or the person has left', () => {
    expect(about({})).toEqual([]);
    expect(about({ active: false, mailStopped: false })).toEqual([]);
  });
});
