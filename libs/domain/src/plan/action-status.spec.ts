import { DomainError } from '../domain-error.js';
import {
  ACTION_STATUSES,
  type ActionStatus,
  assertTransition,
  isOpen,
  nextStatuses,
  type TransitionContext,
} from './action-status.js';

const context: TransitionContext = {
  actorId: 'boss',
  workedBy: ['owner', null],
  note: 'because',
  hasValidEvidence: true,
  evidenceRequired: true,
};

function refusal(from: ActionStatus, to: ActionStatus, change: Partial<TransitionContext> = {}): string | null {
  try {
    assertTransition(from, to, { ...context, ...change });
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(DomainError);
    return (error as DomainError).code;
  }
}

describe('status of an action', () => {
  it.each<[ActionStatus, ActionStatus, Partial<TransitionContext>, string | null]>([
    ['notStarted', 'inProgress', { note: null }, null],
    ['notStarted', 'done', { note: null }, null],
    ['inProgress', 'notStarted', { note: null }, null],
    ['inProgress', 'needsHelp', { note: ' ' }, 'action.help-text-missing'],
    ['inProgress', 'needsHelp', { note: 'two days of a lawyer' }, null],
    ['done', 'verified', {}, null],
    ['done', 'verified', { workedBy: [null] }, null],
    ['done', 'verified', { actorId: 'owner' }, 'action.verify-own'],
    ['done', 'verified', { hasValidEvidence: false }, 'action.verify-without-evidence'],
    ['done', 'verified', { hasValidEvidence: false, evidenceRequired: false }, null],
    ['inProgress', 'verified', {}, 'action.verify-not-done'],
    ['declined', 'verified', {}, 'action.verify-not-done'],
    ['done', 'inProgress', { note: null }, 'action.reopen-reason-missing'],
    ['done', 'inProgress', {}, null],
    ['verified', 'inProgress', { note: '' }, 'action.reopen-reason-missing'],
    ['verified', 'inProgress', {}, null],
    ['verified', 'done', {}, 'action.status-not-allowed'],
    ['inProgress', 'declined', { note: null }, 'action.decline-reason-missing'],
    ['verified', 'declined', { note: null }, 'action.decline-reason-missing'],
    ['inProgress', 'declined', {}, null],
    ['declined', 'inProgress', { note: null }, 'action.reopen-reason-missing'],
    ['declined', 'inProgress', {}, null],
    ['declined', 'needsHelp', { note: null }, 'action.reopen-reason-missing'],
    ['declined', 'done', {}, 'action.status-not-allowed'],
  ])('%s to %s with %j: %s', (from, to, change, expected) => {
    expect(refusal(from, to, change)).toBe(expected);
  });

  it('offers exactly what can pass when everything asked for is given', () => {
    for (const from of ACTION_STATUSES) {
      const passing = ACTION_STATUSES.filter((to) => to !== from && refusal(from, to) === null);
      expect([...nextStatuses(from)].sort()).toEqual([...passing].sort());
      expect(refusal(from, from, { note: null })).toBeNull();
    }
  });

  it('knows what is left to do', () => {
    expect(ACTION_STATUSES.filter(isOpen)).toEqual(['notStarted', 'inProgress', 'needsHelp']);
  });
});
