import { forgetOn, forgottenWords } from './retention.js';

describe('the day on which somebody is forgotten', () => {
  it.each([
    ['2024-03-15', 24, '2026-03-15'],
    ['2024-11-30', 3, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-12-31', 2, '2025-02-28'],
    ['2024-12-01', 1, '2025-01-01'],
    ['2024-10-31', 120, '2034-10-31'],
  ])('%s and %d months: %s', (leftOn, months, day) => {
    expect(forgetOn(leftOn, months)).toBe(day);
  });
});

describe('what is looked for in texts', () => {
  it.each<[string, string[], string[], string[]]>([
    ['long before short', ['Anna', 'anna@by.example', 'Anna Berg'], [], ['anna@by.example', 'Anna Berg', 'Anna']],
    ['not the name of somebody else', ['Anna Berg', 'a@by.example'], ['anna berg'], ['a@by.example']],
    ['nothing that is too short to be a name', ['', ' ', 'Bo'], [], []],
    ['former names once', ['Anna Berg', 'Anna Berg', 'Anna Ek'], [], ['Anna Berg', 'Anna Ek']],
  ])('%s', (_, known, others, words) => {
    expect(forgottenWords(known, others)).toEqual(words);
  });
});
