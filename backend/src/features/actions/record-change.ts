import type { ActionChange, ActionState, DecidedChange, FieldChange, FieldValue } from '@kompassplan/domain';
import type { Transaction } from '../../persistence/unit-of-work.js';
import type { UndoStep } from './keep-undo.js';
import type { LockedAction } from './locked-action.js';
import { namesById } from './names.query.js';

export interface Accepted {
  readonly action: LockedAction;
  readonly decided: DecidedChange;
  readonly change: ActionChange;
  /** What happened, where the change itself does not tell. */
  readonly event?: string;
  /** What the entry tells beside the fields. */
  readonly beside?: readonly ToldChange[];
  /** When it was reported or asked for, where that comes back as well. */
  readonly stamps?: Partial<UndoStep['stamps']>;
}

export interface ToldChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
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

/** The name by which history tells a field; none for one that it does not tell. */
export function toldField(field: string): string[] {
  const known = field as keyof ActionState;
  return UNTOLD.has(field) ? [] : [NAMED[known] ?? field];
}

/** How changes are told, by the names that their ids have now. One statement for all, none where nothing has an id. */
export async function tellerOf(
  tx: Transaction,
  changes: readonly FieldChange[],
): Promise<(changes: readonly FieldChange[]) => ToldChange[]> {
  const named = changes.filter(({ field }) => NAMED[field] !== undefined);
  const names = await namesById(
    tx,
    named.flatMap(({ from, to }) => [from, to].flat()),
  );
  const shown = (field: keyof ActionState, value: FieldValue): string | null => {
    if (value === null) return null;
    if (typeof value === 'object') {
      const told = value.map((one) => (NAMED[field] ? (names.get(one) ?? one) : one));
      return told.length === 0 ? null : told.sort((a, b) => a.localeCompare(b, 'sv')).join(', ');
    }
    return NAMED[field] ? (names.get(value) ?? String(value)) : String(value);
  };
  return (own) =>
    own.flatMap(({ field, from, to }) =>
      toldField(field).map((name) => ({ field: name, from: shown(field, from), to: shown(field, to) })),
    );
}

/** One entry of the history for each action that changed. */
export async function recordChanges(tx: Transaction, accepted: readonly Accepted[], channel: Channel): Promise<void> {
  const tell = await tellerOf(
    tx,
    accepted.flatMap(({ decided }) => decided.changes),
  );
  for (const { action, decided, change, event, beside = [] } of accepted) {
    // New links have an entry of their own.
    if (decided.changes.length + beside.length === 0 && !decided.reported) continue;
    const dueMoved = decided.changes.some(({ field }) => field === 'due' || ASKED.has(field));
    await tx.record({
      entity: 'action',
      entityId: action.id,
      event: event ?? eventOf(action, decided, channel),
      changes: [...tell(decided.changes), ...beside],
      note: (dueMoved ? change.dueReason : undefined) ?? change.note ?? null,
    });
  }
}

/** True where the change only asks for a date, and the old one still counts. */
export function asksForDate({ next, changes }: Pick<DecidedChange, 'next' | 'changes'>): boolean {
  return next.askedDueById !== null && changes.some(({ field }) => ASKED.has(field));
}

function eventOf(action: LockedAction, { next, reported, changes }: DecidedChange, channel: Channel): string {
  if (action.status !== next.status) {
    if (next.status === 'verified') return 'action.verified';
    if (next.status === 'declined') return 'action.declined';
    if (action.status === 'verified' || action.status === 'declined') return 'action.reopened';
    if (action.status === 'done' && !workedBy(action).includes(next.returnedById)) return 'action.sentBack';
  }
  if (asksForDate({ next, changes })) return 'due.requested';
  if (channel === 'mailLink') return 'progress.reportedByMail';
  return reported ? 'progress.reported' : 'action.changed';
}

/** The owner, and who finished it. */
function workedBy({ ownerId, doneById, doneOwnerId }: LockedAction): readonly (string | null)[] {
  return [ownerId, doneById, doneOwnerId];
}
