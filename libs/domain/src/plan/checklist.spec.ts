import fc from 'fast-check';
import { assertRoomInChecklist, assertSameItems, MAX_CHECKLIST_ITEMS, movedItem } from './checklist.js';

const refused = (work: () => void): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};

it('has room for so many and no more', () => {
  expect(refused(() => assertRoomInChecklist(MAX_CHECKLIST_ITEMS - 1))).toBeNull();
  expect(refused(() => assertRoomInChecklist(MAX_CHECKLIST_ITEMS))).toBe('checklist.full');
});

it.each<[string[], string | null]>([
  [['b', 'a', 'c'], null],
  [['a', 'b'], 'checklist.order-incomplete'],
  [['a', 'a', 'b'], 'checklist.order-incomplete'],
  [['a', 'b', 'c', 'd'], 'checklist.order-incomplete'],
])('an order of a, b, c: %s', (wanted, code) => {
  expect(refused(() => assertSameItems(['a', 'b', 'c'], wanted))).toBe(code);
});

it('moves one place, and stays at the ends', () => {
  expect(movedItem(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
  expect(movedItem(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
  expect(movedItem(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
  expect(movedItem(['a', 'b'], 'x', 1)).toEqual(['a', 'b']);
});

it('property: one step and the step back change nothing, and nothing gets lost', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 2 }), fc.nat(), (ids, n) => {
      const id = ids[n % (ids.length - 1)] ?? '';
      const moved = movedItem(ids, id, 1);
      assertSameItems(ids, moved);
      expect(movedItem(moved, id, -1)).toEqual(ids);
    }),
  );
});
