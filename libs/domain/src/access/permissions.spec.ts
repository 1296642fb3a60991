import { type Actor, may, type Permission, PERMISSIONS, reachOf, rolesWith } from './permissions.js';
import { type Role, ROLES } from './roles.js';

const actor = (role: Role): Actor => ({ personId: 'me', role, unitIds: ['school', 'school-north'] });
const rows = {
  mine: { ownerId: 'me', unitId: 'roads' },
  helping: { ownerId: 'other', unitId: 'roads', contributorIds: ['me'] },
  standingIn: { ownerId: 'other', unitId: 'roads', deputyId: 'me' },
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

  // mine, helping, standing in, unit, foreign, nobody's: y may, - may not
  it.each<[Permission, Role, string]>([
    ['action.read', 'evaluator', 'yyyyyy'],
    ['action.edit', 'administrator', 'yyyyyy'],
    ['action.edit', 'coordinator', 'yyyyyy'],
    ['action.create', 'manager', '---y--'],
    ['action.edit', 'manager', '---y--'],
    ['action.edit', 'contributor', '------'],
    ['action.edit', 'leadership', '------'],
    ['action.report', 'manager', 'yyyy--'],
    ['action.report', 'contributor', 'yyy---'],
    ['action.report', 'leadership', 'yyy---'],
    ['action.verify', 'leadership', 'yyyyyy'],
    ['action.verify', 'manager', '---y--'],
    ['due.decide', 'manager', '---y--'],
    ['unit.overview', 'manager', '---y--'],
    ['action.verify', 'contributor', '------'],
    ['action.comment', 'manager', 'yyyyyy'],
    ['action.comment', 'contributor', 'yyyyyy'],
    ['action.comment', 'evaluator', '------'],
    ['view.share', 'coordinator', 'yyyyyy'],
    ['view.share', 'manager', 'yyy---'],
    ['view.share', 'contributor', '------'],
    ['leave.plan', 'coordinator', 'yyyyyy'],
    ['leave.plan', 'manager', 'yyyy--'],
    ['leave.plan', 'contributor', 'yyy---'],
    ['unit.overview', 'leadership', 'yyyyyy'],
    ['unit.overview', 'contributor', '------'],
    ['readiness.setTarget', 'manager', '------'],
    ['people.edit', 'coordinator', '------'],
    ['people.edit', 'administrator', 'yyyyyy'],
  ])('%s by %s: %s', (permission, role, expected) => {
    const answers = Object.values(rows).map((row) => (may(actor(role), permission, row) ? 'y' : '-'));
    expect(answers.join('')).toBe(expected);
  });

  it('a manager keeps every right of the own unit on what is also the own work', () => {
    const own = { ownerId: 'me', unitId: 'school-north', contributorIds: [], deputyId: null };
    for (const right of ['action.edit', 'action.verify', 'due.decide', 'action.report'] as const) {
      expect(may(actor('manager'), right, own)).toBe(true);
    }
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
