import { readinessAsOf } from './as-of.js';
import { computeReadiness } from './readiness.js';
import type { ActionInput, ReadinessInput, SubQuestionInput } from './readiness-input.js';
import { decideTarget, isWaiverDue, type TargetState, type TargetWish } from './target.js';

const context = { personId: 'anna', today: '2026-03-01' };
const state: TargetState = { number: '1.1', max: 20, percent: 50, target: null, reason: null, waiver: null };
const waive: TargetWish = {
  kind: 'waive',
  reason: ' Bolaget sköter det ',
  diaryNumber: 'KS 2026/12',
  reviewOn: '2027-01-01',
};

describe('the target of a sub-question', () => {
  it('is set with a reason, within the gap', () => {
    const { next, changes, note } = decideTarget(
      state,
      { kind: 'set', target: 18, reason: 'Nytt mål i budgeten' },
      context,
    );
    expect(next).toMatchObject({ target: 18, reason: 'Nytt mål i budgeten', waiver: null });
    expect(changes).toEqual([{ field: 'target 1.1', from: null, to: '18' }]);
    expect(note).toBe('Nytt mål i budgeten');
  });
  it.each<[string, TargetWish, string]>([
    ['without a reason', { kind: 'set', target: 18, reason: ' ' }, 'readiness.target-reason-missing'],
    ['below the baseline', { kind: 'set', target: 9.9, reason: 'x' }, 'readiness.target-out-of-range'],
    ['above the maximum', { kind: 'set', target: 20.1, reason: 'x' }, 'readiness.target-out-of-range'],
    ['waived without a reason', { ...waive, reason: '' }, 'readiness.waiver-reason-missing'],
    ['waived until yesterday', { ...waive, reviewOn: '2026-02-28' }, 'readiness.waiver-review-passed'],
  ])('is refused %s', (_, wish, code) => {
    expect(() => decideTarget(state, wish, context)).toThrow(expect.objectContaining({ code }));
  });
  it('is waived with a decision, which a new target ends', () => {
    const waived = decideTarget({ ...state, target: 18 }, waive, context);
    expect(waived.next.waiver).toEqual({
      reason: 'Bolaget sköter det',
      decidedById: 'anna',
      decidedOn: '2026-03-01',
      diaryNumber: 'KS 2026/12',
      reviewOn: '2027-01-01',
    });
    expect(waived.changes).toEqual([
      { field: 'waived 1.1', from: null, to: 'true' },
      { field: 'waiverNumber 1.1', from: null, to: 'KS 2026/12' },
      { field: 'waiverReview 1.1', from: null, to: '2027-01-01' },
    ]);
    expect(isWaiverDue(waived.next, '2026-12-31')).toBe(false);
    expect(isWaiverDue(waived.next, '2027-01-01')).toBe(true);
    expect(decideTarget(waived.next, { kind: 'rule', reason: null }, context).next).toEqual(state);
    expect(decideTarget(waived.next, { kind: 'set', target: 12, reason: 'x' }, context).next).toMatchObject({
      target: 12,
      waiver: null,
    });
  });
});

describe('a waived target', () => {
  // 1.1: max 20, 50 % → b 10, T 5 with its done action. 1.2: max 10, 40 % → b 4, T 3 to a target of 7 without action.
  const question = (
    number: string,
    max: number,
    percent: number,
    more: Partial<SubQuestionInput> = {},
  ): SubQuestionInput => ({
    ...{ number, title: number, area: 1, max, percent, target: null, ...more },
  });
  const a: ActionInput = {
    id: 'a',
    number: 1,
    title: 'a',
    status: 'done',
    effortWeeks: null,
    hasValidEvidence: true,
    links: [{ subQuestion: '1.1', share: null }],
  };
  const plan = (first: Partial<SubQuestionInput>, second: Partial<SubQuestionInput>): ReadinessInput => ({
    areas: [{ number: 1, name: 'Area' }],
    subQuestions: [question('1.1', 20, 50, first), question('1.2', 10, 40, { target: 7, ...second })],
    actions: [a],
  });

  it('has nothing to secure, whatever was set and whoever works on it, and is no blind spot', () => {
    expect(computeReadiness(plan({}, {}))).toMatchObject({ targeted: 8, secured: 5, goal: 22 });
    expect(computeReadiness(plan({ waived: true }, {}))).toMatchObject({
      targeted: 3,
      secured: 0,
      goal: 17,
      actions: { a: { pointsAtStake: 0 } },
    });
    const none = computeReadiness(plan({}, { waived: true }));
    expect(none).toMatchObject({ targeted: 5, secured: 5, goal: 19, blindSpots: [] });
    expect(computeReadiness(plan({}, {})).blindSpots.map(({ number }) => number)).toEqual(['1.2']);
  });

  it('counted until the day it was waived', () => {
    const { changes } = decideTarget({ ...state, number: '1.2', max: 10, percent: 40, target: 7 }, waive, context);
    const entries = [
      {
        number: 1,
        day: '2026-03-01',
        entity: 'evaluation',
        entityId: 'e',
        event: 'target.waived',
        changes,
        note: null,
      },
    ];
    const on = (day: string) => readinessAsOf(plan({}, { waived: true }), { entries, evidence: [] }, day);
    expect(on('2026-02-28').gaps).toEqual([]);
    expect(computeReadiness(on('2026-02-28').input).targeted).toBe(8);
    expect(computeReadiness(on('2026-03-01').input).targeted).toBe(5);
  });
});
