import { type Actor, may } from '../access/permissions.js';
import { DomainError } from '../domain-error.js';
import type { ActionState } from './change-action.js';

/** What tells who had a hand in the work. */
export type WorkedOn = Pick<
  ActionState,
  'ownerId' | 'deputyId' | 'contributorIds' | 'doneById' | 'doneOwnerId' | 'provenByIds' | 'verifiedById'
>;

/**
 * Who had a hand in the work, and who proves it: none of them confirms it. Whoever confirmed it may add to its proof
 * afterwards and stays the second person.
 */
export function workedBy(action: WorkedOn): string[] {
  const { ownerId, deputyId, contributorIds, doneById, doneOwnerId, provenByIds, verifiedById } = action;
  const provers = provenByIds.filter((id) => id !== verifiedById);
  const all = [ownerId, deputyId, ...contributorIds, doneById, doneOwnerId, ...provers];
  return [...new Set(all.filter((id) => id !== null))];
}

/** Whether `actor` may confirm the work, look at its effect, and change what was confirmed. */
export function isSecondPerson(actor: Actor, action: WorkedOn & Pick<ActionState, 'unitId'>): boolean {
  return may(actor, 'action.verify', action) && !workedBy(action).includes(actor.personId);
}

/** What was confirmed, and what its points are counted by; links beside them. */
const PROMISED: readonly (keyof ActionState)[] = [
  ...(['title', 'wantedEffect', 'indicator', 'indicatorBaseline', 'indicatorTarget', 'effortWeeks'] as const),
];

/**
 * What was confirmed stays as the second person saw it: whoever did the work opens the action again first, with a reason.
 * @param fields that change
 * @throws DomainError action.verified
 */
export function assertPromiseMayChange(
  from: ActionState,
  to: ActionState,
  fields: readonly (keyof ActionState)[],
  { relinks, actor }: { readonly relinks: boolean; readonly actor: Actor },
): void {
  if (from.status !== 'verified' || to.status !== 'verified') return;
  if (!relinks && !fields.some((field) => PROMISED.includes(field))) return;
  if (!isSecondPerson(actor, from)) throw new DomainError('action.verified');
}
