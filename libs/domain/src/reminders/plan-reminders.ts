import { isOpen } from '../plan/action-status.js';
import { dayFromNumber, dayNumber, localDay, localInstant } from './calendar-day.js';
import type { ManagedUnits } from './manager-digest.js';
import { mailTimeOf } from './mail-time.js';
import { raiseAboutEvaluation } from './raise-about-evaluation.js';
import { raiseManagerDigest } from './raise-manager-digest.js';
import { type RaiseContext, raiseItems, type RaisedItem, recipientOf, unlessSeen } from './raise-items.js';
import {
  type ActionForReminders,
  type EvaluationForReminders,
  isSameDay,
  occasionOf,
  type PersonForReminders,
  placeInMail,
  type PlannedMail,
  type ReminderEvent,
  type ReminderItem,
} from './reminder-item.js';
import type { ReminderPolicy } from './reminder-policy.js';
import { remembered } from './remembered.js';
import { eventSlot, insteadOf } from './reminder-slot.js';
import { mailCalendar } from './workdays.js';

export interface ReminderInput {
  readonly policy: ReminderPolicy;
  readonly actions: readonly ActionForReminders[];
  readonly people: readonly PersonForReminders[];
  /** Keys of everything ever planned. */
  readonly ledger: ReadonlySet<string>;
  /** `personId|YYYY-MM-DD` of mails that exist already; without it the cap holds only inside one call. */
  readonly mailed?: ReadonlySet<string>;
  readonly events?: readonly ReminderEvent[];
  readonly evaluations?: readonly EvaluationForReminders[];
  /** Of the newest evaluation. */
  readonly managed?: readonly ManagedUnits[];
  /** Epoch ms. */
  readonly now: number;
  /** IANA name, such as 'Europe/Stockholm'. */
  readonly timeZone: string;
  /** Epoch ms: ask for a preview up to here instead of a sweep. */
  readonly until?: number;
}

interface LastEvent {
  readonly at: number;
}
type Mailbag = Map<string, (RaisedItem & LastEvent)[]>;

/**
 * The mails to send. Without `until` (a sweep): what is due at or before `now`; what an outage left behind comes in one
 * late digest, on a working day from each person's own time on. With `until` (a preview): what sweeps would send from `now`
 * on if nothing changed; what a sweep would send at once has `sendAt` = now.
 * At most one mail per person and local day, nothing that is in the ledger, in order of time.
 */
export function planReminders(input: ReminderInput): PlannedMail[] {
  const { policy, now, timeZone, until, ledger } = input;
  if (!policy.enabled) return [];
  const told = new Set([...ledger].map(occasionOf));
  const context: RaiseContext = {
    policy,
    steps: [...policy.ladder].sort((a, b) => b.offsetDays - a.offsetDays),
    people: new Map(input.people.map((person) => [person.id, person])),
    calendar: mailCalendar(policy),
    seen: (occasion) => told.has(occasion),
  };
  const last = until ?? now;
  const today = dayNumber(localDay(now, timeZone));
  const lastDay = until === undefined ? today : dayNumber(localDay(until, timeZone));
  const mails: PlannedMail[] = [];
  let managed = input.managed ?? [];
  for (let day = today; day <= lastDay; day += 1) {
    if (!context.calendar.isWorkday(day)) continue;
    const date = dayFromNumber(day);
    const timeOf = remembered((personId: string) =>
      localInstant(date, mailTimeOf(context.people.get(personId), policy), timeZone),
    );
    const free = (personId: string, at: number) => {
      if (input.mailed?.has(`${personId}|${date}`) || timeOf(personId) > last) return false;
      return at <= Math.min(Math.max(timeOf(personId), now), last);
    };
    const mailAt = (personId: string) => Math.max(timeOf(personId), now);
    const bag = bagOf({ ...input, managed }, day, context, { free, mailAt });
    for (const [personId, raised] of bag) {
      for (const { item } of raised) told.add(occasionOf(item.key));
      const ready = Math.max(timeOf(personId), ...raised.map(({ at }) => at));
      const sendAt = until === undefined ? ready : Math.max(ready, now);
      const digests = raised.filter(({ item }) => item.rule === 'managerDigest');
      const askedIds = digests.map(({ item }) => insteadOf(item.slot) ?? personId);
      if (askedIds.length > 0) managed = toldAt(managed, askedIds, sendAt);
      mails.push({ personId, date, sendAt, kind: kindOf(raised), items: ordered(raised) });
    }
  }
  return mails.sort((a, b) => a.sendAt - b.sendAt || (a.personId < b.personId ? -1 : 1));
}

