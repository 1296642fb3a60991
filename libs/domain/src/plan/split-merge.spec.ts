import * as fc from 'fast-check';
import { computeReadiness } from '../readiness/readiness.js';
import type { ActionInput, ReadinessInput } from '../readiness/readiness-input.js';
import type { ActionState } from './change-action.js';
import { decideMerge, type MergedAction } from './merge-actions.js';
import { decideSplit } from './split-action.js';

const bare: ActionState = {
  ...{ id: 'a', title: 'A', description: null, wantedEffect: null, indicator: null, indicatorBaseline: null },
  ...{
    indicatorTarget: null,
    start: null,
    cost: null,
    diaryNumber: null,
    deputyId: null,
    contributorIds: [],
    tags: [],
  },
  ...{ waitsForIds: [], status: 'inProgress', progress: 10, ownerId: 'bo', unitId: 'U', due: null, firstDue: null },
  ...{ slips: 0, effortWeeks: null, helpText: null, declinedReason: null, declinedById: null, declinedReviewOn: null },
  ...{
    verifiedById: null,
    doneById: null,
    doneOwnerId: null,
    provenByIds: [],
    mergedIntoId: null,
    declinedDiaryNumber: null,
  },
  ...{ returnedReason: null, returnedById: null, effectCheckOn: null },
  ...{ askedDue: null, askedDueReason: null, askedDueById: null },
};
const action = (id: string, numbers: readonly string[], more: Partial<MergedAction> = {}): MergedAction => ({
  ...bare,
  id,
  links: numbers.map((subQuestion) => ({ subQuestion, share: null })),
  ...more,
});
const part = (id: string, subQuestions: string[], effortWeeks: number | null = null) => ({
  id,
  subQuestions,
  effortWeeks,
});
const codeOf = (work: () => unknown) => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('splitting an action', () => {
  const a = action('a', ['1.1', '1.2']);

  it('gives each part its sub-questions, by effort where nobody else works on them', () => {
    expect(decideSplit(a, [part('a', ['1.1']), part('x', ['1.1', '1.2'])], [a])).toEqual([
      { actionId: 'a', subQuestion: '1.1', share: null },
      { actionId: 'x', subQuestion: '1.1', share: null },
      { actionId: 'x', subQuestion: '1.2', share: null },
    ]);
  });

  it.each<[string, MergedAction, ReturnType<typeof part>[], string]>([
    ['work that is done', { ...a, status: 'done' }, [part('a', ['1.1']), part('x', ['1.2'])], 'action.split-closed'],
    [
      'work that is declined',
      { ...a, status: 'declined' },
      [part('a', ['1.1']), part('x', ['1.2'])],
      'action.split-closed',
    ],
    ['what went into another', { ...a, mergedIntoId: 'z' }, [part('a', ['1.1']), part('x', ['1.2'])], 'action.merged'],
    ['leaving a sub-question to nobody', a, [part('a', ['1.1']), part('x', ['1.1'])], 'action.split-link-missing'],
    ['a part without any', a, [part('a', ['1.1', '1.2']), part('x', [])], 'action.split-part-unlinked'],
    ['a sub-question of others', a, [part('a', ['1.1', '1.2']), part('x', ['2.1'])], 'action.sub-question-unknown'],
  ])('refuses %s', (_name, from, parts, code) => {
    expect(codeOf(() => decideSplit(from, parts, [from]))).toBe(code);
  });

  it('without any link its parts have none either', () => {
    const unlinked = action('a', []);
    expect(decideSplit(unlinked, [part('a', []), part('x', [])], [unlinked])).toEqual([]);
  });
});

describe('merging actions', () => {
  it('takes over links, tags, people and effort; who owned the others takes part', () => {
    const a = action('a', ['1.1'], { tags: ['x'], effortWeeks: 2, contributorIds: ['cia'] });
    const b = action('b', ['1.1', '2.1'], {
      tags: ['X', 'y'],
      effortWeeks: 3,
      ownerId: 'dag',
      contributorIds: ['bo', 'eva'],
    });
    expect(decideMerge(a, [b], [a, b], [])).toMatchObject({
      links: [
        { actionId: 'a', subQuestion: '1.1', share: null },
        { actionId: 'a', subQuestion: '2.1', share: null },
      ],
      ...{ effortWeeks: 5, tags: ['x', 'y'], contributorIds: ['cia', 'dag', 'eva'] },
    });
  });

  it('passes on who waits for whom, and forgets waiting among themselves', () => {
    const [a, b] = [action('a', ['1.1']), action('b', ['1.1'])];
    const dependencies = [
      { actionId: 'a', waitsForId: 'b' },
      { actionId: 'b', waitsForId: 'c' },
      { actionId: 'd', waitsForId: 'b' },
      { actionId: 'd', waitsForId: 'e' },
      { actionId: 'f', waitsForId: 'e' },
    ];
    const { waitsFor } = decideMerge(a, [b], [a, b], dependencies);
    expect(Object.fromEntries(waitsFor)).toEqual({ a: ['c'], b: [], d: ['a', 'e'] });
  });

  it.each<[string, MergedAction, MergedAction[], { actionId: string; waitsForId: string }[], string]>([
    ['itself', action('a', []), [action('a', [])], [], 'action.merge-itself'],
    ['finished work', action('a', []), [action('b', [], { status: 'done' })], [], 'action.merge-closed'],
    ['into finished work', action('a', [], { status: 'verified' }), [action('b', [])], [], 'action.merge-closed'],
    ['what went elsewhere', action('a', []), [action('b', [], { mergedIntoId: 'z' })], [], 'action.merged'],
    [
      'two with a third between them',
      action('a', []),
      [action('b', [])],
      [
        { actionId: 'a', waitsForId: 'c' },
        { actionId: 'c', waitsForId: 'b' },
      ],
      'action.dependency-circle',
    ],
  ])('refuses %s', (_name, target, others, dependencies, code) => {
    expect(codeOf(() => decideMerge(target, others, [target, ...others], dependencies))).toBe(code);
  });
});

