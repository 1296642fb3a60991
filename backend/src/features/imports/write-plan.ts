import type { ReportArea, ReportBullet, ReportSubQuestion } from '@kompassplan/domain';
import { newId } from '../../persistence/new-id.js';
import type { Transaction } from '../../persistence/unit-of-work.js';

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

/** The import is done: this is the evaluation it became, or corrected. */
export async function markCommitted(tx: Transaction, importId: string, evaluationId: string): Promise<void> {
  await tx.execute(
    `UPDATE report_import SET status = 'committed', evaluation_id = $3, version = version + 1 WHERE municipality_id = $1 AND id = $2`,
    [tx.tenant.municipalityId, importId, evaluationId],
  );
  await tx.record({ entity: 'import', entityId: importId, event: 'import.committed' });
}
