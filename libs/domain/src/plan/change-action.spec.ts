import type { Actor } from '../access/permissions.js';
import { type ActionChange, type ActionState, decideChange } from './change-action.js';
import { DEFAULT_PLAN_POLICY } from './plan-policy.js';

/*
 * Bo (contributor) owns the action of unit U. Mia manages U, Max manages another unit, Cia coordinates, Liv leads.
 */
const bo: Actor = { personId: 'bo', role: 'contributor', unitIds: ['U'] };
const mia: Actor = { personId: 'mia', role: 'manager', unitIds: ['U'] };
const max: Actor = { personId: 'max', role: 'manager', unitIds: ['X'] };
const cia: Actor = { personId: 'cia', role: 'coordinator', unitIds: [] };
const liv: Actor = { personId: 'liv', role: 'leadership', unitIds: [] };
const eve: Actor = { personId: 'eve', role: 'evaluator', unitIds: [] };
const PLAN = { policy: DEFAULT_PLAN_POLICY, today: '2026-03-10' };

const state: ActionState = {
  id: 'a1',
  title: 'Tjänstelöften',
  description: null,
  wantedEffect: null,
  indicator: null,
  indicatorBaseline: null,
  indicatorTarget: null,
  start: null,
  cost: null,
  diaryNumber: null,
  deputyId: null,
  contributorIds: [],
  tags: [],
  waitsForIds: [],
  status: 'inProgress',
  progress: 40,
  ownerId: 'bo',
  unitId: 'U',
  due: '2026-05-01',
  firstDue: '2026-05-01',
  slips: 0,
  effortWeeks: 2,
  helpText: null,
  declinedReason: null,
  declinedById: null,
  declinedReviewOn: null,
  declinedDiaryNumber: null,
  returnedReason: null,
  returnedById: null,
  effectCheckOn: null,
  askedDue: null,
  askedDueReason: null,
  askedDueById: null,
  verifiedById: null,
  doneById: null,
  doneOwnerId: null,
  provenByIds: [],
};
const done: ActionState = { ...state, status: 'done', progress: 100, doneById: 'bo', doneOwnerId: 'bo' };
const verified: ActionState = { ...done, status: 'verified', verifiedById: 'cia' };
const declined: ActionState = { ...state, status: 'declined', declinedReason: 'x', declinedReviewOn: '2026-01-01' };

