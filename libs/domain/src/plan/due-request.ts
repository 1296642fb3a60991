import { type Actor, may } from '../access/permissions.js';
import { DomainError } from '../domain-error.js';
import type { ActionState, DecidedChange } from './change-action.js';
import { changeDue, NO_DUE_REQUEST } from './due-date.js';

/** The unit's manager and whoever runs the plan; never the one who asks. Being the owner is no ground. */
export function mayDecideDue(actor: Actor, action: Pick<ActionState, 'unitId' | 'askedDueById'>): boolean {
  return (
    action.askedDueById !== null &&
    action.askedDueById !== actor.personId &&
    may(actor, 'due.decide', { ownerId: null, unitId: action.unitId })
  );
}

/**
 * Approves the date that is asked for, which then counts as a moved date does, or refuses it with a reason.
 * @throws DomainError due-request.none, due-request.own, forbidden, due-request.reason-missing, action.start-after-due
 */
export function decideDueRequest(
  state: ActionState,
  { approve, reason }: { readonly approve: boolean; readonly reason: string | null },
  actor: Actor,
): DecidedChange {
  if (!may(actor, 'due.decide', { ownerId: null, unitId: state.unitId })) throw new DomainError('forbidden');
  if (state.askedDueById === null) throw new DomainError('due-request.none');
  if (!mayDecideDue(actor, state)) throw new DomainError('due-request.own');
  if (!approve && (reason ?? '').trim() === '') throw new DomainError('due-request.reason-missing');
  const dated = approve ? changeDue(state, state.askedDue, state.askedDueReason) : {};
  const next = { ...state, ...dated, ...NO_DUE_REQUEST };
  if (approve && next.start !== null && next.due !== null && next.start > next.due) {
    throw new DomainError('action.start-after-due');
  }
  return closed(state, next);
}

/** Only whoever asked takes it back. @throws DomainError due-request.none, forbidden */
export function withdrawDueRequest(state: ActionState, actor: Actor): DecidedChange {
  if (state.askedDueById === null) throw new DomainError('due-request.none');
  if (state.askedDueById !== actor.personId) throw new DomainError('forbidden');
  return closed(state, { ...state, ...NO_DUE_REQUEST });
}

function closed(state: ActionState, next: ActionState): DecidedChange {
  const asked = { field: 'askedDue', from: state.askedDue, to: null } as const;
  const due = { field: 'due', from: state.due, to: next.due } as const;
  return { next, changes: next.due === state.due ? [asked] : [due, asked], reported: false };
}
