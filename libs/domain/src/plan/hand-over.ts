import { DomainError } from '../domain-error.js';

/**
 * What can lean on a person: open work (owner), finished work that waits for verification, asked-for help, standing in
 * for an owner, taking part, managing a unit, standing in during somebody's leave.
 */
export const DUTIES = ['owner', 'verification', 'help', 'deputy', 'contributor', 'unit', 'leave'] as const;
export type DutyKind = (typeof DUTIES)[number];

/** `id` of the action, the unit or the leave. */
export interface Duty {
  readonly duty: DutyKind;
  readonly id: string;
}
export interface PassedDuty extends Duty {
  /** Null: nobody from now on. */
  readonly personId: string | null;
}

/** Whether somebody has to take it over: work without anybody who answers for it would be forgotten. */
export function needsSuccessor(duty: DutyKind): boolean {
  return duty === 'owner' || duty === 'verification';
}

/**
 * Who has each of a leaver's duties from now on. Work and requests for help go to the successor of all unless another
 * one is chosen. To take over work makes nobody a manager, a deputy or a helper: that is chosen one by one.
 * @throws DomainError successor-missing with how many, conflict when something chosen is no duty of the leaver (any
 *   more), successor-unfit for the leaver
 */
export function passOn(
  leaverId: string,
  duties: readonly Duty[],
  successorId: string | null,
  chosen: readonly PassedDuty[],
): readonly PassedDuty[] {
  const choices = new Map(chosen.map((one) => [keyOf(one), one.personId]));
  const held = new Set(duties.map(keyOf));
  if (chosen.some((one) => !held.has(keyOf(one)))) throw new DomainError('conflict');
  const passed = duties.map(({ duty, id }) => {
    const choice = choices.get(keyOf({ duty, id }));
    const usual = needsSuccessor(duty) || duty === 'help' ? successorId : null;
    return { duty, id, personId: needsSuccessor(duty) ? (choice ?? usual) : choice === undefined ? usual : choice };
  });
  if ([successorId, ...passed.map(({ personId }) => personId)].includes(leaverId)) {
    throw new DomainError('successor-unfit');
  }
  const missing = passed.filter(({ duty, personId }) => needsSuccessor(duty) && personId === null).length;
  if (missing > 0) throw new DomainError('successor-missing', { count: missing });
  return passed;
}

function keyOf({ duty, id }: Duty): string {
  return `${duty} ${id}`;
}
