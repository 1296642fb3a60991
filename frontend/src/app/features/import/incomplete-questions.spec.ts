import type { ImportDraft } from '@kompassplan/domain';
import { incompleteQuestions } from './incomplete-questions';

const question = (number: string, points: number | null, percent: number | null) => ({
  ...{ number, title: number, points, max: 20, percent },
});
const line = (at: number, text: string, kind = 'score') => ({ line: at, page: null, text, class: kind });

it('names each sub-question that lacks a figure, what it lacks, and the line of its scores', () => {
  const draft = {
    report: {
      areas: [
        { subQuestions: [question('1.1', 8, 40), question('1.2', null, 40)] },
        { subQuestions: [question('2.1', null, null)] },
      ],
    },
    lines: [line(3, 'Se 1.2 nedan', 'narrative'), line(7, '1.1\tPlan\t8\t20\t40%'), line(8, '1.2\tDialog\t\t20\t40%')],
  } as unknown as ImportDraft;
  expect(incompleteQuestions(draft)).toEqual([
    { number: '1.2', missing: ['points'], line: 8 },
    { number: '2.1', missing: ['points', 'percent'], line: null },
  ]);
});
