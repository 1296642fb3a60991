import fc from 'fast-check';
import { changeOf, compareEvaluations } from './compare-evaluations.js';
import type { CrosswalkEntry } from './crosswalk.js';
import { evaluation } from './follow-up.fixture.js';

const equal = (before: string, after = before): CrosswalkEntry => ({ kind: 'equal', before: [before], after: [after] });

describe('two evaluations side by side', () => {
  // Earlier: 1.1 10/20, 1.2 6/20, 2.1 9/15, 2.2 5/10, 3.1 8/20
  // Later:   1.1 14/20, 1.2 6.6/20, 2.1 split into 2.1 and 2.2, 2.2 dropped, 3.1 is now 4.1 and fell to 6/20; 5.1 is new
  const before = evaluation('1.1 20 50', '1.2 20 30', '2.1 15 60', '2.2 10 50', '3.1 20 40');
  const after = evaluation('1.1 20 70', '1.2 20 33', '2.1 10 80', '2.2 5 80', '4.1 20 30', '5.1 10 90');
  const crosswalk: CrosswalkEntry[] = [
    equal('1.1'),
    equal('1.2'),
    { kind: 'split', before: ['2.1'], after: ['2.1', '2.2'] },
    { kind: 'dropped', before: ['2.2'], after: [] },
    equal('3.1', '4.1'),
    { kind: 'new', before: [], after: ['5.1'] },
  ];
  const targets = new Map([
    ['1.1', 15],
    ['1.2', 6],
    ['2.1', 12],
    ['2.2', 7.5],
    ['3.1', 14],
  ]);
  const comparison = compareEvaluations(before, after, crosswalk, targets);

  it('gives a delta to what is equal and to nothing else', () => {
    expect(
      comparison.entries.map(({ kind, delta, change, notComparable }) => [
        kind,
        delta && Math.round(delta * 10) / 10,
        change,
        notComparable,
      ]),
    ).toEqual([
      ['equal', 4, 'up', null],
      // 6.6 − 6: within rounding, so no change.
      ['equal', 0.6, 'same', null],
      ['split', null, null, 'split'],
      ['dropped', null, null, 'dropped'],
      ['equal', -2, 'down', null],
      ['new', null, null, 'new'],
    ]);
  });

  it('says whether the target was reached, rounding aside', () => {
    // 14 of 15 wanted is within a point; 6 of 14 is not.
    expect(comparison.entries.map(({ target, reached }) => [target, reached])).toEqual([
      [15, true],
      [6, true],
      [12, null],
      [7.5, null],
      [14, false],
      [null, null],
    ]);
  });

  it('compares sums only where they are sums of the same', () => {
    // Area 1: 16 → 20.6. Area 2: 14, split and dropped. Area 3 → 4: 8 → 6.
    expect(
      comparison.areas.map(({ number, before, after, delta, change, later }) => [
        number,
        before,
        after,
        delta === null ? null : Math.round(delta * 10) / 10,
        change,
        later?.number ?? null,
      ]),
    ).toEqual([
      [1, 16, 20.6, 4.6, 'up', 1],
      [2, 14, null, null, null, null],
      [3, 8, 6, -2, 'down', 4],
    ]);
    // 38 against 14 + 6.6 + 8 + 4 + 6 + 9 = 47.6, of different sub-questions.
    expect(comparison.total).toMatchObject({ before: 38, delta: null, change: null });
    expect(comparison.total.after).toBeCloseTo(47.6, 9);
    // 10 + 6 + 8 → 14 + 6.6 + 6
    expect(comparison.equal).toMatchObject({ subQuestions: 3, before: 24, change: 'up' });
    expect(comparison.equal.delta).toBeCloseTo(2.6, 9);
  });

  it('compares the whole when everything is equal', () => {
    const same = compareEvaluations(evaluation('1.1 20 50'), evaluation('1.1 20 70'), [equal('1.1')], new Map());
    expect(same.total).toEqual({ before: 10, after: 14, delta: 4, change: 'up' });
  });

  it('gives no delta where a score is missing or the maximum is another, and then none to the area', () => {
    const entries = (lines: string) =>
      compareEvaluations(evaluation('1.1 20 50'), evaluation(lines), [equal('1.1')], new Map());
    expect(entries('1.1 - -')).toMatchObject({
      entries: [{ delta: null, notComparable: 'scoreMissing' }],
      areas: [{ delta: null }],
      total: { delta: null },
    });
    expect(entries('1.1 25 50').entries).toMatchObject([{ delta: null, notComparable: 'maxDiffers' }]);
  });

  it('compares no area that took in something new', () => {
    const grown = compareEvaluations(
      evaluation('1.1 20 50'),
      evaluation('1.1 20 50', '1.2 20 50'),
      [equal('1.1'), { kind: 'new', before: [], after: ['1.2'] }],
      new Map(),
    );
    expect(grown.areas).toMatchObject([{ number: 1, later: null, delta: null }]);
    expect(grown.equal).toMatchObject({ delta: 0, change: 'same' });
  });

  it.each([
    [0, 'same'],
    [1, 'same'],
    [-1, 'same'],
    // 0.1 × 3 + 0.7 is a little more than one in a computer.
    [0.1 + 0.2 + 0.7, 'same'],
    [1.01, 'up'],
    [-1.01, 'down'],
  ] as const)('a change of %p points is %s', (delta, change) => {
    expect(changeOf(delta)).toBe(change);
  });

  it('adds up: what is equal is the sum of its deltas, whatever the scores', () => {
    const percent = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(fc.array(fc.tuple(percent, percent, fc.boolean()), { minLength: 1, maxLength: 12 }), (rows) => {
        const lines = (which: 0 | 1) => rows.map((row, index) => `1.${index + 1} 20 ${row[which]}`);
        const walk = rows.flatMap(([, , same], index): CrosswalkEntry[] => {
          const number = `1.${index + 1}`;
          return same
            ? [equal(number)]
            : [
                { kind: 'dropped', before: [number], after: [] },
                { kind: 'new', before: [], after: [number] },
              ];
        });
        const {
          entries,
          equal: sum,
          total,
        } = compareEvaluations(evaluation(...lines(0)), evaluation(...lines(1)), walk, new Map());
        const deltas = entries.flatMap(({ delta }) => (delta === null ? [] : [delta]));
        if (deltas.length === 0) expect(sum.delta).toBeNull();
        else
          expect(sum.delta).toBeCloseTo(
            deltas.reduce((a, b) => a + b, 0),
            6,
          );
        expect(total.delta === null).toBe(rows.some(([, , same]) => !same));
        for (const { kind, delta } of entries) expect(delta === null).toBe(kind !== 'equal');
      }),
    );
  });
});
