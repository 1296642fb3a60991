import { DomainError, may } from '@kompassplan/domain';
import { newId } from '../../persistence/new-id.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { dependenciesOf, lockReferences } from './action-references.js';
import { actionsNow, lockActions, type LockedAction } from './locked-action.js';
import { namesById } from './names.query.js';
import { actorOf } from './write-decided.js';

/**
 * Actions as they stand before anything is locked, of which the actor may edit every one; their people stay as they are from
 * here on. People come before actions, so whoever locks the actions next must see that they are still these versions.
 * @throws DomainError not-found, forbidden, action.merged
 */
export async function editable(tx: Transaction, ids: readonly string[]): Promise<LockedAction[]> {
  const actions = await actionsNow(tx, ids);
  if (actions.length < new Set(ids).size) throw new DomainError('not-found');
  if (actions.some((action) => !may(actorOf(tx), 'action.edit', action))) throw new DomainError('forbidden');
  if (actions.some(({ mergedIntoId }) => mergedIntoId)) throw new DomainError('action.merged');
  await lockReferences(
    tx,
    actions.map(({ ownerId, deputyId, contributorIds }) => ({ ownerId, deputyId, contributorIds })),
  );
  return actions;
}

/**
 * Locks actions together with those that wait for them, whose versions `writeWaits` counts up, all in one order; what waits
 * for what must be locked.
 */
