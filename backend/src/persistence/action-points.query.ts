import { computeReadiness, shownReadiness } from '@kompassplan/domain';
import { planInputOf } from './plan-input.query.js';
import type { Transaction } from './unit-of-work.js';

/**
 * What actions have at stake, by id, in tenths as every page shows it. One statement for each evaluation.
 * @param today YYYY-MM-DD, decides which evidence is valid
 */
export async function pointsAtStake(
  tx: Transaction,
  evaluationIds: Iterable<string>,
  today: string,
): Promise<ReadonlyMap<string, number>> {
  const points = new Map<string, number>();
  for (const evaluationId of new Set(evaluationIds)) {
    const { pointsOfActions } = shownReadiness(computeReadiness(await planInputOf(tx, evaluationId, today)));
    for (const [id, at] of Object.entries(pointsOfActions)) points.set(id, at);
  }
  return points;
}
