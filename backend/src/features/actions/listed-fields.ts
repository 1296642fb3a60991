import { DUE_REQUEST } from '../../persistence/due-request.query.js';

/** What lists and the page of one action tell alike, as columns of `action a`. */
export const LISTED_FIELDS = `a.start::text AS start, a.first_due::text AS "firstDue", a.slips, a.cost,
  to_char(a.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "createdAt",
  a.effect_check_on::text AS "effectCheckOn",
  ${DUE_REQUEST} AS "dueRequest",
  (SELECT json_build_object('reason', a.returned_reason, 'by', p.name,
      'at', to_char(a.returned_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    FROM person p WHERE p.municipality_id = a.municipality_id AND p.id = a.returned_by_id
      AND a.returned_reason IS NOT NULL) AS returned,
  (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p
    WHERE p.municipality_id = a.municipality_id AND p.id = a.deputy_id) AS deputy,
  coalesce((SELECT json_agg(json_build_object('id', p.id, 'name', p.name) ORDER BY p.name, p.id)
    FROM action_contributor c JOIN person p ON p.municipality_id = c.municipality_id AND p.id = c.person_id
    WHERE c.municipality_id = a.municipality_id AND c.action_id = a.id), '[]') AS contributors,
  coalesce((SELECT json_agg(t.tag ORDER BY lower(t.tag)) FROM action_tag t
    WHERE t.municipality_id = a.municipality_id AND t.action_id = a.id), '[]') AS tags,
  coalesce((SELECT json_agg(json_build_object('id', w.id, 'number', w.number, 'title', w.title, 'status', w.status)
      ORDER BY w.number)
    FROM action_dependency d JOIN action w ON w.municipality_id = d.municipality_id AND w.id = d.waits_for_id
    WHERE d.municipality_id = a.municipality_id AND d.action_id = a.id), '[]') AS "waitsFor",
  coalesce((SELECT json_agg(json_build_object('subQuestion', l.sub_question_number, 'share', l.share)
      ORDER BY l.sub_question_number)
    FROM action_sub_question l WHERE l.municipality_id = a.municipality_id AND l.action_id = a.id), '[]') AS links`;
