import {
  addDays,
  dayFromNumber,
  dayNumber,
  daysBetween,
  endOfWeek,
  localDay,
  localInstant,
  weekdayOf,
} from './calendar-day.js';

describe('calendar days', () => {
  it('agrees with Date for every day from 1960 to 2060', () => {
    for (let day = dayNumber('1960-01-01'); day <= dayNumber('2060-12-31'); day += 1) {
      const date = new Date(day * 86_400_000);
      const text = dayFromNumber(day);
      if (
        text !== date.toISOString().slice(0, 10) ||
        dayNumber(text) !== day ||
        weekdayOf(text) % 7 !== date.getUTCDay()
      ) {
        throw new Error(text);
      }
    }
  });

  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
  ])('%s and %d days is %s', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected);
    expect(daysBetween(day, expected)).toBe(days);
  });

  it.each([
    ['2020-10-12', '2020-10-18'], // a Monday
    ['2020-10-18', '2020-10-18'],
    ['2026-12-31', '2027-01-03'],
  ])('the week of %s ends on %s', (day, sunday) => {
    expect(endOfWeek(day)).toBe(sunday);
  });

  // Swedish clocks go forward on 29 March 2026 at 02:00 and back on 25 October 2026 at 03:00.
  it.each([
    ['2026-03-28', '07:30', '2026-03-28T06:30:00.000Z'],
    ['2026-03-29', '07:30', '2026-03-29T05:30:00.000Z'],
    ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'], // does not exist: 03:30 summer time
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'], // comes twice: the first
    ['2026-10-25', '07:30', '2026-10-25T06:30:00.000Z'],
  ])('%s %s in Stockholm is %s', (day, time, expected) => {
    const at = localInstant(day, time, 'Europe/Stockholm');
    expect(new Date(at).toISOString()).toBe(expected);
    expect(localDay(at, 'Europe/Stockholm')).toBe(day);
  });

  it('knows the local day around midnight', () => {
    expect(localDay(Date.UTC(2026, 5, 30, 21, 59), 'Europe/Stockholm')).toBe('2026-06-30');
    expect(localDay(Date.UTC(2026, 5, 30, 22, 0), 'Europe/Stockholm')).toBe('2026-07-01');
  });
});
