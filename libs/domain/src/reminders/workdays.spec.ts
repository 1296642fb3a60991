import Holidays from 'date-holidays';
import { dayFromNumber, dayNumber } from './calendar-day.js';
import { DEFAULT_REMINDER_POLICY, type QuietPolicy } from './reminder-policy.js';
import { swedishHolidays } from './swedish-holidays.js';
import { isWorkday, mailCalendar, nextWorkday, quietDays, quietReason } from './workdays.js';

const { quiet } = DEFAULT_REMINDER_POLICY;

describe('Swedish holidays', () => {
  it.each(Array.from({ length: 21 }, (_, i) => 2015 + i))('%d agrees with date-holidays', (year) => {
    // 'bank' are the three eves that agreements keep free.
    const oracle = new Holidays('SE')
      .getHolidays(year, 'sv')
      .filter((h) => h.type === 'public' || h.type === 'bank')
      .map((h) => h.date.slice(0, 10));
    expect(swedishHolidays(year).map((h) => h.day)).toEqual([...new Set(oracle)].sort());
  });
});

describe('working days', () => {
  it.each([
    ['2026-05-14', 'holiday'], // Ascension Day
    ['2026-05-15', null], // the Friday between is a working day
    ['2026-05-16', 'weekend'],
    ['2026-06-06', 'holiday'], // National Day on a Saturday: the telling reason
    ['2026-06-19', 'holiday'], // Midsummer Eve
    ['2026-07-05', 'weekend'],
    ['2026-07-06', 'range'],
    ['2026-08-02', 'range'],
    ['2026-08-03', null],
    ['2026-12-31', 'holiday'],
  ])('%s: %s', (day, kind) => {
    expect(quietReason(day, quiet)?.kind ?? null).toBe(kind);
    expect(isWorkday(day, quiet)).toBe(kind === null);
  });

  it.each([
    ['2026-04-02', '2026-04-02'],
    ['2026-04-03', '2026-04-07'], // Good Friday to the Tuesday after Easter
    ['2026-07-06', '2026-08-03'],
    ['2026-12-24', '2026-12-28'],
  ])('the working day from %s is %s', (day, expected) => {
    expect(nextWorkday(day, quiet)).toBe(expected);
  });

  it('runs a range over new year', () => {
    const winter: QuietPolicy = {
      weekends: false,
      holidays: false,
      ranges: [{ from: '12-20', to: '01-06', label: '' }],
    };
    expect(nextWorkday('2026-12-20', winter)).toBe('2027-01-07');
    expect(isWorkday('2026-12-19', winter)).toBe(true);
  });

  it('sends nothing, and does not hang, when it is quiet all year round', () => {
    const never: QuietPolicy = { ...quiet, ranges: [{ from: '01-01', to: '12-31', label: '' }] };
    expect(nextWorkday('2026-01-01', never)).toBeNull();
    const calendar = mailCalendar({ ...DEFAULT_REMINDER_POLICY, quiet: never });
    expect(calendar.workdayFrom(dayNumber('2026-01-01'))).toBe(Infinity);
    expect(calendar.digestFrom(dayNumber('2026-01-01'), 2)).toBe(Infinity);
  });

  it('lists quiet days with their reason', () => {
    expect(quietDays('2026-04-02', '2026-04-05', quiet).map((d) => [d.date, d.reason.kind])).toEqual([
      ['2026-04-03', 'holiday'],
      ['2026-04-04', 'weekend'],
      ['2026-04-05', 'holiday'],
    ]);
  });
});

describe('digest days', () => {
  const calendar = mailCalendar(DEFAULT_REMINDER_POLICY);
  it.each([
    ['2026-03-09', '2026-03-10'], // Monday to Tuesday
    ['2026-03-10', '2026-03-10'],
    ['2026-03-11', '2026-03-17'],
    ['2026-01-05', '2026-01-07'], // Tuesday is Epiphany: Wednesday of the same week
    ['2026-07-01', '2026-08-04'], // four quiet weeks: no digest on Monday 3 August and another on Tuesday
  ])('the digest from %s is on %s', (day, expected) => {
    expect(dayFromNumber(calendar.digestFrom(dayNumber(day), 2))).toBe(expected);
  });

  it.each([
    [5, '2026-03-09', '2026-03-13'], // Friday
    [5, '2026-03-30', '2026-04-02'], // Good Friday: the Thursday before, in the same week
    [5, '2026-05-01', '2026-05-08'], // from May Day itself that Thursday is over
    [1, '2026-04-03', '2026-04-07'], // Easter Monday: Tuesday
    [4, '2026-05-11', '2026-05-15'], // Ascension Day: the Friday after rather than the Wednesday before
    [3, '2026-07-01', '2026-07-01'],
    [3, '2026-07-02', '2026-08-05'], // the July weeks
    [6, '2026-03-09', '2026-03-13'], // Saturday, which is quiet: the Friday before
  ])('of weekday %d from %s is on %s', (weekday, day, expected) => {
    expect(dayFromNumber(calendar.digestFrom(dayNumber(day), weekday))).toBe(expected);
  });

  it.each([1, 2, 3, 4, 5, 6, 7])('of weekday %d comes in every week with a working day, once', (weekday) => {
    for (let monday = dayNumber('2024-01-01'); monday < dayNumber('2034-01-01'); monday += 7) {
      const week = [0, 1, 2, 3, 4, 5, 6].map((n) => monday + n);
      const digests = week.filter((day) => calendar.digestFrom(day, weekday) === day);
      expect(digests).toHaveLength(week.some((day) => calendar.isWorkday(day)) ? 1 : 0);
      expect(digests.every((day) => calendar.isWorkday(day))).toBe(true);
    }
  });

  it('comes at most once a week, on a working day', () => {
    const found = new Map<number, number>();
    for (let day = dayNumber('2024-01-01'); day < dayNumber('2034-01-01'); day += 1) {
      if (calendar.digestFrom(day, 2) !== day) continue;
      expect(isWorkday(dayFromNumber(day), quiet)).toBe(true);
      const week = Math.floor((day + 3) / 7);
      found.set(week, (found.get(week) ?? 0) + 1);
    }
    expect(Math.max(...found.values())).toBe(1);
    expect(found.size).toBeGreaterThan(400);
  });
});
