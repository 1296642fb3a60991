import type { StatePoints } from '../readiness/readiness.js';
import { type LetterAction, monthlyLetter, type SaidInLetter } from './monthly-letter.js';

const none: StatePoints = { verified: 0, done: 0, inProgress: 0, needsHelp: 0, notStarted: 0, noAction: 0 };
const states = { ...none, verified: 30, done: 16, inProgress: 74 };
const shown = { secured: 46, targeted: 120, states };
const opportunity = (number: number, points: number, perWeek: number | null) => ({
  ...{ id: `a${number}`, number, title: `Åtgärd ${number}`, subQuestions: [], points, effortWeeks: null, perWeek },
});
const exact = {
  states,
  opportunities: [opportunity(1, 9, null), opportunity(2, 8, 4), opportunity(3, 7, 1), opportunity(4, 6, 6)],
  risks: [
    { kind: 'late' as const, actions: 2, points: 8.14 },
    { kind: 'noDue' as const, actions: 0, points: 0 },
  ],
};
const before: SaidInLetter = { at: '2026-04-01T05:30:00.000Z', on: '2026-04-01', secured: 42.5 };
function action(number: number, more: Partial<LetterAction>): LetterAction {
  return { number, title: `Åtgärd ${number}`, status: 'inProgress', due: null, verifiedAt: null, ...more };
}

describe('the monthly letter', () => {
  it('says where the plan stands, in the figures of the situation page', () => {
    expect(monthlyLetter(exact, shown, [], null, '2026-05-04')).toMatchObject({
      ...{ secured: 46, targeted: 120, percent: 38, verified: 30, done: 16, changes: null },
      risks: [{ kind: 'late', actions: 2, points: 8.1 }],
    });
  });

  it('names the three largest opportunities, by week only when every effort is known', () => {
    const numbers = (letter: ReturnType<typeof monthlyLetter>) =>
      letter.opportunities.items.map(({ number }) => number);
    const byPoints = monthlyLetter(exact, shown, [], null, '2026-05-04');
    expect([byPoints.opportunities.unit, numbers(byPoints)]).toEqual(['points', [1, 2, 3]]);
    const known = { ...exact, opportunities: exact.opportunities.slice(1) };
    const byWeek = monthlyLetter(known, shown, [], null, '2026-05-04');
    expect([byWeek.opportunities.unit, numbers(byWeek)]).toEqual(['perWeek', [4, 2, 3]]);
  });

  it.each([
    [119.9, 120, 99],
    [120, 120, 100],
    [0.3, 0.3, 100],
    [0, 0, null],
  ])('%d of %d points are %s percent', (secured, targeted, percent) => {
    expect(monthlyLetter(exact, { ...shown, secured, targeted }, [], null, '2026-05-04').percent).toBe(percent);
  });

  it('tells what has changed since the last one, and nothing that was so before', () => {
    const actions = [
      action(1, { status: 'verified', verifiedAt: '2026-04-20T10:00:00.000Z' }),
      action(2, { status: 'verified', verifiedAt: '2026-03-20T10:00:00.000Z' }),
      // Verified, and opened again since.
      action(3, { status: 'inProgress', verifiedAt: '2026-04-20T10:00:00.000Z' }),
      action(4, { due: '2026-04-01' }),
      action(5, { due: '2026-03-31' }),
      action(6, { due: '2026-05-04' }),
      action(7, { due: '2026-04-15', status: 'done' }),
    ];
    expect(monthlyLetter(exact, shown, actions, before, '2026-05-04').changes).toEqual({
      ...{ since: '2026-04-01', points: 3.5 },
      verified: [{ number: 1, title: 'Åtgärd 1' }],
      late: [{ number: 4, title: 'Åtgärd 4' }],
    });
    expect(monthlyLetter(exact, { ...shown, secured: 40 }, [], before, '2026-05-04').changes?.points).toBe(-2.5);
  });
});
