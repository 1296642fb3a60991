import { Injectable } from '@nestjs/common';
import type { CommitResult } from '@kompassplan/contract';
import { DomainError, type ImportDraft, sameEvaluation } from '@kompassplan/domain';
import { announceAssignments } from '../../persistence/announce-assignments.js';
import { newId } from '../../persistence/new-id.js';
import type { Tenant } from '../../persistence/tenant.js';
import { type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import { evaluationsOfYear, findImport, type ImportWithDraft } from './imports.query.js';
import { ownersNamed } from './owners.query.js';
import { learnLinks } from './learn-links.js';

/** Turns a reviewed draft into evaluation, areas, sub-questions, findings and one action for each that was not skipped. */
@Injectable()
export class CommitImport {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Doing it twice changes nothing and answers the same.
   * @param duplicate write it even when the plan has this evaluation already
   * @throws DomainError not-found, import.not-in-review, import.year-missing, import.duplicate-evaluation, or the reason why the file could not be read
   */
  commit(tenant: Tenant, id: string, duplicate = false): Promise<CommitResult> {
    return this.unitOfWork.run(tenant, async (tx) => {
      const found = await findImport(tx, id, true);
      if (!found) throw new DomainError('not-found');
      if (found.evaluationId)
        return { evaluationId: found.evaluationId, actions: await actionsOf(tx, found.evaluationId) };
      if (found.status === 'failed')
        throw new DomainError(found.failureCode ?? 'document.damaged', found.failureDetails ?? {});
      if (found.status !== 'review' || !found.draft) throw new DomainError('import.not-in-review');
      if (!duplicate) await refuseDuplicate(tx, found.draft);
      return write(tx, found, found.draft);
    });
  }
}

/** The same report in another format, or corrected, would double every action. Two at once wait for each other. */
async function refuseDuplicate(tx: Transaction, { report }: ImportDraft): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`evaluations/${tx.tenant.municipalityId}`]);
  const wish = { municipality: report.municipality, year: report.year, areas: report.areas.length };
  const same = (await evaluationsOfYear(tx, report.year)).find((known) => sameEvaluation(known, wish));
  if (same) throw new DomainError('import.duplicate-evaluation', { year: String(same.year), count: same.actions });
}