function outcome(actor: Actor, change: ActionChange, from: ActionState = state, hasValidEvidence = true): string {
  try {
    const context = { actor, hasValidEvidence, evidenceRequired: true, progressBefore: 60, ...PLAN };
    const { next } = decideChange(from, change, context);
    return `${next.status} ${next.progress}`;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

describe('who may change what', () => {
  it.each<[string, Actor, ActionChange, ActionState, string]>([
    ['the owner reports', bo, { progress: 60 }, state, 'inProgress 60'],
    ['the owner finishes', bo, { status: 'done' }, state, 'done 100'],
    ['the owner takes back a mistaken done', bo, { status: 'inProgress', note: 'Fel knapp' }, done, 'inProgress 60'],
    ['the owner may not rename', bo, { title: 'Annat' }, state, 'forbidden'],
    ['the owner may not verify', bo, { status: 'verified' }, done, 'forbidden'],
    ['the owner may not take back a verification', bo, { status: 'inProgress', note: 'x' }, verified, 'forbidden'],
    ['… nor by a percent alone', bo, { progress: 50, note: 'x' }, verified, 'forbidden'],
    ['the manager of the unit edits', mia, { due: '2026-06-01', dueReason: 'Semester' }, state, 'inProgress 40'],
    ['another manager does not', max, { due: '2026-06-01', dueReason: 'Semester' }, state, 'forbidden'],
    ['another manager does not report either', max, { progress: 60 }, state, 'forbidden'],
    ['the manager of the unit verifies', mia, { status: 'verified' }, done, 'verified 100'],
    ['leadership verifies', liv, { status: 'verified' }, done, 'verified 100'],
    ['leadership does not edit', liv, { title: 'Annat' }, state, 'forbidden'],
    ['leadership sends back with a reason', liv, { status: 'inProgress', note: 'Saknar länk' }, done, 'inProgress 60'],
    ['the evaluator changes nothing', eve, { progress: 10 }, state, 'forbidden'],
    ['declining is an edit', bo, { status: 'declined', note: 'Nej' }, state, 'forbidden'],
    ['the coordinator declines with a reason', cia, { status: 'declined', note: 'För dyrt' }, state, 'declined 40'],
  ])('%s', (_name, actor, change, from, expected) => {
    expect(outcome(actor, change, from)).toBe(expected);
  });

  it('nobody verifies own work, also not by taking it over in the same breath', () => {
    expect(outcome(cia, { status: 'verified' }, { ...done, ownerId: 'cia' })).toBe('action.verify-own');
    expect(outcome(cia, { status: 'verified', ownerId: 'cia' }, done)).toBe('action.verify-own');
  });

  it('… nor by handing it away first, nor by becoming its owner afterwards', () => {
    const handedOn = { ...state, ownerId: 'cia', contributorIds: ['bo'] };
    const { next: finished } = decideChange(
      handedOn,
      { status: 'done' },
      { actor: bo, hasValidEvidence: true, evidenceRequired: true, ...PLAN },
    );
    expect(finished).toMatchObject({ doneById: 'bo', doneOwnerId: 'cia' });
    expect(outcome(cia, { status: 'verified' }, { ...finished, ownerId: null })).toBe('action.verify-own');
    // Nobody's action, reported done by the coordinator.
    expect(outcome(cia, { status: 'verified' }, { ...done, ownerId: null, doneById: 'cia' })).toBe('action.verify-own');
    expect(outcome(liv, { status: 'verified' }, { ...finished, ownerId: null })).toBe('verified 100');
    expect(outcome(cia, { ownerId: 'cia' }, verified)).toBe('action.owner-verified-it');
    expect(outcome(cia, { ownerId: 'mia' }, verified)).toBe('verified 100');
  });

  it('forgets who finished it when the work is opened again', () => {
    const { next } = decideChange(
      done,
      { status: 'inProgress', note: 'Saknar länk' },
      { actor: liv, hasValidEvidence: true, evidenceRequired: true, ...PLAN },
    );
    expect(next).toMatchObject({ doneById: null, doneOwnerId: null });
  });

  it('a wish for nothing, or for what belongs to a wish, asks for a right too', () => {
    expect(outcome(liv, {})).toBe('forbidden');
    expect(outcome(eve, { dueReason: 'x' })).toBe('forbidden');
    expect(outcome(bo, { reviewOn: '2027-01-01' })).toBe('forbidden');
    expect(
      decideChange(state, {}, { actor: bo, hasValidEvidence: true, evidenceRequired: true, ...PLAN }).changes,
    ).toEqual([]);
  });

  it('verification asks for valid evidence', () => {
    expect(outcome(cia, { status: 'verified' }, done, false)).toBe('action.verify-without-evidence');
  });
});

describe('who takes part', () => {
  const helper: Actor = { ...max, role: 'contributor' };
  const helping = { ...state, contributorIds: ['max'], deputyId: 'liv' };

  it.each<[string, Actor, ActionChange, ActionState, string]>([
    ['a contributor reports', helper, { progress: 60 }, helping, 'inProgress 60'],
    ['… finishes', helper, { status: 'done' }, helping, 'done 100'],
    ['… and edits nothing', helper, { tags: ['x'] }, helping, 'forbidden'],
    [
      '… nor sends finished work back',
      helper,
      { status: 'inProgress', note: 'x' },
      { ...done, contributorIds: ['max'] },
      'forbidden',
    ],
    [
      '… but takes back what was reported by mistake',
      helper,
      { status: 'inProgress', note: 'x' },
      { ...done, contributorIds: ['max'], doneById: 'max' },
      'inProgress 60',
    ],
    ['the deputy reports', liv, { progress: 60 }, helping, 'inProgress 60'],
    [
      'an evaluator who was named does not',
      eve,
      { progress: 60 },
      { ...helping, contributorIds: ['eve'] },
      'forbidden',
    ],
    ['the owner adds nobody', bo, { contributorIds: ['mia'] }, state, 'forbidden'],
  ])('%s', (_name, actor, wish, from, expected) => {
    expect(outcome(actor, wish, from)).toBe(expected);
  });
});

describe('what does not fit together', () => {
  it.each<[string, ActionChange, ActionState, string]>([
    ['a start after the due date', { start: '2026-05-02' }, state, 'action.start-after-due'],
    ['a start on it', { start: '2026-05-01' }, state, 'inProgress 40'],
    ['a start without a due date', { start: '2026-05-02' }, { ...state, due: null }, 'inProgress 40'],
    [
      'a due date before the start',
      { due: '2026-02-01', dueReason: 'x' },
      { ...state, start: '2026-03-01' },
      'action.start-after-due',
    ],
    ['both moved', { start: '2026-05-20', due: '2026-06-01', dueReason: 'x' }, state, 'inProgress 40'],
    ['the owner as the deputy', { deputyId: 'bo' }, state, 'action.deputy-is-owner'],
    ['one person as both from now on', { ownerId: 'mia', deputyId: 'mia' }, state, 'action.deputy-is-owner'],
    ['waiting for itself', { waitsForIds: ['a1'] }, state, 'action.dependency-circle'],
    ['another date of finished work', { due: '2026-06-01', dueReason: 'x' }, done, 'action.due-closed'],
    ['… of verified work', { due: '2026-06-01', dueReason: 'x' }, verified, 'action.due-closed'],
    ['… none any more', { due: null, dueReason: 'x' }, verified, 'action.due-closed'],
    ['… of what was declined', { due: '2026-06-01', dueReason: 'x' }, declined, 'action.due-closed'],
    ['the date that it has', { due: state.due }, verified, 'verified 100'],
    [
      'another date with its being opened again',
      { due: '2026-06-01', dueReason: 'x', status: 'inProgress', note: 'x' },
      verified,
      'inProgress 60',
    ],
    ['another date with its being finished', { due: '2026-06-01', dueReason: 'x', status: 'done' }, state, 'done 100'],
    [
      'declined, to be looked at again on a day that has passed',
      { status: 'declined', note: 'x', reviewOn: '2026-03-09' },
      state,
      'action.review-passed',
    ],
    ['… today', { status: 'declined', note: 'x', reviewOn: '2026-03-10' }, state, 'declined 40'],
    ['… the day that it already had', { reviewOn: '2026-01-01' }, declined, 'declined 40'],
  ])('%s', (_name, wish, from, expected) => {
    expect(outcome(cia, wish, from)).toBe(expected);
  });

  it('waiting for what waits for this', () => {
    const context = { actor: cia, hasValidEvidence: true, evidenceRequired: true, ...PLAN };
    const dependencies = [{ actionId: 'a2', waitsForId: 'a1' }];
    expect(() => decideChange(state, { waitsForIds: ['a2'] }, { ...context, dependencies })).toThrow(
      'action.dependency-circle',
    );
    expect(decideChange(state, { waitsForIds: ['a3'] }, { ...context, dependencies }).next.waitsForIds).toEqual(['a3']);
  });
});

describe('what a change leaves behind', () => {
  const change = (wish: ActionChange, from = state) =>
    decideChange(from, wish, { actor: cia, hasValidEvidence: true, evidenceRequired: true, ...PLAN });

  it('counts a slip, keeps the first date and names only what changed', () => {
    const { next, changes, reported } = change({ due: '2026-06-01', dueReason: 'Semester' });
    expect(next).toMatchObject({ due: '2026-06-01', firstDue: '2026-05-01', slips: 1 });
    expect(changes).toEqual([
      { field: 'due', from: '2026-05-01', to: '2026-06-01' },
      { field: 'slips', from: 0, to: 1 },
    ]);
    expect(reported).toBe(false);
  });

  it('loses nothing beside a date that stays as it is', () => {
    const change = { title: 'Nya löften', ownerId: 'mia', due: state.due, effortWeeks: 3 };
    const { changes } = decideChange(state, change, {
      actor: cia,
      hasValidEvidence: false,
      evidenceRequired: true,
      ...PLAN,
    });
    expect(changes.map(({ field }) => field).sort()).toEqual(['effortWeeks', 'ownerId', 'title']);
  });

  it("gives an action without a unit its new owner's", () => {
    expect(change({ ownerId: 'mia', ownerUnitId: 'U' }, { ...state, unitId: null }).next.unitId).toBe('U');
    expect(change({ ownerId: 'mia', ownerUnitId: 'Y' }).next.unitId).toBe('U');
  });

  it('keeps what help is needed until the status moves on', () => {
    const asked = change({ status: 'needsHelp', note: 'Beslut i nämnden' }).next;
    expect(asked.helpText).toBe('Beslut i nämnden');
    expect(change({ progress: 50 }, asked).next.helpText).toBe('Beslut i nämnden');
    expect(change({ status: 'inProgress' }, asked).next.helpText).toBeNull();
  });

  it('names lists as one field, whatever the order of what they hold', () => {
    const from = { ...state, tags: ['a', 'b'], contributorIds: ['mia'] };
    expect(change({ tags: ['b', 'a'], contributorIds: ['mia', 'liv'] }, from).changes).toEqual([
      { field: 'contributorIds', from: ['mia'], to: ['mia', 'liv'] },
    ]);
  });

  it('whoever becomes the owner is neither deputy nor contributor any more', () => {
    const from = { ...state, deputyId: 'liv', contributorIds: ['liv', 'mia'] };
    expect(change({ ownerId: 'liv' }, from).next).toMatchObject({ deputyId: null, contributorIds: ['mia'] });
    expect(change({ contributorIds: ['bo', 'mia'] }).next.contributorIds).toEqual(['mia']);
  });

  it('a date that passed while it was verified or declined is no promise any more; one that was sent back is late', () => {
    const passed = { due: '2026-03-09', firstDue: '2026-03-09' };
    const dueOf = (from: ActionState, wish: ActionChange = {}) =>
      change({ status: 'inProgress', note: 'x', ...wish }, from).next;
    const kept = { firstDue: '2026-03-09', slips: 0 };
    expect(dueOf({ ...verified, ...passed })).toMatchObject({ due: null, ...kept });
    expect(dueOf({ ...declined, ...passed })).toMatchObject({ due: null, ...kept });
    expect(dueOf({ ...done, ...passed })).toMatchObject({ due: '2026-03-09', ...kept });
    expect(dueOf({ ...verified, due: '2026-03-10' }).due).toBe('2026-03-10');
    expect(dueOf({ ...verified, ...passed }, { due: '2026-06-01', dueReason: 'x' }).due).toBe('2026-06-01');
  });

  it('forgets who verified when it is taken back', () => {
    expect(change({ status: 'inProgress', note: 'Beviset gäller inte' }, verified).next.verifiedById).toBeNull();
  });
});
