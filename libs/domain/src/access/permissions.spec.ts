import { type Actor, may, type Permission, PERMISSIONS, reachOf, rolesWith } from './permissions.js';
import { type Role, ROLES } from './roles.js';

const actor = (role: Role): Actor => ({ personId: 'me', role, unitIds: ['school', 'school-north'] });
const rows = {
  mine: { ownerId: 'me', unitId: 'roads' },
  helping: { ownerId: 'other', unitId: 'roads', contributorIds: ['me'] },
  unit: { ownerId: 'other', unitId: 'school-north' },
  foreign: { ownerId: 'other', unitId: 'roads' },
  nobody: { ownerId: null, unitId: null },
};

describe('permission table', () => {
  it('tells which roles have a permission at all', () => {
    expect(rolesWith('reminder.read')).toEqual(['administrator', 'coordinator']);
    expect(rolesWith('action.report')).toEqual([
      'administrator',
      'coordinator',
      'manager',
      'contributor',
      'leadership',
    ]);
  });

  // mine, helping, unit, foreign, nobody's: y may, - may not
  it.each<[Permission, Role, string]>([
    ['action.read', 'evaluator', 'yyyyy'],
    ['action.edit', 'administrator', 'yyyyy'],
    ['action.edit', 'coordinator', 'yyyyy'],
    ['action.edit', 'manager', 'yyy--'],
    ['action.edit', 'contributor', '-----'],
    ['action.edit', 'leadership', '-----'],
    ['action.report', 'manager', 'yyy--'],
    ['action.report', 'contributor', 'yy---'],
    ['action.report', 'leadership', 'yy---'],
    ['action.verify', 'leadership', 'yyyyy'],
    ['action.verify', 'manager', 'yyy--'],
    ['action.verify', 'contributor', '-----'],
    ['action.comment', 'contributor', 'yyyyy'],
    ['action.comment', 'evaluator', '-----'],
    ['view.share', 'coordinator', 'yyyyy'],
    ['view.share', 'manager', 'yy---'],
    ['view.share', 'contributor', '-----'],
    ['readiness.setTarget', 'manager', '-----'],
    ['people.edit', 'coordinator', '-----'],
    ['people.edit', 'administrator', 'yyyyy'],
  ])('%s by %s: %s', (permission, role, expected) => {
    const answers = Object.values(rows).map((row) => (may(actor(role), permission, row) ? 'y' : '-'));
    expect(answers.join('')).toBe(expected);
  });

  it('denies whoever is not named', () => {
    expect(reachOf('evaluator', 'action.edit')).toBeNull();
    expect(reachOf('leadership', 'people.edit')).toBeNull();
  });

  it('gives the evaluator nothing but reading', () => {
    const allowed = (Object.keys(PERMISSIONS) as Permission[]).filter((p) => reachOf('evaluator', p) !== null);
    expect(allowed).toEqual(['evaluation.read', 'action.read', 'readiness.read']);
  });

  it('lets nobody do what the administrator may not', () => {
    for (const permission of Object.keys(PERMISSIONS) as Permission[]) {
      if (ROLES.some((role) => reachOf(role, permission))) expect(reachOf('administrator', permission)).toBe('all');
    }
  });
});
