import fc from 'fast-check';
import { finished, planned } from './forecast.fixture.js';
import { type ForecastAction, type ForecastInput, stakesByArea } from './forecast-input.js';
import { type Forecast, forecastOf, LEAST_FINISHED } from './forecast.js';
import { seedOf } from './random.js';
import { simulate } from './simulated-municipality.fixture.js';

function plan(actions: readonly ForecastAction[], more: Partial<ForecastInput> = {}): ForecastInput {
  const stakes = actions.map(({ id, number, status }) => ({
    ...{ actionId: id, area: 1 + (number % 2), points: status === 'declined' ? 0 : 2 },
  }));
  return { today: '2026-01-01', followUpOn: '2027-01-01', actions, stakes, ...more };
}
function drawn(input: ForecastInput, seed = 1, draws = 400) {
  const forecast = forecastOf(input, seed, draws);
  if (forecast.kind !== 'forecast') throw new Error(forecast.because);
  return forecast;
}
const EIGHT = Array.from({ length: LEAST_FINISHED }, (_, index) => finished(index + 1, '2025-11-01'));
const chanceOf = (forecast: Forecast, id: string) =>
  forecast.kind === 'forecast' ? forecast.actions.find((action) => action.id === id) : undefined;

describe('when the forecast is silent', () => {
  it('says nothing under eight finished actions but the two scenarios', () => {
    const forecast = forecastOf(plan([...EIGHT.slice(1), planned(9)]), 1);
    expect(forecast).toMatchObject({ kind: 'silent', because: 'tooFewFinished', finished: 7 });
    expect(forecast).not.toHaveProperty('months');
    expect(forecast.scenarios.allDatesHold.secured.at(-1)).toBe(16);
  });

  it('does not count as history what was imported as finished, nor what was declined', () => {
    const imported = finished(8, '2025-01-01');
    const declined = planned(8, { status: 'declined' });
    for (const last of [imported, declined]) {
      expect(forecastOf(plan([...EIGHT.slice(0, 7), last]), 1)).toMatchObject({ kind: 'silent', finished: 7 });
    }
    expect(forecastOf(plan(EIGHT), 1).kind).toBe('forecast');
  });

  it('says nothing once the follow-up has passed', () => {
    const forecast = forecastOf(plan(EIGHT, { followUpOn: '2025-12-31' }), 1);
    expect(forecast).toMatchObject({ kind: 'silent', because: 'followUpPassed', days: [] });
  });
});

describe('scenarios', () => {
  // Two points each. 4 finished in the plan's 365 days: 8 points → 8/365 a day; 1 imported as finished: 2 points at once.
  // Open: one due in a month, one whose date passed, one without date, one due after the follow-up.
  const actions = [
    ...[1, 2, 3, 4].map((number) => finished(number, '2025-06-01')),
    finished(5, '2025-01-01'),
    planned(6, { due: '2026-02-01' }),
    planned(7, { due: '2025-12-01' }),
    planned(8, { due: null, firstDue: null }),
    planned(9, { due: '2027-06-01' }),
    planned(10, { status: 'declined' }),
  ];
  const { scenarios, days } = forecastOf(plan(actions, { followUpOn: '2026-03-15' }), 1);

  it('draws today, each month and the day of the follow-up', () => {
    expect(days).toEqual(['2026-01-01', '2026-02-01', '2026-03-01', '2026-03-15']);
  });
  it('lets all dates hold, those that passed from the first day on', () => {
    // 5 × 2 secured; the late one: 12; February: 14; the undated and the later one never.
    expect(scenarios.allDatesHold).toEqual({ secured: [12, 14, 14, 14], undated: 1, late: 1 });
  });
  it('lets the pace go on until everything is secured', () => {
    const perDay = 8 / 365;
    const expected = [10, 10 + 31 * perDay, 10 + 59 * perDay, 10 + 73 * perDay];
    scenarios.paceGoesOn.secured.forEach((points, index) => expect(points).toBeCloseTo(expected[index]!, 9));
    expect(scenarios.paceGoesOn.perMonth).toBeCloseTo((8 / 365) * (365.25 / 12), 9);
    const long = forecastOf(plan(actions, { followUpOn: '2036-01-01' }), 1).scenarios.paceGoesOn.secured;
    // All nine that are not declined, and never more.
    expect(long.at(-1)).toBe(18);
  });
});

