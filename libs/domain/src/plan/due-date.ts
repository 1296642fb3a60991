import { DomainError } from '../domain-error.js';
import { type ActionStatus, isOpen } from './action-status.js';
import type { PlanPolicy } from './plan-policy.js';

/** Days are 'YYYY-MM-DD', so comparing the strings compares the days. */
export interface DueState {
  readonly due: string | null;
  /** The first date the action ever had; never changes once set. */
  readonly firstDue: string | null;
  /** How many times the date was moved to a later day. */
  readonly slips: number;
}

/** Late means: unfinished and the due day has passed (the due day itself is in time). */
export function isLate(due: string | null, today: string, status: ActionStatus): boolean {
  return due !== null && due < today && isOpen(status);
}

/**
 * The state after setting the due date to `to` (null removes it). Setting the date it already has changes nothing.
 * A date set again after removal is measured against the first one, so that removing hides no slip.
 * @throws DomainError action.due-reason-missing once a first date exists and no reason is given
 */
export function changeDue(state: DueState, to: string | null, reason: string | null): DueState {
  // These three alone: callers lay the answer over a larger state.
  if (to === state.due) return { due: state.due, firstDue: state.firstDue, slips: state.slips };
  if (state.firstDue !== null && (reason ?? '').trim() === '') throw new DomainError('action.due-reason-missing');
  const from = state.due ?? state.firstDue;
  return {
    due: to,
    firstDue: state.firstDue ?? to,
    slips: state.slips + (from !== null && to !== null && to > from ? 1 : 0),
  };
}

/** A date that somebody asks for and nobody has decided about; `askedDueById` null means that there is none. */
export interface DueRequest {
  /** Null asks for the date to be removed. */
  readonly askedDue: string | null;
  readonly askedDueReason: string | null;
  readonly askedDueById: string | null;
}
export const NO_DUE_REQUEST: DueRequest = { askedDue: null, askedDueReason: null, askedDueById: null };

/** Whether setting the date to `to` only asks for it, whatever the status: it was agreed once, and the municipality wants so. */
export function asksForDue(
  state: Pick<DueState, 'due' | 'firstDue'>,
  to: string | null | undefined,
  policy: PlanPolicy,
): boolean {
  return policy.approveDue && to !== undefined && to !== state.due && state.firstDue !== null;
}
