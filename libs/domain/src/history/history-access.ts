import { type Permission, reachOf } from '../access/permissions.js';
import type { Role } from '../access/roles.js';

/**
 * What an entry of history can be about, and the right to read it: the right to read the thing itself. So an evaluator
 * sees what happened to the plan and nothing about people, and only those who run the reminders see how the policy changed.
 */
export const HISTORY_ENTITIES = {
  action: 'action.read',
  evaluation: 'evaluation.read',
  person: 'people.read',
  unit: 'people.read',
  municipality: 'people.read',
  planPolicy: 'planPolicy.edit',
  reminderPolicy: 'reminder.read',
  reminder: 'reminder.read',
  import: 'import.review',
  linkCorrection: 'import.review',
} as const satisfies Readonly<Record<string, Permission>>;
export type HistoryEntity = keyof typeof HISTORY_ENTITIES;

/** The kinds of entries that a role may read. Kinds that are not named above are read by nobody. */
export function historyEntitiesFor(role: Role): HistoryEntity[] {
  return (Object.keys(HISTORY_ENTITIES) as HistoryEntity[]).filter(
    (entity) => reachOf(role, HISTORY_ENTITIES[entity]) !== null,
  );
}
