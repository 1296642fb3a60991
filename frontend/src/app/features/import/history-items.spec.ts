import { type ImportHead, splitHistory, stateOf } from './history-items';

const item = (id: string, more: Partial<ImportHead> = {}) =>
  ({ id, status: 'committed', evaluationId: 'e1', replaced: false, ...more }) as ImportHead;

it('tells which file an evaluation stands on, and which it replaced', () => {
  const all = [
    item('now'),
    item('before', { replaced: true }),
    item('alone', { evaluationId: 'e2' }),
    item('draft', { status: 'review', evaluationId: null }),
  ];
  expect(all.map((one) => stateOf(one, all))).toEqual(['stands', 'replaced', 'committed', 'review']);
});

it('folds away what came to nothing beyond the newest three, and nothing else', () => {
  const failed = (count: number) =>
    Array.from({ length: count }, (_, at) => item(`f${at}`, { status: at % 2 ? 'failed' : 'cancelled' }));
  expect(splitHistory([item('plan'), ...failed(4)]).more).toEqual([]);
  const { first, more } = splitHistory([...failed(5), item('plan')]);
  expect([first.map(({ id }) => id), more.map(({ id }) => id)]).toEqual([
    ['f0', 'f1', 'f2', 'plan'],
    ['f3', 'f4'],
  ]);
});
