import { MOST_COUNTED, type PlanHistoryEntry } from '@kompassplan/contract';
import { byKey } from './preparing-client.js';
import type { Transaction } from './unit-of-work.js';

/** What entries are chosen by. Days are the municipality's, both included. */
export interface HistoryFilter {
  readonly entities?: readonly string[];
  readonly evaluation?: string | undefined;
  readonly action?: string | undefined;
  readonly person?: string | undefined;
  readonly field?: string | undefined;
  /** Comma-separated. */
  readonly event?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

export interface HistoryList {
  readonly items: PlanHistoryEntry[];
  /** Counted up to MOST_COUNTED + 1. */
  readonly total: number;
  readonly nextCursor: string | null;
}

/** Entries of history, the newest first: one statement, whatever their number. */
export async function historyEntries(
  tx: Transaction,
  filter: HistoryFilter,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<HistoryList> {
  const { where, params } = historyConditions(tx, filter);
  const planned = filter.action ? byKey : (sql: string): string => sql;
  const rows = await tx.query<StoredEntry>(
    planned(`WITH found AS (
       SELECT h.* FROM history h WHERE ${where} AND ($${params.length + 1}::bigint IS NULL OR h.number < $${params.length + 1}::bigint)
       ORDER BY h.number DESC LIMIT ${limit + 1})
     SELECT ${COLUMNS}, (SELECT count(*)::int FROM (SELECT 1 FROM history h WHERE ${where} LIMIT ${MOST_COUNTED + 1}) c) AS total
     ${NAMED} ORDER BY f.number DESC`),
    [...params, cursor ?? null],
  );
  const items = rows.slice(0, limit).map(({ total: _, at, number, ...row }) => ({
    ...row,
    number: Number(number),
    at: at.toISOString(),
  }));
  const nextCursor = rows.length > limit ? String(items.at(-1)?.number ?? '') || null : null;
  return { items, total: rows[0]?.total ?? 0, nextCursor };
}

type StoredEntry = Omit<PlanHistoryEntry, 'at' | 'number'> & {
  readonly at: Date;
  readonly number: string;
  readonly total: number;
};

const COLUMNS = `f.id::text, f.number, f.at, f.person_name AS by, f.entity, f.event, f.changes, f.note,
  CASE WHEN a.id IS NULL THEN NULL
    ELSE json_build_object('id', a.id, 'number', a.number, 'title', a.title, 'evaluationId', a.evaluation_id) END AS action,
  coalesce(p.name, u.name, e.year::text, i.file_name, k.text, m.name) AS subject`;

/** By the names that they have today; one key each. */
const NAMED = `FROM found f
  LEFT JOIN action a ON f.entity = 'action' AND a.municipality_id = f.municipality_id AND a.id = f.entity_id
  LEFT JOIN unit u ON f.entity = 'unit' AND u.municipality_id = f.municipality_id AND u.id = f.entity_id
  LEFT JOIN evaluation e ON f.entity = 'evaluation' AND e.municipality_id = f.municipality_id AND e.id = f.entity_id
  LEFT JOIN report_import i ON f.entity = 'import' AND i.municipality_id = f.municipality_id AND i.id = f.entity_id
  LEFT JOIN link_correction k ON f.entity = 'linkCorrection' AND k.municipality_id = f.municipality_id AND k.id = f.entity_id
  LEFT JOIN municipality m ON f.entity = 'municipality' AND m.id = f.entity_id
  LEFT JOIN reminder_mail r ON f.entity = 'reminder' AND r.municipality_id = f.municipality_id AND r.id = f.entity_id
  LEFT JOIN person p ON p.municipality_id = f.municipality_id
    AND p.id = CASE f.entity WHEN 'person' THEN f.entity_id WHEN 'reminder' THEN r.person_id END`;

/** The clause over `history h`, for this municipality. */
export function historyConditions(tx: Transaction, filter: HistoryFilter): { where: string; params: unknown[] } {
  const params: unknown[] = [tx.tenant.municipalityId];
  const parts = ['h.municipality_id = $1'];
  const slot = (value: unknown): string => `$${params.push(value)}`;
  // The next day is added to the calendar, not to the clock: a day may have 23 hours.
  const midnight = (day: string, later = 0) =>
    `(${slot(day)}::date + ${later})::timestamp AT TIME ZONE ${slot(tx.tenant.timeZone)}`;
  const { entities, evaluation, action, person, field, event, since, until } = filter;
  if (entities) parts.push(`h.entity = ANY(${slot(entities)}::text[])`);
  if (action) parts.push(`h.entity = 'action' AND h.entity_id = ${slot(action)}::uuid`);
  if (evaluation) {
    const wanted = slot(evaluation);
    parts.push(`(h.entity = 'evaluation' AND h.entity_id = ${wanted}::uuid OR h.entity = 'action' AND EXISTS (
      SELECT 1 FROM action x WHERE x.municipality_id = h.municipality_id AND x.id = h.entity_id AND x.evaluation_id = ${wanted}::uuid))`);
  }
  if (person) parts.push(`h.person_id = ${slot(person)}::uuid`);
  if (event) parts.push(`h.event = ANY(${slot(event.split(','))}::text[])`);
  // "target 1.1": the word before the number is the field.
  if (field) {
    parts.push(
      `EXISTS (SELECT 1 FROM jsonb_array_elements(h.changes) c WHERE split_part(c ->> 'field', ' ', 1) = ${slot(field)})`,
    );
  }
  if (since) parts.push(`h.at >= ${midnight(since)}`);
  if (until) parts.push(`h.at < ${midnight(until, 1)}`);
  return { where: parts.join(' AND '), params };
}
