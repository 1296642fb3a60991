import { chancesInOrder } from './list-order.js';

const habit = { ordered: 0.5, back: 0.1, jump: 0.5 };
const prior = [0.25, 0.25, 0.25, 0.25];
const clear = (choice: number): number[] => [0, 1, 2, 3].map((other) => (other === choice ? 1 : 0.01));
const silent = [1, 1, 1, 1];

function likeliest(row: readonly number[] | undefined): number {
  return (row ?? []).indexOf(Math.max(...(row ?? [])));
}

describe('the order of a list', () => {
  it('decides for an item that says nothing, between two that are clear', () => {
    const chances = chancesInOrder([clear(0), clear(1), silent, clear(1), clear(2), clear(3)], prior, habit);
    expect(likeliest(chances[2])).toBe(1);
  });

  it('says nothing in a list that does not follow it', () => {
    const chances = chancesInOrder([clear(3), clear(0), clear(2), silent, clear(0), clear(3), clear(1)], prior, habit);
    expect(Math.max(...(chances[3] ?? []))).toBeLessThan(0.4);
  });

  it('never outweighs clear words', () => {
    const items = [clear(0), clear(1), clear(3), clear(1), clear(3)];
    expect(chancesInOrder(items, prior, habit).map(likeliest)).toEqual([0, 1, 3, 1, 3]);
  });

  it('gives chances that sum to one', () => {
    for (const row of chancesInOrder([clear(2), silent, clear(0)], [0.1, 0.2, 0.3, 0.4], habit))
      expect(row.reduce((total, chance) => total + chance, 0)).toBeCloseTo(1);
    expect(chancesInOrder([], prior, habit)).toEqual([]);
    expect(chancesInOrder([silent], prior, habit)[0]).toEqual(prior);
  });
});
