import type { DraftItem } from '@kompassplan/domain';
import { countsOf, groupByArea, nextOpen, rowsOf, strongItems, visibleRows } from './review-items';
import { wordsOf } from './planned-items';

const item = (id: string, area: number, more: Partial<DraftItem> = {}): DraftItem => ({
  id,
  area,
  kind: 'improvement',
  text: id,
  title: id,
  lines: [1],
  page: null,
  suggestions: [],
  chosen: [],
  decision: 'open',
  skipReason: null,
  ...more,
});
const suggested = (subQuestion: string, confidence: number): Partial<DraftItem> => ({
  suggestions: [{ subQuestion, confidence, because: [] }],
  chosen: [subQuestion],
});
const items = [
  item('a', 1, { ...suggested('1.1', 0.9), decision: 'confirmed' }),
  item('b', 1, suggested('1.2', 0.3)),
  item('c', 2, { decision: 'skipped', skipReason: 'Redan gjort' }),
  item('d', 2, suggested('2.4', 0.7)),
  item('e', 2),
];
const all = { area: null, onlyOpen: false, unsureFirst: false };
const ids = (rows: readonly { item: DraftItem }[]): string[] => rows.map((row) => row.item.id);

describe('the list of a review', () => {
  const rows = rowsOf(items);

  it('counts what is reviewed, what becomes an action and what follows as a suggestion', () => {
    // 5 items: a confirmed, c skipped; b, d and e open. Actions: all but c.
    expect(countsOf(rows)).toEqual({ total: 5, known: 0, reviewed: 2, open: 3, actions: 4 });
  });

  it('numbers rows in the order of the report, whatever the filter', () => {
    expect(visibleRows(rows, { ...all, area: 2 }, null).map((row) => row.number)).toEqual([3, 4, 5]);
  });

  it('hides what is reviewed, but never the row under the hands', () => {
    expect(ids(visibleRows(rows, { ...all, onlyOpen: true }, null))).toEqual(['b', 'd', 'e']);
    expect(ids(visibleRows(rows, { ...all, onlyOpen: true }, 'a'))).toEqual(['a', 'b', 'd', 'e']);
  });

  it('puts the least sure first, what is reviewed last; without any suggestion is least of all', () => {
    expect(ids(visibleRows(rows, { ...all, unsureFirst: true }, null))).toEqual(['e', 'b', 'd', 'c', 'a']);
  });

  it('groups by area in runs', () => {
    expect(groupByArea(rows).map(({ area, rows: inside }) => [area, inside.length])).toEqual([
      [1, 2],
      [2, 3],
    ]);
  });

  it('goes on to the next open row, and from the end to the top', () => {
    expect(nextOpen(rows, 'b')?.item.id).toBe('d');
    expect(nextOpen(rows, 'e')?.item.id).toBe('b');
    expect(nextOpen(rowsOf(items.slice(0, 1)), 'a')).toBeNull();
  });

  it('calls strong only what is open, sure and linked as suggested', () => {
    const byHand = item('f', 2, { ...suggested('2.1', 0.95), chosen: ['2.2'] });
    expect(strongItems(rowsOf([...items, byHand])).map(({ id }) => id)).toEqual(['d']);
  });

  it('leaves nothing to review in what the plan has in the same words', () => {
    const known = rowsOf(items, new Set([wordsOf({ area: 1, text: 'b' }), wordsOf({ area: 2, text: 'd' })]));
    // b and d are in the plan; of a, c and e only e is open.
    expect(countsOf(known)).toEqual({ total: 3, known: 2, reviewed: 2, open: 1, actions: 4 });
    expect(ids(visibleRows(known, { ...all, onlyOpen: true }, null))).toEqual(['e']);
    expect(nextOpen(known, 'a')?.item.id).toBe('e');
    expect(strongItems(known)).toEqual([]);
  });
});
