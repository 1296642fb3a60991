import { editionById } from '../evaluation/framework.js';
import { type LinkCorrection, wordsToLearn } from './learned-links.js';
import { suggestLinks } from './suggest-links.js';

const subQuestions = editionById('2016')?.subQuestions ?? [];
const titleOf = (number: string): string => subQuestions.find((question) => question.number === number)?.title ?? '';

function correction(subQuestion: string, ...words: string[]): LinkCorrection {
  return { id: `for-${subQuestion}`, subQuestion, title: titleOf(subQuestion), words, on: '2026-11-25' };
}

function numbers(text: string, area: number, corrections: readonly LinkCorrection[] = []): string[] {
  return suggestLinks(text, area, subQuestions, { edition: '2016', corrections }).map(({ subQuestion }) => subQuestion);
}

describe('corrections of a municipality', () => {
  it('decide where the words alone say nothing, and say so', () => {
    const text = 'Kvarnbacksmodellen når inte ut';
    expect(numbers(text, 2)[0]).not.toBe('2.5');
    const corrections = [correction('2.5', 'kvarnbacksmodellen')];
    const [first] = suggestLinks(text, 2, subQuestions, { edition: '2016', corrections });
    expect(first).toMatchObject({
      subQuestion: '2.5',
      because: ['Kvarnbacksmodellen'],
      learned: [{ correction: 'for-2.5', word: 'Kvarnbacksmodellen', subQuestion: '2.5', on: '2026-11-25' }],
    });
    expect(first?.otherArea).toBeUndefined();
  });

  it('a single one never outweighs a clear text', () => {
    const text = 'Ta fram tjänstegarantier och rutiner för klagomål i äldreomsorgen';
    expect(numbers(text, 2)[0]).toBe('2.5');
    const one = correction('2.2', 'tjänstegarantier', 'rutiner', 'klagomål', 'äldreomsorgen', 'fram', 'ta');
    expect(numbers(text, 2, [one])[0]).toBe('2.5');
    expect(
      numbers(
        text,
        2,
        Array.from({ length: 50 }, () => one),
      ),
    ).toContain('2.5');
  });

  it('count for the same question only, not for the same number of another edition', () => {
    const other = { ...correction('2.5', 'kvarnbacksmodellen'), title: 'Bedrivs arbetet med lokaler och fordon?' };
    expect(numbers('Kvarnbacksmodellen når inte ut', 2, [other])).toEqual(numbers('Kvarnbacksmodellen når inte ut', 2));
  });

  it('all of them together have a bound: it makes no difference whether ten or a hundred say the same', () => {
    const text = 'Kvarnbacksmodellen når inte ut till alla brukare';
    const confidence = (count: number): number => {
      const corrections = Array.from({ length: count }, () => correction('2.5', 'kvarnbacksmodellen', 'brukare'));
      return suggestLinks(text, 2, subQuestions, { edition: '2016', corrections })[0]?.confidence ?? 0;
    };
    expect(confidence(3)).toBeCloseTo(confidence(2), 10);
    expect(confidence(100)).toBeCloseTo(confidence(2), 10);
    expect(confidence(2)).toBeGreaterThan(confidence(1));
  });

  it('learn the telling words, not those that half the report uses', () => {
    const others = ['Tjänstegarantier saknas', 'Fler tjänstegarantier', 'Mät tjänstegarantier'];
    expect(wordsToLearn('Inför tjänstegarantier i hemtjänsten under 2027', others)).toEqual(['hemtjänsten', 'inför']);
    expect(wordsToLearn('Bli bättre', [])).toEqual([]);
  });
});
