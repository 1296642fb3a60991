import { addDays, weekdayOf } from './calendar-day.js';

export interface Holiday {
  readonly day: string;
  readonly sv: string;
  readonly en: string;
}

/**
 * Days of a year on which Sweden does not work: the public holidays and the three eves that agreements treat as such.
 * In order of date.
 */
export function swedishHolidays(year: number): readonly Holiday[] {
  const easter = easterSunday(year);
  const midsummer = saturdayFrom(`${year}-06-20`);
  const holidays: readonly (readonly [string, string, string])[] = [
    [`${year}-01-01`, 'Nyårsdagen', 'New Year’s Day'],
    [`${year}-01-06`, 'Trettondedag jul', 'Epiphany'],
    [addDays(easter, -2), 'Långfredagen', 'Good Friday'],
    [easter, 'Påskdagen', 'Easter Sunday'],
    [addDays(easter, 1), 'Annandag påsk', 'Easter Monday'],
    [`${year}-05-01`, 'Första maj', 'May Day'],
    [addDays(easter, 39), 'Kristi himmelsfärdsdag', 'Ascension Day'],
    [addDays(easter, 49), 'Pingstdagen', 'Whit Sunday'],
    [`${year}-06-06`, 'Sveriges nationaldag', 'National Day'],
    [addDays(midsummer, -1), 'Midsommarafton', 'Midsummer Eve'],
    [midsummer, 'Midsommardagen', 'Midsummer Day'],
    [saturdayFrom(`${year}-10-31`), 'Alla helgons dag', 'All Saints’ Day'],
    [`${year}-12-24`, 'Julafton', 'Christmas Eve'],
    [`${year}-12-25`, 'Juldagen', 'Christmas Day'],
    [`${year}-12-26`, 'Annandag jul', 'Boxing Day'],
    [`${year}-12-31`, 'Nyårsafton', 'New Year’s Eve'],
  ];
  return holidays
    .map(([day, sv, en]) => ({ day, sv, en }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876). */
export function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  const month = Math.floor(f / 31);
  return `${year}-${String(month).padStart(2, '0')}-${String((f % 31) + 1).padStart(2, '0')}`;
}

/** The first Saturday on or after `day`. */
function saturdayFrom(day: string): string {
  return addDays(day, (6 - weekdayOf(day) + 7) % 7);
}
