import { DomainError } from '../domain-error.js';
import { type ActionStatus, isOpen } from './action-status.js';

/** `actionId` can't be finished before `waitsForId` is. */
export interface Dependency {
  readonly actionId: string;
  readonly waitsForId: string;
}

/**
 * Whether the action would in the end wait for itself if it waited for these and no others.
 * @param dependencies of the whole plan, also the action's own ones as they stand
 */
export function closesCircle(
  dependencies: readonly Dependency[],
  actionId: string,
  waitsForIds: readonly string[],
): boolean {
  const waitsFor = new Map<string, string[]>();
  for (const dependency of dependencies) {
    if (dependency.actionId === actionId) continue;
    const known = waitsFor.get(dependency.actionId);
    if (known) known.push(dependency.waitsForId);
    else waitsFor.set(dependency.actionId, [dependency.waitsForId]);
  }
  const seen = new Set<string>();
  const open = [...waitsForIds];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === actionId) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...(waitsFor.get(at) ?? []));
  }
  return false;
}

/** @throws DomainError action.dependency-circle */
export function assertNoCircle(
  dependencies: readonly Dependency[],
  actionId: string,
  waitsForIds: readonly string[],
): void {
  if (closesCircle(dependencies, actionId, waitsForIds)) throw new DomainError('action.dependency-circle');
}

/** Those that still block. Finished work blocks nobody, and neither does what was decided not to do. */
export function blockersOf<T extends { readonly status: ActionStatus }>(waitsFor: readonly T[]): T[] {
  return waitsFor.filter(({ status }) => isOpen(status));
}
