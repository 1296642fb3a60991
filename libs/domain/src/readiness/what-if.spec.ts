import fc from 'fast-check';
import { planned } from '../forecast/forecast.fixture.js';
import { tellsPace } from '../forecast/pace.js';
import { ACTION_STATUSES } from '../plan/action-status.js';
import { computeReadiness } from './readiness.js';
import type { ActionInput, ReadinessInput } from './readiness-input.js';
import { readinessIf, supposedForecast, supposedStatus } from './what-if.js';

const action = (id: string, more: Partial<ActionInput> = {}): ActionInput => ({
  ...{ id, number: 1, title: id, status: 'inProgress', effortWeeks: null, hasValidEvidence: false },
  links: [{ subQuestion: '1.1', share: null }],
  ...more,
});
const plan = (...actions: ActionInput[]): ReadinessInput => ({
  areas: [{ number: 1, name: 'Area' }],
  subQuestions: [{ number: '1.1', title: 'Question', area: 1, max: 20, percent: 50, target: null }],
  actions,
});

describe('readiness if some actions were further on', () => {
  // T 5, divided over two: 2.5 each.
  const input = plan(action('a'), action('b', { status: 'needsHelp' }));
  it('is the readiness of the plan with them there', () => {
    expect(computeReadiness(input)).toMatchObject({ secured: 0 });
    expect(readinessIf(input, new Map([['a', 'done']])).states).toMatchObject({ done: 2.5, needsHelp: 2.5 });
    // Supposed verified has the proof that it takes.
    expect(
      readinessIf(
        input,
        new Map([
          ['a', 'verified'],
          ['b', 'done'],
        ]),
      ).states,
    ).toMatchObject({ verified: 2.5, done: 2.5 });
    expect(input.actions[0]?.status).toBe('inProgress');
  });
  it('sets nothing back, and brings nothing back that was declined', () => {
    expect(supposedStatus('verified', 'done')).toBe('verified');
    expect(supposedStatus('declined', 'done')).toBe('declined');
    expect(supposedStatus('needsHelp', undefined)).toBe('needsHelp');
  });
  it('never secures less, and changes no target', () => {
    const anyAction = fc.record({ status: fc.constantFrom(...ACTION_STATUSES), hasValidEvidence: fc.boolean() });
    const supposing = fc.array(fc.constantFrom('done' as const, 'verified' as const, null), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 6 }), supposing, (all, wishes) => {
        const drawn = plan(...all.map((one, index) => action(`a${index}`, one)));
        const supposed = new Map(wishes.flatMap((wish, index) => (wish ? [[`a${index}`, wish] as const] : [])));
        const [now, then] = [computeReadiness(drawn), readinessIf(drawn, supposed)];
        expect(then.secured).toBeGreaterThanOrEqual(now.secured - 1e-9);
        expect(then.states.verified).toBeGreaterThanOrEqual(now.states.verified - 1e-9);
        expect(then.targeted).toBeCloseTo(now.targeted, 9);
      }),
    );
  });
});

it('supposes for the forecast what says nothing about pace', () => {
  const [done, verified, untouched] = supposedForecast(
    [planned(1), planned(2), planned(3)],
    new Map([
      ['a1', 'done'],
      ['a2', 'verified'],
    ]),
    '2026-01-01',
  );
  expect(done).toMatchObject({ status: 'done', doneOn: null, countsAsVerified: false });
  expect(verified).toMatchObject({ status: 'verified', doneOn: null, countsAsVerified: true });
  expect(untouched).toEqual(planned(3));
  expect([done!, verified!].filter(tellsPace)).toEqual([]);
});
