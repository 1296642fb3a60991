import { addDays, dayNumber, localDay, localInstant } from './calendar-day.js';
import { mailTimeOf } from './mail-time.js';
import type { ReminderItem, ReminderRule } from './reminder-item.js';
import { aboutOf } from './reminder-slot.js';
import type { ReminderPolicy } from './reminder-policy.js';
import { isWorkday, nextWorkday } from './workdays.js';

/** What a mail that was put off leaves to the day's own sweep, whose mail it then joins. */
const AFTER_SWEEP_MS = 5 * 60_000;

/** Why a planned mail does not go now. */
export type WaitReason = 'quietDay' | 'oneADay' | 'tooEarly';
export type MailMoment =
  { readonly kind: 'now' } | { readonly kind: 'wait'; readonly until: number; readonly reason: WaitReason };

export interface WaitingMail {
  /** The day it was planned for, YYYY-MM-DD. */
  readonly date: string;
  /** Whether the person was sent another mail today, or may have been. */
  readonly mailedToday: boolean;
  /** The person's own hour of mails; without one, the municipality's time. */
  readonly mailHour?: number | null;
}

/**
 * Whether a planned mail may go at `now` (epoch ms): never on a quiet day, never as the second of the day, and a mail
 * of an earlier day not before the person's time. `until` (epoch ms) is the next moment worth asking again.
 */
export function mailMoment(
  waiting: WaitingMail,
  policy: Pick<ReminderPolicy, 'quiet' | 'digest'>,
  now: number,
  timeZone: string,
): MailMoment {
  const { date, mailedToday } = waiting;
  const today = localDay(now, timeZone);
  const time = mailTimeOf(waiting, policy);
  const wait = (day: string, reason: WaitReason): MailMoment => ({
    kind: 'wait',
    until: localInstant(day, time, timeZone) + AFTER_SWEEP_MS,
    reason,
  });
  const tomorrow = addDays(today, 1);
  // A policy that leaves no working day is asked again every day: somebody may change it.
  const nextDay = () => nextWorkday(tomorrow, policy.quiet) ?? tomorrow;
  if (!isWorkday(today, policy.quiet)) return wait(nextDay(), 'quietDay');
  if (mailedToday) return wait(nextDay(), 'oneADay');
  const early = dayNumber(date) < dayNumber(today) && now < localInstant(today, time, timeZone);
  return early ? wait(today, 'tooEarly') : { kind: 'now' };
}

type About = Pick<ReminderItem, 'rule' | 'actionId' | 'evaluationId' | 'slot'>;

const LADDER: readonly ReminderRule[] = ['due', 'overdue', 'escalation'];

/**
 * Of items of several mails, in order from the oldest mail on, those that one mail should say: the newest of each
 * action and matter. Steps of one ladder are one matter, and they also say that nothing was reported.
 */
export function withoutDoubles<Item extends About>(items: readonly Item[]): readonly Item[] {
  const newest = new Map<string, Item>();
  for (const item of items) newest.set(matterOf(item), item);
  return items.filter((item) => {
    if (newest.get(matterOf(item)) !== item) return false;
    return item.rule !== 'stale' || !newest.has(matterOf({ ...item, rule: 'due' }));
  });
}

function matterOf({ rule, actionId, evaluationId, slot }: About): string {
  const [occasion = '', insteadOf = ''] = slot.split('@');
  const asked = `${occasion.endsWith(':manager') ? 'manager' : 'owner'}@${insteadOf}`;
  const matter = LADDER.includes(rule) ? 'ladder' : rule;
  // Two pieces of evidence of one action are two matters, as are two people whose mail has stopped.
  const which = rule === 'evidenceExpiring' ? occasion : rule === 'mailStopped' ? (aboutOf(slot) ?? '') : '';
  return [actionId ?? evaluationId, matter, asked, which].join('|');
}
