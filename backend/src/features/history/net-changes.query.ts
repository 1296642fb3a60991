import type { NetChange, NetChangesPage, NetChangesQuery } from '@kompassplan/contract';
import { historyConditions } from '../../persistence/history.query.js';
import type { Transaction } from '../../persistence/unit-of-work.js';

const PAGE = 200;

/**
 * What differs between two days, per action: the first value of each field and the last one, without the steps between, and
 * nothing that was changed back. One statement.
 */
export async function netChanges(tx: Transaction, query: NetChangesQuery): Promise<NetChangesPage> {
  const { limit = PAGE, cursor, ...filter } = query;
  const { where, params } = historyConditions(tx, { ...filter, entities: ['action'] });
  const field = `$${params.push(query.field ?? null)}::text`;
  const after = `$${params.push(cursor ?? null)}::int`;
  const rows = await tx.query<NetChange & { readonly total: number }>(
    `WITH entry AS (SELECT h.number, h.entity_id, h.event, h.changes FROM history h WHERE ${where}),
     step AS (
       SELECT t.entity_id AS id, t.number, c.position, c.value ->> 'field' AS field, c.value ->> 'from' AS before, c.value ->> 'to' AS after
       FROM entry t, jsonb_array_elements(t.changes) WITH ORDINALITY AS c(value, position)
       -- Evidence comes and goes, and has no value of its own: it is counted.
       WHERE c.value ->> 'field' <> 'evidence' AND (${field} IS NULL OR c.value ->> 'field' = ${field})),
     net AS (
       SELECT id, field, (array_agg(before ORDER BY number, position))[1] AS before,
         (array_agg(after ORDER BY number DESC, position DESC))[1] AS after
       FROM step GROUP BY id, field),
     changed AS (
       SELECT id, jsonb_agg(jsonb_build_object('field', field, 'from', before, 'to', after) ORDER BY field) AS changes
       FROM net WHERE nullif(before, '') IS DISTINCT FROM nullif(after, '') GROUP BY id),
     told AS (
       SELECT entity_id AS id, bool_or(event IN ('action.imported', 'action.added')) AS added,
         count(*) FILTER (WHERE event = 'evidence.added')::int AS "evidenceAdded",
         count(*) FILTER (WHERE event = 'evidence.removed')::int AS "evidenceRemoved",
         count(*) FILTER (WHERE event = 'comment.added')::int AS comments
       FROM entry GROUP BY entity_id),
     shown AS (
       SELECT a.id, a.number, a.title, a.evaluation_id, t.added, t."evidenceAdded", t."evidenceRemoved", t.comments,
         coalesce(c.changes, '[]') AS changes
       FROM told t JOIN action a ON a.municipality_id = $1 AND a.id = t.id LEFT JOIN changed c ON c.id = t.id
       WHERE c.id IS NOT NULL OR t.added OR t."evidenceAdded" + t."evidenceRemoved" + t.comments > 0)
     SELECT jsonb_build_object('id', id, 'number', number, 'title', title, 'evaluationId', evaluation_id) AS action, added, changes,
       "evidenceAdded", "evidenceRemoved", comments, (SELECT count(*)::int FROM shown) AS total
     FROM shown WHERE ${after} IS NULL OR number > ${after} ORDER BY number LIMIT ${limit + 1}`,
    params,
  );
  const items = rows.slice(0, limit).map(({ total: _, ...row }) => row);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, total: rows[0]?.total ?? 0, nextCursor: last ? String(last.action.number) : null };
}
