import { randomFrom, seedOf } from './random.js';

const many = (draw: () => number, count = 20_000) => Array.from({ length: count }, draw);
const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
const variance = (numbers: readonly number[]) => mean(numbers.map((one) => (one - mean(numbers)) ** 2));

describe('seeded numbers', () => {
  it('are the same for the same seed, today and on every machine', () => {
    const random = randomFrom(seedOf('Ekvik 2017'));
    expect(many(() => random.even(), 3).map((one) => one.toFixed(9))).toEqual([
      '0.473528128',
      '0.294262905',
      '0.652319565',
    ]);
    expect(many(() => randomFrom(1).even(), 1)).not.toEqual(many(() => randomFrom(2).even(), 1));
  });

  // Deviations of means of 20,000 draws are below 0.01; five of them is chance enough.
  it('have the means and spreads that they should', () => {
    const random = randomFrom(7);
    const even = many(() => random.even());
    expect(mean(even)).toBeCloseTo(0.5, 1);
    expect(variance(even)).toBeCloseTo(1 / 12, 2);
    expect(Math.min(...even)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...even)).toBeLessThan(1);
    const normal = many(() => random.normal());
    expect(Math.abs(mean(normal))).toBeLessThan(0.04);
    expect(Math.abs(variance(normal) - 1)).toBeLessThan(0.05);
    for (const shape of [0.5, 2, 20]) {
      const gamma = many(() => random.gamma(shape));
      expect(Math.abs(mean(gamma) / shape - 1)).toBeLessThan(0.05);
      expect(Math.abs(variance(gamma) / shape - 1)).toBeLessThan(0.1);
    }
  });

  it.each([
    [-Infinity, 0],
    [-1, 0.2876],
    [0, 0.7979],
    [0.4, 1.0691],
    [0.6, 1.2148],
    [3, 3.2831],
    [8, 8.1213],
  ])('normal from %p on has the mean %p', (least, expected) => {
    // φ(least) ÷ (1 − Φ(least))
    const random = randomFrom(3);
    const drawn = many(() => random.normalFrom(least));
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(least);
    expect(Math.abs(mean(drawn) - expected)).toBeLessThan(0.04);
  });
});
