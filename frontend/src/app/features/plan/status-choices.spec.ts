import { ACTION_STATUSES, nextStatuses } from '@kompassplan/domain';
import { row } from './plan-fixture';
import { lockGroups, lockOf, questionOf, statusChoices, type StatusRights } from './status-choices';

const bo: StatusRights = { personId: 'bo', edit: false, report: true, verify: false };
const cecilia: StatusRights = { personId: 'cecilia', edit: true, report: true, verify: true };
const reader: StatusRights = { personId: 'eva', edit: false, report: false, verify: false };
const bosOwn = (status: (typeof ACTION_STATUSES)[number], valid = 1) =>
  row({ status, workedBy: ['bo'], evidence: { total: valid, valid } });

describe('the status menu', () => {
  it('locks verification for the owner, whatever the rights', () => {
    expect(lockOf(bosOwn('done'), 'verified', bo)).toBe('plan.lock-own');
    expect(lockOf(bosOwn('done'), 'verified', { ...cecilia, personId: 'bo' })).toBe('plan.lock-own');
    expect(lockOf(bosOwn('done'), 'verified', cecilia)).toBeNull();
  });

  it('says what is missing before another person can verify', () => {
    expect(lockOf(bosOwn('inProgress'), 'verified', cecilia)).toBe('plan.lock-not-done');
    expect(lockOf(bosOwn('done', 0), 'verified', cecilia)).toBe('plan.lock-no-evidence');
    expect(lockOf(bosOwn('done'), 'verified', reader)).toBe('plan.lock-no-verify');
  });

  it('offers one who may everything exactly the steps of the domain', () => {
    for (const status of ACTION_STATUSES) {
      const offered = ACTION_STATUSES.filter((to) => to !== status && lockOf(bosOwn(status), to, cecilia) === null);
      expect([...offered].sort()).toEqual([...nextStatuses(status)].sort());
    }
  });

  it('leaves taking back a verification to those who verify', () => {
    expect(lockOf(bosOwn('verified'), 'inProgress', bo)).toBe('plan.lock-reopen');
    expect(lockOf(bosOwn('done'), 'inProgress', bo)).toBeNull();
  });

  it('marks the status that is, numbers the keys, and locks all for a reader', () => {
    const choices = statusChoices(bosOwn('needsHelp'), reader);
    expect(choices.map((choice) => choice.key)).toEqual(['1', '2', '3', '4', '5']);
    expect(choices.filter((choice) => choice.current).map((choice) => choice.status)).toEqual(['needsHelp']);
    expect(choices.filter((choice) => choice.locked === null)).toHaveLength(1);
  });

  it('the board offers declining as well, which asks for its reason', () => {
    const choices = statusChoices(bosOwn('inProgress'), cecilia, ACTION_STATUSES);
    expect(choices.map(({ status }) => status)).toEqual(ACTION_STATUSES);
    expect(choices.at(-1)).toMatchObject({ key: '6', locked: null, asks: 'decline' });
    expect(statusChoices(bosOwn('inProgress'), bo, ACTION_STATUSES).at(-1)?.locked).toBe('plan.lock-no-edit');
  });

  it('gives every reason once, with the statuses that it locks', () => {
    // Bo's own finished work: he can send it back, but not confirm it.
    expect(lockGroups(statusChoices(bosOwn('done'), bo))).toEqual([
      { statuses: ['verified'], reason: 'plan.lock-own' },
    ]);
    expect(lockGroups(statusChoices(bosOwn('inProgress'), reader))).toEqual([
      { statuses: ['notStarted', 'needsHelp', 'done'], reason: 'plan.lock-no-report' },
      { statuses: ['verified'], reason: 'plan.lock-no-verify' },
    ]);
  });

  it('asks what a status asks for', () => {
    expect(questionOf('inProgress', 'needsHelp')).toBe('help');
    expect(questionOf('done', 'needsHelp')).toBe('reopen');
    expect(questionOf('verified', 'inProgress')).toBe('reopen');
    expect(questionOf('notStarted', 'declined')).toBe('decline');
    expect(questionOf('declined', 'inProgress')).toBe('reopen');
    expect(questionOf('done', 'verified')).toBeNull();
  });
});
