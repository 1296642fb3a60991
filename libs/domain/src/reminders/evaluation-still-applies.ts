import { dayNumber } from './calendar-day.js';
import { LATE_LETTER_DAYS } from './raise-about-evaluation.js';
import { isDigestRole } from './raise-manager-digest.js';
import {
  EVALUATION_AUDIENCE,
  type EvaluationForReminders,
  type EvaluationRule,
  isEvaluationRule,
  type PersonForReminders,
  type ReminderItem,
} from './reminder-item.js';
import type { ReminderPolicy } from './reminder-policy.js';

/** Days of a month on which its letter may still go: quiet days at its beginning count as well. */
const LETTER_DAYS = 31 + LATE_LETTER_DAYS;

/** Days after the Monday of its week on which a digest may still go; what it says is of the day it goes. */
const DIGEST_DAYS = 14;

/**
 * The check at the moment of sending, for what is about an evaluation: false when the day has moved, the follow-up has
 * come, a newer evaluation has taken over, the rule was switched off, or whoever it is meant for has left or another role.
 * @param asked the person it is meant for, whoever stands in
 */
export function evaluationStillApplies(
  { rule, slot }: Pick<ReminderItem, 'rule' | 'slot'>,
  evaluation: EvaluationForReminders,
  { person, asked }: { readonly person: PersonForReminders; readonly asked: PersonForReminders | undefined },
  policy: Pick<ReminderPolicy, EvaluationRule>,
  today: string,
): boolean {
  if (!person.active || !isEvaluationRule(rule) || !policy[rule]) return false;
  const day = slot.slice(0, 10);
  if (rule === 'managerDigest') {
    return isDigestRole(asked?.role) && evaluation.newest && dayNumber(today) - dayNumber(day) < DIGEST_DAYS;
  }
  if (!asked?.role || !EVALUATION_AUDIENCE[rule].includes(asked.role)) return false;
  if (rule === 'monthlyLetter') return evaluation.current && dayNumber(today) - dayNumber(day) < LETTER_DAYS;
  return evaluation.followUpOn === day && dayNumber(today) < dayNumber(day);
}
