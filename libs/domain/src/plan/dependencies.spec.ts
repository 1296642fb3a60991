import fc from 'fast-check';
import { blockersOf, closesCircle, type Dependency } from './dependencies.js';

const edge = (actionId: string, waitsForId: string): Dependency => ({ actionId, waitsForId });

describe('waiting in a circle', () => {
  // a waits for b, b for c
  const chain = [edge('a', 'b'), edge('b', 'c')];

  it.each<[string, string[], boolean]>([
    ['a', ['b', 'd'], false],
    ['c', ['a'], true],
    ['c', ['d', 'b'], true],
    ['c', ['c'], true],
    ['c', [], false],
    ['d', ['a', 'b', 'c'], false],
  ])('%s waiting for %s: %s', (action, waitsFor, circle) => {
    expect(closesCircle(chain, action, waitsFor)).toBe(circle);
  });

  it('counts what the action waits for from now on, not what it waited for', () => {
    expect(closesCircle([edge('a', 'b')], 'a', ['c'])).toBe(false);
    expect(closesCircle([edge('a', 'b'), edge('c', 'a')], 'a', ['b'])).toBe(false);
  });

  it('ends even when the stored ones already go in a circle', () => {
    expect(closesCircle([edge('a', 'b'), edge('b', 'a')], 'c', ['a'])).toBe(false);
  });

  const ids = fc.integer({ min: 0, max: 9 }).map(String);
  const wish = fc.record({ action: ids, waitsFor: fc.uniqueArray(ids, { maxLength: 4 }) });

  it('property: what is let through one wish after the other can always be done in some order', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 40 }), (wishes) => {
        let stored: readonly Dependency[] = [];
        for (const { action, waitsFor } of wishes) {
          if (closesCircle(stored, action, waitsFor)) continue;
          stored = [
            ...stored.filter(({ actionId }) => actionId !== action),
            ...waitsFor.map((other) => edge(action, other)),
          ];
        }
        expect(canBeDone(stored)).toBe(true);
      }),
    );
  });

  it('property: nothing is refused that could be done', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(ids, ids), { maxLength: 25 }), wish, (pairs, { action, waitsFor }) => {
        // Only ever towards a higher number, so that what stands has no circle.
        const stored = pairs.filter(([from, to]) => from < to).map(([from, to]) => edge(from, to));
        const after = [
          ...stored.filter(({ actionId }) => actionId !== action),
          ...waitsFor.map((other) => edge(action, other)),
        ];
        expect(closesCircle(stored, action, waitsFor)).toBe(!canBeDone(after));
      }),
    );
  });
});

/** Kahn's way: takes away what waits for nothing until nothing is left, or nothing can be taken. */
function canBeDone(dependencies: readonly Dependency[]): boolean {
  let left = dependencies;
  for (;;) {
    const waiting = new Set(left.map(({ actionId }) => actionId));
    const next = left.filter(({ waitsForId }) => waiting.has(waitsForId));
    if (next.length === left.length) return left.length === 0;
    left = next;
  }
}

it('only what is open blocks', () => {
  const all = (['notStarted', 'inProgress', 'needsHelp', 'done', 'verified', 'declined'] as const).map((status) => ({
    status,
  }));
  expect(blockersOf(all).map(({ status }) => status)).toEqual(['notStarted', 'inProgress', 'needsHelp']);
});
