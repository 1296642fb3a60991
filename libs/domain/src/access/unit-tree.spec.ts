import { liesBelow } from './unit-tree.js';

describe('a unit put below another', () => {
  // town > school > kitchen; care beside school
  const units = [
    { id: 'town', parentId: null },
    { id: 'school', parentId: 'town' },
    { id: 'kitchen', parentId: 'school' },
    { id: 'care', parentId: 'town' },
  ];

  it.each([
    ['school', 'kitchen', true],
    ['town', 'kitchen', true],
    ['school', 'school', true],
    ['kitchen', 'care', false],
    ['school', null, false],
    ['care', 'kitchen', false],
  ])('%s below %s: %s', (unit, parent, below) => {
    expect(liesBelow(units, unit, parent)).toBe(below);
  });

  it('ends even when the stored units already go in a circle', () => {
    const circle = [
      { id: 'a', parentId: 'b' },
      { id: 'b', parentId: 'a' },
    ];
    expect(liesBelow(circle, 'c', 'a')).toBe(false);
  });
});
