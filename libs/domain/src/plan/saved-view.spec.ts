import { ROLES } from '../access/roles.js';
import { mayKeepView, seesView } from './saved-view.js';

// own, own and shared, another's, another's and shared: y may, - may not
const views = [
  { ownerId: 'me', shared: false },
  { ownerId: 'me', shared: true },
  { ownerId: 'other', shared: false },
  { ownerId: 'other', shared: true },
];

describe('who may change a saved view', () => {
  it.each([
    ['administrator', 'yy-y'],
    ['coordinator', 'yy-y'],
    ['manager', 'yy--'],
    ['contributor', 'y---'],
    ['leadership', 'y---'],
    ['evaluator', 'y---'],
  ] as const)('%s: %s', (role, expected) => {
    const actor = { personId: 'me', role, unitIds: [] };
    expect(views.map((view) => (mayKeepView(actor, view) ? 'y' : '-')).join('')).toBe(expected);
  });

  it.each(ROLES)('%s sees what is shared and what is the own', (role) => {
    const actor = { personId: 'me', role, unitIds: [] };
    expect(views.map((view) => seesView(actor, view))).toEqual([true, true, false, true]);
  });
});
