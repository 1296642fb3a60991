import { matchBullets, plainWords, wordLikeness } from './match-bullets.js';

describe('bullets of two reports', () => {
  it('keeps apart what is no white space', () => {
    expect(plainWords('2-3 år')).not.toBe(plainWords('23 år'));
    expect(plainWords('Mät svarstid')).not.toBe(plainWords('mät svarstid'));
  });

  it('beyond what any report has, only equal words are looked for', () => {
    const many = (count: number, word: string) =>
      Array.from({ length: count }, (_, at) => ({
        kind: 'improvement' as const,
        area: 1,
        text: at === 0 ? 'Följ upp målen' : `Följ upp målen nummer ${at} ${word}`,
      }));
    expect(matchBullets(many(500, 'nu'), many(500, 'sedan')).size).toBe(500);
    expect([...matchBullets(many(502, 'nu'), many(502, 'sedan'))]).toEqual([[0, 0]]);
  });

  it.each([
    ['Granska verksamheterna', 'granska verksamheten', 1],
    ['Följ upp målen', 'Följ upp budgeten', 2 / 3],
    ['Följ upp målen', 'Inför en visselblåsartjänst', 0],
    ['–', '–', 0],
  ])('%s and %s are alike by %d', (a, b, share) => {
    expect(wordLikeness(a, b)).toBeCloseTo(share, 5);
  });
});
