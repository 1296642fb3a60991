import { DomainError } from '../domain-error.js';

export const ACTION_STATUSES = ['notStarted', 'inProgress', 'needsHelp', 'done', 'verified', 'declined'] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** Work that is still to be done. Being late is a property of the date, so it is no status. */
export function isOpen(status: ActionStatus): boolean {
  return status === 'notStarted' || status === 'inProgress' || status === 'needsHelp';
}

/** What decides whether a status change is allowed. Whether the actor has the right to it is checked outside. */
export interface TransitionContext {
  /** The person who makes the change. */
  readonly actorId: string;
  /** Who had a hand in the work (`workedBy`): none of them may confirm it. Null counts for nobody. */
  readonly workedBy: readonly (string | null)[];
  /** Needed help, reason for sending back, or grounds for declining: whatever the new status asks for. */
  readonly note: string | null;
  readonly hasValidEvidence: boolean;
  /** By the municipality's policy (`ReadinessPolicy.evidenceRequired`). */
  readonly evidenceRequired: boolean;
}

const NEXT: Readonly<Record<ActionStatus, readonly ActionStatus[]>> = {
  notStarted: ['inProgress', 'needsHelp', 'done', 'declined'],
  inProgress: ['notStarted', 'needsHelp', 'done', 'declined'],
  needsHelp: ['notStarted', 'inProgress', 'done', 'declined'],
  done: ['verified', 'inProgress', 'needsHelp', 'notStarted', 'declined'],
  verified: ['inProgress', 'needsHelp', 'declined'],
  declined: ['notStarted', 'inProgress', 'needsHelp'],
};

/** Statuses that `from` can be followed by, for menus; what each asks for is told by `assertTransition`. */
export function nextStatuses(from: ActionStatus): readonly ActionStatus[] {
  return NEXT[from];
}

/**
 * Lets a status change pass or says why not. Staying in the same status always passes.
 * @throws DomainError action.verify-not-done, action.verify-own, action.verify-without-evidence, action.status-not-allowed,
 *   action.help-text-missing, action.decline-reason-missing, action.reopen-reason-missing
 */
export function assertTransition(from: ActionStatus, to: ActionStatus, context: TransitionContext): void {
  if (from === to) return;
  if (to === 'verified') return assertVerification(from, context);
  if (!NEXT[from].includes(to)) throw new DomainError('action.status-not-allowed', { from, to });
  if (hasText(context.note)) return;
  if (to === 'declined') throw new DomainError('action.decline-reason-missing');
  // Taking back what counted as secured, or a decision, changes the plan's figures: it needs its grounds before anything else.
  if (!isOpen(from)) throw new DomainError('action.reopen-reason-missing');
  if (to === 'needsHelp') throw new DomainError('action.help-text-missing');
}

function assertVerification(from: ActionStatus, context: TransitionContext): void {
  if (from !== 'done') throw new DomainError('action.verify-not-done');
  if (context.workedBy.includes(context.actorId)) throw new DomainError('action.verify-own');
  if (context.evidenceRequired && !context.hasValidEvidence) throw new DomainError('action.verify-without-evidence');
}

function hasText(text: string | null): boolean {
  return text !== null && text.trim() !== '';
}
