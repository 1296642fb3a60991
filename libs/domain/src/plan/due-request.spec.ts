import fc from 'fast-check';
import type { Actor } from '../access/permissions.js';
import { ACTION_STATUSES, isOpen } from './action-status.js';
import { actionState } from './action-state.fixture.js';
import { type ActionChange, type ActionState, type ChangeContext, decideChange } from './change-action.js';
import { decideDueRequest, withdrawDueRequest } from './due-request.js';

/* Bo owns the action of unit U, agreed for 1 May 2026. Mia manages U, Max another unit, Cia and Åsa coordinate. */
const person = (personId: string, role: Actor['role'], unit = 'U'): Actor => ({ personId, role, unitIds: [unit] });
const bo = person('bo', 'contributor');
const mia = person('mia', 'manager');
const max = person('max', 'manager', 'X');
const cia = person('cia', 'coordinator');
const asa = person('asa', 'coordinator');
const liv = person('liv', 'leadership');

const agreed = actionState({ due: '2026-05-01', firstDue: '2026-05-01' });
const by = (actor: Actor, approveDue = true): ChangeContext => ({
  ...{ actor, today: '2026-03-10', policy: { effectMonths: 9, approveDue } },
  ...{ hasValidEvidence: true, evidenceRequired: true },
});
const june: ActionChange = { due: '2026-06-01', dueReason: 'Semester' };
const asked = decideChange(agreed, june, by(bo)).next;

function told(work: () => { readonly next: ActionState }): string {
  try {
    const { due, slips, askedDue, askedDueById } = work().next;
    return `${due} slips ${slips} asked ${askedDue} by ${askedDueById}`;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

describe('moving an agreed date', () => {
  it.each<[string, Actor, ActionChange, ActionState, boolean, string]>([
    ['nobody approves here: it moves', mia, june, agreed, false, '2026-06-01 slips 1 asked null by null'],
    ['… and the owner may not', bo, june, agreed, false, 'forbidden'],
    ['the manager asks', mia, june, agreed, true, '2026-05-01 slips 0 asked 2026-06-01 by mia'],
    ['the owner asks', bo, june, agreed, true, '2026-05-01 slips 0 asked 2026-06-01 by bo'],
    ['asking needs a reason', bo, { due: '2026-06-01' }, agreed, true, 'action.due-reason-missing'],
    ['another unit’s manager does not ask', max, june, agreed, true, 'forbidden'],
    ['asking and renaming is an edit', bo, { ...june, title: 'X' }, agreed, true, 'forbidden'],
    [
      'no date at all can be asked for',
      bo,
      { due: null, dueReason: 'x' },
      agreed,
      true,
      '2026-05-01 slips 0 asked null by bo',
    ],
    [
      'the first date is set at once',
      mia,
      june,
      actionState({ due: null, firstDue: null }),
      true,
      '2026-06-01 slips 0 asked null by null',
    ],
    ['… not by the owner', bo, june, actionState({ due: null, firstDue: null }), true, 'forbidden'],
    [
      'a later wish replaces the first',
      mia,
      { ...june, due: '2026-07-01' },
      asked,
      true,
      '2026-05-01 slips 0 asked 2026-07-01 by mia',
    ],
    [
      'once nobody approves any more, moving ends the wish',
      mia,
      june,
      asked,
      false,
      '2026-06-01 slips 1 asked null by null',
    ],
    ['finishing ends the wish', bo, { status: 'done' }, asked, true, '2026-05-01 slips 0 asked null by null'],
    [
      'a date before the start is not asked for',
      bo,
      { ...june, due: '2026-01-01' },
      { ...agreed, start: '2026-02-01' },
      true,
      'action.start-after-due',
    ],
  ])('%s', (_, actor, change, from, approve, expected) => {
    expect(told(() => decideChange(from, change, by(actor, approve)))).toBe(expected);
  });
});

it.each(ACTION_STATUSES)('an agreed date of %s work moves for nobody without approval', (status) => {
  const then = told(() => decideChange({ ...agreed, status }, june, by(mia)));
  expect(then).not.toContain('2026-06-01 slips');
  if (isOpen(status)) return;
  const opened = { ...june, status: 'inProgress', note: 'x' } as const;
  expect(told(() => decideChange({ ...agreed, status }, opened, by(mia)))).toBe(
    '2026-05-01 slips 0 asked 2026-06-01 by mia',
  );
});

describe('deciding about it', () => {
  const yes = { approve: true, reason: null };
  const no = { approve: false, reason: 'Nämnden väntar' };
  it.each<[string, Actor, typeof yes | typeof no, ActionState, string]>([
    ['the unit’s manager approves: a slip like any other', mia, yes, asked, '2026-06-01 slips 1 asked null by null'],
    ['the coordinator refuses with a reason', cia, no, asked, '2026-05-01 slips 0 asked null by null'],
    ['… and not without one', cia, { approve: false, reason: ' ' }, asked, 'due-request.reason-missing'],
    ['not who asked', cia, yes, { ...asked, askedDueById: 'cia' }, 'due-request.own'],
    ['but another coordinator', asa, yes, { ...asked, askedDueById: 'cia' }, '2026-06-01 slips 1 asked null by null'],
    ['not another unit’s manager, also when it is the owner', max, yes, { ...asked, ownerId: 'max' }, 'forbidden'],
    ['not the owner, not leadership', liv, yes, { ...asked, ownerId: 'liv' }, 'forbidden'],
    ['there is nothing to decide', cia, yes, agreed, 'due-request.none'],
    ['a start that was moved meanwhile', cia, yes, { ...asked, start: '2026-06-02' }, 'action.start-after-due'],
  ])('%s', (_, actor, decision, from, expected) => {
    expect(told(() => decideDueRequest(from, decision, actor))).toBe(expected);
  });

  it('who asked takes it back, nobody else', () => {
    expect(told(() => withdrawDueRequest(asked, bo))).toBe('2026-05-01 slips 0 asked null by null');
    expect(told(() => withdrawDueRequest(asked, cia))).toBe('forbidden');
    expect(told(() => withdrawDueRequest(agreed, cia))).toBe('due-request.none');
  });
});

it('whatever is asked for: the old date counts until it is approved, and then it is as if it had been moved', () => {
  const day = fc
    .integer({ min: 0, max: 900 })
    .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.option(day, { nil: null }), fc.option(day, { nil: null }), day, (due, to, firstDue) => {
      const from = { ...agreed, due, firstDue };
      const wish = { due: to, dueReason: 'x' };
      const moved = decideChange(from, wish, by(mia, false)).next;
      const waiting = decideChange(from, wish, by(mia)).next;
      expect([waiting.due, waiting.firstDue, waiting.slips]).toEqual([due, firstDue, from.slips]);
      expect(waiting.askedDueById).toBe(due === to ? null : 'mia');
      if (due !== to) expect(decideDueRequest(waiting, { approve: true, reason: null }, cia).next).toEqual(moved);
    }),
  );
});
