import { type ActionStatus, isOpen } from '../plan/action-status.js';
import type { EventRule } from './reminder-item.js';

/** What of an action decides who hears of a change. */
interface Told {
  readonly status: ActionStatus;
  readonly ownerId: string | null;
  readonly askedDue: string | null;
  readonly askedDueById: string | null;
}

export interface ToldEvent {
  readonly kind: EventRule;
  /** null: whoever decides about dates in the action's unit. */
  readonly personId: string | null;
}

/**
 * Who hears of a change by mail: a new owner, the owner of work that is sent back, whoever decides about a date that is
 * asked for, and whoever asked for it. Nobody hears of what they did themselves.
 */
export function eventsOfChange(before: Told, next: Told, actorId: string): readonly ToldEvent[] {
  const events: ToldEvent[] = [];
  const tell = (kind: EventRule, personId: string | null) => events.push({ kind, personId });
  const finished = before.status === 'done' || before.status === 'verified';
  if (next.ownerId !== null && next.ownerId !== actorId) {
    if (next.ownerId !== before.ownerId) tell('assignment', next.ownerId);
    else if (finished && isOpen(next.status)) tell('sentBack', next.ownerId);
  }
  const asks = next.askedDueById !== null;
  if (asks && (next.askedDue !== before.askedDue || next.askedDueById !== before.askedDueById)) tell('dateAsked', null);
  if (before.askedDueById !== null && !asks && before.askedDueById !== actorId) {
    tell('dateDecided', before.askedDueById);
  }
  return events;
}
