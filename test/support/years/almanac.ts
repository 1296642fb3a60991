/*
 * Days as an almanac has them, written down by hand and counted in other ways than the product does: what this says is
 * held against what the product did.
 */
const DAY_MS = 86_400_000;
const ZONE = 'Europe/Stockholm';

/** Public holidays and eves on a Monday to Friday, of the years that are simulated. */
const HOLIDAYS = new Set([
  ...['2027-01-01', '2027-01-06', '2027-03-26', '2027-03-29', '2027-05-06', '2027-06-25', '2027-12-24', '2027-12-31'],
  ...['2028-01-06', '2028-04-14', '2028-04-17', '2028-05-01', '2028-05-25', '2028-06-06', '2028-06-23', '2028-12-25'],
  ...['2028-12-26', '2029-01-01', '2029-03-30', '2029-04-02'],
]);

const localParts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  dateStyle: 'short',
  timeStyle: 'short',
});

/** 'YYYY-MM-DD HH:MM' in the municipality. */
export function localText(at: number): string {
  return localParts.format(at);
}

export function dayOf(at: number): string {
  return localText(at).slice(0, 10);
}

/** The instant of a local time that exists once. */
export function instantOf(day: string, time: string): number {
  for (const hours of [1, 2]) {
    const at = Date.parse(`${day}T${time}:00Z`) - hours * 3_600_000;
    if (localText(at) === `${day} ${time}`) return at;
  }
  throw new Error(`There is no ${time} on ${day}.`);
}

/** Days from `from` to `to`. */
export function between(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** 1 Monday to 7 Sunday. */
export function weekday(day: string): number {
  return new Date(day).getUTCDay() || 7;
}

export function isQuiet(day: string): boolean {
  const monthDay = day.slice(5);
  return weekday(day) > 5 || HOLIDAYS.has(day) || (monthDay >= '07-06' && monthDay <= '08-02');
}

/** The same questions come again for every action, on every day. */
function remembered<A extends unknown[]>(answer: (...args: A) => string): (...args: A) => string {
  const known = new Map<string, string>();
  return (...args) => {
    const key = args.join(' ');
    const before = known.get(key) ?? answer(...args);
    known.set(key, before);
    return before;
  };
}

export const plus = remembered((day: string, days: number) =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10),
);

export const workdayFrom = remembered((day: string) => {
  let found = day;
  while (isQuiet(found)) found = plus(found, 1);
  return found;
});

/** The day of the weekly digest in the week of `day`: the weekday, or a working day near it; null in a quiet week. */
function digestOfWeek(day: string, wanted: number): string | null {
  const monday = plus(day, 1 - weekday(day));
  const days = [1, 2, 3, 4, 5, 6, 7].filter((one) => !isQuiet(plus(monday, one - 1)));
  const found = days.find((one) => one >= wanted) ?? days.at(-1);
  return found === undefined ? null : plus(monday, found - 1);
}

/** First digest on or after `day`. */
export const digestFrom = remembered((day: string, wanted: number) => {
  for (let look = day; ; look = plus(look, 8 - weekday(look))) {
    const found = digestOfWeek(look, wanted);
    if (found !== null && found >= day) return found;
  }
});

export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - months, date)).toISOString().slice(0, 10);
}
