import { NO_UNIT, type ReportPlan, UNDECIDED } from '@kompassplan/domain';
import type { Transaction } from '../../persistence/unit-of-work.js';

/**
 * What was decided about one action, as the template has it: a person by e-mail, or by name ($3 false). Without a unit
 * it would get the owner's when it is read again, so that it has none is said.
 */
const DECISION = `jsonb_build_object('links', coalesce((SELECT jsonb_agg(l.sub_question_number ORDER BY q.position)
    FROM action_sub_question l JOIN sub_question q ON q.evaluation_id = l.evaluation_id AND q.number = l.sub_question_number
    WHERE l.municipality_id = c.municipality_id AND l.action_id = c.id), '[]'),
  'owner', (SELECT CASE WHEN $3 THEN p.email ELSE p.name END FROM person p WHERE p.municipality_id = c.municipality_id AND p.id = c.owner_id AND p.active),
  'due', c.due, 'description', nullif(c.description, ''), 'effortWeeks', c.effort_weeks,
  'unit', coalesce((SELECT u.name FROM unit u WHERE u.municipality_id = c.municipality_id AND u.id = c.unit_id),
    (SELECT '${NO_UNIT}' FROM person p WHERE p.municipality_id = c.municipality_id AND p.id = c.owner_id AND p.active AND p.unit_id IS NOT NULL)),
  'status', c.status, 'progress', c.progress, 'statusNote', coalesce(c.declined_reason, c.help_text), 'reviewOn', c.declined_review_on)`;
const { title: _words, ...nothing } = UNDECIDED;
/** An improvement area that no action was made of. */
const NO_DECISION = `'${JSON.stringify(nothing)}'::jsonb`;

/**
 * An evaluation with its plan, in the form that template, CSV and JSON carry; null when it is not this municipality's.
 * @param addresses whether the reader may know people's e-mail addresses
 */
export async function reportPlan(tx: Transaction, id: string, addresses: boolean): Promise<ReportPlan | null> {
  const [row] = await tx.query<ReportPlan>(
    `SELECT nullif(e.municipality_name, '') AS municipality, i.draft #>> '{report,code}' AS code, e.year, e.month, e.edition,
       e.evaluators, e.points_total AS "pointsTotal", e.points_max AS "pointsMax",
       coalesce((SELECT jsonb_agg(jsonb_build_object(
         'number', a.number, 'name', a.name, 'points', a.points, 'max', a.max, 'percent', a.percent,
         'subQuestions', coalesce((SELECT jsonb_agg(
             jsonb_build_object('number', q.number, 'title', q.title, 'points', q.points, 'max', q.max, 'percent', q.percent)
             || jsonb_strip_nulls(jsonb_build_object('shortTitle', q.short_title)) ORDER BY q.position)
           FROM sub_question q WHERE q.municipality_id = e.municipality_id AND q.evaluation_id = e.id AND q.area_number = a.number), '[]'),
         'strengths', coalesce((SELECT jsonb_agg(jsonb_build_object('text', f.text, 'page', f.page, 'line', 0) ORDER BY f.position)
           FROM finding f WHERE f.municipality_id = e.municipality_id AND f.evaluation_id = e.id AND f.area_number = a.number AND f.kind = 'strength'), '[]'),
         'improvements', coalesce((SELECT jsonb_agg(
             jsonb_build_object('text', f.text, 'page', f.page, 'line', 0, 'skipReason', f.skip_reason,
               'title', CASE WHEN c.title <> f.text THEN c.title END)
             || CASE WHEN c.id IS NULL THEN ${NO_DECISION} ELSE ${DECISION} END
             ORDER BY f.position)
           FROM finding f LEFT JOIN action c ON c.municipality_id = f.municipality_id AND c.finding_id = f.id AND c.origin_id IS NULL
           WHERE f.municipality_id = e.municipality_id AND f.evaluation_id = e.id AND f.area_number = a.number AND f.kind = 'improvement'), '[]')
         ) ORDER BY a.number) FROM area a WHERE a.municipality_id = e.municipality_id AND a.evaluation_id = e.id), '[]') AS areas,
       coalesce((SELECT jsonb_agg(jsonb_build_object('area', c.area_number, 'title', c.title, 'line', 0) || ${DECISION} ORDER BY c.number)
         FROM action c WHERE c.municipality_id = e.municipality_id AND c.evaluation_id = e.id AND (c.finding_id IS NULL OR c.origin_id IS NOT NULL)), '[]') AS "ownActions"
     FROM evaluation e JOIN report_import i ON i.municipality_id = e.municipality_id AND i.id = e.import_id
     WHERE e.municipality_id = $1 AND e.id = $2`,
    [tx.tenant.municipalityId, id, addresses],
  );
  return row ?? null;
}
