import { isOpen } from '../plan/action-status.js';
import { dayFromNumber, dayNumber } from './calendar-day.js';
import type { LadderRecipient, LadderStep, ReminderPolicy } from './reminder-policy.js';
import { leaveOn } from './leave.js';
import { digestWeekdayOf } from './mail-time.js';
import {
  type ActionForReminders,
  actingOwnerOf,
  isSameDay,
  occasionKey,
  type PersonForReminders,
  type ReminderItem,
  reminderKey,
  type ReminderRule,
} from './reminder-item.js';
import type { MailCalendar } from './workdays.js';

/** What a day's raising needs to know. `seen` tells whether an occasion is in the ledger or planned already, for the person or a deputy. */
export interface RaiseContext {
  readonly policy: ReminderPolicy;
  /** The policy's ladder, latest step first. */
  readonly steps: readonly LadderStep[];
  readonly people: ReadonlyMap<string, PersonForReminders>;
  readonly calendar: MailCalendar;
  readonly seen: (occasion: string) => boolean;
}

export interface RaisedItem {
  readonly personId: string;
  readonly item: ReminderItem;
}

/** One possible occasion of a rule; of several only the newest that is ready counts. Days are day numbers. */
interface Occasion {
  readonly rule: ReminderRule;
  readonly on: number;
  readonly slot: string;
}

interface Recipient {
  readonly person: PersonForReminders;
  /** The person a deputy stands in for. */
  readonly insteadOf: string | null;
}

interface Addressed extends Recipient {
  /** The person it is meant for, also when a deputy gets it. */
  readonly askedId: string;
  readonly occasion: Pick<Occasion, 'rule' | 'slot'>;
}

interface ReadyOccasion extends Addressed {
  readonly ready: number;
}

/** Everything about one action that is to be in a mail on `day` and is not in the ledger. */
export function raiseItems(action: ActionForReminders, day: number, context: RaiseContext): readonly RaisedItem[] {
  if (isOpen(action.status)) return raiseOpen(action, day, context);
  const owner = actingOwnerOf(action);
  const verifier = verifierOf(action, context.people);
  const newest = (personId: string | null, occasions: Iterable<Occasion>) =>
    newestReady(action, personId, occasions, day, context);
  // Each its own matter: two that fall due in one week's digest are two lines.
  const expiring = () =>
    [...new Set(action.evidenceValidUntil)].map((last) => newest(owner, expiryOccasions(last, day, context)));
  const again = (rule: ReminderRule, on: string | null | undefined) => repeated(rule, on, 0, day, context);
  const ready: (ReadyOccasion | null)[] = [];
  if (action.status === 'done') ready.push(newest(verifier, waitingOccasions(action, day, context)), ...expiring());
  if (action.status === 'verified')
    ready.push(newest(verifier, again('effectDue', action.effectCheckOn)), ...expiring());
  if (action.status === 'declined') ready.push(newest(verifier ?? owner, again('reviewDue', action.reviewOn)));
  return ready
    .map((occasion) => occasion && unlessSeen(action, occasion, day, context))
    .filter((item) => item !== null);
}

function raiseOpen(action: ActionForReminders, day: number, context: RaiseContext): readonly RaisedItem[] {
  const owner = actingOwnerOf(action);
  const manager = managerOf(action, owner, context.people);
  const ladder = [
    newestReady(action, owner, ladderOccasions(action, 'owner', day, context), day, context),
    newestReady(action, manager, ladderOccasions(action, 'manager', day, context), day, context),
  ] as const;
  const stale = newestReady(action, owner, staleOccasions(action, day, context), day, context);
  const raised: (RaisedItem | null)[] = [];
  for (const [step, otherId] of [
    [ladder[0], manager],
    [ladder[1], owner],
  ] as const) {
    // A deputy who is asked in their own right about the same step needs no second line for it.
    const twice = step?.occasion.rule === 'escalation' && step.insteadOf !== null && step.person.id === otherId;
    if (step && !twice) raised.push(unlessSeen(action, step, day, context));
  }
  // The same action twice in one mail helps nobody: a step of the ladder from shortly before or later has said it. This
  // must not depend on the ledger, or the line would come alone on the day after.
  if (stale && (ladder[0] === null || ladder[0].ready + context.policy.repeatEveryDays <= stale.ready)) {
    raised.push(unlessSeen(action, stale, day, context));
  }
  return raised.filter((item) => item !== null);
}

/** The newest occasion that is ready on `day` for the person or a deputy, sent or not. */
function newestReady(
  action: ActionForReminders,
  personId: string | null,
  occasions: Iterable<Occasion>,
  day: number,
  context: RaiseContext,
): ReadyOccasion | null {
  const recipient = personId === null ? null : recipientOf(personId, day, context.people, action);
  if (personId === null || !recipient) return null;
  for (const occasion of occasions) {
    const ready = readyOn(occasion, action, recipient.person, context);
    if (ready <= day) return { ...recipient, askedId: personId, occasion, ready };
  }
  return null;
}

/** An item addressed to the asked person or a deputy, unless either of them has had it. */
export function unlessSeen(
  action: ActionForReminders,
  { askedId, person, insteadOf, occasion: { rule, slot } }: Addressed,
  day: number,
  { seen }: RaiseContext,
): RaisedItem | null {
  if (seen(occasionKey(rule, action.id, askedId, slot))) return null;
  const addressed = insteadOf === null ? slot : `${slot}@${askedId}`;
  const dated = rule === 'due' || rule === 'overdue' || rule === 'escalation';
  const daysToDue = dated && action.due !== null ? dayNumber(action.due) - day : null;
  const key = reminderKey(rule, action.id, person.id, addressed);
  return {
    personId: person.id,
    item: { rule, actionId: action.id, evaluationId: null, slot: addressed, daysToDue, key },
  };
}

