import * as fc from 'fast-check';
import type { Actor } from '../access/permissions.js';
import { actionState } from './action-state.fixture.js';
import { type ActionChange, type ActionState, decideChange } from './change-action.js';
import { NO_DUE_REQUEST } from './due-date.js';
import { sameValue } from './merge-change.js';
import { decideUndo, undoEnds } from './undo-change.js';

/* Cia coordinates, Liv leads, Mia manages unit U, Bo owns the action. */
const cia: Actor = { personId: 'cia', role: 'coordinator', unitIds: [] };
const liv: Actor = { personId: 'liv', role: 'leadership', unitIds: [] };
const mia: Actor = { personId: 'mia', role: 'manager', unitIds: ['U'] };
const bo: Actor = { personId: 'bo', role: 'contributor', unitIds: ['U'] };

const state = actionState({
  ...{ deputyId: 'dag', contributorIds: ['eva'], tags: ['x'], due: '2026-05-01', firstDue: '2026-05-01' },
  mergedIntoId: null,
});
const verified: ActionState = {
  ...{ ...state, status: 'verified', progress: 100, verifiedById: 'liv', doneById: 'bo', doneOwnerId: 'bo' },
  effectCheckOn: '2026-12-01',
};
const context = (actor: Actor, hasValidEvidence = true, approveDue = false, untouched = true) => ({
  ...{ actor, hasValidEvidence, untouched, evidenceRequired: true, today: '2026-03-10' },
  policy: { effectMonths: 9, approveDue },
});
const change = (wish: ActionChange, actor = cia, from = state) => decideChange(from, wish, context(actor));
const codeOf = (work: () => unknown) => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

it('ends ten minutes after the change', () => {
  expect(undoEnds(new Date('2026-03-10T09:00:00Z')).toISOString()).toBe('2026-03-10T09:10:00.000Z');
});

it('brings back everything a change did, also what followed from it', () => {
  for (const wish of [
    { ownerId: 'eva' },
    { due: '2026-06-01', dueReason: 'x' },
    { status: 'done' as const },
    { status: 'declined' as const, note: 'Nej', reviewOn: '2027-01-01' },
    { addTags: ['y'], removeTags: ['X'] },
    { unitId: null, title: 'B' },
  ]) {
    const { next, changes } = change(wish);
    expect(decideUndo(next, changes, context(cia))).toMatchObject({ next: state, kept: [] });
  }
});

it('a verification that was taken back counts again, by whom it was, as long as its evidence is valid', () => {
  const { next, changes } = change({ status: 'inProgress', note: 'x' }, liv, verified);
  expect(decideUndo(next, changes, context(liv)).next).toEqual(verified);
  expect(codeOf(() => decideUndo(next, changes, context(liv, false)))).toBe('action.verify-without-evidence');
  expect(codeOf(() => decideUndo({ ...next, ownerId: 'liv' }, changes, context(liv)))).toBe('action.owner-verified-it');
});

describe('an undo that would end in verified', () => {
  const reopened = (by: Actor, from = verified) => change({ status: 'inProgress', note: 'x' }, by, from);

  it.each<[string, Partial<ActionState>]>([
    ['the owner', { ownerId: 'mia' }],
    ['the deputy', { deputyId: 'mia' }],
    ['a contributor', { contributorIds: ['mia'] }],
    ['whoever finished it', { doneById: 'mia' }],
    ['whose it was then', { doneOwnerId: 'mia' }],
    ['whoever proves it', { provenByIds: ['mia'] }],
  ])('is refused to %s', (_, given) => {
    const { next, changes } = reopened(mia, { ...verified, ...given });
    expect(codeOf(() => decideUndo(next, changes, context(mia)))).toBe('action.verify-own');
  });

  it('is refused to whoever got to work on it meanwhile, and where anything else has changed', () => {
    const { next, changes } = reopened(mia);
    expect(decideUndo(next, changes, context(mia)).next).toEqual(verified);
    expect(codeOf(() => decideUndo({ ...next, contributorIds: ['mia'] }, changes, context(mia)))).toBe(
      'action.verify-own',
    );
    expect(codeOf(() => decideUndo(next, changes, context(mia, true, false, false)))).toBe('undo.changed-meanwhile');
  });
});

it('what was verified meanwhile does not go back for whoever did the work, nor do its links', () => {
  const owned = { ...state, ownerId: 'mia' };
  const { next, changes } = change({ title: 'B', effortWeeks: 9 }, mia, owned);
  const since = { ...next, status: 'verified' as const, progress: 100, doneById: 'mia', verifiedById: 'cia' };
  expect(codeOf(() => decideUndo(since, changes, context(mia)))).toBe('action.verified');
  expect(codeOf(() => decideUndo(since, [], { ...context(mia), relinks: true }))).toBe('action.verified');
  expect(decideUndo(since, [], { ...context(cia), relinks: true }).changes).toEqual([]);
});

it('leaves what somebody else has changed since, and tells it', () => {
  const { next, changes } = change({ ownerId: 'mia', due: '2026-06-01', dueReason: 'x' });
  const since = { ...next, due: '2026-07-01', slips: 2 };
  const undone = decideUndo(since, changes, context(cia));
  expect(undone.next).toMatchObject({ ownerId: 'bo', due: '2026-07-01', slips: 2 });
  expect(undone.kept).toEqual(['due', 'slips']);
  expect(codeOf(() => decideUndo({ ...since, ownerId: 'eva' }, changes, context(cia)))).toBe('undo.changed-meanwhile');
});