function bagOf(
  input: ReminderInput,
  day: number,
  context: RaiseContext,
  times: {
    /** Whether what happened `at` may go to the person on this day. */
    readonly free: (personId: string, at: number) => boolean;
    /** Epoch ms of the person's mail of the day. */
    readonly mailAt: (personId: string) => number;
  },
): Mailbag {
  const bag: Mailbag = new Map();
  const put = (raised: RaisedItem, at: number) => {
    if (!times.free(raised.personId, at)) return;
    const items = bag.get(raised.personId);
    if (!items) bag.set(raised.personId, [{ ...raised, at }]);
    else if (!items.some(({ item }) => item.key === raised.item.key)) items.push({ ...raised, at });
  };
  for (const action of input.actions) {
    for (const raised of raiseItems(action, day, context)) put(raised, -Infinity);
  }
  for (const evaluation of input.evaluations ?? []) {
    for (const raised of raiseAboutEvaluation(evaluation, day, context)) put(raised, -Infinity);
  }
  const newest = input.evaluations?.find((evaluation) => evaluation.newest);
  for (const managed of newest ? (input.managed ?? []) : []) {
    const raised = raiseManagerDigest(managed, newest?.importedOn ?? '', day, context, times.mailAt);
    if (raised) put(raised, -Infinity);
  }
  if (!input.events?.length) return bag;
  const actions = new Map(input.actions.map((action) => [action.id, action]));
  for (const event of input.events) {
    const action = actions.get(event.actionId);
    const raised = action ? raiseEvent(event, action, day, context) : null;
    if (raised) put(raised, event.at);
  }
  return bag;
}

/** A preview's later weeks do not tell again what an earlier one has told. */
function toldAt(managed: readonly ManagedUnits[], askedIds: readonly string[], at: number): readonly ManagedUnits[] {
  return managed.map((one) => (askedIds.includes(one.actor.personId) ? { ...one, toldAt: at } : one));
}

function raiseEvent(
  event: ReminderEvent,
  action: ActionForReminders,
  day: number,
  context: RaiseContext,
): RaisedItem | null {
  // Handed on or finished in the meantime: it is no news any more.
  const toOwner = event.kind === 'assignment' || event.kind === 'sentBack';
  if (toOwner && (action.ownerId !== event.personId || !isOpen(action.status))) return null;
  if (event.kind === 'dateAsked' && !action.askedDueById) return null;
  // Corrected in the meantime, or gone: nobody has to know.
  if (event.kind === 'mailStopped' && !context.people.get(event.aboutId ?? '')?.mailStopped) return null;
  const recipient = recipientOf(event.personId, day, context.people, action);
  if (!recipient) return null;
  const occasion = { rule: event.kind, slot: eventSlot(event) };
  return unlessSeen(action, { ...recipient, askedId: event.personId, occasion }, day, context);
}

function kindOf(raised: readonly RaisedItem[]): PlannedMail['kind'] {
  return raised.every(({ item }) => isSameDay(item.rule)) ? 'sameDay' : 'digest';
}

/** Most pressing first. The order of actions decides between equals. */
function ordered(raised: readonly RaisedItem[]): readonly ReminderItem[] {
  return raised.map(({ item }) => item).sort((a, b) => placeInMail(a) - placeInMail(b));
}
