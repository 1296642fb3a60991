import { createDraft, type ImportDraft, parseReport } from '@kompassplan/domain';
import { checksOf } from './report-checks';
import { lineRange, screensOf, screenWith } from './report-pages';

type Report = ImportDraft['report'];
type Question = Report['areas'][number]['subQuestions'][number];
const question = (number: string, points: number | null, max: number | null, percent: number | null): Question => ({
  number,
  title: number,
  points,
  max,
  percent,
});
function report(pointsTotal: number | null, questions: Question[], areaPoints: number | null): Report {
  const texts = ['Område 1 Offentlighet och demokrati', 'STYRKOR', '- Bra.'];
  const { report: empty } = createDraft(
    parseReport(texts.map((text, index) => ({ line: index + 1, page: null, text }))),
  );
  const area = { number: 1, name: 'Ett', aliases: [], points: areaPoints, max: 100, percent: null };
  return { ...empty, pointsTotal, areas: [{ ...area, subQuestions: questions, strengths: [], improvements: [] }] };
}

describe('checks of a reading', () => {
  it('compares the printed total with the areas, and whole points with percent', () => {
    // whole 7 + 14 = 21; exact 0.47 × 15 + 0.54 × 25 = 7.05 + 13.5 = 20.55
    const checks = checksOf(report(21, [question('1.1', 7, 15, 47), question('1.2', 14, 25, 54)], 21));
    expect(checks).toMatchObject({ total: 'match', rounding: 'differ', whole: 21, complete: 2, subQuestions: 2 });
    expect(checks.exact).toBe(20.6);
  });

  it('shows areas that sum to the shown total', () => {
    // 3 × 0.07 × 4.9 = 3 × 0.343: each alone would show 0.3, together they are 1.029, shown as 1.0.
    const one = report(null, [question('1.1', 0, 4.9, 7)], 0);
    const three = { ...one, areas: [1, 2, 3].map((number) => ({ ...one.areas[0]!, number })) };
    const checks = checksOf(three);
    expect(checks.exact).toBe(1);
    expect(checks.areas.map((area) => area.exact)).toEqual([0.4, 0.3, 0.3]);
  });

  it('says when the areas give another total', () => {
    expect(checksOf(report(30, [question('1.1', 7, 15, 47)], 21))).toMatchObject({ total: 'differ', sumOfAreas: 21 });
  });

  it('never sums what is incomplete', () => {
    const checks = checksOf(report(null, [question('1.1', 7, 15, 47), question('1.2', null, null, null)], 21));
    expect(checks).toMatchObject({ total: 'untold', rounding: 'none', whole: null, exact: null, complete: 1 });
  });

  it('counts a sub-question that the table left out, and never calls a missing row rounding', () => {
    const left = report(45, [question('1.1', 7, 15, 47), question('1.3', 14, 25, 54)], 45);
    const notes = [{ code: 'mismatch.area-sum', message: '' }];
    expect(checksOf({ ...left, notes })).toMatchObject({
      subQuestions: 3,
      complete: 2,
      missed: ['1.2'],
      rounding: 'sums',
    });
  });

  it('says where a total comes from, and when only some areas have points', () => {
    const summed = { ...report(21, [], 21), notes: [{ code: 'total.summed', message: '' }] };
    expect(checksOf(summed).total).toBe('summed');
    const one = report(null, [], 21);
    const two = { ...one, areas: [one.areas[0]!, { ...one.areas[0]!, number: 2, points: null }] };
    expect(checksOf(two)).toMatchObject({ total: 'partly', areasWithPoints: 1 });
    expect(checksOf(report(21, [], null)).total).toBe('none');
  });

  it('names the sub-questions whose figures cannot belong together', () => {
    const questions = [
      question('1.1', 16, 15, 100),
      question('1.2', 7, 15, 47),
      question('1.3', 3, 25, 90),
      question('1.4', 30, 25, null),
    ];
    expect(checksOf(report(null, questions, null)).impossible).toEqual(['1.1', '1.3', '1.4']);
  });

  it('leaves equal sums equal in spite of binary fractions', () => {
    // 0.07 × 100 is 7.000000000000001
    expect(checksOf(report(7, [question('1.1', 7, 100, 7)], 7)).rounding).toBe('equal');
  });
});

describe('the report on screen', () => {
  const line = (number: number, page: number | null): ImportDraft['lines'][number] => ({
    line: number,
    page,
    text: `${number}`,
    class: 'narrative',
  });
  const many = (count: number, page: (index: number) => number | null): ImportDraft['lines'] =>
    Array.from({ length: count }, (_, index) => line(index + 1, page(index)));

  it('shows short pages together, but never more than fifty lines', () => {
    const screens = screensOf(many(100, (index) => Math.floor(index / 20) + 1));
    expect(screens.map(({ from, to, lines }) => [from, to, lines.length])).toEqual([
      [1, 2, 40],
      [3, 4, 40],
      [5, 5, 20],
    ]);
    expect(screenWith(screens, 81)).toBe(2);
    expect(screenWith(screens, 999)).toBe(0);
  });

  it('keeps a long page whole, and cuts a file without pages into parts', () => {
    expect(screensOf(many(70, () => 1))).toHaveLength(1);
    expect(screensOf(many(120, () => null)).map(({ lines }) => lines.length)).toEqual([50, 50, 20]);
  });

  it('loses no line', () => {
    const lines = many(137, (index) => Math.floor(index / 9) + 1);
    expect(screensOf(lines).flatMap((screen) => screen.lines)).toEqual(lines);
  });

  it('names lines briefly', () => {
    expect(lineRange([33, 32])).toBe('32–33');
    expect(lineRange([7])).toBe('7');
    expect(lineRange([1, 2, 5])).toBe('1–2, 5');
  });
});
