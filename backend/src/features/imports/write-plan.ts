import type { DraftItem, ReportArea, ReportBullet, ReportSubQuestion } from '@kompassplan/domain';
import { announceAssignments } from '../../persistence/reminder-events.js';
import { newId } from '../../persistence/new-id.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { ownersNamed } from './owners.query.js';

export async function writeAreas(
  tx: Transaction,
  evaluationId: string,
  areas: readonly Pick<ReportArea, 'number' | 'name' | 'points' | 'max' | 'percent'>[],
): Promise<void> {
  await tx.execute(
    `INSERT INTO area (id, municipality_id, evaluation_id, number, name, points, max, percent)
     SELECT a.id, $1, $2, a.number, a.name, a.points, a.max, a.percent
     FROM jsonb_to_recordset($3::jsonb) AS a(id uuid, number int, name text, points real, max real, percent real)`,
    [tx.tenant.municipalityId, evaluationId, JSON.stringify(areas.map((area) => ({ ...area, id: newId() })))],
  );
}

export interface PlacedSubQuestion extends ReportSubQuestion {
  readonly area: number;
  /** Its place among all of the report. */
  readonly position: number;
}

/** Every sub-question of these areas, in the order of the report. */
export function placedSubQuestions(areas: readonly ReportArea[]): PlacedSubQuestion[] {
  return areas
    .flatMap((area) => area.subQuestions.map((question) => ({ ...question, area: area.number })))
    .map((question, position) => ({ ...question, position }));
}

export async function writeSubQuestions(
  tx: Transaction,
  evaluationId: string,
  subQuestions: readonly PlacedSubQuestion[],
): Promise<void> {
  await tx.execute(
    `INSERT INTO sub_question (id, municipality_id, evaluation_id, area_number, number, position, title, short_title, points, max, percent)
     SELECT q.id, $1, $2, q.area, q.number, q.position, q.title, q."shortTitle", q.points, q.max, q.percent
     FROM jsonb_to_recordset($3::jsonb)
       AS q(id uuid, area int, number text, position int, title text, "shortTitle" text, points real, max real, percent real)`,
    [
      tx.tenant.municipalityId,
      evaluationId,
      JSON.stringify(subQuestions.map((question) => ({ ...question, id: newId() }))),
    ],
  );
}

/** A bullet of the report with its place among all of them. */
export type PlacedBullet = ReportBullet & { readonly position: number };

/** @returns the id of the finding that each item of the draft became */
export async function writeFindings(
  tx: Transaction,
  evaluationId: string,
  bullets: readonly PlacedBullet[],
): Promise<ReadonlyMap<string, string>> {
  const findings = bullets.map((bullet) => ({ ...bullet, id: newId() }));
  await tx.execute(
    `INSERT INTO finding (id, municipality_id, evaluation_id, area_number, kind, position, text, lines, page, skip_reason)
     SELECT f.id, $1, $2, f.area, f.kind, f.position, f.text, ARRAY(SELECT jsonb_array_elements_text(f.lines)::int), f.page, f."skipReason"
     FROM jsonb_to_recordset($3::jsonb) AS f(id uuid, area int, kind text, position int, text text, lines jsonb, page int, "skipReason" text)`,
    [tx.tenant.municipalityId, evaluationId, JSON.stringify(findings)],
  );
  return new Map(findings.flatMap(({ itemId, id }) => (itemId === null ? [] : [[itemId, id] as const])));
}

export interface NewActions {
  readonly evaluationId: string;
  /** Those that are skipped give no action. */
  readonly items: readonly DraftItem[];
  /** Id of the finding by the item's id; an action of the municipality's own has none. */
  readonly findingOf: ReadonlyMap<string, string>;
  /** Numbers of the evaluation's sub-questions: others can't be linked to. */
  readonly subQuestions: ReadonlySet<string>;
  /** The highest number that an action of the evaluation has, 0 for none. */
  readonly after: number;
}

/** @returns how many actions were written */
export async function writeActions(tx: Transaction, wish: NewActions): Promise<number> {
  const { evaluationId, findingOf, subQuestions, after } = wish;
  const kept = wish.items.filter((item) => item.decision !== 'skipped');
  if (kept.length === 0) return 0;
  const owners = await ownersNamed(
    tx,
    kept.flatMap((item) => item.owner ?? []),
  );
  const actions = kept.map((item, index) => {
    const owner = item.owner === undefined ? undefined : owners.get(item.owner);
    return {
      id: newId(),
      findingId: findingOf.get(item.id),
      number: after + index + 1,
      title: item.title,
      area: item.area,
      links: item.chosen.filter((number) => subQuestions.has(number)),
      owner: owner?.id ?? null,
      ownerName: owner?.name ?? null,
      unit: owner?.unitId ?? null,
      due: item.due ?? null,
    };
  });
  await tx.execute(
    `INSERT INTO action (id, municipality_id, evaluation_id, finding_id, number, title, area_number, status, owner_id, unit_id, due,
       first_due, created_at, updated_at)
     SELECT a.id, $1, $2, a."findingId", a.number, a.title, a.area, 'notStarted', a.owner, a.unit, a.due, a.due,
       $4, $4
     FROM jsonb_to_recordset($3::jsonb)
       AS a(id uuid, "findingId" uuid, number int, title text, area int, owner uuid, unit uuid, due date)`,
    [tx.tenant.municipalityId, evaluationId, JSON.stringify(actions), tx.now],
  );
  const links = actions.flatMap((action) => action.links.map((subQuestion) => ({ action: action.id, subQuestion })));
  await tx.execute(
    `INSERT INTO action_sub_question (municipality_id, action_id, evaluation_id, sub_question_number)
     SELECT $1, l.action, $2, l."subQuestion" FROM jsonb_to_recordset($3::jsonb) AS l(action uuid, "subQuestion" text)`,
    [tx.tenant.municipalityId, evaluationId, JSON.stringify(links)],
  );
  await announceAssignments(
    tx,
    actions.flatMap(({ id, owner }) =>
      owner !== null && owner !== tx.tenant.actor?.personId ? [{ actionId: id, personId: owner }] : [],
    ),
  );
  for (const action of actions) {
    await tx.record({
      entity: 'action',
      entityId: action.id,
      event: 'action.imported',
      changes: [
        { field: 'links', from: null, to: action.links.join(', ') || null },
        ...(action.due === null ? [] : [{ field: 'due', from: null, to: action.due }]),
        ...(action.owner === null ? [] : [{ field: 'owner', from: null, to: action.ownerName }]),
      ],
    });
  }
  return actions.length;
}

/** The import is done: this is the evaluation it became, or corrected. */
export async function markCommitted(tx: Transaction, importId: string, evaluationId: string): Promise<void> {
  await tx.execute(
    `UPDATE report_import SET status = 'committed', evaluation_id = $3, version = version + 1 WHERE municipality_id = $1 AND id = $2`,
    [tx.tenant.municipalityId, importId, evaluationId],
  );
}
