import type { Actor } from '../access/permissions.js';
import { type ActionChange, type ActionState, decideChange } from './change-action.js';

/*
 * Bo (contributor) owns the action of unit U. Mia manages U, Max manages another unit, Cia coordinates, Liv leads.
 */
const bo: Actor = { personId: 'bo', role: 'contributor', unitIds: ['U'] };
const mia: Actor = { personId: 'mia', role: 'manager', unitIds: ['U'] };
const max: Actor = { personId: 'max', role: 'manager', unitIds: ['X'] };
const cia: Actor = { personId: 'cia', role: 'coordinator', unitIds: [] };
const liv: Actor = { personId: 'liv', role: 'leadership', unitIds: [] };
const eve: Actor = { personId: 'eve', role: 'evaluator', unitIds: [] };

const state: ActionState = {
  title: 'Tjänstelöften',
  description: null,
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
  verifiedById: null,
  doneById: null,
  doneOwnerId: null,
};
const done: ActionState = { ...state, status: 'done', progress: 100, doneById: 'bo', doneOwnerId: 'bo' };
const verified: ActionState = { ...done, status: 'verified', verifiedById: 'cia' };

function outcome(actor: Actor, change: ActionChange, from: ActionState = state, hasValidEvidence = true): string {
  try {
    const { next } = decideChange(from, change, { actor, hasValidEvidence, evidenceRequired: true });
    return `${next.status} ${next.progress}`;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

describe('who may change what', () => {
  it.each<[string, Actor, ActionChange, ActionState, string]>([
    ['the owner reports', bo, { progress: 60 }, state, 'inProgress 60'],
    ['the owner finishes', bo, { status: 'done' }, state, 'done 100'],
    ['the owner takes back a mistaken done', bo, { status: 'inProgress', note: 'Fel knapp' }, done, 'inProgress 90'],
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
    ['leadership sends back with a reason', liv, { status: 'inProgress', note: 'Saknar länk' }, done, 'inProgress 90'],
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
    const handedOn = { ...state, ownerId: 'cia' };
    const { next: finished } = decideChange(
      handedOn,
      { status: 'done' },
      { actor: bo, contributorIds: ['bo'], hasValidEvidence: true, evidenceRequired: true },
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
      { actor: liv, hasValidEvidence: true, evidenceRequired: true },
    );
    expect(next).toMatchObject({ doneById: null, doneOwnerId: null });
  });

  it('a wish for nothing, or for what belongs to a wish, asks for a right too', () => {
    expect(outcome(liv, {})).toBe('forbidden');
    expect(outcome(eve, { dueReason: 'x' })).toBe('forbidden');
    expect(outcome(bo, { reviewOn: '2027-01-01' })).toBe('forbidden');
    expect(decideChange(state, {}, { actor: bo, hasValidEvidence: true, evidenceRequired: true }).changes).toEqual([]);
  });

  it('verification asks for valid evidence', () => {
    expect(outcome(cia, { status: 'verified' }, done, false)).toBe('action.verify-without-evidence');
  });
});

describe('what a change leaves behind', () => {
  const change = (wish: ActionChange, from = state) =>
    decideChange(from, wish, { actor: cia, hasValidEvidence: true, evidenceRequired: true });

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
    const { changes } = decideChange(state, change, { actor: cia, hasValidEvidence: false, evidenceRequired: true });
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

  it('forgets who verified when it is taken back', () => {
    expect(change({ status: 'inProgress', note: 'Beviset gäller inte' }, verified).next.verifiedById).toBeNull();
  });
});
