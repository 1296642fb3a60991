import { type Role, ROLES } from './roles.js';

/** How far a permission reaches: every row of the municipality, rows of the person's unit, or the person's own rows. */
export type Reach = 'all' | 'unit' | 'own';

/** One table for the guard, the queries and the UI. A role that is not named may not. */
export const PERMISSIONS = {
  'evaluation.read': all('administrator', 'coordinator', 'manager', 'contributor', 'leadership', 'evaluator'),
  'evaluation.edit': all('administrator', 'coordinator'),
  'import.review': all('administrator', 'coordinator'),
  'action.read': all('administrator', 'coordinator', 'manager', 'contributor', 'leadership', 'evaluator'),
  'action.create': { ...all('administrator', 'coordinator'), manager: 'unit' },
  'action.edit': { ...all('administrator', 'coordinator'), manager: 'unit' },
  'action.report': { ...all('administrator', 'coordinator'), manager: 'unit', contributor: 'own', leadership: 'own' },
  'action.verify': { ...all('administrator', 'coordinator', 'leadership'), manager: 'unit' },
  // An agreed date that somebody asks to move; a manager decides for the own unit.
  'due.decide': { ...all('administrator', 'coordinator'), manager: 'unit' },
  'action.comment': all('administrator', 'coordinator', 'manager', 'contributor', 'leadership'),
  // Everyone keeps views of their own; a shared one is changed by who shared it, and by who runs the plan.
  'view.share': { ...all('administrator', 'coordinator'), manager: 'own' },
  'planPolicy.edit': all('administrator', 'coordinator'),
  'readiness.read': all('administrator', 'coordinator', 'manager', 'contributor', 'leadership', 'evaluator'),
  'readiness.setTarget': all('administrator', 'coordinator'),
  'reminder.read': all('administrator', 'coordinator'),
  'reminder.edit': all('administrator', 'coordinator'),
  'mailbox.read': all('administrator', 'coordinator'),
  // Numbers about the whole installation's wake-ups; nothing of another municipality but how many.
  'queue.manage': all('administrator'),
  'history.check': all('administrator', 'coordinator'),
  // Who has how much to do in a unit: the manager's own unit, and every one for who leads the whole.
  'unit.overview': { ...all('administrator', 'coordinator', 'leadership'), manager: 'unit' },
  // One's own leave; a manager plans for the own unit, and who runs the plan for everybody.
  'leave.plan': { ...all('administrator', 'coordinator'), manager: 'unit', contributor: 'own', leadership: 'own' },
  'people.read': all('administrator', 'coordinator', 'manager', 'contributor', 'leadership'),
  'people.edit': all('administrator'),
} as const satisfies Record<string, Readonly<Partial<Record<Role, Reach>>>>;

export type Permission = keyof typeof PERMISSIONS;

/** Who asks. `unitIds` is the person's own unit and the units below it. */
export interface Actor {
  readonly personId: string;
  readonly role: Role;
  readonly unitIds: readonly string[];
}

/**
 * What one's own part in a row adds to 'unit': one reports about it, and plans one's own leave. Everything else of a unit is
 * decided by who manages that unit.
 */
const OWN_COUNTS: readonly Permission[] = ['action.report', 'leave.plan'];

/** What a row must tell for a row right to be decided. */
export interface RowRights {
  readonly ownerId: string | null;
  readonly unitId: string | null;
  /** Who takes part: their own row as well, when it comes to reporting. */
  readonly contributorIds?: readonly string[];
  /** Who stands in for the owner. */
  readonly deputyId?: string | null;
}

/** How far `permission` reaches for `role`, or null when it is denied altogether. */
export function reachOf(role: Role, permission: Permission): Reach | null {
  const table: Readonly<Partial<Record<Role, Reach>>> = PERMISSIONS[permission];
  return table[role] ?? null;
}

/** The roles that may use `permission` on any row at all, those with the most rights first. */
export function rolesWith(permission: Permission): Role[] {
  return ROLES.filter((role) => reachOf(role, permission) !== null);
}

/** Whether a person with this role can have a part in an action: whoever only reads could never report about it. */
export function mayWork(role: Role): boolean {
  return reachOf(role, 'action.report') !== null;
}

/** Whether `actor` may use `permission` on `row`. */
export function may(actor: Actor, permission: Permission, row: RowRights): boolean {
  const reach = reachOf(actor.role, permission);
  if (reach === null) return false;
  if (reach === 'all') return true;
  const own = [row.ownerId, row.deputyId, ...(row.contributorIds ?? [])].includes(actor.personId);
  if (own && (reach === 'own' || OWN_COUNTS.includes(permission))) return true;
  return reach === 'unit' && row.unitId !== null && actor.unitIds.includes(row.unitId);
}

function all<R extends Role>(...roles: R[]): Record<R, 'all'> {
  return Object.fromEntries(roles.map((role) => [role, 'all'])) as Record<R, 'all'>;
}
