import { type Actor, may, type Permission } from '../access/permissions.js';
import { DomainError } from '../domain-error.js';
import { type ActionStatus, isOpen } from './action-status.js';
import {
  type ActionState,
  assertNotOwnVerifier,
  assertStartBeforeDue,
  type ChangeContext,
  type FieldChange,
} from './change-action.js';
import { assertNoCircle } from './dependencies.js';
import { NO_DUE_REQUEST } from './due-date.js';
import { sameValue } from './merge-change.js';
import { assertPromiseMayChange, workedBy } from './second-person.js';

/** How long whoever made a change can take it back. */
export const UNDO_MINUTES = 10;

/** @param at when the change was made */
export function undoEnds(at: Date): Date {
  return new Date(at.getTime() + UNDO_MINUTES * 60_000);
}

/** The date and the one that is asked for instead of it. */
const DATED: readonly (keyof ActionState)[] = [
  ...(['due', 'firstDue', 'slips', 'askedDue', 'askedDueReason', 'askedDueById'] as const),
];
/** The status, and what was said and follows from it. */
const STATED: readonly (keyof ActionState)[] = [
  ...(['status', 'progress', 'helpText', 'declinedReason', 'declinedById', 'declinedReviewOn'] as const),
  ...(['declinedDiaryNumber', 'returnedReason', 'returnedById', 'effectCheckOn'] as const),
  ...(['verifiedById', 'doneById', 'doneOwnerId'] as const),
];

/**
 * Fields that mean something only together: when one of them has been changed since, none of them goes back. Every other
 * field stands for itself.
 */
const TOGETHER: readonly (readonly (keyof ActionState)[])[] = [DATED, STATED];

export interface UndoContext extends ChangeContext {
  /** Whether nothing at all has changed on the action since, its evidence and links included. */
  readonly untouched: boolean;
  /** Links are written elsewhere; that they go back needs the same right. */
  readonly relinks?: boolean;
}

export interface DecidedUndo {
  readonly next: ActionState;
  readonly changes: readonly FieldChange[];
  /** Fields that have been changed again since, and therefore stay. */
  readonly kept: readonly (keyof ActionState)[];
}

/**
 * Takes back what a change did to one action: exactly its fields, and only those that still stand as it left them. What
 * was allowed then must fit what stands beside it now.
 * @param changes as `decideChange` told them
 * @throws DomainError forbidden, action.merged, undo.changed-meanwhile (nothing stands as it was left, or what was
 *   verified is no longer what would count as verified again), action.verify-own, action.verified,
 *   action.verify-without-evidence, action.owner-verified-it, action.deputy-is-owner, action.start-after-due,
 *   action.dependency-circle
 */
export function decideUndo(state: ActionState, changes: readonly FieldChange[], context: UndoContext): DecidedUndo {
  if (state.mergedIntoId) throw new DomainError('action.merged');
  const stands = (group: readonly FieldChange[]) => group.every(({ field, to }) => sameValue(state[field] ?? null, to));
  const groups = grouped(changes);
  const standing = groups.filter(stands).flat();
  const status = standing.find(({ field }) => field === 'status')?.from ?? state.status;
  // Finished or declined work asks for no date.
  const back = isOpen(status as ActionStatus) ? standing : standing.filter(({ field }) => !isAsked(field));
  if (back.length === 0 && changes.length > 0) throw new DomainError('undo.changed-meanwhile');
  const next: ActionState = { ...state, ...Object.fromEntries(back.map(({ field, from }) => [field, from])) };
  assertRights(state, next, back, context.actor);
  assertFits(state, next, context);
  const { relinks = false, actor } = context;
  assertPromiseMayChange(state, next, fieldsOf(back), { relinks, actor });
  return {
    next,
    changes: back.map(({ field, from, to }) => ({ field, from: to, to: from })),
    kept: fieldsOf(changes.filter((change) => !back.includes(change))),
  };
}

function fieldsOf(changes: readonly FieldChange[]): (keyof ActionState)[] {
  return changes.map(({ field }) => field);
}

function isAsked(field: keyof ActionState): boolean {
  return field in NO_DUE_REQUEST;
}

function grouped(changes: readonly FieldChange[]): FieldChange[][] {
  const groups = new Map<string, FieldChange[]>();
  for (const change of changes) {
    const key = TOGETHER.find((fields) => fields.includes(change.field))?.[0] ?? change.field;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()];
}

/** A manager who moved an action to another unit has no right there, but had it before: either row counts. */
function assertRights(state: ActionState, next: ActionState, back: readonly FieldChange[], actor: Actor): void {
  const needed = new Set<Permission>();
  for (const { field } of back) {
    // Whoever works on it may ask for another date, and take that back.
    if (isAsked(field)) needed.add('action.report');
    else if (!STATED.includes(field)) needed.add('action.edit');
    else if ([state.status, next.status].includes('verified')) needed.add('action.verify');
    else needed.add([state.status, next.status].includes('declined') ? 'action.edit' : 'action.report');
  }
  for (const permission of needed) {
    if (![state, next].some((row) => may(actor, permission, row))) throw new DomainError('forbidden');
  }
}

/** A verification counts again only for what was verified, and is not brought back by whoever did the work. */
function assertVerifiedAgain(state: ActionState, next: ActionState, context: UndoContext): void {
  if (next.status !== 'verified' || state.status === 'verified') return;
  if (context.evidenceRequired && !context.hasValidEvidence) throw new DomainError('action.verify-without-evidence');
  if ([state, next].flatMap(workedBy).includes(context.actor.personId)) throw new DomainError('action.verify-own');
  if (!context.untouched) throw new DomainError('undo.changed-meanwhile');
}

function assertFits(state: ActionState, next: ActionState, context: UndoContext): void {
  assertNotOwnVerifier(next);
  assertVerifiedAgain(state, next, context);
  assertStartBeforeDue(next);
  const helps = [next.deputyId, ...next.contributorIds];
  if (next.ownerId !== null && helps.includes(next.ownerId)) throw new DomainError('action.deputy-is-owner');
  if (!sameValue(state.waitsForIds, next.waitsForIds)) {
    assertNoCircle(context.dependencies ?? [], state.id, next.waitsForIds);
  }
}
