import { Injectable } from '@nestjs/common';
import type { MergeActions } from '@kompassplan/contract';
import { assertRoomInChecklist, decideChange, decideMerge, DomainError } from '@kompassplan/domain';
import { catalogueOf, formatPhrase } from '@kompassplan/phrases';
import { localDay } from '../../persistence/local-day.js';
import { planInputOf } from '../../persistence/plan-input.query.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { dependenciesOf, lockDependencies } from './action-references.js';
import { editable, lockWithWaiting, writeWaits } from './kin-rows.js';
import type { LockedAction } from './locked-action.js';
import { namesById } from './names.query.js';
import type { Accepted } from './record-change.js';
import { replaceLinksOf } from '../../persistence/replace-links.js';
import { actorOf, contextOf, writeDecided } from './write-decided.js';

/**
 * Makes one action of several: one stays and gets the others' sub-questions, steps, proof, comments and people; the others are
 * closed, say where they went, and carry no points. What reminds of them, waits for them or opens them from a mail ends.
 */
@Injectable()
export class MergeSomeActions {
  /**
   * @throws DomainError not-found, forbidden, action.merge-other-plan, action.merge-changed, checklist.full, and what
   *   decideMerge says
   */
  async merge(tx: Transaction, id: string, version: number, wish: MergeActions): Promise<'changed' | 'stale'> {
    const ids = [...new Set([id, ...wish.others.map((other) => other.id)])];
    const seen = await editable(tx, ids);
    if (new Set(seen.map(({ evaluationId }) => evaluationId)).size > 1)
      throw new DomainError('action.merge-other-plan');
    await lockDependencies(tx);
    const locked = await lockWithWaiting(tx, seen[0]?.evaluationId ?? '', ids);
    const target = locked.get(id);
    if (!target) throw new DomainError('not-found');
    if (target.version !== version || seen.find((one) => one.id === id)?.version !== version) return 'stale';
    const others = wish.others.flatMap((other) => {
      const action = locked.get(other.id);
      if (action && action.version !== other.version) {
        throw new DomainError('action.merge-changed', { number: action.number });
      }
      return action ? [action] : [];
    });
    const today = localDay(tx.now, tx.tenant.timeZone);
    const { actions: plan } = await planInputOf(tx, target.evaluationId, today);
    const linked = new Map(plan.map((action) => [action.id, action.links]));
    const withLinks = (action: LockedAction) => ({ ...action, links: linked.get(action.id) ?? [] });
    const dependencies = await dependenciesOf(tx, target.evaluationId, []);
    const merged = decideMerge(withLinks(target), others.map(withLinks), plan, dependencies);
    await moveParts(tx, id, others);
    const names = await namesById(tx, ids);
    await replaceLinksOf(tx, target.evaluationId, merged.links, { ids: [id] });
    const { effortWeeks, tags, contributorIds } = merged;
    const change = { title: wish.title, effortWeeks, tags, contributorIds, relinks: true };
    const stays: Accepted = {
      ...{
        action: target,
        change,
        event: 'action.merged',
        decided: decideChange(target, change, contextOf(tx, target)),
      },
      beside: [{ field: 'merged', from: null, to: others.map((other) => names.get(other.id)).join(', ') }],
    };
    const number = names.get(id) ?? '';
    await writeDecided(tx, [stays, ...others.map((other) => closed(tx, other, number))], 'app');
    await endWhatPointsAt(
      tx,
      id,
      others.map((other) => other.id),
    );
    await writeWaits(tx, merged.waitsFor, dependencies, new Set(ids));
    return 'changed';
  }
}

/** Declined work carries no points, is reminded of by nobody and needs no looking at again. */
function closed(tx: Transaction, action: LockedAction, number: string): Accepted {
  const { language } = actorOf(tx);
  const note = formatPhrase(catalogueOf(language), language, 'kin.merged-reason', { number });
  const change = { status: 'declined', note } as const;
  const decided = decideChange(action, change, contextOf(tx, action));
  return { action, change, decided, beside: [{ field: 'mergedInto', from: null, to: number }] };
}

/** Steps go behind those that are there; proof that was taken away stays where it was. */
async function moveParts(tx: Transaction, id: string, others: readonly LockedAction[]): Promise<void> {
  const { municipalityId } = tx.tenant;
  const from = [...others].sort((a, b) => a.number - b.number).map((other) => other.id);
  const [steps] = await tx.query<{ count: number; moving: number }>(
    `SELECT count(*)::int AS count, count(*) FILTER (WHERE action_id <> $2)::int AS moving FROM checklist_item
     WHERE municipality_id = $1 AND (action_id = $2 OR action_id = ANY($3::uuid[]))`,
    [municipalityId, id, from],
  );
  if (steps && steps.moving > 0) assertRoomInChecklist(steps.count - 1);
  await tx.execute(
    `UPDATE checklist_item i SET action_id = $2, position = m.position
     FROM (SELECT c.id, (SELECT coalesce(max(position), 0) FROM checklist_item WHERE municipality_id = $1 AND action_id = $2)
         + row_number() OVER (ORDER BY array_position($3::uuid[], c.action_id), c.position, c.id) AS position
       FROM checklist_item c WHERE c.municipality_id = $1 AND c.action_id = ANY($3::uuid[])) AS m
     WHERE i.municipality_id = $1 AND i.id = m.id`,
    [municipalityId, id, from],
  );
  await tx.execute(
    `UPDATE evidence SET action_id = $2 WHERE municipality_id = $1 AND action_id = ANY($3::uuid[]) AND removed_at IS NULL`,
    [municipalityId, id, from],
  );
  await tx.execute(`UPDATE comment SET action_id = $2 WHERE municipality_id = $1 AND action_id = ANY($3::uuid[])`, [
    municipalityId,
    id,
    from,
  ]);
}

/** What a planned mail says is checked again when it is sent; what has not been planned yet ends here. */
async function endWhatPointsAt(tx: Transaction, id: string, mergedIds: readonly string[]): Promise<void> {
  const { municipalityId } = tx.tenant;
  await tx.execute('UPDATE action SET merged_into_id = $2 WHERE municipality_id = $1 AND id = ANY($3::uuid[])', [
    municipalityId,
    id,
    mergedIds,
  ]);
  await tx.execute(
    `WITH links AS (DELETE FROM one_time_token WHERE municipality_id = $1 AND purpose = 'action' AND action_id = ANY($2::uuid[]))
     DELETE FROM reminder_event WHERE municipality_id = $1 AND action_id = ANY($2::uuid[])`,
    [municipalityId, mergedIds],
  );
}
