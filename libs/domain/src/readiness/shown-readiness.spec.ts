import fc from 'fast-check';
import { computeReadiness } from './readiness.js';
import { ACTION_STATUSES } from '../plan/action-status.js';
import { shownPoints } from './apportion.js';
import { shownReadiness } from './shown-readiness.js';

const KEYS = ['baseline', 'goal', 'targeted', 'secured', 'today', 'remaining', 'gap'] as const;
const STATES = ['verified', 'done', 'inProgress', 'needsHelp', 'notStarted', 'noAction'] as const;
const tenths = (points: number) => Math.round(points * 10);
const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);

const plan = fc.record({
  percents: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 12, maxLength: 12 }),
  actions: fc.array(
    fc.record({
      status: fc.constantFrom(...ACTION_STATUSES),
      links: fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { minLength: 1, maxLength: 3 }),
      effortWeeks: fc.option(fc.integer({ min: 1, max: 20 })),
    }),
    { maxLength: 20 },
  ),
});

function readinessOf({ percents, actions }: typeof plan extends fc.Arbitrary<infer P> ? P : never) {
  const numbers = percents.map((_, i) => `${(i % 3) + 1}.${Math.floor(i / 3) + 1}`);
  return computeReadiness({
    areas: [1, 2, 3].map((number) => ({ number, name: `Area ${number}` })),
    subQuestions: percents.map((percent, i) => ({
      ...{ number: numbers[i] ?? '', title: 'Q', area: (i % 3) + 1, max: 10 + i, percent, target: null },
    })),
    actions: actions.map((action, i) => ({
      ...{ id: `a${i}`, number: i, title: 'A', hasValidEvidence: i % 4 !== 0, status: action.status },
      effortWeeks: action.effortWeeks,
      links: action.links.map((link) => ({ subQuestion: numbers[link] ?? '', share: null })),
    })),
  });
}

