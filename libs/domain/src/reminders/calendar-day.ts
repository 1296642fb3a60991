import { Temporal } from 'temporal-polyfill';

/** Whole days are counted from 1970-01-01, so that the arithmetic of a sweep is plain integers. */
const DAYS_TO_EPOCH = 719468;
const DAYS_PER_ERA = 146097;

/** 'YYYY-MM-DD' → days since 1970-01-01. Takes a longer ISO string too and reads only its day. */
export function dayNumber(day: string): number {
  const month = Number(day.slice(5, 7));
  // A year that begins in March puts the leap day last.
  const year = Number(day.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(day.slice(8, 10)) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_EPOCH;
}

/** Days since 1970-01-01 → 'YYYY-MM-DD'. */
export function dayFromNumber(number: number): string {
  const shifted = number + DAYS_TO_EPOCH;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** `days` may be negative. */
export function addDays(day: string, days: number): string {
  return dayFromNumber(dayNumber(day) + days);
}

/** The same day of a later month; where that month is shorter, its last day. */
export function addMonths(day: string, months: number): string {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: string): number {
  return weekdayOfNumber(dayNumber(day));
}

/** Sunday of the week of `day`; weeks begin on Monday. */
export function endOfWeek(day: string): string {
  return addDays(day, 7 - weekdayOf(day));
}

/** As `weekdayOf`, for days since 1970-01-01 (a Thursday). */
export function weekdayOfNumber(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** The local day at an instant (epoch ms). */
export function localDay(at: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/**
 * The instant (epoch ms) of a local time 'HH:MM'. A time skipped in spring moves an hour on; one that comes twice in
 * autumn is the first, so each day has exactly one such instant.
 */
export function localInstant(day: string, time: string, timeZone: string): number {
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone, { disambiguation: 'compatible' })
    .epochMilliseconds;
}

/** Epoch ms → ISO 8601 in UTC. */
export function instantText(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString();
}
