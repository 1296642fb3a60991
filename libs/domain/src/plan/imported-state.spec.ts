import { ACTION_STATUSES, type ActionStatus } from './action-status.js';
import { importedState, importFault, type ToldState } from './imported-state.js';

describe('the state in which an imported action begins', () => {
  it.each<[ActionStatus | null, number | null, ActionStatus, number]>([
    [null, null, 'notStarted', 0],
    [null, 0, 'notStarted', 0],
    [null, 40, 'inProgress', 40],
    [null, 100, 'done', 100],
    ['notStarted', 40, 'notStarted', 0],
    ['inProgress', null, 'inProgress', 0],
    ['inProgress', 40, 'inProgress', 40],
    ['needsHelp', 15, 'needsHelp', 15],
    ['done', null, 'done', 100],
    ['done', 50, 'done', 100],
    ['declined', null, 'declined', 0],
    ['declined', 40, 'declined', 40],
    ['declined', 100, 'declined', 100],
  ])('%s, %s percent: %s, %s', (status, progress, expected, percent) => {
    expect(importedState({ status, progress })).toEqual({ status: expected, progress: percent });
  });

  it('is never verified: a second person verifies, and a file is nobody', () => {
    expect(importedState({ status: 'verified', progress: 100 })).toEqual({ status: 'done', progress: 100 });
    for (const status of [null, ...ACTION_STATUSES]) {
      for (const progress of [null, 0, 1, 99]) {
        expect(importedState({ status, progress }).status).not.toBe('verified');
      }
    }
  });
});

describe('what a state asks for', () => {
  const told = (facts: Partial<ToldState>) =>
    importFault({ status: null, progress: null, statusNote: null, reviewOn: null, ...facts });

  it.each<[Partial<ToldState>, string]>([
    [{ status: 'declined' }, 'decline-reason-missing'],
    [{ status: 'needsHelp' }, 'help-text-missing'],
    [{ status: 'inProgress', progress: 100 }, 'progress-needs-done'],
    [{ status: 'needsHelp', statusNote: 'Tid', progress: 100 }, 'progress-needs-done'],
    [{ status: 'done', reviewOn: '2027-01-31' }, 'review-needs-declined'],
  ])('%j: %s', (facts, code) => {
    expect(told(facts)?.code).toBe(code);
  });

  it.each<Partial<ToldState>>([
    {},
    { status: 'declined', statusNote: 'Dyrt', progress: 100, reviewOn: '2027-01-31' },
    { status: 'done', progress: 100 },
    { progress: 100 },
    { status: 'inProgress', statusNote: 'Halvvägs', progress: 50 },
  ])('%j is right, and has a state', (facts) => {
    expect(told(facts)).toBeNull();
    expect(() => importedState({ status: null, progress: null, ...facts })).not.toThrow();
  });
});
