import { may } from '../access/permissions.js';
import { DomainError } from '../domain-error.js';
import { addMonths } from '../reminders/calendar-day.js';
import type { ActionState, ChangeContext, DecidedChange } from './change-action.js';
import { decideChange } from './change-action.js';
import { isSecondPerson } from './second-person.js';

/** Whether what was done still makes a difference, some months after it was verified. */
export const EFFECT_ANSWERS = ['lasting', 'partly', 'notLasting'] as const;
export type EffectAnswer = (typeof EFFECT_ANSWERS)[number];

/** Whether the day has come on which the effect of verified work is looked at. */
export function isEffectDue(action: Pick<ActionState, 'status' | 'effectCheckOn'>, today: string): boolean {
  return action.status === 'verified' && action.effectCheckOn !== null && action.effectCheckOn <= today;
}

/**
 * What the answer makes of the action: lasting closes the matter; partly asks again after the same time; not lasting
 * opens the action again, so that its points are no longer secured.
 * @throws DomainError forbidden, action.effect-own, action.effect-not-due, action.effect-note-missing
 */
export function answerEffect(
  state: ActionState,
  answer: EffectAnswer,
  note: string | null,
  context: ChangeContext,
): DecidedChange {
  const { actor, today, policy } = context;
  if (!may(actor, 'action.verify', state)) throw new DomainError('forbidden');
  if (!isSecondPerson(actor, state)) throw new DomainError('action.effect-own');
  if (!isEffectDue(state, today)) throw new DomainError('action.effect-not-due');
  const words = note?.trim() ?? '';
  if (answer !== 'lasting' && words === '') throw new DomainError('action.effect-note-missing');
  if (answer === 'notLasting') return decideChange(state, { status: 'inProgress', note: words }, context);
  const effectCheckOn = answer === 'partly' ? addMonths(today, policy.effectMonths) : null;
  const changes = [{ field: 'effectCheckOn', from: state.effectCheckOn, to: effectCheckOn }] as const;
  return { next: { ...state, effectCheckOn }, changes, reported: false };
}
