import { type ActionQuery, type ActionRow, freeText } from '@kompassplan/contract';
import { isLate, type Queue } from '@kompassplan/domain';
import * as z from 'zod';
import { decodeCursor, encodeCursor } from '../../http/page-cursor.js';
import { pointsAtStake, type Stakes, stakesOf } from '../../persistence/action-points.query.js';
import { OPEN_STATES } from '../../persistence/open-actions.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { workedOn } from '../../persistence/worked-on.query.js';
import { LISTED_FIELDS } from './listed-fields.js';
import { type StoredHands, toldWorkers } from './told-workers.js';

/** A row as Postgres answers it, before points and lateness are computed. */
type StoredRow = Omit<ActionRow, 'late' | 'pointsAtStake' | 'links' | 'lastProgressAt' | 'workedBy'> &
  StoredHands & {
    readonly lastProgressAt: Date | null;
    readonly links: readonly { readonly subQuestion: string; readonly share: number | null }[];
  };

/** What each sort orders by. Every expression is never null, so that a cursor can compare with it. */
const SORTS = {
  number: 'a.number',
  due: `coalesce(a.due, 'infinity'::date)`,
  title: 'a.title',
  status: `array_position(ARRAY['notStarted','inProgress','needsHelp','done','verified','declined'], a.status)`,
  progress: 'a.progress',
  owner: `coalesce(o.name, '\uffff')`,
  unit: `coalesce(u.name, '\uffff')`,
} as const;
type SortName = keyof typeof SORTS | 'points';
const NUMERIC: ReadonlySet<SortName> = new Set(['number', 'status', 'progress']);

const position = z.int().min(0).max(1_000_000);
const pointsCursor = z.tuple([position]);
const numberCursor = z.tuple([position, z.uuid()]);
const textCursor = z.tuple([freeText(1000), z.uuid()]);

const COLUMNS = `a.id, a.evaluation_id AS "evaluationId", a.number, a.title, a.area_number AS area, a.status, a.progress,
  CASE WHEN o.id IS NULL THEN NULL ELSE json_build_object('id', o.id, 'name', o.name) END AS owner,
  CASE WHEN u.id IS NULL THEN NULL ELSE json_build_object('id', u.id, 'name', u.name) END AS unit,
  a.due::text AS due, a.declined_review_on::text AS "reviewOn", ${workedOn('$2')}, a.effort_weeks AS "effortWeeks", a.last_progress_at AS "lastProgressAt", a.version,
  ${LISTED_FIELDS},
  (SELECT json_build_object('total', count(*), 'valid', count(*) FILTER (WHERE e.valid_until IS NULL OR e.valid_until >= $2::date))
    FROM evidence e WHERE e.municipality_id = a.municipality_id AND e.action_id = a.id AND e.removed_at IS NULL) AS evidence`;

const JOINS = `LEFT JOIN person o ON o.municipality_id = a.municipality_id AND o.id = a.owner_id
  LEFT JOIN unit u ON u.municipality_id = a.municipality_id AND u.id = a.unit_id`;
const FROM = `FROM action a ${JOINS}`;

export interface ActionList {
  readonly items: ActionRow[];
  readonly total: number;
  readonly nextCursor: string | null;
  readonly counts: Record<ActionRow['status'], number>;
}

/** One page of the plan: a constant number of statements, whatever the number of rows. */
export async function listActions(tx: Transaction, query: ActionQuery, today: string): Promise<ActionList> {
  const { where, params } = conditions(tx, query, today);
  const limit = query.limit ?? 100;
  const descending = query.sort?.startsWith('-') ?? false;
  const sort = (query.sort ?? 'number').replace('-', '') as SortName;
  const counts = await countByStatus(tx, where, params);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (sort === 'points') {
    const start = query.cursor ? decodeCursor(query.cursor, pointsCursor)[0] : 0;
    const ids = (await idsByPoints(tx, where, params, { descending, today })).slice(start, start + limit + 1);
    const places = new Map(ids.map((id, place) => [id, place]));
    const rows = await actionRowsByIds(tx, ids.slice(0, limit), today);
    const items = rows.sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
    return { items, total, counts, nextCursor: ids.length > limit ? encodeCursor([start + limit]) : null };
  }
  const expression = SORTS[sort];
  const after = query.cursor ? decodeCursor(query.cursor, NUMERIC.has(sort) ? numberCursor : textCursor) : null;
  const [compare, direction] = descending ? ['<', 'DESC'] : ['>', 'ASC'];
  const page = after ? `AND (${expression}, a.id) ${compare} ($${params.length + 1}, $${params.length + 2}::uuid)` : '';
  // The rows of the page are found first: sorting what each of a plan's rows shows takes ten times as long.
  const rows = await tx.query<StoredRow & { readonly sortKey: string | number }>(
    `WITH page AS MATERIALIZED (SELECT a.id, ${expression} AS key ${FROM} WHERE $2::date IS NOT NULL AND ${where} ${page}
       ORDER BY ${expression} ${direction}, a.id ${direction} LIMIT ${limit + 1})
     SELECT ${COLUMNS}, page.key AS "sortKey" FROM page JOIN action a ON a.municipality_id = $1 AND a.id = page.id ${JOINS}
     ORDER BY page.key ${direction}, a.id ${direction}`,
    after ? [...params, after[0], after[1]] : params,
  );
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const shown = rows.slice(0, limit).map(({ sortKey: _, ...row }) => row);
  const items = await withPoints(tx, shown, today);
  return { items, total, counts, nextCursor: last ? encodeCursor([last.sortKey, last.id]) : null };
}

