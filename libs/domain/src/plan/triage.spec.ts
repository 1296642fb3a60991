import { type QueuedAction, QUEUES, standsIn } from './triage.js';

const TODAY = '2026-03-10';
const settled: QueuedAction = {
  ...{ status: 'inProgress', ownerId: 'anna', due: '2026-06-30', links: 1 },
  ...{ reviewOn: null, effectCheckOn: null, dueAsked: false, workedBy: ['anna', 'bo'] },
};

describe('the queues that an action stands in', () => {
  it.each<[string, Partial<QueuedAction>, string]>([
    ['nothing is missing', {}, ''],
    ['nobody owns it', { ownerId: null }, 'noOwner'],
    ['nobody owns it, and it has no date', { ownerId: null, due: null }, 'noOwner noDate'],
    ['finished: owner and date are asked of open work only', { status: 'done', ownerId: null, due: null }, 'verify'],
    ['verified: nothing more is asked', { status: 'verified', ownerId: null, due: null }, ''],
    ['without a link even finished work secures nothing', { status: 'verified', links: 0 }, 'noLink'],
    ['declined: it needs no link', { status: 'declined', links: 0 }, ''],
    ['help is asked for', { status: 'needsHelp' }, 'decide'],
    ['declined without a day', { status: 'declined' }, ''],
    ['declined until tomorrow', { status: 'declined', reviewOn: '2026-03-11' }, ''],
    ['declined until today', { status: 'declined', reviewOn: TODAY }, 'decide review'],
    ['the day of an action that was taken up again tells nothing', { reviewOn: '2026-01-01' }, ''],
    ['another date is asked for', { dueAsked: true }, 'decide'],
    ['verified, and the effect is looked at tomorrow', { status: 'verified', effectCheckOn: '2026-03-11' }, ''],
    ['verified, and the effect is looked at today', { status: 'verified', effectCheckOn: TODAY }, 'effect'],
    ['opened again: no effect is looked at', { effectCheckOn: '2026-01-01' }, ''],
  ])('%s', (_, change, expected) => {
    expect(QUEUES.filter((queue) => standsIn(queue, { ...settled, ...change }, TODAY, 'cia')).join(' ')).toBe(expected);
  });

  it.each([
    ['the owner', 'anna', false],
    ['whoever finished it', 'bo', false],
    ['somebody else', 'cia', true],
    ['anybody', null, true],
  ])('the effect waits for %s: %s', (_, asker, expected) => {
    const due: QueuedAction = { ...settled, status: 'verified', effectCheckOn: TODAY };
    expect(standsIn('effect', due, TODAY, asker)).toBe(expected);
  });
});
