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
  it('adds up along rows and down columns, and stays near the exact figures', () => {
    fc.assert(
      fc.property(plan, (drawn) => {
        const exact = readinessOf(drawn);
        const shown = shownReadiness(exact);
        expect(shown.secured).toBe(shownPoints(exact.secured));
        expect(shown.targeted).toBe(shownPoints(exact.targeted));
        for (const level of [shown, ...shown.areas, ...shown.areas.flatMap((area) => area.subQuestions)]) {
          expect(tenths(sum(STATES.map((state) => level.states[state])))).toBe(tenths(level.targeted));
          expect(tenths(level.secured + level.remaining)).toBe(tenths(level.targeted));
          expect(tenths(level.baseline + level.targeted)).toBe(tenths(level.goal));
        }
        for (const key of KEYS) {
          expect(tenths(sum(shown.areas.map((area) => area[key])))).toBe(tenths(shown[key]));
          for (const area of shown.areas) {
            expect(tenths(sum(area.subQuestions.map((q) => q[key])))).toBe(tenths(area[key]));
          }
        }
        shown.areas.forEach((area, a) =>
          area.subQuestions.forEach((q, i) => {
            const before = exact.areas[a]?.subQuestions[i];
            expect(Math.abs(q.baseline - (before?.baseline ?? NaN))).toBeLessThan(0.11);
            const carried = q.targeted - q.states.noAction;
            if (q.actions.some((action) => action.status !== 'declined')) {
              expect(tenths(sum(q.actions.map((action) => action.points)))).toBe(tenths(carried));
            }
          }),
        );
      }),
    );
  });

  it('prints the figures of the sample as the mockups do: 46 of 120, 454 + 46 = 500', () => {
    // 30 verified and 16 done in the first area, the rest open; percents give 227 of 400 points each.
    const states = { verified: 30, done: 16, inProgress: 51, needsHelp: 11, notStarted: 12, noAction: 0 };
    const nothing = { verified: 0, done: 0, inProgress: 0, needsHelp: 0, notStarted: 0, noAction: 0 };
    const first = { baseline: 227, goal: 347, targeted: 120, secured: 46, states, max: 400 };
    const second = { baseline: 227, goal: 227, targeted: 0, secured: 0, states: nothing, max: 400 };
    const shown = shownReadiness({
      ...{ baseline: 454, goal: 574, targeted: 120, secured: 46, states, max: 800 },
      areas: [first, second].map((area) => ({ ...area, subQuestions: [{ ...area, actions: [] }] })),
    });
    expect(shown).toMatchObject({ baseline: 454, today: 500, goal: 574, targeted: 120, secured: 46, remaining: 74 });
  });
});
