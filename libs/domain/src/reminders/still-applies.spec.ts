import type { ActionForReminders, PersonForReminders, ReminderItem } from './reminder-item.js';
import { stillApplies } from './still-applies.js';

const anna: PersonForReminders = {
  ...{ id: 'anna', name: 'Anna', email: 'anna@ekvik.example', language: 'sv', active: true, managerId: 'boss' },
  ...{ digest: 'weekly', leaves: [] },
};
const open: ActionForReminders = {
  ...{ id: 'A', number: 1, title: 'A', status: 'inProgress', ownerId: 'anna', unitId: 'u', unitManagerId: 'boss' },
  ...{ due: '2026-03-10', lastProgressAt: '2026-02-01', doneAt: null, verifierId: null, evidenceValidUntil: [] },
};
const done: ActionForReminders = { ...open, status: 'done', doneAt: '2026-03-01', evidenceValidUntil: ['2026-04-01'] };
const boss = { ...anna, id: 'boss' };
type Slot = Pick<ReminderItem, 'rule' | 'slot'>;
const step: Slot = { rule: 'due', slot: '2026-03-10-3' };
const toManager: Slot = { rule: 'escalation', slot: '2026-03-10+10:manager' };
const stale: Slot = { rule: 'stale', slot: '2026-02-01+30' };
const expiring: Slot = { rule: 'evidenceExpiring', slot: '2026-04-01' };
const waiting: Slot = { rule: 'verificationWaiting', slot: '2026-03-01+7' };
const effect: Slot = { rule: 'effectDue', slot: '2026-03-01+0' };
const review: Slot = { rule: 'reviewDue', slot: '2026-03-01+0' };
const verified: ActionForReminders = { ...done, status: 'verified', effectCheckOn: '2026-03-01' };
const declined: ActionForReminders = { ...open, status: 'declined', reviewOn: '2026-03-01' };
const assigned: Slot = { rule: 'assignment', slot: '2026-03-01T08:00:00Z' };

describe('at the moment of sending', () => {
  it.each<[string, Slot, ActionForReminders, PersonForReminders, boolean]>([
    ['nothing has changed', step, open, anna, true],
    ['finished', step, done, anna, false],
    ['declined', step, { ...open, status: 'declined' }, anna, false],
    ['moved', step, { ...open, due: '2026-04-10' }, anna, false],
    ['date removed', step, { ...open, due: null }, anna, false],
    ['handed on', step, { ...open, ownerId: 'cia' }, anna, false],
    ['left', step, open, { ...anna, active: false }, false],
    ['a deputy of the owner', { ...step, slot: '2026-03-10-3@anna' }, open, { ...anna, id: 'cia' }, true],
    ['a deputy of a former owner', { ...step, slot: '2026-03-10-3@dan' }, open, { ...anna, id: 'cia' }, false],
    ['the manager', toManager, open, boss, true],
    ['a former manager', toManager, { ...open, unitManagerId: 'new' }, boss, false],
    ['a manager who took over', toManager, { ...open, ownerId: 'boss' }, boss, false],
    ['the manager of a manager', toManager, { ...open, ownerId: 'boss' }, { ...anna, id: 'director' }, true],
    ['silence', stale, open, anna, true],
    ['an entry since', stale, { ...open, lastProgressAt: '2026-03-02' }, anna, false],
    ['evidence that expires', expiring, done, anna, true],
    ['evidence that was renewed', expiring, { ...done, evidenceValidUntil: ['2027-04-01'] }, anna, false],
    ['evidence of reopened work', expiring, { ...done, status: 'inProgress' }, anna, false],
    ['waiting', waiting, done, boss, true],
    ['verified since', waiting, { ...done, status: 'verified' }, boss, false],
    ['done anew', waiting, { ...done, doneAt: '2026-03-05' }, boss, false],
    ['another verifier', waiting, { ...done, verifierId: 'cia' }, boss, false],
    ['an effect to look at', effect, verified, boss, true],
    ['an effect that was looked at', effect, { ...verified, effectCheckOn: null }, boss, false],
    ['an effect to be looked at later', effect, { ...verified, effectCheckOn: '2026-12-01' }, boss, false],
    ['opened again', effect, { ...verified, status: 'inProgress' }, boss, false],
    ['the effect of one’s own work', effect, { ...verified, ownerId: 'boss' }, boss, false],
    ['a decision to look at again', review, declined, boss, true],
    ['a decision that was changed', review, { ...declined, reviewOn: '2027-03-01' }, boss, false],
    ['taken up again', review, { ...declined, status: 'notStarted' }, boss, false],
    ['sent back', { ...assigned, rule: 'sentBack' }, open, anna, true],
    ['finished anew', { ...assigned, rule: 'sentBack' }, done, anna, false],
    ['a date to decide on', { ...assigned, rule: 'dateAsked' }, { ...open, askedDueById: 'anna' }, boss, true],
    ['a date that is decided', { ...assigned, rule: 'dateAsked' }, open, boss, false],
    ['one’s own question', { ...assigned, rule: 'dateAsked' }, { ...open, askedDueById: 'boss' }, boss, false],
    ['an answer about a date', { ...assigned, rule: 'dateDecided' }, open, anna, true],
    ['an answer about work that is finished', { ...assigned, rule: 'dateDecided' }, done, anna, false],
    ['assigned', assigned, open, anna, true],
    ['assigned on', assigned, { ...open, ownerId: 'cia' }, anna, false],
    ['mentioned in finished work', { ...assigned, rule: 'mention' }, done, anna, true],
  ])('%s', (_, item, action, person, expected) => {
    expect(stillApplies(item, action, person, '2026-03-08')).toBe(expected);
  });
});
