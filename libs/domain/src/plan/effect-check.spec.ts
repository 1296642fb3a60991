import fc from 'fast-check';
import type { Actor } from '../access/permissions.js';
import { addMonths } from '../reminders/calendar-day.js';
import { type ActionState, type ChangeContext, decideChange } from './change-action.js';
import { answerEffect, EFFECT_ANSWERS, type EffectAnswer, isEffectDue } from './effect-check.js';
import { actionState } from './action-state.fixture.js';

/*
 * Bo owned and finished the action of unit U, Cia verified it on 10 March 2026, so its effect is looked at from
 * 10 December 2026 on. Mia manages U, Max another unit, Liv leads, Eve evaluates.
 */
const person = (personId: string, role: Actor['role'], unit = 'U'): Actor => ({ personId, role, unitIds: [unit] });
const bo = person('bo', 'contributor');
const mia = person('mia', 'manager');
const max = person('max', 'manager', 'X');
const cia = person('cia', 'coordinator');
const liv = person('liv', 'leadership');
const eve = person('eve', 'evaluator');

const done = actionState({ status: 'done', progress: 100, doneById: 'bo', doneOwnerId: 'bo' });
const on = (actor: Actor, today: string, effectMonths = 9): ChangeContext => ({
  ...{ actor, today, policy: { effectMonths, approveDue: false } },
  ...{ hasValidEvidence: true, evidenceRequired: true },
});
const verified = decideChange(done, { status: 'verified' }, on(cia, '2026-03-10')).next;

function outcome(actor: Actor, answer: EffectAnswer, note: string | null, today = '2026-12-10', from = verified) {
  try {
    const { next } = answerEffect(from, answer, note, on(actor, today));
    return `${next.status} ${next.effectCheckOn}`;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

it('verifying sets the day, by the policy of that moment, and opening again forgets it', () => {
  expect(verified.effectCheckOn).toBe('2026-12-10');
  const long = decideChange(done, { status: 'verified' }, on(cia, '2026-08-31', 6)).next;
  expect(long.effectCheckOn).toBe('2027-02-28');
  const again = decideChange(verified, { status: 'inProgress', note: 'Fel' }, on(cia, '2026-04-01')).next;
  expect(again.effectCheckOn).toBeNull();
});

it.each<[string, Actor, EffectAnswer, string | null, string]>([
  ['the coordinator: it lasts', cia, 'lasting', null, 'verified null'],
  ['the manager of the unit: partly, so it is asked again', mia, 'partly', 'Bara i en enhet', 'verified 2027-09-10'],
  ['leadership: not any more, so it is open again', liv, 'notLasting', 'Ingen använder den', 'inProgress null'],
  ['partly without a word', mia, 'partly', ' ', 'action.effect-note-missing'],
  ['not lasting without a word', mia, 'notLasting', null, 'action.effect-note-missing'],
  ['the owner does not judge own work', bo, 'lasting', null, 'forbidden'],
  ['another unit’s manager', max, 'lasting', null, 'forbidden'],
  ['the evaluator', eve, 'lasting', null, 'forbidden'],
])('%s', (_, actor, answer, note, expected) => {
  expect(outcome(actor, answer, note)).toBe(expected);
});

it('not whoever finished it either, whatever the role, nor before the day, nor when the work is open', () => {
  expect(outcome(cia, 'lasting', null, '2026-12-10', { ...verified, doneById: 'cia' })).toBe('action.effect-own');
  expect(outcome(cia, 'lasting', null, '2026-12-10', { ...verified, ownerId: 'cia' })).toBe('action.effect-own');
  expect(outcome(cia, 'lasting', null, '2026-12-09')).toBe('action.effect-not-due');
  expect(outcome(cia, 'lasting', null, '2026-12-10', done)).toBe('action.effect-not-due');
  expect(outcome(cia, 'lasting', null, '2026-12-10', { ...verified, effectCheckOn: null })).toBe(
    'action.effect-not-due',
  );
});

it('opening again keeps the reason and who gave it', () => {
  const { next, reported } = answerEffect(verified, 'notLasting', 'Ingen använder den', on(liv, '2027-01-02'));
  expect(next).toMatchObject({ returnedReason: 'Ingen använder den', returnedById: 'liv', verifiedById: null });
  expect(reported).toBe(true);
});

describe('always', () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));

  it('the day comes 6 to 12 months after the verification, and never before', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 6, max: 12 }), (today, months) => {
        const { next } = decideChange(done, { status: 'verified' }, on(cia, today, months));
        const due = next.effectCheckOn ?? '';
        expect(isEffectDue(next, due)).toBe(true);
        expect(isEffectDue(next, today)).toBe(false);
        expect(due > addMonths(today, months - 1) && due <= addMonths(today, months)).toBe(true);
      }),
    );
  });

  it('an answered check is not due again on the same day, and only "not lasting" takes points back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EFFECT_ANSWERS), day, (answer, today) => {
        const from: ActionState = { ...verified, effectCheckOn: today };
        const { next } = answerEffect(from, answer, 'x', on(mia, today));
        expect(isEffectDue(next, today)).toBe(false);
        expect(next.status).toBe(answer === 'notLasting' ? 'inProgress' : 'verified');
      }),
    );
  });
});
