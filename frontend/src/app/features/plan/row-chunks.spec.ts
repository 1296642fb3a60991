import { row } from './plan-fixture';
import type { RowGroup } from './plan-rows';
import { likelyHeight, rowChunks } from './row-chunks';

const sums = { count: 0, targeted: 0, verified: 0, done: 0, secured: 0, withoutAction: 0 };
const group = (key: string, count: number): RowGroup => ({
  ...{ key, name: key, place: null, sums },
  rows: Array.from({ length: count }, () => row()),
});

describe('the table in pieces', () => {
  const groups = [group('a', 95), group('b', 0), group('c', 3)];

  it('keeps every row once and in order, and every head', () => {
    const chunks = rowChunks(groups, () => false, true);
    expect(chunks.map(({ key, head, rows }) => [key, head, rows.length])).toEqual([
      ['a/0', true, 40],
      ['a/40', false, 40],
      ['a/80', false, 15],
      ['b/0', true, 0],
      ['c/0', true, 3],
    ]);
    expect(chunks.flatMap(({ rows }) => rows)).toEqual(groups.flatMap(({ rows }) => rows));
  });

  it('numbers the lines as if all were drawn', () => {
    // Line 1 are the heads of the columns; a: head and 95 rows, b: head, c: head and 3 rows.
    expect(rowChunks(groups, () => false, true).map(({ first }) => first)).toEqual([2, 43, 83, 98, 99]);
    expect(rowChunks(groups, (key) => key === 'a', true).map(({ first }) => first)).toEqual([2, 3, 4]);
    expect(rowChunks([group('all', 41)], () => false, false).map(({ first }) => first)).toEqual([2, 42]);
  });

  it('guesses a height from the lines', () => {
    expect(rowChunks(groups, () => false, true).map(likelyHeight)).toEqual([41, 40, 15, 1, 4].map((n) => n * 36));
  });
});