async function actionsOf(tx: Transaction, evaluationId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM action a JOIN evaluation e ON e.municipality_id = a.municipality_id AND e.id = a.evaluation_id
     WHERE a.municipality_id = $1 AND a.evaluation_id = $2 AND a.created_at = e.imported_at`,
    [tx.tenant.municipalityId, evaluationId],
  );
  return row?.count ?? 0;
}

async function write(tx: Transaction, found: ImportWithDraft, draft: ImportDraft): Promise<CommitResult> {
  const { report } = draft;
  if (report.year === null || report.year === undefined) throw new DomainError('import.year-missing');
  const evaluationId = newId();
  const tenantId = tx.tenant.municipalityId;
  await tx.execute(
    `INSERT INTO evaluation (id, municipality_id, import_id, sha256, municipality_name, year, month, edition, evaluators,
       points_total, points_max, notes, imported_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12::jsonb, $13)`,
    [
      evaluationId,
      tenantId,
      found.id,
      found.sha256,
      report.municipality ?? '',
      report.year,
      report.month ?? null,
      report.edition,
      JSON.stringify(report.evaluators),
      report.pointsTotal,
      report.pointsMax,
      JSON.stringify(report.notes),
      tx.now,
    ],
  );
  await writeFramework(tx, evaluationId, draft);
  const findings = findingsOf(draft);
  await tx.execute(
    `INSERT INTO finding (id, municipality_id, evaluation_id, area_number, kind, position, text, lines, page, skip_reason)
     SELECT f.id, $1, $2, f.area, f.kind, f.position, f.text, ARRAY(SELECT jsonb_array_elements_text(f.lines)::int), f.page, f."skipReason"
     FROM jsonb_to_recordset($3::jsonb) AS f(id uuid, area int, kind text, position int, text text, lines jsonb, page int, "skipReason" text)`,
    [tenantId, evaluationId, JSON.stringify(findings)],
  );
  const actions = await writeActions(tx, evaluationId, draft, findings);
  await learnLinks(tx, evaluationId, draft);
  await tx.execute(
    `UPDATE report_import SET status = 'committed', evaluation_id = $3, version = version + 1 WHERE municipality_id = $1 AND id = $2`,
    [tenantId, found.id, evaluationId],
  );
  await tx.record({
    entity: 'evaluation',
    entityId: evaluationId,
    event: 'evaluation.imported',
    changes: [{ field: 'actions', from: null, to: actions }],
    note: found.fileName,
  });
  return { evaluationId, actions };
}

async function writeFramework(tx: Transaction, evaluationId: string, draft: ImportDraft): Promise<void> {
  const areas = draft.report.areas.map((area) => ({ ...area, id: newId() }));
  const subQuestions = areas.flatMap((area) =>
    area.subQuestions.map((question) => ({ ...question, id: newId(), area: area.number })),
  );
  await tx.execute(
    `INSERT INTO area (id, municipality_id, evaluation_id, number, name, points, max, percent)
     SELECT a.id, $1, $2, a.number, a.name, a.points, a.max, a.percent
     FROM jsonb_to_recordset($3::jsonb) AS a(id uuid, number int, name text, points real, max real, percent real)`,
    [tx.tenant.municipalityId, evaluationId, JSON.stringify(areas)],
  );
  await tx.execute(
    `INSERT INTO sub_question (id, municipality_id, evaluation_id, area_number, number, position, title, short_title, points, max, percent)
     SELECT q.id, $1, $2, q.area, q.number, q.position, q.title, q."shortTitle", q.points, q.max, q.percent
     FROM jsonb_to_recordset($3::jsonb)
       AS q(id uuid, area int, number text, position int, title text, "shortTitle" text, points real, max real, percent real)`,
    [
      tx.tenant.municipalityId,
      evaluationId,
      JSON.stringify(subQuestions.map((question, position) => ({ ...question, position }))),
    ],
  );
}

interface NewFinding {
  readonly id: string;
  readonly itemId: string | null;
  readonly area: number;
  readonly kind: 'strength' | 'improvement';
  readonly position: number;
  readonly text: string;
  readonly lines: readonly number[];
  readonly page: number | null;
  readonly skipReason: string | null;
}

function findingsOf(draft: ImportDraft): NewFinding[] {
  const strengths = draft.report.areas.flatMap((area) =>
    area.strengths.map((strength) => ({
      itemId: null,
      area: area.number,
      kind: 'strength' as const,
      text: strength.text,
      lines: [strength.line],
      page: strength.page ?? null,
      skipReason: null,
    })),
  );
  const asked = draft.items.filter((item) => item.own !== true);
  const improvements = asked.map((item) => ({
    itemId: item.id,
    area: item.area,
    kind: 'improvement' as const,
    text: item.text,
    lines: item.lines,
    page: item.page,
    skipReason: item.decision === 'skipped' ? (item.skipReason ?? '') : null,
  }));
  return [...strengths, ...improvements].map((finding, position) => ({ ...finding, id: newId(), position }));
}

async function writeActions(
  tx: Transaction,
  evaluationId: string,
  draft: ImportDraft,
  findings: readonly NewFinding[],
): Promise<number> {
  const findingOf = new Map(
    findings.flatMap((finding) => (finding.itemId ? [[finding.itemId, finding.id] as const] : [])),
  );
  const known = new Set(draft.report.areas.flatMap((area) => area.subQuestions.map((question) => question.number)));
  const kept = draft.items.filter((item) => item.decision !== 'skipped');
  const owners = await ownersNamed(
    tx,
    kept.flatMap((item) => item.owner ?? []),
  );
  const actions = kept.map((item, index) => {
    const owner = item.owner === undefined ? undefined : owners.get(item.owner);
    return {
      id: newId(),
      findingId: findingOf.get(item.id),
      number: index + 1,
      title: item.title,
      area: item.area,
      links: item.chosen.filter((number) => known.has(number)),
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
