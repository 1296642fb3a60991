import type { ImportDraft } from '@kompassplan/domain';
import { lineOfQuestion } from './line-of-question';

const line = (at: number, text: string, kind = 'score') => ({ line: at, page: null, text, class: kind });
const LINES = [
  line(3, 'Se 1.2 nedan', 'narrative'),
  line(7, '1.1\tPlan\t8\t20\t40%'),
  line(8, '1,2\tDialog\t\t20\t40%'),
  line(9, '1.21\tMer\t8\t20\t40%'),
] as ImportDraft['lines'];

it.each([
  ['1.1', 7],
  ['1.2', 8],
  ['1.21', 9],
  ['2.1', null],
])('the scores of %s stand on line %p', (number, expected) => {
  expect(lineOfQuestion(LINES, number)).toBe(expected);
});
