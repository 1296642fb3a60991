import type { ComparedEvaluation, ComparedQuestion } from './compare-evaluations.js';

/** "1.1 20 50" → sub-question 1.1 of 20 points with 50 %; "-" for what the report does not show. */
export function scored(line: string): ComparedQuestion {
  const [number = '', max = '', percent = ''] = line.split(' ');
  const value = (text: string) => (text === '-' ? null : Number(text));
  const [most, part] = [value(max), value(percent)];
  return {
    ...{ number, title: `Question ${number}`, area: Number(number.split('.')[0]), max: most, percent: part },
    points: most === null || part === null ? null : Math.round((most * part) / 100),
  };
}

export function evaluation(...lines: readonly string[]): ComparedEvaluation {
  const subQuestions = lines.map(scored);
  const numbers = [...new Set(subQuestions.map(({ area }) => area))];
  return { areas: numbers.map((number) => ({ number, name: `Area ${number}` })), subQuestions };
}
