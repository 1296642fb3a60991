import type { PersonForReminders } from './reminder-item.js';
import type { ReminderPolicy } from './reminder-policy.js';

/** Hours a person may choose for mails, and weekdays (1 Monday) for the weekly one: clear of the nights that change the clock. */
export const MAIL_HOURS = { first: 5, last: 21 } as const;
export const DIGEST_WEEKDAYS = { first: 1, last: 5 } as const;

type Digest = Pick<ReminderPolicy, 'digest'>;

/** Local time 'HH:MM' from which a person's mails go: the own hour, or the municipality's time. */
export function mailTimeOf(person: Pick<PersonForReminders, 'mailHour'> | undefined, { digest }: Digest): string {
  const hour = person?.mailHour ?? null;
  return hour === null ? digest.time : `${String(hour).padStart(2, '0')}:00`;
}

/** ISO weekday of a person's weekly digest. */
export function digestWeekdayOf(person: Pick<PersonForReminders, 'digestWeekday'>, { digest }: Digest): number {
  return person.digestWeekday ?? digest.weekday;
}

/** Every time of day at which somebody's mails go, earliest first: the municipality's, and those of own hours. */
export function mailTimes(hours: readonly (number | null)[], policy: Digest): readonly string[] {
  return [...new Set([null, ...hours].map((mailHour) => mailTimeOf({ mailHour }, policy)))].sort();
}