export async function lockWithWaiting(
  tx: Transaction,
  evaluationId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LockedAction>> {
  const waiting = (await dependenciesOf(tx, evaluationId, [])).filter(({ waitsForId }) => ids.includes(waitsForId));
  const actions = await lockActions(tx, [...ids, ...waiting.map(({ actionId }) => actionId)]);
  return new Map(actions.map((action) => [action.id, action]));
}

export interface NewKin {
  readonly id: string;
  readonly title: string;
  readonly effortWeeks: number | null;
  readonly description: string | null;
  readonly subQuestions: readonly string[];
}

/** A part goes on where the action stood; a copy begins anew, and nobody has it yet. */
const WORK = `owner_id, deputy_id, status, progress, start, due, first_due, slips, help_text, help_from_id, last_progress_at, diary_number,
  returned_reason, returned_by_id, returned_at`;
const ANEW = `NULL, NULL, 'notStarted', 0, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL`;

/**
 * New actions after one that is there, behind it the last number of the plan; the plan must be locked. They keep its unit, what
 * it is to achieve and the words of the report, and take the area of their own sub-questions.
 */
export async function insertKin(
  tx: Transaction,
  source: LockedAction,
  kind: 'split' | 'copy',
  kin: readonly NewKin[],
): Promise<void> {
  const work = WORK.split(/,\s+/).map((column) => `s.${column}`);
  await tx.execute(
    `INSERT INTO action (id, municipality_id, evaluation_id, finding_id, number, title, description, area_number, unit_id,
       effort_weeks, wanted_effect, indicator, indicator_baseline, indicator_target, cost, origin_id, origin_kind, created_at,
       updated_at, ${WORK})
     SELECT k.id, $1, s.evaluation_id, s.finding_id,
       (SELECT max(b.number) FROM action b WHERE b.municipality_id = $1 AND b.evaluation_id = s.evaluation_id) + k.position,
       k.title, k.description,
       coalesce((SELECT q.area_number FROM sub_question q WHERE q.municipality_id = $1 AND q.evaluation_id = s.evaluation_id
         AND k.numbers ? q.number ORDER BY q.area_number <> s.area_number, q.position LIMIT 1), s.area_number),
       s.unit_id, k.effort, s.wanted_effect, s.indicator, s.indicator_baseline, s.indicator_target,
       CASE WHEN $4 = 'copy' THEN s.cost END, s.id, $4, $5, $5, ${kind === 'copy' ? ANEW : work.join(', ')}
     FROM action s, jsonb_to_recordset($3::jsonb) AS k(id uuid, position int, title text, description text, effort double precision, numbers jsonb)
     WHERE s.municipality_id = $1 AND s.id = $2`,
    [
      tx.tenant.municipalityId,
      source.id,
      JSON.stringify(
        kin.map(({ id, title, description, effortWeeks, subQuestions }, index) => ({
          ...{ id, title, description, position: index + 1, effort: effortWeeks, numbers: subQuestions },
        })),
      ),
      kind,
      tx.now,
    ],
  );
  await repeatList(tx, source.id, kin, 'action_tag', 'tag');
  if (kind === 'split') await repeatList(tx, source.id, kin, 'action_contributor', 'person_id');
}

async function repeatList(
  tx: Transaction,
  sourceId: string,
  kin: readonly NewKin[],
  table: 'action_tag' | 'action_contributor',
  column: string,
): Promise<void> {
  await tx.execute(
    `INSERT INTO ${table} (municipality_id, action_id, ${column}) SELECT $1, k.id, t.${column}
     FROM ${table} t, unnest($3::uuid[]) AS k(id) WHERE t.municipality_id = $1 AND t.action_id = $2`,
    [tx.tenant.municipalityId, sourceId, kin.map(({ id }) => id)],
  );
}

/** The steps of an action once more, none of them done. */
export async function copyChecklist(tx: Transaction, fromId: string, toId: string): Promise<void> {
  const items = await tx.query<{ position: number; text: string }>(
    'SELECT position, text FROM checklist_item WHERE municipality_id = $1 AND action_id = $2',
    [tx.tenant.municipalityId, fromId],
  );
  if (items.length === 0) return;
  await tx.execute(
    `INSERT INTO checklist_item (id, municipality_id, action_id, position, text)
     SELECT i.id, $1, $2, i.position, i.text FROM jsonb_to_recordset($3::jsonb) AS i(id uuid, position int, text text)`,
    [tx.tenant.municipalityId, toId, JSON.stringify(items.map((item) => ({ id: newId(), ...item })))],
  );
}

/**
 * Writes what actions wait for, and tells it in the history of those that nobody else tells about here. Two statements for
 * rows and versions, whatever their number; what waits for what must be locked.
 * @param before all dependencies of the plan
 * @param told ids of actions whose own entry and version say enough
 */
export async function writeWaits(
  tx: Transaction,
  waitsFor: ReadonlyMap<string, readonly string[]>,
  before: readonly { readonly actionId: string; readonly waitsForId: string }[],
  told: ReadonlySet<string>,
): Promise<void> {
  const rows = [...waitsFor].flatMap(([action, waits]) => waits.map((awaited) => ({ action, awaited })));
  const were = before.filter(({ actionId }) => waitsFor.has(actionId));
  if (rows.length + were.length === 0) return;
  await tx.execute(`DELETE FROM action_dependency WHERE municipality_id = $1 AND action_id = ANY($2::uuid[])`, [
    tx.tenant.municipalityId,
    [...waitsFor.keys()],
  ]);
  await tx.execute(
    `INSERT INTO action_dependency (municipality_id, action_id, waits_for_id)
     SELECT $1, w.action, w.awaited FROM jsonb_to_recordset($2::jsonb) AS w(action uuid, awaited uuid)`,
    [tx.tenant.municipalityId, JSON.stringify(rows)],
  );
  const others = [...waitsFor.keys()].filter((id) => !told.has(id));
  if (others.length > 0) {
    await tx.execute(
      `UPDATE action SET version = version + 1, updated_at = $3 WHERE municipality_id = $1 AND id = ANY($2::uuid[])`,
      [tx.tenant.municipalityId, others, tx.now],
    );
  }
  const names = await namesById(tx, [...were.map(({ waitsForId }) => waitsForId), ...[...waitsFor.values()].flat()]);
  const told_ = (ids: readonly string[]) =>
    ids
      .map((id) => names.get(id) ?? id)
      .sort()
      .join(', ') || null;
  for (const [id, waits] of waitsFor) {
    const [from, to] = [
      told_(were.filter(({ actionId }) => actionId === id).map(({ waitsForId }) => waitsForId)),
      told_(waits),
    ];
    if (from === to) continue;
    const changes = [{ field: 'waitsFor', from, to }];
    await tx.record({ entity: 'action', entityId: id, event: 'action.changed', changes });
  }
}
