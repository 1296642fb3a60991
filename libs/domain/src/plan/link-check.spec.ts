import fc from 'fast-check';
import {
  afterCheck,
  isFailing,
  LINK_OUTCOMES,
  linksToAsk,
  type LinkState,
  nextCheckAt,
  outcomeOf,
} from './link-check.js';

it.each([
  [200, 'answered'],
  [204, 'answered'],
  [418, 'answered'],
  [429, 'answered'],
  [401, 'signIn'],
  [403, 'signIn'],
  [404, 'missing'],
  [410, 'missing'],
  [500, 'silent'],
  [503, 'silent'],
  [null, 'silent'],
] as const)('status %s: %s', (status, outcome) => {
  expect(outcomeOf(status)).toBe(outcome);
});

/* Answers on the 1st, fails on the 8th and the 9th, answers on the 10th, fails on the 17th. */
it('tells since when it fails, and asks sooner while it does', () => {
  const at = (day: string) => `2026-11-${day}T06:00:00.000Z`;
  const steps = [
    ['01', 'answered', null, '08'],
    ['08', 'silent', '08', '09'],
    ['09', 'missing', '08', '10'],
    ['10', 'answered', null, '17'],
    ['17', 'silent', '17', '18'],
  ] as const;
  let state: LinkState | null = null;
  for (const [day, outcome, since, next] of steps) {
    state = afterCheck(state, outcome, at(day));
    expect(state.failingSince).toBe(since === null ? null : at(since));
    expect(nextCheckAt(state)).toBe(at(next));
  }
});

it('of many that wait, takes the first ones, and few of each host', () => {
  const links = ['a', 'a', 'b', 'a', 'c', 'b', 'd'].map((host, id) => ({ id, host }));
  const picked = (perRun: number, perHost: number) => linksToAsk(links, { perRun, perHost }).map(({ id }) => id);
  expect(picked(10, 2)).toEqual([0, 1, 2, 4, 5, 6]);
  expect(picked(3, 1)).toEqual([0, 2, 4]);
});

it('always: no host and no run gets more than its share, and nothing is passed over without need', () => {
  const links = fc.array(fc.record({ host: fc.constantFrom('a', 'b', 'c') }), { maxLength: 40 });
  fc.assert(
    fc.property(links, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 5 }), (waiting, perRun, perHost) => {
      const picked = linksToAsk(waiting, { perRun, perHost });
      const counts = [...Map.groupBy(picked, ({ host }) => host).values()].map((of) => of.length);
      const possible = [...Map.groupBy(waiting, ({ host }) => host).values()].map((of) => Math.min(perHost, of.length));
      expect(Math.max(0, ...counts)).toBeLessThanOrEqual(perHost);
      expect(picked.length).toBe(
        Math.min(
          perRun,
          possible.reduce((sum, n) => sum + n, 0),
        ),
      );
    }),
  );
});

it('always: it fails since a check that failed, or not at all', () => {
  const checks = fc.array(fc.constantFrom(...LINK_OUTCOMES), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(checks, (outcomes) => {
      let state: LinkState | null = null;
      outcomes.forEach(
        (outcome, day) => (state = afterCheck(state, outcome, new Date(day * 86_400_000).toISOString())),
      );
      const last = state as LinkState | null;
      let first = outcomes.length;
      while (first > 0 && isFailing(outcomes[first - 1]!)) first -= 1;
      const since = first === outcomes.length ? null : new Date(first * 86_400_000).toISOString();
      expect(last?.failingSince).toBe(since);
    }),
  );
});