describe('readiness as it is shown', () => {
  it('adds up along rows and down columns, from the action to the whole', () => {
    fc.assert(
      fc.property(plan, (drawn) => {
        const exact = readinessOf(drawn);
        const shown = shownReadiness(exact);
        expect(shown.targeted).toBe(shownPoints(exact.targeted));
        expect(shown.baseline).toBe(shownPoints(exact.baseline));
        for (const level of [shown, ...shown.areas, ...shown.areas.flatMap((area) => area.subQuestions)]) {
          expect(tenths(sum(STATES.map((state) => level.states[state])))).toBe(tenths(level.targeted));
          expect(tenths(level.states.verified + level.states.done)).toBe(tenths(level.secured));
          expect(tenths(level.secured + level.remaining)).toBe(tenths(level.targeted));
          expect(tenths(level.baseline + level.targeted)).toBe(tenths(level.goal));
        }
        for (const key of KEYS) {
          expect(tenths(sum(shown.areas.map((area) => area[key])))).toBe(tenths(shown[key]));
          for (const area of shown.areas) {
            expect(tenths(sum(area.subQuestions.map((q) => q[key])))).toBe(tenths(area[key]));
          }
        }
        const parts = shown.areas.flatMap((area) => area.subQuestions).flatMap((q) => q.actions);
        for (const state of STATES.filter((name) => name !== 'noAction')) {
          const points = parts.filter((part) => part.state === state).map((part) => part.points);
          expect(tenths(sum(points))).toBe(tenths(shown.states[state]));
        }
        for (const [id, points] of Object.entries(shown.pointsOfActions)) {
          expect(tenths(sum(parts.filter((part) => part.id === id).map((part) => part.points)))).toBe(tenths(points));
        }
      }),
    );
  });

  it('stays within a tenth of the exact figure of the whole, each area, sub-question, action and part', () => {
    fc.assert(
      fc.property(plan, (drawn) => {
        const exact = readinessOf(drawn);
        const shown = shownReadiness(exact);
        const near = (one: number | undefined, other: number | undefined) =>
          expect(Math.abs((one ?? NaN) - (other ?? NaN))).toBeLessThanOrEqual(0.1 + 1e-6);
        near(shown.targeted, exact.targeted);
        shown.areas.forEach((area, a) => {
          const exactArea = exact.areas[a];
          near(area.targeted, exactArea?.targeted);
          near(area.baseline, exactArea?.baseline);
          area.subQuestions.forEach((q, i) => {
            const exactQuestion = exactArea?.subQuestions[i];
            near(q.targeted, exactQuestion?.targeted);
            near(q.baseline, exactQuestion?.baseline);
            near(q.states.noAction, exactQuestion?.states.noAction);
            q.actions.forEach((action, n) => near(action.points, exactQuestion?.actions[n]?.points));
          });
        });
        for (const [id, stake] of Object.entries(exact.actions)) near(shown.pointsOfActions[id], stake.pointsAtStake);
      }),
    );
  });

  it('changes no figure but those of the states when one action changes its state', () => {
    const working = ACTION_STATUSES.filter((status) => status !== 'declined');
    fc.assert(
      fc.property(plan, fc.nat(), fc.constantFrom(...working), (drawn, pick, status) => {
        const at = drawn.actions.length === 0 ? 0 : pick % drawn.actions.length;
        const was = drawn.actions[at];
        fc.pre(was !== undefined && was.status !== 'declined');
        const actions = drawn.actions.map((action, i) => (i === at ? { ...action, status } : action));
        const [before, after] = [
          shownReadiness(readinessOf(drawn)),
          shownReadiness(readinessOf({ ...drawn, actions })),
        ];
        expect(after.pointsOfActions).toEqual(before.pointsOfActions);
        after.areas.forEach((area, a) => {
          expect(area.targeted).toBe(before.areas[a]?.targeted);
          area.subQuestions.forEach((q, i) => {
            const same = before.areas[a]?.subQuestions[i];
            // Where the action has no part, nothing moves at all; where it has one, its points move as they are shown.
            if (!q.actions.some((action) => action.id === `a${at}`)) expect(q.states).toEqual(same?.states);
            expect(q.actions.map(({ points }) => points)).toEqual(same?.actions.map(({ points }) => points));
          });
        });
      }),
    );
  });

  it('shows one figure for an action that works in two areas, and both areas add up', () => {
    // 1.1 aims at 6.633 points, 2.1 at 3.167, and both are the action's.
    const exact = computeReadiness({
      areas: [1, 2].map((number) => ({ number, name: `Area ${number}` })),
      subQuestions: [
        { number: '1.1', title: 'Q', area: 1, max: 20, percent: 0, target: 6.633 },
        { number: '2.1', title: 'Q', area: 2, max: 20, percent: 0, target: 3.167 },
      ],
      actions: [
        {
          ...{ id: 'a', number: 1, title: 'A', status: 'verified', effortWeeks: null, hasValidEvidence: true },
          links: ['1.1', '2.1'].map((subQuestion) => ({ subQuestion, share: null })),
        },
      ],
    });
    const shown = shownReadiness(exact);
    expect(shown.areas.map((area) => area.secured)).toEqual([6.6, 3.2]);
    expect(shown).toMatchObject({ secured: 9.8, targeted: 9.8, pointsOfActions: { a: 9.8 } });
  });

  it('tells the gap of a blind spot as its sub-question does', () => {
    const exact = readinessOf({ percents: Array.from({ length: 12 }, (_, i) => 13 + i), actions: [] });
    const shown = shownReadiness(exact);
    const gaps = new Map(shown.areas.flatMap((area) => area.subQuestions.map((q) => [q.number, q.gap])));
    expect(shown.blindSpots.length).toBeGreaterThan(0);
    for (const spot of shown.blindSpots) expect(spot.gap).toBe(gaps.get(spot.number));
  });
});
