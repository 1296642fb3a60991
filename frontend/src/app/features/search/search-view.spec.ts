import type { SearchHit } from '@kompassplan/contract';
import { linesOf, piecesOf, placeOf } from './search-view';

const hit = (change: Partial<SearchHit>): SearchHit => ({
  ...{ kind: 'action', id: 'x', title: 'Titel', titleRanges: [], quote: null },
  ...{ action: null, evaluationId: 'e', subQuestion: null },
  ...change,
});
const linkTo = (evaluation: string | null): Record<string, string> => (evaluation ? { utvardering: evaluation } : {});

it.each([
  ['enkät', [[0, 5]], '[enkät]'],
  ['Ny enkät i maj', [[3, 8]], 'Ny [enkät] i maj'],
  [
    'ab cd',
    [
      [0, 2],
      [3, 5],
    ],
    '[ab] [cd]',
  ],
  ['utan', [], 'utan'],
])('%s, found at %j: %s', (text, ranges, told) => {
  const pieces = piecesOf(text, ranges);
  expect(pieces.map((piece) => (piece.hit ? `[${piece.text}]` : piece.text)).join('')).toBe(told);
});

it.each([
  [hit({ action: { id: 'a', number: 7 } }), '/plan', { action: 'a', utvardering: 'e' }],
  [hit({ kind: 'comment', action: { id: 'a', number: 7 } }), '/plan', { action: 'a', utvardering: 'e' }],
  [hit({ kind: 'person', id: 'p', evaluationId: null }), '/plan', { owner: 'p' }],
  [hit({ kind: 'subQuestion', subQuestion: '1.3' }), '/delfragor', { q: '1.3', utvardering: 'e' }],
])('%j is shown at %s %j', (found, path, query) => {
  expect(placeOf(found, linkTo)).toEqual({ path, query });
});

it('counts through the groups', () => {
  const groups = [
    { kind: 'action' as const, hits: [hit({}), hit({})] },
    { kind: 'comment' as const, hits: [hit({})] },
  ];
  expect(linesOf({ groups }).flatMap(({ lines }) => lines.map(({ at }) => at))).toEqual([0, 1, 2]);
});