/*
 * Points of a whole plan: three sub-questions, up to six actions. A split or a merge leaves the targeted points of the plan
 * and of each sub-question as they are, and those who took the place of others have together what these had. A copy
 * leaves the targeted points as well, as long as the copied action carried any: it takes its part from all on the same
 * sub-questions, since all shares sum to one.
 */
describe('points of the plan', () => {
  const NUMBERS = ['1.1', '1.2', '2.1'];
  const link = fc.record({
    subQuestion: fc.constantFrom(...NUMBERS),
    share: fc.option(fc.double({ min: 0.01, max: 0.2, noNaN: true })),
  });
  const planned = fc.record({
    effortWeeks: fc.option(fc.double({ min: 0.5, max: 12, noNaN: true })),
    links: fc.uniqueArray(link, { minLength: 1, maxLength: 3, selector: ({ subQuestion }) => subQuestion }),
    status: fc.constantFrom('notStarted' as const, 'inProgress' as const, 'needsHelp' as const),
  });
  const plans = fc.array(planned, { minLength: 2, maxLength: 6 }).map((actions) =>
    actions.map((one, number): ActionInput => ({
      id: `a${number}`,
      number,
      title: '',
      hasValidEvidence: false,
      ...one,
    })),
  );
  const whole = (actions: readonly ActionInput[]) => {
    const input: ReadinessInput = {
      areas: [],
      subQuestions: NUMBERS.map((number) => ({
        ...{ number, title: number, area: Number(number[0]), max: 20, percent: 40, target: null },
      })),
      actions,
    };
    return computeReadiness(input);
  };
  const targets = (actions: readonly ActionInput[]) =>
    whole(actions).areas.flatMap(({ subQuestions }) => subQuestions.map(({ targeted }) => targeted));
  const close = (a: readonly number[], b: readonly number[]) =>
    a.forEach((one, n) => expect(one).toBeCloseTo(b[n] ?? NaN, 6));
  const stakes = (actions: readonly ActionInput[], ids: readonly string[]) =>
    ids.reduce((sum, id) => sum + (whole(actions).actions[id]?.pointsAtStake ?? 0), 0);

  it('are the same after a split, and the parts have what the action had', () => {
    fc.assert(
      fc.property(
        plans,
        fc.array(fc.option(fc.double({ min: 0.5, max: 12, noNaN: true })), { minLength: 2, maxLength: 4 }),
        fc.nat(),
        (plan, efforts, seed) => {
          const [source, ...rest] = plan as [ActionInput, ...ActionInput[]];
          const numbers = source.links.map(({ subQuestion }) => subQuestion);
          const parts = efforts.map((effortWeeks, n) => ({
            ...{ id: n === 0 ? source.id : `p${n}`, effortWeeks },
            // Everything is in the first part, and each other one takes some of it.
            subQuestions: n === 0 ? numbers : numbers.filter((_, at) => at === 0 || (seed >> (n + at)) % 2 === 0),
          }));
          const links = decideSplit({ ...source, mergedIntoId: null }, parts, plan);
          const divided = parts.map(({ id, effortWeeks }): ActionInput => ({
            ...source,
            ...{ id, effortWeeks, links: links.filter(({ actionId }) => actionId === id) },
          }));
          close(targets([...divided, ...rest]), targets(plan));
          expect(
            stakes(
              [...divided, ...rest],
              parts.map(({ id }) => id),
            ),
          ).toBeCloseTo(stakes(plan, [source.id]), 6);
        },
      ),
    );
  });

  it('are the same after a merge, and what stays has what all of them had', () => {
    fc.assert(
      fc.property(plans, fc.nat(4), (plan, more) => {
        const count = 2 + (more % (plan.length - 1));
        const [target, ...others] = plan.slice(0, count).map((one): MergedAction => ({ ...bare, ...one }));
        if (!target) throw new Error('A plan has two actions at least.');
        const { links, effortWeeks } = decideMerge(target, others, plan, []);
        const after = plan.map((one, n): ActionInput => {
          if (n === 0) return { ...one, links, effortWeeks };
          return n < count ? { ...one, status: 'declined' } : one;
        });
        close(targets(after), targets(plan));
        const ids = plan.slice(0, count).map(({ id }) => id);
        expect(stakes(after, ids)).toBeCloseTo(stakes(plan, ids), 6);
        expect(stakes(after, ids.slice(1))).toBe(0);
      }),
    );
  });

  it('are the same after a copy: it takes its part from those beside it', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const [source] = plan as [ActionInput];
        const copied = [...plan, { ...source, id: 'copy', number: 99 }];
        close(targets(copied), targets(plan));
        expect(stakes(copied, [source.id])).toBeLessThanOrEqual(stakes(plan, [source.id]) + 1e-9);
      }),
    );
  });
});
