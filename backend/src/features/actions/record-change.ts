import type { ActionChange, ActionState, DecidedChange, FieldValue } from '@kompassplan/domain';
import type { Transaction } from '../../persistence/unit-of-work.js';
import type { LockedAction } from './locked-action.js';
import { namesById } from './names.query.js';

export interface Accepted {
  readonly action: LockedAction;
  readonly decided: DecidedChange;
  readonly change: ActionChange;
  /** What happened, where the change itself does not tell. */
  readonly event?: string;
}

/** How a report came in: typed in the app, or through the link of a reminder. */
export type Channel = 'app' | 'mailLink';

/** Told by the event itself, by its note, or by another field. */
const UNTOLD: ReadonlySet<string> = new Set<keyof ActionState>([
  ...(['firstDue', 'slips', 'declinedById', 'verifiedById', 'doneById', 'doneOwnerId'] as const),
  ...(['helpText', 'declinedReason', 'returnedReason', 'returnedById', 'askedDueReason', 'askedDueById'] as const),
]);

/** Asking for the date to be removed changes who asks, and no day. */
const ASKED: ReadonlySet<string> = new Set<keyof ActionState>(['askedDue', 'askedDueById', 'askedDueReason']);

/** Fields that hold ids are told by what the ids name. */
const NAMED: Readonly<Partial<Record<keyof ActionState, string>>> = {
  ownerId: 'owner',
  unitId: 'unit',
  deputyId: 'deputy',
  contributorIds: 'contributors',
  waitsForIds: 'waitsFor',
};

/** One entry of the history for each action that changed. */
export async function recordChanges(tx: Transaction, accepted: readonly Accepted[], channel: Channel): Promise<void> {
  const named = accepted.flatMap(({ decided }) => decided.changes).filter(({ field }) => NAMED[field] !== undefined);
  const names = await namesById(
    tx,
    named.flatMap(({ from, to }) => [from, to].flat()),
  );
  const shown = (field: keyof ActionState, value: FieldValue): string | number | null => {
    if (typeof value === 'object' && value !== null) {
      const told = value.map((one) => (NAMED[field] ? (names.get(one) ?? one) : one));
      return told.length === 0 ? null : told.sort((a, b) => a.localeCompare(b, 'sv')).join(', ');
    }
    return NAMED[field] ? (names.get(value) ?? value) : value;
  };
  for (const { action, decided, change, event } of accepted) {
    // New links have an entry of their own.
    if (decided.changes.length === 0 && !decided.reported) continue;
    const dueMoved = decided.changes.some(({ field }) => field === 'due' || field === 'askedDue');
    await tx.record({
      entity: 'action',
      entityId: action.id,
      event: event ?? eventOf(action, decided, channel),
      changes: decided.changes
        .filter(({ field }) => !UNTOLD.has(field))
        .map(({ field, from, to }) => ({
          field: NAMED[field] ?? field,
          from: shown(field, from),
          to: shown(field, to),
        })),
      note: (dueMoved ? change.dueReason : undefined) ?? change.note ?? null,
    });
  }
}

function eventOf(action: LockedAction, { next, reported, changes }: DecidedChange, channel: Channel): string {
  if (action.status !== next.status) {
    if (next.status === 'verified') return 'action.verified';
    if (next.status === 'declined') return 'action.declined';
    if (action.status === 'verified' || action.status === 'declined') return 'action.reopened';
    if (action.status === 'done' && !workedBy(action).includes(next.returnedById)) return 'action.sentBack';
  }
  if (next.askedDueById !== null && changes.some(({ field }) => ASKED.has(field))) return 'due.requested';
  if (channel === 'mailLink') return 'progress.reportedByMail';
  return reported ? 'progress.reported' : 'action.changed';
}

/** The owner, and who finished it. */
function workedBy({ ownerId, doneById, doneOwnerId }: LockedAction): readonly (string | null)[] {
  return [ownerId, doneById, doneOwnerId];
}
