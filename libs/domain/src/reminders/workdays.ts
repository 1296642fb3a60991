import { addDays, dayFromNumber, dayNumber, weekdayOf, weekdayOfNumber } from './calendar-day.js';
import type { QuietPolicy, QuietRange, ReminderPolicy } from './reminder-policy.js';
import { remembered } from './remembered.js';
import { type Holiday, swedishHolidays } from './swedish-holidays.js';

/** Why nothing is sent on a day. */
export type QuietReason =
  | { readonly kind: 'weekend' }
  | { readonly kind: 'holiday'; readonly holiday: Holiday }
  | { readonly kind: 'range'; readonly label: string };

/** Longer than any sensible quiet time; a policy that is quiet all year round then sends nothing instead of hanging. */
const SEARCH_DAYS = 400;
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** The reason nothing is sent on `day`, or null on a working day. The most telling reason comes first. */
export function quietReason(day: string, quiet: QuietPolicy): QuietReason | null {
  if (quiet.holidays) {
    const holiday = swedishHolidays(Number(day.slice(0, 4))).find((h) => h.day === day);
    if (holiday) return { kind: 'holiday', holiday };
  }
  const range = quiet.ranges.find((r) => isWithin(day.slice(5), r));
  if (range) return { kind: 'range', label: range.label };
  return quiet.weekends && weekdayOf(day) >= 6 ? { kind: 'weekend' } : null;
}

/** Whether mails may go on `day`. */
export function isWorkday(day: string, quiet: QuietPolicy): boolean {
  return quietReason(day, quiet) === null;
}

/** `day` itself when it is a working day, otherwise the next one; null when the policy leaves none. */
export function nextWorkday(day: string, quiet: QuietPolicy): string | null {
  for (let step = 0; step <= SEARCH_DAYS; step += 1) {
    const candidate = addDays(day, step);
    if (isWorkday(candidate, quiet)) return candidate;
  }
  return null;
}

/** Working days and digest days by day number, remembered for the length of one sweep. */
export interface MailCalendar {
  isWorkday(day: number): boolean;
  /** First working day on or after `day`; Infinity when there is none. */
  workdayFrom(day: number): number;
  /** First day of the weekly digest of `weekday` (ISO) on or after `day`; Infinity when there is none. */
  digestFrom(day: number, weekday: number): number;
}

/**
 * A digest whose weekday is quiet goes on the next working day of the same week, or else on the last one before it; a
 * week without one has no digest, so that a holiday month does not end in two digests on two days.
 */
export function mailCalendar(policy: Pick<ReminderPolicy, 'quiet'>): MailCalendar {
  const workday = remembered((day: number) => (isWorkday(dayFromNumber(day), policy.quiet) ? 1 : 0));
  const workdayFrom = remembered((day: number) => firstWithin(day, SEARCH_DAYS, (d) => workday(d) === 1));
  const isDigestDay = (day: number, weekday: number) => {
    const monday = day - weekdayOfNumber(day) + 1;
    const regular = monday + weekday - 1;
    const after = workdayFrom(regular);
    if (after <= monday + 6) return after === day;
    return day < regular && workday(day) === 1 && workdayFrom(day + 1) > regular;
  };
  const digestsFrom = WEEKDAYS.map((weekday) =>
    remembered((day: number) => firstWithin(day, SEARCH_DAYS, (d) => isDigestDay(d, weekday))),
  );
  const digestFrom = (day: number, weekday: number) => digestsFrom[weekday - 1]?.(day) ?? Infinity;
  return { isWorkday: (day) => workday(day) === 1, workdayFrom, digestFrom };
}

/** Every quiet day from `from` to `to`, both included. */
export function quietDays(
  from: string,
  to: string,
  quiet: QuietPolicy,
): readonly { readonly date: string; readonly reason: QuietReason }[] {
  const found: { date: string; reason: QuietReason }[] = [];
  for (let day = dayNumber(from); day <= dayNumber(to); day += 1) {
    const date = dayFromNumber(day);
    const reason = quietReason(date, quiet);
    if (reason) found.push({ date, reason });
  }
  return found;
}

function isWithin(monthDay: string, { from, to }: QuietRange): boolean {
  return from <= to ? monthDay >= from && monthDay <= to : monthDay >= from || monthDay <= to;
}

function firstWithin(from: number, days: number, fits: (day: number) => boolean): number {
  for (let day = from; day <= from + days; day += 1) if (fits(day)) return day;
  return Infinity;
}
