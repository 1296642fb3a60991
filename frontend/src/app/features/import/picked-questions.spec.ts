import { MOST_LINKS } from '@kompassplan/domain';
import { choose, matchingQuestions } from './picked-questions';

const picked = (numbers: string[], tentative: string[] = []) => ({ numbers, tentative, replaced: [] });

describe('sub-questions chosen by hand', () => {
  it('take the place of a suggestion that nobody has confirmed, once', () => {
    const once = choose(picked(['1.3'], ['1.3']), '2.4');
    expect(once).toEqual({ numbers: ['2.4'], tentative: [], replaced: ['1.3'] });
    expect(choose(once, '1.3').numbers).toEqual(['2.4', '1.3']);
  });

  it('are added to what a person has chosen before', () => {
    expect(choose(picked(['1.3']), '2.4').numbers).toEqual(['1.3', '2.4']);
  });

  it('are taken out again, and a suggestion that was taken out is not replaced', () => {
    expect(choose(picked(['1.3'], ['1.3']), '1.3')).toEqual(picked([]));
  });

  it('are never more than the most', () => {
    const most = Array.from({ length: MOST_LINKS }, (_, at) => `1.${at + 1}`);
    expect(choose(picked(most), '2.1').numbers).toEqual(most);
  });

  it('are found by words and number, the own area first', () => {
    const question = (number: string, title: string) => ({ number, title, points: null, max: null, percent: null });
    const area = (number: number, ...subQuestions: ReturnType<typeof question>[]) => ({
      ...{ number, name: `${number}`, aliases: [], points: null, max: null, percent: null },
      ...{ subQuestions, strengths: [], improvements: [] },
    });
    const areas = [area(1, question('1.6', 'Etik och korruption')), area(2, question('2.1', 'Bemötande och etik'))];
    const found = (query: string) =>
      matchingQuestions(areas, 2, query).flatMap(({ questions }) => questions.map(({ number }) => number));
    expect(found(' ETIK ')).toEqual(['2.1', '1.6']);
    expect(found('1.6')).toEqual(['1.6']);
    expect(found('vatten')).toEqual([]);
  });
});
