import { DomainError } from '../domain-error.js';
import { keptShares } from '../readiness/kept-shares.js';
import type { ShareInput } from '../readiness/points-at-stake.js';
import { isOpen } from './action-status.js';
import type { ActionState } from './change-action.js';
import { closesCircle, type Dependency } from './dependencies.js';
import type { DividedLink } from './split-action.js';
import { MOST_TAGS, tidyTags } from './tags.js';

export type MergedAction = ActionState & Pick<ShareInput, 'links'>;

export interface DecidedMerge {
  /** Of the action that stays. */
  readonly links: readonly DividedLink[];
  readonly effortWeeks: number | null;
  readonly tags: readonly string[];
  readonly contributorIds: readonly string[];
  /** What each action waits for from now on, by id: the one that stays, the merged ones, and whoever waited for these. */
  readonly waitsFor: ReadonlyMap<string, readonly string[]>;
}

const MOST_CONTRIBUTORS = 20;

/**
 * Makes one action of several: `target` stays and takes over what the others had; who worked on them takes part in it. On
 * each sub-question it has what all of them had. Only open work is merged: otherwise work that is to be done would count
 * as done, or the other way round.
 * @param plan all actions of the evaluation, also these
 * @param dependencies all of the plan
 * @throws DomainError action.merged, action.merge-closed, action.merge-itself, action.dependency-circle
 */
export function decideMerge(
  target: MergedAction,
  others: readonly MergedAction[],
  plan: readonly ShareInput[],
  dependencies: readonly Dependency[],
): DecidedMerge {
  const all = [target, ...others];
  if (new Set(all.map(({ id }) => id)).size < all.length) throw new DomainError('action.merge-itself');
  if (all.some(({ mergedIntoId }) => mergedIntoId)) throw new DomainError('action.merged');
  if (all.some(({ status }) => !isOpen(status))) throw new DomainError('action.merge-closed');
  const ids = new Set(all.map(({ id }) => id));
  const efforts = all.map(({ effortWeeks }) => effortWeeks).filter((effort) => effort !== null);
  const effortWeeks = efforts.length === 0 ? null : efforts.reduce((sum, effort) => sum + effort, 0);
  const numbers = [...new Set(all.flatMap(({ links }) => links.map(({ subQuestion }) => subQuestion)))];
  const people: (string | null)[] = [
    ...target.contributorIds,
    ...others.flatMap(({ ownerId, contributorIds }) => [ownerId, ...contributorIds]),
  ];
  return {
    links: numbers.map((subQuestion) => {
      const linked = plan.filter(({ links }) => links.some((link) => link.subQuestion === subQuestion));
      const shares = keptShares(subQuestion, linked, ids, [{ id: target.id, effortWeeks }]);
      return { actionId: target.id, subQuestion, share: shares.get(target.id) ?? null };
    }),
    effortWeeks,
    // What does not find room stays to be read on the merged one.
    tags: tidyTags(all.flatMap(({ tags }) => tags)).slice(0, Math.max(MOST_TAGS, target.tags.length)),
    contributorIds: [...new Set(people.filter((id) => id !== null))]
      .filter((id) => id !== target.ownerId && id !== target.deputyId)
      .slice(0, Math.max(MOST_CONTRIBUTORS, target.contributorIds.length)),
    waitsFor: waitsAfter(target.id, ids, dependencies),
  };
}

function waitsAfter(
  targetId: string,
  ids: ReadonlySet<string>,
  dependencies: readonly Dependency[],
): ReadonlyMap<string, readonly string[]> {
  const touched = new Map<string, Set<string>>([...ids].map((id) => [id, new Set()]));
  const become = (id: string) => (ids.has(id) ? targetId : id);
  for (const { actionId, waitsForId } of dependencies) if (ids.has(waitsForId)) touched.set(actionId, new Set());
  const after = dependencies.map(({ actionId, waitsForId }) => ({
    actionId: become(actionId),
    waitsForId: become(waitsForId),
  }));
  const apart = after.filter(({ actionId, waitsForId }) => actionId !== waitsForId);
  for (const { actionId, waitsForId } of apart) touched.get(actionId)?.add(waitsForId);
  const own = [...(touched.get(targetId) ?? [])];
  if (closesCircle(apart, targetId, own)) throw new DomainError('action.dependency-circle');
  return new Map([...touched].map(([id, waits]) => [id, [...waits]]));
}
