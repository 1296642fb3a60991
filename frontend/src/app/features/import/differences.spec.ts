import type { ImportDiff } from '@kompassplan/contract';
import { type BulletDifference, countedDifferences, differingAreas, effectOf, equalAreas } from './differences';

const bullet: BulletDifference = {
  state: 'unchanged',
  kind: 'improvement',
  from: 'Mät svarstid',
  fromArea: 1,
  findingId: 'a',
  to: 'Mät svarstid',
  position: 0,
  action: null,
  skipped: false,
  relinked: null,
};
const area = { number: 1, name: 'Demokrati', state: 'kept' as const, changes: [], subQuestions: [], bullets: [bullet] };
const action = { id: 'b', number: 7 };
const diff: ImportDiff = {
  evaluationId: 'c',
  year: 2017,
  actions: 48,
  facts: [],
  areas: [
    area,
    { ...area, number: 2, bullets: [bullet, { ...bullet, state: 'gone', to: null, position: null }] },
    { ...area, number: 3, changes: [{ field: 'points', from: 51, to: 53 }] },
    { ...area, number: 4, state: 'added', bullets: [] },
  ],
  counts: {
    ...{ values: 1, areas: 1, subQuestionsAdded: 0, subQuestionsGone: 0, unchanged: 3 },
    ...{ reworded: 0, moved: 0, added: 0, gone: 1, relinked: 0, newActions: 0 },
  },
};

it('areas are told apart by whether anything differs, and show only what does', () => {
  expect(differingAreas(diff).map(({ number, bullets }) => [number, bullets.map(({ state }) => state)])).toEqual([
    [2, ['gone']],
    [3, []],
    [4, []],
  ]);
  expect(equalAreas(diff)).toEqual([1]);
});

it('only differences that there are get counted, and neither equal bullets nor new actions', () => {
  expect(countedDifferences(diff)).toEqual([
    { kind: 'values', count: 1 },
    { kind: 'areas', count: 1 },
    { kind: 'gone', count: 1 },
  ]);
});

it.each<[Partial<BulletDifference>, string | null]>([
  [{ state: 'added' }, 'action-new'],
  [{ state: 'added', skipped: true }, 'action-none'],
  [{ state: 'added', kind: 'strength' }, null],
  [{ state: 'gone', action }, 'action-stays'],
  [{ state: 'gone' }, 'stays'],
  [{ state: 'gone', kind: 'strength' }, 'goes'],
  [{ state: 'reworded', action }, 'action-follows'],
  [{ state: 'reworded' }, null],
  [{ state: 'moved', action }, 'action-moves'],
  [{ state: 'unchanged', action }, null],
])('a bullet that is %j: %s', (change, effect) => {
  expect(effectOf({ ...bullet, ...change })).toBe(effect);
});
