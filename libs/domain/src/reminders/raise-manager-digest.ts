import { reachOf } from '../access/permissions.js';
import type { Role } from '../access/roles.js';
import { dayFromNumber, dayNumber, weekdayOfNumber } from './calendar-day.js';
import { type ManagedUnits, managerDigest } from './manager-digest.js';
import { digestWeekdayOf } from './mail-time.js';
import { type RaiseContext, type RaisedItem, recipientOf } from './raise-items.js';
import { occasionKey, type PersonForReminders, reminderKey } from './reminder-item.js';
import type { ReminderPolicy } from './reminder-policy.js';
import type { MailCalendar } from './workdays.js';

/** Days after its own on which a digest that an outage held back still goes; later, the next week's tells it. */
const LATE_DAYS = 2;

/** The Monday of the week whose digest may go on `day`, or null. Days are day numbers. */
export function digestWeek(day: number, weekday: number, calendar: MailCalendar): number | null {
  const monday = mondayOf(day);
  const ready = calendar.digestFrom(monday, weekday);
  return ready <= day && day - ready <= LATE_DAYS ? monday : null;
}

export function mondayOf(day: number): number {
  return day - weekdayOfNumber(day) + 1;
}

/** Whoever may look at the work of a unit: only they are told of it. */
export function isDigestRole(role: Role | undefined): boolean {
  return role !== undefined && reachOf(role, 'unit.overview') !== null;
}

/**
 * The week of whoever manages units, once a week on the digest day of the person who gets it, if there is anything to say.
 * @param mailAt epoch ms of that person's mail of the day
 */
export function raiseManagerDigest(
  managed: ManagedUnits,
  importedOn: string,
  day: number,
  context: RaiseContext,
  mailAt: (personId: string) => number,
): RaisedItem | null {
  const { people, policy, calendar, seen } = context;
  const { evaluationId, actor } = managed;
  const asked = people.get(actor.personId);
  const recipient =
    policy.managerDigest && isDigestRole(asked?.role) ? recipientOf(actor.personId, day, people, null) : null;
  if (!asked || !recipient || asked.digest === 'off' || recipient.person.digest === 'off') return null;
  const monday = weekOf(recipient.person, day, policy, calendar);
  // A plan that came in this week has nothing to tell yet.
  if (monday === null || dayNumber(importedOn) >= monday) return null;
  const slot = dayFromNumber(monday);
  if (seen(occasionKey('managerDigest', evaluationId, asked.id, slot))) return null;
  const { person, insteadOf } = recipient;
  if (!managerDigest(managed, mailAt(person.id), dayFromNumber(day))) return null;
  const addressed = insteadOf === null ? slot : `${slot}@${asked.id}`;
  const key = reminderKey('managerDigest', evaluationId, person.id, addressed);
  const item = { rule: 'managerDigest', actionId: null, evaluationId, slot: addressed, daysToDue: null, key } as const;
  return { personId: person.id, item };
}

function weekOf(
  person: PersonForReminders,
  day: number,
  policy: ReminderPolicy,
  calendar: MailCalendar,
): number | null {
  return digestWeek(day, digestWeekdayOf(person, policy), calendar);
}
