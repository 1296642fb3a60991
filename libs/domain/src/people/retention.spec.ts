import { forgetOn } from './retention.js';

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
