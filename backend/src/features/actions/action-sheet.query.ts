import { type ActionColumn, reachOf, type SheetAction, type SheetNames, sheetNames } from '@kompassplan/domain';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { actionsNow, type LockedAction } from './locked-action.js';

/** An action as a sheet has it, and as a change is decided for it. */
export type SheetLine = LockedAction & SheetAction;

interface Beside {
  readonly id: string;
  readonly area: number;
  readonly links: string[];
  readonly waitsForNumbers: number[];
}

/** Actions by id; those that are not this municipality's are left out. Two statements. */
export async function sheetLines(tx: Transaction, ids: readonly string[]): Promise<Map<string, SheetLine>> {
  if (ids.length === 0) return new Map();
  const actions = await actionsNow(tx, ids);
  const beside = await tx.query<Beside>(
    `SELECT a.id, a.area_number AS area,
       ARRAY(SELECT l.sub_question_number FROM action_sub_question l
         WHERE l.municipality_id = a.municipality_id AND l.action_id = a.id) AS links,
       ARRAY(SELECT w.number FROM action_dependency d
         JOIN action w ON w.municipality_id = d.municipality_id AND w.id = d.waits_for_id
         WHERE d.municipality_id = a.municipality_id AND d.action_id = a.id) AS "waitsForNumbers"
     FROM action a WHERE a.municipality_id = $1 AND a.id = ANY($2::uuid[])`,
    [tx.tenant.municipalityId, ids],
  );
  const more = new Map(beside.map(({ id, ...row }) => [id, row]));
  return new Map(
    actions.flatMap((action) => {
      const row = more.get(action.id);
      return row ? [[action.id, { ...action, ...row }] as const] : [];
    }),
  );
}

/** Everybody and every unit of the municipality; e-mail addresses for those who may read about people. */
export async function namesForSheet(tx: Transaction): Promise<SheetNames> {
  const { actor, municipalityId } = tx.tenant;
  const [row] = await tx.query<{
    people: { id: string; name: string; email: string | null; active: boolean }[];
    units: { id: string; name: string }[];
  }>(
    `SELECT coalesce((SELECT json_agg(json_build_object('id', p.id, 'name', p.name, 'active', p.active,
         'email', CASE WHEN $2 THEN p.email END)) FROM person p WHERE p.municipality_id = $1), '[]') AS people,
       coalesce((SELECT json_agg(json_build_object('id', u.id, 'name', u.name)) FROM unit u
         WHERE u.municipality_id = $1), '[]') AS units`,
    [municipalityId, actor !== null && reachOf(actor.role, 'people.read') !== null],
  );
  return sheetNames(row?.people ?? [], row?.units ?? []);
}

/** Null when the evaluation is not this municipality's. */
export async function subQuestionsOf(tx: Transaction, evaluationId: string): Promise<ReadonlySet<string> | null> {
  const rows = await tx.query<{ number: string | null }>(
    `SELECT q.number FROM evaluation e
     LEFT JOIN sub_question q ON q.municipality_id = e.municipality_id AND q.evaluation_id = e.id
     WHERE e.municipality_id = $1 AND e.id = $2`,
    [tx.tenant.municipalityId, evaluationId],
  );
  return rows.length === 0 ? null : new Set(rows.flatMap(({ number }) => number ?? []));
}

/** Who last changed each of these fields here, and when: what a conflict tells. By `<action> <column>`. */
export async function lastChanges(
  tx: Transaction,
  fields: readonly { readonly action: string; readonly column: ActionColumn }[],
): Promise<ReadonlyMap<string, { readonly by: string; readonly at: string }>> {
  if (fields.length === 0) return new Map();
  const rows = await tx.query<{ action: string; column: string; by: string; at: Date }>(
    `SELECT DISTINCT ON (f.action, f.column) f.action, f.column, h.person_name AS by, h.at
     FROM jsonb_to_recordset($2::jsonb) AS f(action uuid, "column" text)
     JOIN history h ON h.municipality_id = $1 AND h.entity = 'action' AND h.entity_id = f.action
       AND h.changes @> jsonb_build_array(jsonb_build_object('field', f.column))
     ORDER BY f.action, f.column, h.number DESC`,
    [tx.tenant.municipalityId, JSON.stringify(fields)],
  );
  return new Map(rows.map(({ action, column, by, at }) => [`${action} ${column}`, { by, at: at.toISOString() }]));
}
