import { addMonths, dayFromNumber, dayNumber } from './calendar-day.js';
import { digestWeekdayOf } from './mail-time.js';
import { type RaiseContext, type RaisedItem, recipientOf } from './raise-items.js';
import {
  EVALUATION_AUDIENCE,
  type EvaluationForReminders,
  occasionKey,
  type PersonForReminders,
  reminderKey,
  type WholeRule,
} from './reminder-item.js';

/** Months before the follow-up, the nearest first. */
export const FOLLOW_UP_MONTHS = [1, 3, 6, 12] as const;
/** A letter that an outage held back is still sent so many days after its day; later, the next one tells more. */
export const LATE_LETTER_DAYS = 10;

/** Beyond quiet weeks, an outage and the wait for a digest, a step has passed: it is said no more. */
const LATE_STEP_DAYS = 45;

/** Days are day numbers. */
interface Occasion {
  readonly rule: WholeRule;
  readonly on: number;
  readonly slot: string;
}

/** Everything about an evaluation that is to be in a mail on `day` and is not in the ledger. */
export function raiseAboutEvaluation(
  evaluation: EvaluationForReminders,
  day: number,
  context: RaiseContext,
): readonly RaisedItem[] {
  const occasions = [followUpOccasion(evaluation, day, context), letterOccasion(evaluation, day, context)];
  return occasions.flatMap((occasion) => (occasion ? raiseFor(evaluation, occasion, day, context) : []));
}

function raiseFor(
  evaluation: EvaluationForReminders,
  occasion: Occasion,
  day: number,
  context: RaiseContext,
): readonly RaisedItem[] {
  const { rule, slot } = occasion;
  const concerns = (person: PersonForReminders | undefined) =>
    !!person?.role && EVALUATION_AUDIENCE[rule].includes(person.role);
  const raised = new Map<string, RaisedItem>();
  for (const asked of context.people.values()) {
    if (!concerns(asked) || context.seen(occasionKey(rule, evaluation.id, asked.id, slot))) continue;
    const recipient = recipientOf(asked.id, day, context.people, null);
    if (!recipient || readyOn(occasion, recipient.person, context) > day) continue;
    const { person, insteadOf } = recipient;
    // Whoever gets it in their own right, or for somebody else already, needs no second copy as a deputy.
    if (insteadOf !== null && (concerns(person) || raised.has(person.id))) continue;
    const addressed = insteadOf === null ? slot : `${slot}@${asked.id}`;
    const daysToDue = rule === 'followUp' && evaluation.followUpOn ? dayNumber(evaluation.followUpOn) - day : null;
    const key = reminderKey(rule, evaluation.id, person.id, addressed);
    const item = { rule, actionId: null, evaluationId: evaluation.id, slot: addressed, daysToDue, key };
    raised.set(person.id, { personId: person.id, item });
  }
  return [...raised.values()];
}

/** The nearest step that has come, as long as the follow-up is still ahead. */
function followUpOccasion(
  { followUpOn, followUpSetOn }: EvaluationForReminders,
  day: number,
  { policy }: RaiseContext,
): Occasion | null {
  if (!policy.followUp || followUpOn === null || dayNumber(followUpOn) <= day) return null;
  const months = FOLLOW_UP_MONTHS.find((step) => dayNumber(addMonths(followUpOn, -step)) <= day);
  if (months === undefined) return null;
  const on = dayNumber(addMonths(followUpOn, -months));
  return on < dayNumber(followUpSetOn) || day - on > LATE_STEP_DAYS
    ? null
    : { rule: 'followUp', on, slot: `${followUpOn}-${months}m` };
}

/** The letter of the month of `day`: on its first working day, and for a while after it when it was held back. */
function letterOccasion(
  { current, importedOn }: EvaluationForReminders,
  day: number,
  { policy, calendar }: RaiseContext,
): Occasion | null {
  if (!policy.monthlyLetter || !current) return null;
  const first = `${dayFromNumber(day).slice(0, 7)}-01`;
  const on = dayNumber(first);
  const ready = calendar.workdayFrom(on);
  // A plan that came in during the month has nothing to tell yet.
  const inTime = ready <= day && day - ready <= LATE_LETTER_DAYS && dayNumber(importedOn) < ready;
  return inTime ? { rule: 'monthlyLetter', on, slot: first } : null;
}

/** A letter has its own day; what is said months ahead waits for the digest that the person has chosen. */
function readyOn({ rule, on }: Occasion, person: PersonForReminders, { calendar, policy }: RaiseContext): number {
  const { digest } = person;
  if (digest === 'off') return Infinity;
  const workday = calendar.workdayFrom(on);
  if (rule === 'monthlyLetter' || digest === 'daily' || workday === Infinity) return workday;
  return calendar.digestFrom(workday, digestWeekdayOf(person, policy));
}
