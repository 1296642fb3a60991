import type { Evaluation, EvaluationSummary } from '@kompassplan/contract';
import type { Transaction } from '../../persistence/unit-of-work.js';

const SUMMARY = `e.id, e.municipality_name AS municipality, e.year, e.month, e.edition, e.points_total AS "pointsTotal",
  e.points_max AS "pointsMax", e.follow_up_on::text AS "followUpOn", e.imported_at AS "importedAt",
  (SELECT count(*)::int FROM action a WHERE a.municipality_id = e.municipality_id AND a.evaluation_id = e.id) AS actions,
  (SELECT count(*)::int FROM area r WHERE r.municipality_id = e.municipality_id AND r.evaluation_id = e.id) AS "areaCount"`;

type SummaryRow = Omit<EvaluationSummary, 'importedAt'> & { readonly importedAt: Date };

/** All evaluations of the municipality, the newest first (a handful: one every two to eight years). */
export async function evaluationSummaries(tx: Transaction): Promise<EvaluationSummary[]> {
  const rows = await tx.query<SummaryRow>(
    `SELECT ${SUMMARY} FROM evaluation e WHERE e.municipality_id = $1 ORDER BY e.year DESC, e.imported_at DESC`,
    [tx.tenant.municipalityId],
  );
  return rows.map((row) => ({ ...row, importedAt: row.importedAt.toISOString() }));
}

type WholeRow = SummaryRow & Pick<Evaluation, 'evaluators' | 'fileName' | 'sha256' | 'version' | 'areas'>;

/**
 * One evaluation with everything the report says, in one statement; null when it is not this municipality's.
 * Line 0: an improvement area that a corrected report has left out.
 */
export async function wholeEvaluation(tx: Transaction, id: string): Promise<Evaluation | null> {
  const [row] = await tx.query<WholeRow>(
    `SELECT ${SUMMARY}, e.evaluators, e.sha256, e.version, i.file_name AS "fileName",
       coalesce((SELECT jsonb_agg(jsonb_build_object(
         'number', a.number, 'name', a.name, 'points', a.points, 'max', a.max, 'percent', a.percent,
         'subQuestions', coalesce((SELECT jsonb_agg(jsonb_build_object('number', q.number, 'title', q.title,
             'shortTitle', q.short_title, 'points', q.points, 'max', q.max, 'percent', q.percent) ORDER BY q.position)
           FROM sub_question q WHERE q.evaluation_id = e.id AND q.area_number = a.number), '[]'),
         'strengths', coalesce((SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('text', f.text, 'line', f.lines[1], 'page', f.page)) ORDER BY f.position)
           FROM finding f WHERE f.evaluation_id = e.id AND f.area_number = a.number AND f.kind = 'strength'), '[]'),
         'improvements', coalesce((SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', f.id, 'text', f.text, 'line', coalesce(f.lines[1], 0), 'page', f.page))
             || jsonb_build_object('actionId', c.id) ORDER BY f.position)
           FROM finding f LEFT JOIN action c ON c.municipality_id = f.municipality_id AND c.finding_id = f.id AND c.origin_id IS NULL
           WHERE f.evaluation_id = e.id AND f.area_number = a.number AND f.kind = 'improvement'), '[]')
         ) ORDER BY a.number) FROM area a WHERE a.evaluation_id = e.id), '[]') AS areas
     FROM evaluation e JOIN report_import i ON i.municipality_id = e.municipality_id AND i.id = e.import_id
     WHERE e.municipality_id = $1 AND e.id = $2`,
    [tx.tenant.municipalityId, id],
  );
  return row ? { ...row, importedAt: row.importedAt.toISOString() } : null;
}

/** The classified lines of the report an evaluation came from. */
export async function sourceLines(tx: Transaction, id: string): Promise<unknown[] | null> {
  const [row] = await tx.query<{ lines: unknown[] }>(
    `SELECT i.draft -> 'lines' AS lines FROM evaluation e
     JOIN report_import i ON i.municipality_id = e.municipality_id AND i.id = e.import_id
     WHERE e.municipality_id = $1 AND e.id = $2`,
    [tx.tenant.municipalityId, id],
  );
  return row ? (row.lines ?? []) : null;
}
