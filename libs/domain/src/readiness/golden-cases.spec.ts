import fc from 'fast-check';
import { ACTION_STATUSES } from '../plan/action-status.js';
import { computeReadiness } from './readiness.js';
import type { ActionInput, ReadinessInput, SubQuestionInput } from './readiness-input.js';

const question = (
  number: string,
  max: number,
  percent: number,
  more: Partial<SubQuestionInput> = {},
): SubQuestionInput => ({
  ...{ number, title: number, area: Number(number[0]), max, percent, target: null, ...more },
});
const action = (
  id: string,
  status: ActionInput['status'],
  numbers: string,
  more: Partial<ActionInput> = {},
): ActionInput => ({
  ...{ id, number: 1, title: id, status, effortWeeks: null, hasValidEvidence: true },
  links: numbers.split(' ').map((subQuestion) => ({ subQuestion, share: null })),
  ...more,
});

describe('an area by hand', () => {
  // 1.1: max 30, 40 % → b 12, gap 18, T 9 (t 21). a (2 weeks) verified, b (4 weeks) in progress: 3 and 6.
  // 1.2: max 20, 50 % → b 10, gap 10, T 5 (t 15). c is declined and carries nothing; d has it all: done, 5.
  // 1.3: max 10, 80 % → b 8, gap 2, T 1 (t 9). e is verified, but its evidence has expired: only done, 1.
  // 1.4: max 25, 20 % → b 5, gap 20. Its target of 15 was waived: T 0 (t 5), though f is done.
  // 1.5: max 15, 40 % → b 6, gap 9. Only a declined action: T 0, a blind spot.
  const { areas, blindSpots, actions } = computeReadiness({
    areas: [{ number: 1, name: 'Democracy' }],
    subQuestions: [
      question('1.1', 30, 40),
      question('1.2', 20, 50),
      question('1.3', 10, 80),
      question('1.4', 25, 20, { target: 15, waived: true }),
      question('1.5', 15, 40),
    ],
    actions: [
      action('a', 'verified', '1.1', { effortWeeks: 2 }),
      action('b', 'inProgress', '1.1', { effortWeeks: 4 }),
      action('c', 'declined', '1.2 1.5'),
      action('d', 'done', '1.2'),
      action('e', 'verified', '1.3', { hasValidEvidence: false }),
      action('f', 'done', '1.4'),
    ],
  });
  const [area] = areas;

  it('sums to 15 targeted points, 9 of them secured', () => {
    // b 12 + 10 + 8 + 5 + 6 = 41; T 9 + 5 + 1 + 0 + 0 = 15; verified 3; done 5 + 1; in progress 6.
    expect(area).toMatchObject({ baseline: 41, goal: 56, targeted: 15, secured: 9, max: 100 });
    expect(area?.states).toEqual({ verified: 3, done: 6, inProgress: 6, needsHelp: 0, notStarted: 0, noAction: 0 });
  });
  it('gives each action its part', () => {
    expect(Object.fromEntries(Object.entries(actions).map(([id, stake]) => [id, stake.pointsAtStake]))).toEqual({
      a: 3,
      b: 6,
      c: 0,
      d: 5,
      e: 1,
      f: 0,
    });
    expect(actions['b']?.perWeek).toBe(1.5);
  });
  it('has one blind spot: what was waived was seen', () => {
    expect(blindSpots.map(({ number, gap }) => [number, gap])).toEqual([['1.5', 9]]);
  });
});

it('aims for no more than the gap on any sub-question, whatever is linked, set and waived', () => {
  const numbers = ['1.1', '1.2', '2.1'];
  const anyQuestion = fc.record({
    max: fc.integer({ min: 5, max: 30 }),
    percent: fc.integer({ min: 0, max: 100 }),
    target: fc.option(fc.integer({ min: -5, max: 60 }), { nil: null }),
    waived: fc.boolean(),
  });
  const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null });
  const anyAction = fc.record({
    status: fc.constantFrom(...ACTION_STATUSES),
    effortWeeks: fc.option(fc.integer({ min: 0, max: 50 }), { nil: null }),
    links: fc.array(fc.record({ subQuestion: fc.constantFrom(...numbers), share }), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(
      fc.tuple(anyQuestion, anyQuestion, anyQuestion),
      fc.array(anyAction, { maxLength: 8 }),
      (questions, all) => {
        const input: ReadinessInput = {
          areas: [],
          subQuestions: questions.map((one, index) => question(numbers[index]!, one.max, one.percent, one)),
          actions: all.map((one, index) => action(`a${index}`, one.status, '1.1', one)),
        };
        const readiness = computeReadiness(input);
        for (const q of readiness.areas.flatMap(({ subQuestions }) => subQuestions)) {
          const carried = q.actions.reduce((sum, { points }) => sum + points, 0);
          expect(carried).toBeLessThanOrEqual(q.gap + 1e-9);
          expect(carried).toBeLessThanOrEqual(q.targeted + 1e-9);
          if (q.waived) expect(q.targeted).toBe(0);
        }
        expect(readiness.areas.reduce((sum, { targeted }) => sum + targeted, 0)).toBeCloseTo(readiness.targeted, 9);
      },
    ),
  );
});