describe('a date that was asked for', () => {
  const wish = { due: '2026-06-01', dueReason: 'x' };
  const asked = decideChange(state, wish, context(bo, true, true));
  const request = { askedDue: '2026-06-01', askedDueReason: 'x', askedDueById: 'bo' };

  it('is no longer asked for, by whoever may ask', () => {
    expect(asked.next).toMatchObject({ due: '2026-05-01', ...request });
    expect(decideUndo(asked.next, asked.changes, context(bo, true, true))).toMatchObject({ next: state, kept: [] });
  });

  it('stays once it was decided, whatever was decided', () => {
    for (const decided of [
      { ...asked.next, ...NO_DUE_REQUEST, due: '2026-06-01', slips: 1 },
      { ...asked.next, ...NO_DUE_REQUEST },
    ]) {
      expect(codeOf(() => decideUndo(decided, asked.changes, context(bo)))).toBe('undo.changed-meanwhile');
    }
  });

  it('is asked for again, when the work it ended with is not done after all', () => {
    const done = change({ status: 'done' }, bo, asked.next);
    expect(done.next.askedDueById).toBeNull();
    expect(decideUndo(done.next, done.changes, context(bo)).next).toEqual(asked.next);
  });

  it('is never asked for of work that is finished', () => {
    const moved = change({ due: '2026-07-01', dueReason: 'y' }, cia, asked.next);
    const { next: done } = change({ status: 'done' }, bo, moved.next);
    const undone = decideUndo(done, moved.changes, context(cia));
    expect(undone.next).toMatchObject({ status: 'done', due: '2026-05-01', ...NO_DUE_REQUEST });
    expect(undone.kept).toEqual(['askedDue', 'askedDueReason', 'askedDueById']);
  });
});

it('why it came back, and the day to look at the effect, go with the status', () => {
  const opened = change({ status: 'inProgress', note: 'x' }, liv, verified);
  expect(opened.next).toMatchObject({ returnedReason: 'x', returnedById: 'liv', effectCheckOn: null });
  expect(decideUndo(opened.next, opened.changes, context(liv)).next).toEqual(verified);
  const done = change({ status: 'done' }, bo, opened.next);
  expect(decideUndo(done.next, done.changes, context(bo)).next).toEqual(opened.next);
  const gone = change({ status: 'declined', note: 'x', decisionNumber: 'KS 2026/1' });
  expect(decideUndo(gone.next, gone.changes, context(cia)).next).toEqual(state);
});

it('asks for the right that the change needed, on the row as it was or as it stands', () => {
  const moved = change({ unitId: 'X', ownerId: 'eva' }, mia);
  expect(decideUndo(moved.next, moved.changes, context(mia)).next).toEqual(state);
  expect(codeOf(() => decideUndo(moved.next, moved.changes, context(bo)))).toBe('forbidden');
  const done = change({ status: 'done' }, bo);
  expect(decideUndo(done.next, done.changes, context(bo)).next).toEqual(state);
  const gone = change({ status: 'declined', note: 'x' });
  expect(codeOf(() => decideUndo(gone.next, gone.changes, context(bo)))).toBe('forbidden');
});

it('fits what stands beside it now', () => {
  const dated = change({ due: null, dueReason: 'x' });
  expect(codeOf(() => decideUndo({ ...dated.next, start: '2026-05-02' }, dated.changes, context(cia)))).toBe(
    'action.start-after-due',
  );
  const handed = change({ ownerId: null });
  expect(codeOf(() => decideUndo({ ...handed.next, deputyId: 'bo' }, handed.changes, context(cia)))).toBe(
    'action.deputy-is-owner',
  );
  expect(codeOf(() => decideUndo({ ...handed.next, mergedIntoId: 'b' }, handed.changes, context(cia)))).toBe(
    'action.merged',
  );
});

it('touches nothing but what stands as it was left, whatever happened since', () => {
  const wish = fc.record(
    {
      title: fc.constantFrom('A', 'B', 'C'),
      ownerId: fc.constantFrom('bo', 'mia', null),
      tags: fc.subarray(['x', 'y', 'z']),
      effortWeeks: fc.constantFrom(1, 2, null),
      due: fc.constantFrom('2026-05-01', '2026-06-01', null),
      dueReason: fc.constant('x'),
    },
    { requiredKeys: ['dueReason'] },
  );
  fc.assert(
    fc.property(wish, wish, (mine, theirs) => {
      const first = change(mine);
      const { next: now } = change(theirs, cia, first.next);
      try {
        const { next, changes, kept } = decideUndo(now, first.changes, context(cia));
        for (const field of Object.keys(now) as (keyof ActionState)[]) {
          const back = changes.some((one) => one.field === field);
          expect([field, next[field]]).toEqual([field, back ? state[field] : now[field]]);
          if (back) expect(sameValue(now[field] ?? null, first.next[field] ?? null)).toBe(true);
          expect(back && kept.includes(field)).toBe(false);
        }
      } catch (error) {
        expect((error as { code?: string }).code).toBe('undo.changed-meanwhile');
      }
    }),
  );
});
