import * as fc from 'fast-check';
import type { ActionStatus } from '../plan/action-status.js';
import { keptShares, type Successor } from './kept-shares.js';
import { type ShareInput, sharesOf } from './points-at-stake.js';

const Q = '1.1';
const action = (
  id: string,
  share: number | null,
  effortWeeks: number | null = null,
  status: ActionStatus = 'notStarted',
) => ({ id, status, effortWeeks, links: [{ subQuestion: Q, share }] }) satisfies ShareInput;
const successor = (id: string, effortWeeks: number | null = null): Successor => ({ id, effortWeeks });

function after(linked: readonly ShareInput[], gone: readonly string[], come: readonly Successor[]) {
  const shares = keptShares(Q, linked, new Set(gone), come);
  const others = linked.filter(({ id }) => !gone.includes(id));
  const successors = come.map(({ id, effortWeeks }) => action(id, shares.get(id) ?? null, effortWeeks));
  return { shares, now: sharesOf(Q, [...others, ...successors]) };
}

describe('actions that take the place of others on a sub-question', () => {
  it.each<[string, ShareInput[], string[], Successor[], Record<string, number | null>]>([
    // Alone: 2 + 1 weeks of what was 1 by effort.
    ['alone, by effort', [action('a', null, 3)], ['a'], [successor('x', 2), successor('y', 1)], { x: null, y: null }],
    // a has 4 of 6 weeks; x and y have 4 weeks together, so effort alone says the same.
    [
      'with the same effort as before',
      [action('a', null, 4), action('b', null, 2)],
      ['a'],
      [successor('x', 3), successor('y', 1)],
      { x: null, y: null },
    ],
    // a has 1/2; by effort x and y would have 2/3 of three equal parts: 1/4 each by hand.
    [
      'two of one without effort',
      [action('a', null), action('b', null)],
      ['a'],
      [successor('x'), successor('y')],
      { x: 0.25, y: 0.25 },
    ],
    // 0.6 by hand, divided by 2 : 1 weeks.
    [
      'by hand',
      [action('a', 0.6), action('b', null)],
      ['a'],
      [successor('x', 2), successor('y', 1)],
      { x: 0.4, y: 0.2 },
    ],
    // Merged: 0.25 + 0.25 by hand and the rest to c.
    ['one of two', [action('a', 0.25), action('b', 0.25), action('c', null)], ['a', 'b'], [successor('a')], { a: 0.5 }],
    // Three equal parts by effort; the two that become one have 2/3.
    [
      'one of two by effort',
      [action('a', null), action('b', null), action('c', null)],
      ['a', 'b'],
      [successor('a')],
      { a: 2 / 3 },
    ],
    // Hands that gave 1.2: a's 0.8 counts as 2/3, and so do x's and y's 0.4 + 0.4.
    [
      'hands that gave too much',
      [action('a', 0.8), action('b', 0.4)],
      ['a'],
      [successor('x'), successor('y')],
      { x: 0.4, y: 0.4 },
    ],
  ])('%s', (_name, linked, gone, come, expected) => {
    const { shares } = after(linked, gone, come);
    for (const [id, share] of Object.entries(expected)) {
      if (share === null) expect([id, shares.get(id)]).toEqual([id, null]);
      else expect(shares.get(id)).toBeCloseTo(share, 9);
    }
  });

  const link = fc.record({
    share: fc.option(fc.double({ min: 0.01, max: 0.3, noNaN: true })),
    effortWeeks: fc.option(fc.double({ min: 0.5, max: 20, noNaN: true })),
    status: fc.constantFrom<ActionStatus>('notStarted', 'inProgress', 'needsHelp', 'done', 'verified', 'declined'),
  });

  it('together have what those had, and all shares still sum to one', () => {
    fc.assert(
      fc.property(
        fc.array(link, { minLength: 0, maxLength: 6 }),
        fc.array(link, { minLength: 1, maxLength: 3 }),
        fc.array(fc.option(fc.double({ min: 0.5, max: 20, noNaN: true })), { minLength: 1, maxLength: 4 }),
        (others, replaced, efforts) => {
          const gone = replaced.map((one, n) => action(`g${n}`, one.share, one.effortWeeks, 'inProgress'));
          const rest = others.map((one, n) => action(`o${n}`, one.share, one.effortWeeks, one.status));
          const before = sharesOf(Q, [...rest, ...gone]);
          const { now } = after(
            [...rest, ...gone],
            gone.map(({ id }) => id),
            efforts.map((effort, n) => successor(`s${n}`, effort)),
          );
          const total = (shares: ReadonlyMap<string, number>, prefix = '') =>
            [...shares].reduce((sum, [id, share]) => sum + (id.startsWith(prefix) ? share : 0), 0);
          expect(total(now)).toBeCloseTo(1, 9);
          // Hands that gave more than everything, in one successor of more than 1, are as near as a share comes.
          const hands = gone.reduce((sum, { links }) => sum + (links[0]?.share ?? 0), 0);
          if (hands <= 1) expect(total(now, 's')).toBeCloseTo(total(before, 'g'), 9);
          // Nobody else's hand is touched.
          if (hands <= 1) {
            for (const one of rest) {
              if (one.links[0]?.share !== null) expect(now.get(one.id) ?? 0).toBeCloseTo(before.get(one.id) ?? 0, 9);
            }
          }
        },
      ),
    );
  });
});
