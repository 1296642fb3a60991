import fc from 'fast-check';
import { ACTION_STATUSES, type ActionStatus } from '../plan/action-status.js';
import { computeReadiness, type Figures, figuresOfActions, largestOpportunities } from './readiness.js';
import type { ActionInput, ReadinessInput, SubQuestionInput } from './readiness-input.js';
import { DEFAULT_READINESS_POLICY } from './readiness-policy.js';

function q(number: string, percent: number, max: number, target: number | null = null): SubQuestionInput {
  return { number, title: `Question ${number}`, area: Number(number.split('.')[0]), max, percent, target };
}
function action(id: string, status: ActionStatus, links: string, more: Partial<ActionInput> = {}): ActionInput {
  const parsed = links.split(' ').map((link) => {
    const [subQuestion = '', share] = link.split('=');
    return { subQuestion, share: share === undefined ? null : Number(share) };
  });
  const number = id.charCodeAt(0);
  return { id, number, title: id, status, effortWeeks: null, links: parsed, hasValidEvidence: true, ...more };
}
const areas = [
  { number: 1, name: 'Democracy' },
  { number: 2, name: 'Users' },
];
const stateSum = ({ states: s }: Pick<Figures, 'states'>) =>
  s.verified + s.done + s.inProgress + s.needsHelp + s.notStarted + s.noAction;

describe('readiness of a small plan', () => {
  // 1.1: max 20, 50 % → b 10, gap 10, two actions → T 5 (t 15). a 3 weeks, b 1 week → shares 3/4 and 1/4 → 3.75 and 1.25
  // 1.2: max 10, 30 % → b 3, gap 7, no action → T 0, blind spot
  // 2.1: max 15, 60 % → b 9, gap 6, one action → T 3 (t 12); a has it all → 3
  // 2.2: max 10, 40 % → b 4, gap 6, target 7 set by hand, only a declined action → T 3 in noAction, blind spot
  const input: ReadinessInput = {
    areas,
    subQuestions: [q('1.1', 50, 20), q('1.2', 30, 10), q('2.1', 60, 15), q('2.2', 40, 10, 7)],
    actions: [
      action('a', 'verified', '1.1 2.1', { effortWeeks: 3 }),
      action('b', 'inProgress', '1.1', { effortWeeks: 1 }),
      action('c', 'declined', '2.2'),
    ],
  };
  const readiness = computeReadiness(input, DEFAULT_READINESS_POLICY);

  it('adds up the whole', () => {
    // b: 10 + 3 + 9 + 4 = 26. T: 5 + 0 + 3 + 3 = 11. goal 37. verified 3.75 + 3 = 6.75, in progress 1.25, no action 3.
    expect(readiness).toMatchObject({ baseline: 26, goal: 37, targeted: 11, secured: 6.75, max: 55 });
    expect(readiness.states).toEqual({
      verified: 6.75,
      done: 0,
      inProgress: 1.25,
      needsHelp: 0,
      notStarted: 0,
      noAction: 3,
    });
  });

  it('adds up the areas', () => {
    expect(readiness.areas.map((a) => [a.number, a.baseline, a.goal, a.targeted, a.secured, a.max])).toEqual([
      [1, 13, 18, 5, 3.75, 30],
      [2, 13, 19, 6, 3, 25],
    ]);
  });

  it('shows each sub-question with the actions that make its figures', () => {
    const [first, blind] = readiness.areas[0]?.subQuestions ?? [];
    expect(first).toMatchObject({ baseline: 10, target: 15, goal: 15, gap: 10, targeted: 5, blindSpot: false });
    expect(first?.actions.map(({ id, share, points }) => [id, share, points])).toEqual([
      ['a', 0.75, 3.75],
      ['b', 0.25, 1.25],
    ]);
    expect(blind).toMatchObject({ baseline: 3, target: 3, targeted: 0, gap: 7, blindSpot: true, actions: [] });
    expect(readiness.areas[1]?.subQuestions[1]?.actions).toEqual([
      { id: 'c', number: 99, title: 'c', status: 'declined', share: 0, points: 0, state: null },
    ]);
  });

  it('tells what an action has at stake, also per week', () => {
    expect(readiness.actions['a']).toMatchObject({ pointsAtStake: 6.75, perWeek: 2.25, state: 'verified' });
    expect(readiness.actions['b']).toMatchObject({ pointsAtStake: 1.25, perWeek: 1.25, state: 'inProgress' });
    expect(readiness.actions['c']).toMatchObject({ pointsAtStake: 0, perWeek: null, state: null });
  });

  it('lists blind spots beside the targeted points', () => {
    expect(readiness.blindSpots).toEqual([
      { number: '1.2', title: 'Question 1.2', area: 1, percent: 30, gap: 7 },
      { number: '2.2', title: 'Question 2.2', area: 2, percent: 40, gap: 6 },
    ]);
  });

  it('sums any group of actions and finds what would pay most', () => {
    expect(figuresOfActions(readiness, ['a', 'b', 'unknown'])).toMatchObject({ targeted: 8, secured: 6.75 });
    expect(largestOpportunities(input.actions, readiness, 5).map((o) => [o.action.id, o.points])).toEqual([
      ['b', 1.25],
    ]);
  });
});

