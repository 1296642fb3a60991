import {
  type EvaluationIdentity,
  type ImportDraft,
  type RecordedEvaluation,
  sameEvaluation,
} from '@kompassplan/domain';
import type { Transaction } from '../../persistence/unit-of-work.js';

export interface KnownEvaluation extends EvaluationIdentity {
  readonly id: string;
  readonly year: number;
  readonly actions: number;
}

/** What tells one evaluation from another in a draft. */
export function identityOf({ report }: ImportDraft): EvaluationIdentity {
  return { municipality: report.municipality, year: report.year, areas: report.areas.length };
}

/** The evaluation of the plan that this draft is about; the newest where there are several. */
export async function knownEvaluation(tx: Transaction, draft: ImportDraft): Promise<KnownEvaluation | undefined> {
  const known = await tx.query<KnownEvaluation>(
    `SELECT e.id, e.municipality_name AS municipality, e.year,
       (SELECT count(*)::int FROM area r WHERE r.municipality_id = $1 AND r.evaluation_id = e.id) AS areas,
       (SELECT count(*)::int FROM action a WHERE a.municipality_id = $1 AND a.evaluation_id = e.id) AS actions
     FROM evaluation e WHERE e.municipality_id = $1 AND e.year = $2 ORDER BY e.imported_at DESC, e.id`,
    [tx.tenant.municipalityId, draft.report.year],
  );
  const wish = identityOf(draft);
  return known.find((one) => sameEvaluation(one, wish));
}

export interface RecordedWithIdentity extends RecordedEvaluation, Pick<EvaluationIdentity, 'municipality' | 'year'> {
  readonly importId: string;
  /** The highest number that one of its actions has, 0 for none. */
  readonly lastNumber: number;
}

/** What is recorded of an evaluation, in one statement however much it says; null when it is not this municipality's. */
export async function recordedEvaluation(tx: Transaction, id: string): Promise<RecordedWithIdentity | null> {
  const [row] = await tx.query<RecordedWithIdentity>(
    `SELECT e.municipality_name AS municipality, e.year, e.month, e.edition, e.evaluators, e.import_id AS "importId",
       e.points_total AS "pointsTotal", e.points_max AS "pointsMax",
       (SELECT coalesce(max(c.number), 0) FROM action c WHERE c.municipality_id = $1 AND c.evaluation_id = e.id) AS "lastNumber",
       coalesce((SELECT jsonb_agg(jsonb_build_object('number', a.number, 'name', a.name, 'points', a.points, 'max', a.max,
           'percent', a.percent) ORDER BY a.number)
         FROM area a WHERE a.municipality_id = $1 AND a.evaluation_id = e.id), '[]') AS areas,
       coalesce((SELECT jsonb_agg(jsonb_build_object('number', q.number, 'area', q.area_number, 'title', q.title,
           'shortTitle', q.short_title, 'points', q.points, 'max', q.max, 'percent', q.percent) ORDER BY q.position)
         FROM sub_question q WHERE q.municipality_id = $1 AND q.evaluation_id = e.id), '[]') AS "subQuestions",
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'kind', f.kind, 'area', f.area_number, 'text', f.text,
           'action', (SELECT jsonb_build_object('id', c.id, 'number', c.number, 'links',
             coalesce((SELECT jsonb_agg(jsonb_build_object('subQuestion', l.sub_question_number, 'share', l.share))
               FROM action_sub_question l WHERE l.municipality_id = $1 AND l.action_id = c.id), '[]')) FROM action c
             WHERE c.municipality_id = $1 AND c.evaluation_id = e.id AND c.finding_id = f.id ORDER BY c.number LIMIT 1))
           ORDER BY f.position)
         FROM finding f WHERE f.municipality_id = $1 AND f.evaluation_id = e.id), '[]') AS findings
     FROM evaluation e WHERE e.municipality_id = $1 AND e.id = $2`,
    [tx.tenant.municipalityId, id],
  );
  return row ?? null;
}

/** How many actions the commit of an import wrote: those as old as the evaluation, or as its correction by this import. */
export async function actionsWritten(tx: Transaction, importId: string, evaluationId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM action a
     JOIN evaluation e ON e.municipality_id = a.municipality_id AND e.id = a.evaluation_id
     WHERE a.municipality_id = $1 AND a.evaluation_id = $2 AND a.created_at = coalesce(
       (SELECT h.at FROM history h WHERE h.municipality_id = $1 AND h.entity_id = $2 AND h.event = 'evaluation.corrected'
          AND h.changes @> jsonb_build_array(jsonb_build_object('field', 'import', 'to', $3::text))),
       e.imported_at)`,
    [tx.tenant.municipalityId, evaluationId, importId],
  );
  return row?.count ?? 0;
}
