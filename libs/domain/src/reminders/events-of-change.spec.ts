import { eventsOfChange } from './events-of-change.js';

const open = { status: 'inProgress', ownerId: 'anna', askedDue: null, askedDueById: null } as const;
const done = { ...open, status: 'done' } as const;
const asked = { ...open, askedDue: '2026-12-01', askedDueById: 'anna' } as const;

describe('who hears of a change', () => {
  it.each([
    ['a new owner', open, { ...open, ownerId: 'bo' }, 'eva', ['assignment bo']],
    ['nobody of what they took over themselves', open, { ...open, ownerId: 'bo' }, 'bo', []],
    ['nobody when the owner is taken away', open, { ...open, ownerId: null }, 'eva', []],
    ['the owner of work that is sent back', done, open, 'eva', ['sentBack anna']],
    ['nobody when the owner opens the own work again', done, open, 'anna', []],
    ['a new owner of reopened work hears of it once', done, { ...open, ownerId: 'bo' }, 'eva', ['assignment bo']],
    ['not of a declined action that is taken up again', { ...open, status: 'declined' } as const, open, 'eva', []],
    ['whoever decides about a date', open, asked, 'anna', ['dateAsked null']],
    ['again when another date is asked for', asked, { ...asked, askedDue: '2027-01-01' }, 'anna', ['dateAsked null']],
    ['not when something else changes', asked, { ...asked, ownerId: 'anna' }, 'eva', []],
    ['whoever asked, when it is decided', asked, open, 'eva', ['dateDecided anna']],
    ['nobody when it is taken back', asked, open, 'anna', []],
  ])('%s', (_, before, next, actor, expected) => {
    expect(eventsOfChange(before, next, actor).map(({ kind, personId }) => `${kind} ${personId}`)).toEqual(expected);
  });
});