describe('rules of readiness', () => {
  const one = (sub: SubQuestionInput, ...actions: ActionInput[]) =>
    computeReadiness({ areas, subQuestions: [sub], actions });

  it('lets verified fall back to done when the evidence has expired, unless policy asks for none', () => {
    const plan = { areas, subQuestions: [q('1.1', 50, 20)], actions: [action('a', 'verified', '1.1')] };
    const expired = { ...plan, actions: [action('a', 'verified', '1.1', { hasValidEvidence: false })] };
    expect(computeReadiness(plan).states).toMatchObject({ verified: 5, done: 0 });
    expect(computeReadiness(expired).states).toMatchObject({ verified: 0, done: 5 });
    expect(computeReadiness(expired).secured).toBe(5);
    const lenient = { ...DEFAULT_READINESS_POLICY, evidenceRequired: false };
    expect(computeReadiness(expired, lenient).states).toMatchObject({ verified: 5, done: 0 });
  });

  it.each([
    ['below the baseline', 4, 10, 0],
    ['between', 12, 12, 2],
    ['above max', 25, 20, 10],
  ])('clamps a target set by hand: %s', (_, target, goal, targeted) => {
    expect(one(q('1.1', 50, 20, target), action('a', 'done', '1.1'))).toMatchObject({ goal, targeted });
  });

  // T is 5 in each case: max 20, 50 %, half of the gap of 10.
  it.each<[string, ActionInput[], Record<string, number>]>([
    ['equal without efforts', [action('a', 'done', '1.1'), action('b', 'done', '1.1')], { a: 2.5, b: 2.5 }],
    [
      'an unknown effort counts as the mean: 4, 2 and (3) of 9 weeks, of 4.5 for easy sums',
      [
        action('a', 'done', '1.1', { effortWeeks: 4 }),
        action('b', 'done', '1.1', { effortWeeks: 2 }),
        action('c', 'done', '1.1'),
      ],
      { a: 20 / 9, b: 10 / 9, c: 15 / 9 },
    ],
    [
      'no effort at all is equal',
      [action('a', 'done', '1.1', { effortWeeks: 0 }), action('b', 'done', '1.1', { effortWeeks: 0 })],
      { a: 2.5, b: 2.5 },
    ],
    ['by hand', [action('a', 'done', '1.1=0.8'), action('b', 'done', '1.1=0.2')], { a: 4, b: 1 }],
    ['by hand, scaled to 1', [action('a', 'done', '1.1=0.6'), action('b', 'done', '1.1=0.2')], { a: 3.75, b: 1.25 }],
    ['by hand, more than 1', [action('a', 'done', '1.1=0.9'), action('b', 'done', '1.1=0.9')], { a: 2.5, b: 2.5 }],
    ['one by hand, the rest by effort', [action('a', 'done', '1.1=0.6'), action('b', 'done', '1.1')], { a: 3, b: 2 }],
    ['all given away by hand', [action('a', 'done', '1.1=1'), action('b', 'done', '1.1')], { a: 5, b: 0 }],
    ['nothing given by hand', [action('a', 'done', '1.1=0'), action('b', 'done', '1.1=0')], { a: 2.5, b: 2.5 }],
    ['declined carries none', [action('a', 'declined', '1.1=0.7'), action('b', 'done', '1.1=0.3')], { a: 0, b: 5 }],
    ['a link twice counts once', [action('a', 'done', '1.1 1.1'), action('b', 'done', '1.1')], { a: 2.5, b: 2.5 }],
  ])('divides the points: %s', (_, actions, expected) => {
    const readiness = one(q('1.1', 50, 20), ...actions);
    for (const [id, points] of Object.entries(expected)) {
      expect(readiness.actions[id]?.pointsAtStake).toBeCloseTo(points, 10);
    }
  });

  it('keeps a sub-question whose area is not listed in the sums', () => {
    expect(one(q('9.1', 50, 20), action('a', 'done', '9.1')).targeted).toBe(5);
  });

  it('takes 60 percent as strong enough, and a declined action as no work', () => {
    expect(one(q('1.1', 60, 10)).blindSpots).toEqual([]);
    expect(one(q('1.1', 59, 10)).blindSpots).toHaveLength(1);
    expect(one(q('1.1', 59, 10), action('a', 'notStarted', '1.1')).blindSpots).toEqual([]);
    expect(one(q('1.1', 59, 10), action('a', 'declined', '1.1')).blindSpots).toHaveLength(1);
  });
});

