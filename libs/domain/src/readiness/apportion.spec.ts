import fc from 'fast-check';
import { apportion, shownPoints } from './apportion.js';

const tenths = (numbers: readonly number[]) => numbers.reduce((total, n) => total + Math.round(n * 10), 0);

describe('parts shown with one decimal', () => {
  it.each<[string, number[], number | undefined, number[]]>([
    // 3.33 × 3 = 10.0: one of them has to show 3.4, the first of equals.
    ['thirds of ten', [10 / 3, 10 / 3, 10 / 3], undefined, [3.4, 3.3, 3.3]],
    // 1.25 + 1.25 = 2.5, though each alone would be rounded to 1.3.
    ['two halves of a tenth', [1.25, 1.25], undefined, [1.3, 1.2]],
    ['what needs no rounding', [30, 16, 0.1 + 0.2], undefined, [30, 16, 0.3]],
    ['nothing stays nothing', [0, 2.26, 0, 2.26, 0], undefined, [0, 2.3, 0, 2.2, 0]],
    // Shown total of the level above is 4.5 although the sum is 4.56.
    ['a total that was rounded down above', [1.52, 3.04], 4.5, [1.5, 3]],
    ['a total below the floors', [1, 2], 2.9, [1, 1.9]],
    ['no parts', [], undefined, []],
  ])('%s', (_, parts, total, expected) => {
    expect(apportion(parts, total)).toEqual(expected);
  });

  it('sums to the shown total and moves no part a whole tenth', () => {
    const points = fc.array(fc.double({ min: 0, max: 60, noNaN: true }), { minLength: 1, maxLength: 45 });
    fc.assert(
      fc.property(points, (parts) => {
        const shown = apportion(parts);
        const exact = parts.reduce((total, part) => total + part, 0);
        expect(tenths(shown)).toBe(Math.round(shownPoints(exact) * 10));
        shown.forEach((part, index) => {
          expect(Math.abs(part - (parts[index] ?? 0))).toBeLessThan(0.1 + 1e-6);
          if (parts[index] === 0) expect(part).toBe(0);
        });
      }),
    );
  });

  it('adds up over three levels, whole, areas and sub-questions', () => {
    const plan = fc.array(fc.array(fc.double({ min: 0, max: 30, noNaN: true }), { minLength: 1, maxLength: 7 }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(plan, (areas) => {
        const sums = areas.map((area) => area.reduce((total, part) => total + part, 0));
        const shownAreas = apportion(sums);
        areas.forEach((area, index) => {
          const shown = apportion(area, shownAreas[index]);
          expect(tenths(shown)).toBe(Math.round((shownAreas[index] ?? 0) * 10));
          expect(Math.min(...shown)).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });
});

describe('one number', () => {
  it('is rounded half up, without noise and without −0', () => {
    expect([0.05, 1.005, 2.25, -0.01].map((n) => shownPoints(n))).toEqual([0.1, 1, 2.3, 0]);
  });
});
