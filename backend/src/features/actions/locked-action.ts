import { type ActionState, DomainError, may, type Permission, type PlanPolicy } from '@kompassplan/domain';
import { localDay } from '../../persistence/local-day.js';
import { PLAN_POLICY } from '../../persistence/plan-policy.query.js';
import { byKey } from '../../persistence/preparing-client.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { CONTRIBUTOR_IDS, workedOn } from '../../persistence/worked-on.query.js';

/** When what was reported or asked for last was reported or asked for. */
export interface Stamps {
  readonly verifiedAt: Date | null;
  readonly doneAt: Date | null;
  readonly lastProgressAt: Date | null;
  readonly returnedAt: Date | null;
  readonly askedDueAt: Date | null;
}

/** An action as it stands, locked until the transaction ends. */
export interface LockedAction extends ActionState, Stamps {
  readonly number: number;
  readonly evaluationId: string;
  readonly version: number;
  readonly hasValidEvidence: boolean;
  /** The percent that was reported last before the work was finished. */
  readonly progressBefore: number;
  /** The municipality's. */
  readonly policy: PlanPolicy;
}

/** @throws DomainError not-found */
export async function lockOne(tx: Transaction, id: string): Promise<LockedAction> {
  const [action] = await lockActions(tx, [id]);
  if (!action) throw new DomainError('not-found');
  return action;
}

/** @throws DomainError not-found, forbidden, action.merged unless it is to comment */
export async function lockFor(tx: Transaction, id: string, permission: Permission): Promise<LockedAction> {
  const action = await lockOne(tx, id);
  if (!tx.tenant.actor || !may(tx.tenant.actor, permission, action)) throw new DomainError('forbidden');
  if (action.mergedIntoId && permission !== 'action.comment') throw new DomainError('action.merged');
  return action;
}

/**
 * In the order of their ids and all at once, so that two changes never wait for each other in a circle. Whoever only points
 * at one of them (waits for it, writes its history) does not wait.
 */
export function lockActions(tx: Transaction, ids: readonly string[]): Promise<LockedAction[]> {
  return actionsOf(tx, ids, 'FOR NO KEY UPDATE OF a');
}

/** The same without a lock: for showing what a change would do. */
export function actionsNow(tx: Transaction, ids: readonly string[]): Promise<LockedAction[]> {
  return actionsOf(tx, ids, '');
}

function actionsOf(tx: Transaction, ids: readonly string[], lock: string): Promise<LockedAction[]> {
  return tx.query(
    byKey(`SELECT a.id, a.number, a.evaluation_id AS "evaluationId", a.version, a.title, a.description, a.status, a.progress,
       a.owner_id AS "ownerId", a.unit_id AS "unitId", a.due::text AS due, a.first_due::text AS "firstDue", a.slips,
       a.wanted_effect AS "wantedEffect", a.indicator, a.indicator_baseline AS "indicatorBaseline",
       a.indicator_target AS "indicatorTarget", a.start::text AS start, a.cost, a.diary_number AS "diaryNumber",
       a.deputy_id AS "deputyId",
       ${CONTRIBUTOR_IDS},
       ARRAY(SELECT t.tag FROM action_tag t WHERE t.municipality_id = a.municipality_id AND t.action_id = a.id) AS tags,
       ARRAY(SELECT d.waits_for_id FROM action_dependency d
         WHERE d.municipality_id = a.municipality_id AND d.action_id = a.id) AS "waitsForIds",
       a.effort_weeks AS "effortWeeks", a.help_text AS "helpText", a.declined_reason AS "declinedReason",
       a.declined_by_id AS "declinedById", a.declined_review_on::text AS "declinedReviewOn",
       a.declined_diary_number AS "declinedDiaryNumber", a.returned_reason AS "returnedReason",
       a.returned_by_id AS "returnedById", a.effect_check_on::text AS "effectCheckOn", a.asked_due::text AS "askedDue",
       a.asked_due_reason AS "askedDueReason", a.asked_due_by_id AS "askedDueById", ${PLAN_POLICY} AS policy,
       a.returned_at AS "returnedAt", a.asked_due_at AS "askedDueAt",
       a.merged_into_id AS "mergedIntoId", a.verified_at AS "verifiedAt", a.done_at AS "doneAt",
       a.last_progress_at AS "lastProgressAt", ${workedOn('$3')},
       coalesce((SELECT p.progress FROM progress_entry p WHERE p.municipality_id = a.municipality_id AND p.action_id = a.id
         AND p.progress < 100 ORDER BY p.at DESC, p.id DESC LIMIT 1), 0) AS "progressBefore",
       EXISTS (SELECT 1 FROM evidence e WHERE e.municipality_id = a.municipality_id AND e.action_id = a.id
         AND e.removed_at IS NULL AND (e.valid_until IS NULL OR e.valid_until >= $3::date)) AS "hasValidEvidence"
     FROM action a WHERE a.municipality_id = $1 AND a.id = ANY($2::uuid[]) ORDER BY a.id ${lock}`),
    [tx.tenant.municipalityId, ids, localDay(tx.now, tx.tenant.timeZone)],
  );
}

/** After a change of what belongs to the action and stands in another table: whoever edits it meanwhile must see it. */
export async function touch(tx: Transaction, actionId: string): Promise<void> {
  await tx.execute('UPDATE action SET version = version + 1, updated_at = $3 WHERE municipality_id = $1 AND id = $2', [
    tx.tenant.municipalityId,
    actionId,
    tx.now,
  ]);
}