/** Points are computed, so they order ids; only the rows of the page are read. */
async function idsByPoints(
  tx: Transaction,
  where: string,
  params: readonly unknown[],
  { descending, today }: { readonly descending: boolean; readonly today: string },
): Promise<readonly string[]> {
  const found = await tx.query<{ id: string; evaluationId: string }>(
    `SELECT a.id, a.evaluation_id AS "evaluationId" ${FROM} WHERE $2::date IS NOT NULL AND ${where} ORDER BY a.number, a.id`,
    params,
  );
  const points = await pointsAtStake(tx, new Set(found.map(({ evaluationId }) => evaluationId)), today);
  const at = ({ id }: { readonly id: string }): number => points.get(id) ?? 0;
  return found.sort((a, b) => (descending ? at(b) - at(a) : at(a) - at(b))).map(({ id }) => id);
}

/** Rows by id, in no particular order: what a bulk change answers. */
export async function actionRowsByIds(tx: Transaction, ids: readonly string[], today: string): Promise<ActionRow[]> {
  const rows = await tx.query<StoredRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE a.municipality_id = $1 AND a.id = ANY($3::uuid[]) ORDER BY a.number`,
    [tx.tenant.municipalityId, today, ids],
  );
  return withPoints(tx, rows, today);
}

async function countByStatus(
  tx: Transaction,
  where: string,
  params: readonly unknown[],
): Promise<ActionList['counts']> {
  // $2 (today) is part of every parameter list; naming it keeps Postgres from asking for its type.
  const rows = await tx.query<{ status: ActionRow['status']; count: number }>(
    `SELECT a.status, count(*)::int AS count ${FROM} WHERE $2::date IS NOT NULL AND ${where} GROUP BY a.status`,
    params,
  );
  const counts = { notStarted: 0, inProgress: 0, needsHelp: 0, done: 0, verified: 0, declined: 0 };
  for (const row of rows) counts[row.status] = row.count;
  return counts;
}

async function withPoints(tx: Transaction, rows: readonly StoredRow[], today: string): Promise<ActionRow[]> {
  const stakes = new Map<string, Stakes>();
  for (const evaluationId of new Set(rows.map((row) => row.evaluationId))) {
    stakes.set(evaluationId, await stakesOf(tx, evaluationId, today));
  }
  return rows.map((stored) => {
    const row = toldWorkers(stored);
    const parts = stakes.get(row.evaluationId)?.parts.get(row.id) ?? [];
    return {
      ...row,
      lastProgressAt: row.lastProgressAt?.toISOString() ?? null,
      late: isLate(row.due, today, row.status),
      links: row.links.map(({ subQuestion, share }) => ({
        subQuestion,
        share: parts.find(({ number }) => number === subQuestion)?.share ?? 0,
        setShare: share,
      })),
      pointsAtStake: stakes.get(row.evaluationId)?.points[row.id] ?? 0,
    };
  });
}

function conditions(tx: Transaction, query: ActionQuery, today: string): { where: string; params: unknown[] } {
  const params: unknown[] = [tx.tenant.municipalityId, today];
  const parts = ['a.municipality_id = $1'];
  const add = (sql: (slot: string) => string, value: unknown) => {
    params.push(value);
    parts.push(sql(`$${params.length}`));
  };
  if (query.evaluation) add((slot) => `a.evaluation_id = ${slot}`, query.evaluation);
  if (query.area !== undefined) add((slot) => `a.area_number = ${slot}`, query.area);
  if (query.subQuestion) {
    add(
      (slot) =>
        `EXISTS (SELECT 1 FROM action_sub_question l WHERE l.municipality_id = a.municipality_id AND l.action_id = a.id AND l.sub_question_number = ${slot})`,
      query.subQuestion,
    );
  }
  if (query.owner === 'none') parts.push('a.owner_id IS NULL');
  else if (query.owner)
    add((slot) => `a.owner_id = ${slot}::uuid`, query.owner === 'me' ? tx.tenant.actor?.personId : query.owner);
  if (query.involves) add(involves, query.involves === 'me' ? tx.tenant.actor?.personId : query.involves);
  if (query.tag) {
    add(
      (slot) =>
        `EXISTS (SELECT 1 FROM action_tag t WHERE t.municipality_id = a.municipality_id AND t.action_id = a.id AND lower(t.tag) = lower(${slot}))`,
      query.tag,
    );
  }
  if (query.unit === 'none') parts.push('a.unit_id IS NULL');
  else if (query.unit === 'mine') add((slot) => `a.unit_id = ANY(${slot}::uuid[])`, tx.tenant.actor?.unitIds ?? []);
  else if (query.unit) add((slot) => `a.unit_id = ${slot}::uuid`, query.unit);
  if (query.status) add((slot) => `a.status = ANY(${slot}::text[])`, query.status.split(','));
  if (query.due === 'none') parts.push('a.due IS NULL');
  else if (query.due) {
    parts.push(OPEN);
    if (query.due === 'late') parts.push('a.due < $2::date');
    else if (query.due === 'week')
      parts.push(`a.due >= $2::date AND a.due < date_trunc('week', $2::date) + interval '7 days'`);
    else add((slot) => `a.due < ${slot}::date`, query.due.slice('before:'.length));
  }
  if (query.queue) parts.push(QUEUED[query.queue]);
  if (query.queue === 'effect') add(notWorkedBy, tx.tenant.actor?.personId ?? null);
  if (query.evidence) parts.push(WITHOUT_EVIDENCE);
  const words = query.q?.trim();
  if (words) add(matches, words);
  return { where: parts.join(' AND '), params };
}

/** Owner, deputy or contributor. */
function involves(slot: string): string {
  return `(a.owner_id = ${slot}::uuid OR a.deputy_id = ${slot}::uuid OR EXISTS (SELECT 1 FROM action_contributor c
    WHERE c.municipality_id = a.municipality_id AND c.action_id = a.id AND c.person_id = ${slot}::uuid))`;
}
/** Nobody looks at the effect of own work: as the domain's `workedBy`. */
function notWorkedBy(slot: string): string {
  return `coalesce(${slot}::uuid NOT IN (a.owner_id, a.deputy_id, a.done_by_id, a.done_owner_id), true)
    AND NOT EXISTS (SELECT 1 FROM action_contributor c
      WHERE c.municipality_id = a.municipality_id AND c.action_id = a.id AND c.person_id = ${slot}::uuid)
    AND NOT EXISTS (SELECT 1 FROM evidence e WHERE e.municipality_id = a.municipality_id AND e.action_id = a.id
      AND e.added_by_id = ${slot}::uuid AND e.added_by_id IS DISTINCT FROM a.verified_by_id
      AND e.removed_at IS NULL AND (e.valid_until IS NULL OR e.valid_until >= $2::date))`;
}
const WITHOUT_EVIDENCE = `NOT EXISTS (SELECT 1 FROM evidence e WHERE e.municipality_id = a.municipality_id
  AND e.action_id = a.id AND e.removed_at IS NULL AND (e.valid_until IS NULL OR e.valid_until >= $2::date))`;
const OPEN = `a.status IN ${OPEN_STATES}`;
const REVIEW = `a.status = 'declined' AND a.declined_review_on <= $2::date`;
/** `standsIn` of the domain, in SQL. */
const QUEUED: Readonly<Record<Queue, string>> = {
  noOwner: `${OPEN} AND a.owner_id IS NULL`,
  noDate: `${OPEN} AND a.due IS NULL`,
  noLink: `a.status <> 'declined' AND NOT EXISTS (SELECT 1 FROM action_sub_question l
    WHERE l.municipality_id = a.municipality_id AND l.action_id = a.id)`,
  verify: `a.status = 'done'`,
  decide: `(a.status = 'needsHelp' OR a.asked_due_by_id IS NOT NULL OR ${REVIEW})`,
  effect: `a.status = 'verified' AND a.effect_check_on <= $2::date`,
  review: REVIEW,
};

/** Swedish stems, or a part of a compound, or the number as it is shown (Å-07). */
function matches(slot: string): string {
  const text = `a.title || ' ' || coalesce((SELECT left(f.text, 20000) FROM finding f WHERE f.municipality_id = a.municipality_id AND f.id = a.finding_id), '')`;
  return `(to_tsvector('swedish', ${text}) @@ websearch_to_tsquery('swedish', ${slot})
    OR position(lower(${slot}) IN lower(${text})) > 0
    OR word_similarity(lower(${slot}), lower(${text})) > 0.6
    OR a.number::text = ltrim(regexp_replace(upper(${slot}), '^Å-?', ''), '0'))`;
}
