import type { ActionInput, ReadinessInput, SubQuestionInput } from '@kompassplan/domain';
import type { Transaction } from './unit-of-work.js';

/** What readiness is computed from, and what its page shows beside the figures. */
export interface PlanInput extends ReadinessInput {
  readonly subQuestions: readonly (SubQuestionInput & {
    readonly shortTitle: string | null;
    readonly targetReason: string | null;
  })[];
  readonly actions: readonly (ActionInput & {
    readonly ownerId: string | null;
    readonly due: string | null;
    readonly evidence: number;
  })[];
  /** How far the municipality's history had come when this was read; null before its first entry. */
  readonly historyNumber: string | null;
}

/**
 * The whole plan of one evaluation in one statement. A sub-question without printed scores has no percent and is left
 * out: nothing is guessed.
 * @param today YYYY-MM-DD, decides which evidence is valid
 */
export async function planInputOf(tx: Transaction, evaluationId: string, today: string): Promise<PlanInput> {
  const [row] = await tx.query<PlanInput>(
    `WITH proof AS (
       SELECT e.action_id, count(*)::int AS total, bool_or(e.valid_until IS NULL OR e.valid_until >= $3::date) AS valid
       FROM evidence e JOIN action a ON a.id = e.action_id AND a.municipality_id = e.municipality_id
       WHERE e.municipality_id = $1 AND a.evaluation_id = $2 AND e.removed_at IS NULL GROUP BY e.action_id),
     link AS (
       SELECT action_id, json_agg(json_build_object('subQuestion', sub_question_number, 'share', share) ORDER BY sub_question_number) AS links
       FROM action_sub_question WHERE municipality_id = $1 AND evaluation_id = $2 GROUP BY action_id)
     SELECT (SELECT number FROM history_head WHERE municipality_id = $1) AS "historyNumber",
       coalesce((SELECT json_agg(json_build_object('number', number, 'name', name) ORDER BY number)
         FROM area WHERE municipality_id = $1 AND evaluation_id = $2), '[]') AS areas,
       coalesce((SELECT json_agg(json_build_object('number', number, 'title', title, 'shortTitle', short_title,
           'area', area_number, 'max', max, 'percent', percent, 'target', target, 'targetReason', target_reason) ORDER BY position)
         FROM sub_question WHERE municipality_id = $1 AND evaluation_id = $2 AND max IS NOT NULL AND percent IS NOT NULL), '[]') AS "subQuestions",
       coalesce((SELECT json_agg(json_build_object('id', a.id, 'number', a.number, 'title', a.title, 'status', a.status,
           'effortWeeks', a.effort_weeks, 'links', coalesce(l.links, '[]'), 'hasValidEvidence', coalesce(p.valid, false),
           'evidence', coalesce(p.total, 0), 'ownerId', a.owner_id, 'due', a.due) ORDER BY a.number)
         FROM action a LEFT JOIN link l ON l.action_id = a.id LEFT JOIN proof p ON p.action_id = a.id
         WHERE a.municipality_id = $1 AND a.evaluation_id = $2), '[]') AS actions`,
    [tx.tenant.municipalityId, evaluationId, today],
  );
  return row ?? { areas: [], subQuestions: [], actions: [], historyNumber: null };
}
