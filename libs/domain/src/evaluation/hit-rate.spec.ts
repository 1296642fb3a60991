import { computeReadiness } from '../readiness/readiness.js';
import type { ActionInput } from '../readiness/readiness-input.js';
import { compareEvaluations } from './compare-evaluations.js';
import type { CrosswalkEntry } from './crosswalk.js';
import { evaluation } from './follow-up.fixture.js';
import { addHitRates, expectedConfirmed, expectedRate, hitRateOf } from './hit-rate.js';

const equal = (number: string): CrosswalkEntry => ({ kind: 'equal', before: [number], after: [number] });
const action = (id: string, status: ActionInput['status'], subQuestion: string): ActionInput => ({
  ...{
    id,
    number: 1,
    title: id,
    status,
    effortWeeks: null,
    links: [{ subQuestion, share: null }],
    hasValidEvidence: true,
  },
});

describe('hit rate', () => {
  // Each sub-question has 20 points at 50 %: 10 points of gap, 5 of them targeted.
  // 1.1 done, rose 8: 5 promised, 5 confirmed (a surplus makes up for nothing elsewhere)
  // 1.2 verified and in progress: 2.5 promised, rose 1 (rounding): 0 confirmed
  // 2.1 done, rose 2: 5 promised, 2 confirmed
  // 2.2 in progress, rose 4: nothing promised
  // 2.3 done, dropped: 5 points that say nothing
  const numbers = ['1.1', '1.2', '2.1', '2.2', '2.3'];
  const before = evaluation(...numbers.map((number) => `${number} 20 50`));
  const after = evaluation('1.1 20 90', '1.2 20 55', '2.1 20 60', '2.2 20 70');
  const readiness = computeReadiness({
    areas: before.areas,
    subQuestions: before.subQuestions.map(({ number, title, area }) => ({
      number,
      title,
      area,
      max: 20,
      percent: 50,
      target: null,
    })),
    actions: [
      action('a', 'done', '1.1'),
      action('b', 'verified', '1.2'),
      action('c', 'inProgress', '1.2'),
      action('d', 'done', '2.1'),
      action('e', 'inProgress', '2.2'),
      action('f', 'done', '2.3'),
    ],
  });
  const crosswalk = [
    ...['1.1', '1.2', '2.1', '2.2'].map(equal),
    { kind: 'dropped', before: ['2.3'], after: [] } as const,
  ];
  const rates = hitRateOf(readiness, compareEvaluations(before, after, crosswalk, new Map()));

  it('is what was confirmed of what finished work had promised', () => {
    expect(
      rates.areas.map(({ area, promised, confirmed }) => [area, promised, Math.round(confirmed * 1e9) / 1e9]),
    ).toEqual([
      [1, 7.5, 5],
      [2, 5, 2],
    ]);
    expect(rates.rate).toBeCloseTo(7 / 12.5, 9);
    expect(rates.notComparable).toEqual({ subQuestions: 1, points: 5 });
  });

  it('adds several rounds by their points', () => {
    const both = addHitRates([
      rates,
      {
        promised: 10,
        confirmed: 10,
        rate: 1,
        areas: [{ area: 1, promised: 10, confirmed: 10, rate: 1 }],
        notComparable: { subQuestions: 0, points: 0 },
      },
    ]);
    expect(both.rate).toBeCloseTo(17 / 22.5, 9);
    expect(both.areas.map(({ area, promised }) => [area, promised])).toEqual([
      [1, 17.5],
      [2, 5],
    ]);
    expect(addHitRates([]).rate).toBeNull();
  });

  it('draws an area towards the whole the less was promised in it', () => {
    // Area 1: (5 + 0.56 × 10) / (7.5 + 10); an area without a promise has the rate of the whole.
    expect(expectedRate(rates, 1)).toBeCloseTo(10.6 / 17.5, 9);
    expect(expectedRate(rates, 3)).toBeCloseTo(0.56, 9);
  });

  it('tells beside the forecast what a follow-up would confirm of it', () => {
    const band = { p10: 10, p50: 20, p90: 30 };
    const areas = [{ area: 7, points: 40, secured: band, verified: band }];
    expect(expectedConfirmed(areas, rates)).toEqual([
      {
        area: 7,
        rate: expect.closeTo(0.56, 9),
        confirmed: { p10: expect.closeTo(5.6, 9), p50: expect.closeTo(11.2, 9), p90: expect.closeTo(16.8, 9) },
      },
    ]);
    // In an edition where that area was number 1.
    expect(expectedConfirmed(areas, rates, () => 1)?.[0]?.rate).toBeCloseTo(10.6 / 17.5, 9);
    expect(expectedConfirmed(areas, addHitRates([]))).toBeNull();
  });
});
