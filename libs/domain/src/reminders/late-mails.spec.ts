import { localInstant } from './calendar-day.js';
import { mailMoment, withoutDoubles } from './late-mails.js';
import { DEFAULT_REMINDER_POLICY } from './reminder-policy.js';

const ZONE = 'Europe/Stockholm';
const at = (day: string, time: string) => localInstant(day, time, ZONE);

describe('when a planned mail may go', () => {
  // 2026-03-13 is a Friday, 2026-04-03 Good Friday and 2026-04-06 Easter Monday; July 6 to August 2 is quiet.
  it.each([
    ['on its own day', '2026-03-13', '2026-03-13', '08:00', false, 'now', null],
    ['as the second of the day', '2026-03-12', '2026-03-13', '08:00', true, 'oneADay', '2026-03-16'],
    ['a day late, in the night', '2026-03-12', '2026-03-13', '03:00', false, 'tooEarly', '2026-03-13'],
    ['a day late, from the time of mails on', '2026-03-12', '2026-03-13', '07:30', false, 'now', null],
    ['on a Saturday', '2026-03-13', '2026-03-14', '03:00', false, 'quietDay', '2026-03-16'],
    ['on Good Friday', '2026-04-02', '2026-04-03', '09:00', false, 'quietDay', '2026-04-07'],
    ['in the July weeks', '2026-07-03', '2026-07-06', '09:00', false, 'quietDay', '2026-08-03'],
  ])('%s', (_what, date, today, time, mailedToday, expected, nextDay) => {
    const moment = mailMoment({ date, mailedToday }, DEFAULT_REMINDER_POLICY, at(today, time), ZONE);
    if (nextDay === null) expect(moment).toEqual({ kind: expected });
    // Five minutes after the sweep of that day.
    else expect(moment).toEqual({ kind: 'wait', until: at(nextDay, '07:35'), reason: expected });
  });

  it.each([
    ['a day late, before the own hour', '2026-03-12', '2026-03-13', '07:30', 9, '2026-03-13T09:05'],
    ['a day late, from the own hour on', '2026-03-12', '2026-03-13', '09:00', 9, null],
    ['as the second of the day', '2026-03-13', '2026-03-13', '21:30', 21, '2026-03-16T21:05'],
    // The night without an hour between two and three, and the one with two of them.
    ['after the spring night', '2026-03-28', '2026-03-29', '01:30', 5, '2026-03-30T05:05'],
    ['after the autumn night', '2026-10-24', '2026-10-25', '01:30', 5, '2026-10-26T05:05'],
  ])('%s', (_what, date, today, time, mailHour, next) => {
    const waiting = { date, mailedToday: mailHour === 21, mailHour };
    const moment = mailMoment(waiting, DEFAULT_REMINDER_POLICY, at(today, time), ZONE);
    if (next === null) expect(moment).toEqual({ kind: 'now' });
    else expect(moment).toMatchObject({ kind: 'wait', until: at(next.slice(0, 10), next.slice(11)) });
  });

  it('asks again tomorrow when the whole year is quiet', () => {
    const quiet = { weekends: true, holidays: true, ranges: [{ from: '01-01', to: '12-31', label: '' }] };
    const policy = { ...DEFAULT_REMINDER_POLICY, quiet };
    expect(
      mailMoment({ date: '2026-03-13', mailedToday: false }, policy, at('2026-03-13', '08:00'), ZONE),
    ).toMatchObject({ until: at('2026-03-14', '07:35') });
  });
});

describe('what several mails say in one', () => {
  const item = (rule: Parameters<typeof withoutDoubles>[0][number]['rule'], slot: string, actionId = 'a') => ({
    rule,
    actionId,
    evaluationId: null,
    slot,
  });
  it.each([
    ['steps of one ladder: the newest', [item('due', '2026-03-10+0'), item('overdue', '2026-03-10+3')], [1]],
    ['steps about two actions: both', [item('due', '2026-03-10+0'), item('due', '2026-03-10+0', 'b')], [0, 1]],
    [
      'as owner and as manager: both',
      [item('due', '2026-03-10+0'), item('escalation', '2026-03-10+10:manager')],
      [0, 1],
    ],
    ['in two absent people’s places: both', [item('due', '2026-03-10+0@x'), item('due', '2026-03-10+0@y')], [0, 1]],
    ['the ladder says it better than silence', [item('stale', '2026-02-01+30'), item('due', '2026-03-10+0')], [1]],
    [
      'two assignments: one',
      [item('assignment', '2026-03-10T08:00:00Z'), item('assignment', '2026-03-11T08:00:00Z')],
      [1],
    ],
    ['two evidences: both', [item('evidenceExpiring', '2026-04-01'), item('evidenceExpiring', '2026-04-02')], [0, 1]],
    ['two rules: both', [item('assignment', '2026-03-10T08:00:00Z'), item('due', '2026-03-10+0')], [0, 1]],
  ] as const)('%s', (_what, items, kept) => {
    expect(withoutDoubles([...items])).toEqual(kept.map((index) => items[index]));
  });
});
