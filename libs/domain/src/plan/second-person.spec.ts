import type { Actor } from '../access/permissions.js';
import { actionState } from './action-state.fixture.js';
import { type ActionChange, type ActionState, decideChange } from './change-action.js';
import { DEFAULT_PLAN_POLICY } from './plan-policy.js';
import { isSecondPerson, workedBy } from './second-person.js';

/* Mia manages unit U, where the action is; Max manages another one; Cia coordinates. */
const mia: Actor = { personId: 'mia', role: 'manager', unitIds: ['U'] };
const max: Actor = { personId: 'max', role: 'manager', unitIds: ['X'] };
const cia: Actor = { personId: 'cia', role: 'coordinator', unitIds: [] };

const done = actionState({ status: 'done', progress: 100, doneById: 'bo', doneOwnerId: 'bo' });
const verified: ActionState = { ...done, status: 'verified', verifiedById: 'cia' };
const hands: [string, Partial<ActionState>][] = [
  ['the owner', { ownerId: 'mia' }],
  ['the deputy', { deputyId: 'mia' }],
  ['a contributor', { contributorIds: ['eva', 'mia'] }],
  ['whoever finished it', { doneById: 'mia' }],
  ['whose it was then', { doneOwnerId: 'mia' }],
  ['whoever added the evidence that counts', { provenByIds: ['eva', 'mia'] }],
];

function outcome(actor: Actor, change: ActionChange, from: ActionState): string {
  const context = { actor, hasValidEvidence: true, evidenceRequired: true, policy: DEFAULT_PLAN_POLICY };
  try {
    return decideChange(from, change, { ...context, today: '2026-03-10' }).next.status;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

describe('a manager with the right to verify in the unit', () => {
  it('is the second person to what others did', () => {
    expect(isSecondPerson(mia, done)).toBe(true);
    expect(isSecondPerson(max, { ...done, contributorIds: ['max'] })).toBe(false);
    expect(outcome(mia, { status: 'verified' }, done)).toBe('verified');
  });

  it.each(hands)('is not when %s', (_, given) => {
    expect(workedBy({ ...done, ...given })).toContain('mia');
    expect(isSecondPerson(mia, { ...done, ...given })).toBe(false);
    expect(outcome(mia, { status: 'verified' }, { ...done, ...given })).toBe('action.verify-own');
  });

  it.each<ActionChange>([{ ownerId: 'mia' }, { deputyId: 'mia' }, { contributorIds: ['mia'] }])(
    'is not when becoming one of them in the same breath: %j',
    (wish) => expect(outcome(mia, { ...wish, status: 'verified' }, done)).toBe('action.verify-own'),
  );

  it('nor when leaving it in the same breath', () => {
    const wish = { contributorIds: [], status: 'verified' } as const;
    expect(outcome(mia, wish, { ...done, contributorIds: ['mia'] })).toBe('action.verify-own');
  });
});

it('whoever verified it stays the second person after adding to its proof', () => {
  expect(isSecondPerson(cia, { ...verified, provenByIds: ['bo', 'cia'] })).toBe(true);
  expect(isSecondPerson(cia, { ...verified, provenByIds: ['cia'], verifiedById: 'liv' })).toBe(false);
});

describe('what was verified', () => {
  const wishes: [string, ActionChange][] = [
    ['title', { title: 'Annat' }],
    ['wanted effect', { wantedEffect: 'Mer' }],
    ['indicator', { indicator: 'Tid' }],
    ['baseline', { indicatorBaseline: '1' }],
    ['target', { indicatorTarget: '2' }],
    ['effort', { effortWeeks: 500 }],
    ['links', { relinks: true }],
  ];
  const owned = { ...verified, ownerId: 'mia' };

  it.each(wishes)('keeps its %s before whoever did the work, and changes by a second person', (_, wish) => {
    expect(outcome(mia, wish, owned)).toBe('action.verified');
    expect(outcome(mia, wish, verified)).toBe('verified');
    expect(outcome(cia, wish, owned)).toBe('verified');
    expect(outcome(mia, { ...wish, status: 'inProgress', note: 'Fel' }, owned)).toBe('inProgress');
    expect(outcome(mia, wish, { ...done, ownerId: 'mia' })).toBe('done');
  });

  it('is no hindrance to what says nothing about it, nor to the same again', () => {
    expect(outcome(mia, { diaryNumber: 'KS 1', tags: ['a'] }, owned)).toBe('verified');
    expect(outcome(mia, { title: owned.title }, owned)).toBe('verified');
  });
});
