import { compareEvaluations } from './compare-evaluations.js';
import type { CrosswalkEntry } from './crosswalk.js';
import { evaluation } from './follow-up.fixture.js';
import { type JudgeableAction, type Verdict, verdictOf, verdictsOf } from './verdict.js';

const equal = (before: string): CrosswalkEntry => ({ kind: 'equal', before: [before], after: [before] });
const action = (id: string, links: string, more: Partial<JudgeableAction> = {}): JudgeableAction => ({
  ...{ id, status: 'done', stillNamed: null, ...more },
  links: links === '' ? [] : links.split(' ').map((subQuestion) => ({ subQuestion })),
});

describe('verdicts of a follow-up', () => {
  // Half of each gap was aimed for:
  // 1.1 max 20: 10 → 14, target 15: 4 of 5 points, 80 %        → confirmed
  // 1.2 max 20: 10 → 12, target 15: 2 of 5 points, 40 %        → partly
  // 1.3 max 20: 10 → 11, target 15: within rounding, 0 of 5    → not confirmed
  // 1.4 max 20: 10 → 6, target 15: −4 of 5                     → not confirmed
  // 1.5 max 20: 10, rewritten (dropped, and a new one)         → not comparable
  // 1.6 max 20: 10 → 18, the target was waived: nothing expected → not comparable
  const before = evaluation('1.1 20 50', '1.2 20 50', '1.3 20 50', '1.4 20 50', '1.5 20 50', '1.6 20 50');
  const after = evaluation('1.1 20 70', '1.2 20 60', '1.3 20 55', '1.4 20 30', '1.6 20 90', '1.7 20 80');
  const crosswalk: CrosswalkEntry[] = [
    ...['1.1', '1.2', '1.3', '1.4', '1.6'].map(equal),
    { kind: 'dropped', before: ['1.5'], after: [] },
    { kind: 'new', before: [], after: ['1.7'] },
  ];
  const targets = new Map([
    ...['1.1', '1.2', '1.3', '1.4', '1.5'].map((number) => [number, 15] as const),
    ['1.6', 10] as const,
  ]);
  const comparison = compareEvaluations(before, after, crosswalk, targets);
  const judge = (...actions: JudgeableAction[]) => verdictsOf(actions, comparison);

  it.each<[string, Verdict, number | null, number | null]>([
    ['1.1', 'confirmed', 5, 4],
    ['1.2', 'partly', 5, 2],
    ['1.3', 'notConfirmed', 5, 0],
    ['1.4', 'notConfirmed', 5, -4],
    ['1.5', 'notComparable', null, null],
    // 4 + 2 of 10
    ['1.1 1.2', 'partly', 10, 6],
    // A fall counts: 4 − 4 of 10.
    ['1.1 1.4', 'notConfirmed', 10, 0],
    // One that was rewritten makes the sum say something else.
    ['1.1 1.5', 'notComparable', null, null],
    ['1.6', 'notComparable', 0, 8],
    ['', 'notComparable', null, null],
  ])('an action on %s is %s: %p expected, %p risen', (links, verdict, expected, rise) => {
    const [judged] = judge(action('a', links));
    expect(judged).toMatchObject({ verdict });
    expect(judged?.expected).toEqual(expected === null ? null : expect.closeTo(expected, 9));
    expect(judged?.rise).toEqual(rise === null ? null : expect.closeTo(rise, 9));
  });

  it('shows the sums that it stands on', () => {
    const [judged] = judge(action('a', '1.1 1.5'));
    expect(judged?.grounds).toEqual([
      {
        subQuestion: '1.1',
        later: '1.1',
        before: 10,
        target: 15,
        after: 14,
        expected: 5,
        rise: 4,
        notComparable: null,
      },
      {
        subQuestion: '1.5',
        later: null,
        before: 10,
        target: null,
        after: null,
        expected: null,
        rise: null,
        notComparable: 'dropped',
      },
    ]);
    expect(judge(action('a', '1.6'))[0]?.because).toBe('nothingExpected');
    expect(judge(action('a', ''))[0]?.because).toBe('noLinks');
    expect(judge(action('a', '9.9'))[0]).toMatchObject({
      verdict: 'notComparable',
      grounds: [{ notComparable: 'dropped' }],
    });
  });

  it('takes neither a missing nor a repeated bullet for proof', () => {
    for (const stillNamed of [true, false, null]) {
      expect(judge(action('a', '1.3', { stillNamed }))[0]).toMatchObject({ verdict: 'notConfirmed', stillNamed });
      expect(judge(action('a', '1.1', { stillNamed }))[0]).toMatchObject({ verdict: 'confirmed', stillNamed });
    }
  });

  it('judges nothing that was declined, and says what was never finished', () => {
    const judged = judge(
      action('a', '1.1', { status: 'declined' }),
      action('b', '1.1', { status: 'inProgress' }),
      action('c', '1.1', { status: 'verified' }),
    );
    expect(judged.map(({ actionId, finished }) => [actionId, finished])).toEqual([
      ['b', false],
      ['c', true],
    ]);
  });

  it.each([
    [1.2, 'confirmed'],
    [0.75, 'confirmed'],
    [0.1 * 7.5, 'confirmed'],
    [0.7499, 'partly'],
    [0.25, 'partly'],
    [0.2499, 'notConfirmed'],
    [0, 'notConfirmed'],
    [-0.5, 'notConfirmed'],
  ] as const)('a part of %p is %s', (part, verdict) => {
    expect(verdictOf(part)).toBe(verdict);
  });
});