/** Who gets what is meant for `personId` on `day`: the person, a deputy during a leave, or nobody. */
export function recipientOf(
  personId: string,
  day: number,
  people: ReadonlyMap<string, PersonForReminders>,
  action: Pick<ActionForReminders, 'ownerId' | 'deputyId'> | null,
): Recipient | null {
  const person = people.get(personId);
  if (!person?.active) return null;
  const date = dayFromNumber(day);
  const leave = leaveOn(person.leaves, date);
  if (!leave) return { person, insteadOf: null };
  // The action's deputy for its owner, then the one of the leave.
  const deputy = [personId === action?.ownerId ? action.deputyId : null, leave.deputyId]
    .map((id) => (id ? people.get(id) : undefined))
    .find((one) => one?.active && !leaveOn(one.leaves, date));
  return deputy ? { person: deputy, insteadOf: personId } : null;
}

/** The day an occasion goes: urgent and daily on the working day, weekly with the next digest, 'off' never. */
function readyOn(
  { rule, on }: Occasion,
  { since }: ActionForReminders,
  person: PersonForReminders,
  { calendar, policy }: RaiseContext,
): number {
  const workday = calendar.workdayFrom(since ? Math.max(on, dayNumber(since) + 1) : on);
  if (isSameDay(rule) || person.digest === 'daily') return workday;
  if (person.digest === 'off' || workday === Infinity) return Infinity;
  return calendar.digestFrom(workday, digestWeekdayOf(person, policy));
}

function* ladderOccasions(
  action: ActionForReminders,
  role: LadderRecipient,
  day: number,
  { policy, steps }: RaiseContext,
): Generator<Occasion> {
  if (action.due === null) return;
  const due = dayNumber(action.due);
  const occasion = (rule: ReminderRule, offset: number): Occasion => ({
    rule,
    on: due + offset,
    slot: slotOf(action.due, offset) + (role === 'manager' ? ':manager' : ''),
  });
  const last = steps[0];
  if (last?.to.includes(role)) {
    const end = due + last.offsetDays;
    const moved = action.lastProgressAt !== null && dayNumber(action.lastProgressAt) >= end;
    const rounds = moved ? 0 : Math.floor((day - end) / policy.repeatEveryDays);
    // A repetition is no news to anybody, so it waits for the digest.
    for (let round = rounds; round >= 1; round -= 1) {
      yield occasion('overdue', last.offsetDays + round * policy.repeatEveryDays);
    }
  }
  for (const step of steps) {
    if (step.to.includes(role) && due + step.offsetDays <= day) yield occasion(ruleOf(step), step.offsetDays);
  }
}

function ruleOf({ offsetDays, to }: LadderStep): ReminderRule {
  if (offsetDays <= 0) return 'due';
  return to.includes('manager') ? 'escalation' : 'overdue';
}

function* staleOccasions(action: ActionForReminders, day: number, { policy }: RaiseContext): Generator<Occasion> {
  const from = staleFrom(action);
  if (from === null) return;
  const start = dayNumber(from);
  for (let round = Math.floor((day - start) / policy.staleAfterDays); round >= 1; round -= 1) {
    const offset = round * policy.staleAfterDays;
    yield { rule: 'stale', on: start + offset, slot: slotOf(from, offset) };
  }
}

/** The day silence is counted from: the last entry; for begun work without one, the day it got its owner. */
export function staleFrom(action: ActionForReminders): string | null {
  return action.lastProgressAt ?? (action.status === 'notStarted' ? null : (action.since ?? null));
}

function* expiryOccasions(validUntil: string, day: number, { policy }: RaiseContext): Generator<Occasion> {
  const last = dayNumber(validUntil);
  const on = last - policy.evidenceExpiryDays;
  // Long expired is no longer "about to expire": readiness shows it.
  if (on <= day && day <= last + policy.evidenceExpiryDays) {
    yield { rule: 'evidenceExpiring', on, slot: dayFromNumber(last) };
  }
}

function waitingOccasions(action: ActionForReminders, day: number, context: RaiseContext): Generator<Occasion> {
  return repeated('verificationWaiting', action.doneAt, context.policy.verificationWaitingDays, day, context);
}

/** `after` days from a day on, and again and again until something happens; the newest first. */
function* repeated(
  rule: ReminderRule,
  from: string | null | undefined,
  after: number,
  day: number,
  { policy }: RaiseContext,
): Generator<Occasion> {
  if (!from) return;
  const first = dayNumber(from) + after;
  for (let round = Math.floor((day - first) / policy.repeatEveryDays); round >= 0; round -= 1) {
    const offset = after + round * policy.repeatEveryDays;
    yield { rule, on: dayNumber(from) + offset, slot: slotOf(from, offset) };
  }
}

function slotOf(day: string | null, offset: number): string {
  return `${(day ?? '').slice(0, 10)}${offset < 0 ? '' : '+'}${offset}`;
}

/** The unit's manager; for a manager's own actions, that person's manager. */
function managerOf(
  action: ActionForReminders,
  owner: string | null,
  people: ReadonlyMap<string, PersonForReminders>,
): string | null {
  if (action.unitManagerId !== null && action.unitManagerId !== owner) return action.unitManagerId;
  const managerId = owner === null ? null : (people.get(owner)?.managerId ?? null);
  return managerId === owner ? null : managerId;
}

function verifierOf(action: ActionForReminders, people: ReadonlyMap<string, PersonForReminders>): string | null {
  if (action.verifierId !== null && action.verifierId !== action.ownerId) return action.verifierId;
  return managerOf(action, action.ownerId, people);
}