describe('readiness of any plan', () => {
  const numbers = ['1.1', '1.2', '1.3', '2.1', '2.2'];
  const share = fc.option(fc.integer({ min: 0, max: 10 }).map((n) => n / 10));
  const anyAction = fc.record({
    status: fc.constantFrom(...ACTION_STATUSES),
    effortWeeks: fc.option(fc.integer({ min: 0, max: 50 })),
    hasValidEvidence: fc.boolean(),
    links: fc.uniqueArray(fc.record({ subQuestion: fc.constantFrom(...numbers), share }), {
      minLength: 1,
      selector: (link) => link.subQuestion,
    }),
  });
  const plan = fc.record({
    scores: fc.array(
      fc.record({
        max: fc.integer({ min: 5, max: 30 }),
        percent: fc.integer({ min: 0, max: 100 }),
        target: fc.option(fc.integer({ min: 0, max: 40 })),
      }),
      { minLength: 5, maxLength: 5 },
    ),
    actions: fc.array(anyAction, { maxLength: 8 }),
  });
  const inputOf = ({ scores, actions }: typeof plan extends fc.Arbitrary<infer P> ? P : never): ReadinessInput => ({
    areas,
    subQuestions: scores.map((s, i) => q(numbers[i] ?? '', s.percent, s.max, s.target)),
    actions: actions.map((a, i) => ({ ...a, id: `a${i}`, number: i, title: `a${i}` })),
  });

  it('counts no point twice and loses none', () => {
    fc.assert(
      fc.property(plan, (drawn) => {
        const readiness = computeReadiness(inputOf(drawn));
        const subs = readiness.areas.flatMap((a) => a.subQuestions);
        for (const level of [readiness, ...readiness.areas, ...subs]) {
          expect(stateSum(level)).toBeCloseTo(level.targeted, 8);
          expect(level.goal).toBeCloseTo(level.baseline + level.targeted, 8);
          expect(level.secured).toBeCloseTo(level.states.verified + level.states.done, 8);
        }
        for (const key of ['baseline', 'goal', 'targeted', 'secured'] as const) {
          expect(readiness.areas.reduce((t, a) => t + a[key], 0)).toBeCloseTo(readiness[key], 8);
          expect(subs.reduce((t, s) => t + s[key], 0)).toBeCloseTo(readiness[key], 8);
        }
        const carried = Object.values(readiness.actions).reduce((t, a) => t + a.pointsAtStake, 0);
        expect(carried + readiness.states.noAction).toBeCloseTo(readiness.targeted, 8);
        for (const sub of subs) {
          expect(sub.target).toBeGreaterThanOrEqual(sub.baseline);
          expect(sub.target).toBeLessThanOrEqual(sub.max);
          const shares = sub.actions.reduce((t, a) => t + a.share, 0);
          if (sub.actions.some((a) => a.status !== 'declined')) expect(shares).toBeCloseTo(1, 8);
          else expect(shares).toBe(0);
        }
      }),
    );
  });

  it('never secures less when an action advances', () => {
    const ladder: readonly ActionStatus[] = ['notStarted', 'needsHelp', 'inProgress', 'done', 'verified'];
    fc.assert(
      fc.property(plan, fc.nat(), fc.nat(3), (drawn, pick, step) => {
        const input = inputOf(drawn);
        if (input.actions.length === 0) return;
        const chosen = pick % input.actions.length;
        const secured = (status: ActionStatus | undefined) =>
          computeReadiness({
            ...input,
            actions: input.actions.map((a, i) => (i === chosen && status ? { ...a, status } : a)),
          }).secured;
        expect(secured(ladder[step + 1])).toBeGreaterThanOrEqual(secured(ladder[step]) - 1e-9);
      }),
    );
  });
});