describe('the band', () => {
  const input = plan([...EIGHT, ...[9, 10, 11, 12].map((number) => planned(number, { due: '2026-06-01' }))]);

  it('begins with what is secured today and never falls', () => {
    const { months } = drawn(input);
    expect(months[0]).toMatchObject({ on: '2026-01-01', secured: { p10: 16, p50: 16, p90: 16 } });
    expect(months.at(-1)?.on).toBe('2027-01-01');
    for (const key of ['secured', 'verified'] as const) {
      for (const level of ['p10', 'p50', 'p90'] as const) {
        const line = months.map((month) => month[key][level]);
        expect(line).toEqual([...line].sort((a, b) => a - b));
      }
    }
  });

  it('is the same for the same seed and data, in whatever order they come, and another for another seed', () => {
    const shuffled = {
      ...input,
      actions: [...input.actions].reverse(),
      stakes: [...input.stakes].reverse(),
    };
    expect(drawn(shuffled, seedOf('ekvik'))).toEqual(drawn(input, seedOf('ekvik')));
    expect(drawn(input, seedOf('norrviken'))).not.toEqual(drawn(input, seedOf('ekvik')));
  });

  it('is wider after ten finished actions than after eighty of the same kind', () => {
    // Taken 50 % to 150 % of the year that was planned, in turn.
    const history = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        finished(index + 1, ['2025-07-01', '2025-10-01', '2026-01-01', '2026-04-01', '2026-07-01'][index % 5]!),
      );
    const open = Array.from({ length: 80 }, (_, index) =>
      planned(100 + index, { createdOn: '2026-07-01', due: '2027-07-01', firstDue: '2027-07-01' }),
    );
    const width = (count: number) => {
      const at = { today: '2026-07-02', followUpOn: '2027-08-01' };
      const { p10, p90 } = drawn(plan([...history(count), ...open], at), 3, 1000).months.at(-1)!.secured;
      return p90 - p10;
    };
    expect(width(10)).toBeGreaterThan(width(80));
  });

  it('keeps within what is at stake, by area and in all', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const { input: some } = simulate('usual', seed);
        const forecast = forecastOf(some, seed, 40);
        if (forecast.kind === 'silent') return;
        const total = some.stakes.reduce((sum, { points }) => sum + points, 0);
        expect(forecast.areas.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(total, 6);
        for (const { secured, verified, points } of forecast.areas) {
          expect(secured.p10).toBeLessThanOrEqual(secured.p50);
          expect(secured.p50).toBeLessThanOrEqual(secured.p90);
          expect(secured.p90).toBeLessThanOrEqual(points + 1e-9);
          expect(verified.p90).toBeLessThanOrEqual(secured.p90 + 1e-9);
        }
        for (const { done, verified } of forecast.actions) expect(verified).toBeLessThanOrEqual(done);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the chance of one action', () => {
  it('is certain for what is finished and what counts as verified, and only likely for what waits for verification', () => {
    const forecast = drawn(
      plan(
        [
          ...EIGHT,
          finished(9, '2025-11-01', { status: 'verified', verifiedOn: '2025-12-01', countsAsVerified: true }),
          // Its evidence has expired: verified no more, until somebody looks at it again.
          finished(10, '2025-11-01', { status: 'verified', verifiedOn: '2025-12-01', countsAsVerified: false }),
        ],
        { followUpOn: '2026-03-01' },
      ),
    );
    expect(chanceOf(forecast, 'a9')).toEqual({ id: 'a9', done: 1, verified: 1 });
    expect(chanceOf(forecast, 'a1')?.done).toBe(1);
    for (const id of ['a1', 'a10']) {
      expect(chanceOf(forecast, id)!.verified).toBeGreaterThan(0.2);
      expect(chanceOf(forecast, id)!.verified).toBeLessThan(1);
    }
  });

  it('starts nothing before what blocks it is done', () => {
    // The work of a10 is half a year from now; a9, which it waits for, has a year and a half to go.
    const chain = (waitsForIds: string[]) =>
      drawn(
        plan([
          ...EIGHT,
          planned(9, { createdOn: '2025-12-01', due: '2027-06-01', firstDue: '2027-06-01' }),
          planned(10, {
            ...{ status: 'notStarted', createdOn: '2025-12-01', waitsForIds },
            due: '2026-07-01',
            firstDue: '2026-07-01',
          }),
        ]),
      );
    const [free, waiting] = [chanceOf(chain([]), 'a10')!, chanceOf(chain(['a9']), 'a10')!];
    const blocker = chanceOf(chain(['a9']), 'a9')!;
    expect(free.done).toBeGreaterThan(0.7);
    expect(blocker.done).toBeLessThan(0.5);
    expect(waiting.done).toBeLessThanOrEqual(blocker.done);
    // A circle can't be written; if one came all the same, the forecast ends.
    const circle = [...EIGHT, planned(9, { waitsForIds: ['a10'] }), planned(10, { waitsForIds: ['a9'] })];
    expect(drawn(plan(circle)).actions).toHaveLength(10);
  });

  it('falls with a date moved to later, and with a unit that takes longer', () => {
    const slow = Array.from({ length: 8 }, (_, index) =>
      finished(20 + index, '2026-05-01', {
        unitId: 'slow',
        createdOn: '2025-01-01',
        due: '2025-06-01',
        firstDue: '2025-06-01',
      }),
    );
    const forecast = drawn(
      plan(
        [
          ...EIGHT,
          ...slow,
          planned(9, { createdOn: '2026-04-01', due: '2026-10-01', firstDue: '2026-10-01' }),
          planned(10, { createdOn: '2026-04-01', due: '2026-10-01', firstDue: '2026-10-01', unitId: 'slow' }),
          planned(11, {
            createdOn: '2026-04-01',
            due: '2027-06-01',
            firstDue: '2026-10-01',
            slips: 1,
            dueSetOn: '2026-05-01',
          }),
        ],
        { today: '2026-05-02', followUpOn: '2026-12-01' },
      ),
    );
    const [usual, inSlow, moved] = ['a9', 'a10', 'a11'].map((id) => chanceOf(forecast, id)!.done);
    expect(inSlow).toBeLessThan(usual!);
    expect(moved).toBeLessThan(usual!);
    expect(forecast.assumptions.filter(({ code }) => code === 'unitPace').map(({ unitId }) => unitId)).toEqual([
      'u1',
      'slow',
    ]);
  });
});

describe('assumptions', () => {
  it('tells as data what the forecast stands on', () => {
    const { assumptions } = drawn(
      plan([
        ...EIGHT.slice(0, 7),
        finished(8, '2025-11-01', { status: 'verified', verifiedOn: '2025-11-21' }),
        finished(9, '2025-01-01'),
        planned(10, { slips: 2, due: '2026-05-01', dueSetOn: '2025-12-01' }),
        planned(11, { due: null, firstDue: null, waitsForIds: ['a10'] }),
        planned(12, { status: 'declined' }),
      ]),
    );
    const values = new Map(assumptions.map((assumption) => [assumption.code, assumption.values]));
    expect(values.get('history')).toEqual({ finished: 8, open: 2 });
    // 304 of 365 days for each that is finished: about a sixth quicker, or a little more on time after the two that are late.
    expect(values.get('delay')!.percent).toBeGreaterThan(-20);
    expect(values.get('delay')!.percent).toBeLessThan(10);
    expect(values.get('slips')).toEqual({ actions: 1, of: 10 });
    expect(values.get('noDate')).toEqual({ actions: 1, days: 365 });
    expect(values.get('waiting')).toEqual({ actions: 1 });
    expect(values.get('finishedBefore')).toEqual({ actions: 1 });
    expect(values.get('declined')).toEqual({ actions: 1 });
    expect(values.get('verifyTime')).toMatchObject({ seen: 1 });
    expect(values.has('planAsToday')).toBe(true);
    expect(values.has('paceSlower')).toBe(false);
  });

  it('says that the pace has dropped, when it has', () => {
    // Ten of ten in the first months; then thirty were to end, and none has.
    const quick = Array.from({ length: 20 }, (_, index) =>
      finished(index + 1, `2025-0${4 + (index % 4)}-15`, { due: '2025-06-15', firstDue: '2025-06-15' }),
    );
    const stuck = Array.from({ length: 20 }, (_, index) =>
      planned(50 + index, { due: '2025-10-01', firstDue: '2025-10-01' }),
    );
    const { assumptions } = drawn(plan([...quick, ...stuck]));
    expect(assumptions.find(({ code }) => code === 'paceSlower')?.values).toMatchObject({ finished: 0, days: 120 });
  });
});

it('takes the stakes from readiness, each action once in each area', () => {
  const action = (id: string, points: number) => ({
    id,
    points,
    number: 1,
    title: '',
    status: 'done' as const,
    share: 1,
    state: null,
  });
  const subQuestion = (...actions: ReturnType<typeof action>[]) => ({ actions });
  const areas = [
    { number: 1, subQuestions: [subQuestion(action('a', 1), action('b', 0)), subQuestion(action('a', 2))] },
    { number: 2, subQuestions: [subQuestion(action('a', 4))] },
  ];
  expect(stakesByArea({ areas } as unknown as Parameters<typeof stakesByArea>[0])).toEqual([
    { actionId: 'a', area: 1, points: 3 },
    { actionId: 'a', area: 2, points: 4 },
  ]);
});
