import type { CommitResult } from '@kompassplan/contract';
import {
  bulletsOf,
  type BulletDiff,
  compareReport,
  DomainError,
  evaluatorsAfter,
  type PrintedChange,
  type ImportDraft,
  type ReportBullet,
  type ReportDiff,
  sameEvaluation,
} from '@kompassplan/domain';
import { lockActionsWhere } from '../../persistence/lock-actions.js';
import { lockEvaluation } from '../../persistence/lock-evaluation.js';
import { replaceLinksOf } from '../../persistence/replace-links.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import type { ImportWithDraft } from './imports.query.js';
import { learnLinks } from './learn-links.js';
import { identityOf, recordedEvaluation, type RecordedWithIdentity } from './recorded-evaluation.query.js';
import { writeActions } from './write-actions.js';
import { markCommitted, placedSubQuestions, writeAreas, writeFindings, writeSubQuestions } from './write-plan.js';

/**
 * Brings an evaluation of the plan into line with a corrected report. What people have decided stays: titles, owners,
 * dates and states of actions, and every improvement area and sub-question that the new report leaves out. An action
 * keeps its links too, unless the review decided others for a bullet that was reworded or moved.
 * @throws DomainError not-found, import.other-evaluation
 */
export async function correctEvaluation(
  tx: Transaction,
  found: ImportWithDraft,
  draft: ImportDraft,
  evaluationId: string,
): Promise<CommitResult> {
  if (!(await lockEvaluation(tx, evaluationId))) throw new DomainError('not-found');
  await lockActionsWhere(tx, 'a.evaluation_id = $2', [evaluationId]);
  const recorded = await recordedEvaluation(tx, evaluationId);
  if (!recorded) throw new DomainError('not-found');
  const known = { ...recorded, areas: recorded.areas.length };
  if (!sameEvaluation(known, identityOf(draft))) throw new DomainError('import.other-evaluation');
  const diff = compareReport(recorded, draft);
  await correctFacts(tx, evaluationId, found, recorded, draft, diff);
  await correctAreas(tx, evaluationId, recorded, draft, diff);
  await correctSubQuestions(tx, evaluationId, recorded, draft, diff);
  const actions = await correctBullets(tx, evaluationId, recorded, draft, diff);
  await markCommitted(tx, found.id, evaluationId);
  await record(tx, evaluationId, found, recorded, diff);
  return { evaluationId, actions };
}

/** A recorded row with what the report has changed in it. */
function corrected<T extends object>(row: T, changes: readonly PrintedChange[] = []): T {
  return { ...row, ...Object.fromEntries(changes.map(({ field, to }) => [field, to])) };
}

async function correctFacts(
  tx: Transaction,
  evaluationId: string,
  found: ImportWithDraft,
  recorded: RecordedWithIdentity,
  { report }: ImportDraft,
  { facts }: ReportDiff,
): Promise<void> {
  const { month, edition, pointsTotal, pointsMax } = corrected(recorded, facts);
  await tx.execute(
    `UPDATE evaluation SET import_id = $3, sha256 = $4, month = $5, edition = $6, evaluators = $7::jsonb,
       points_total = $8, points_max = $9, notes = $10::jsonb, version = version + 1
     WHERE municipality_id = $1 AND id = $2`,
    [
      tx.tenant.municipalityId,
      evaluationId,
      found.id,
      found.sha256,
      month,
      edition,
      JSON.stringify(evaluatorsAfter(recorded, report)),
      pointsTotal,
      pointsMax,
      JSON.stringify(report.notes),
    ],
  );
}

async function correctAreas(
  tx: Transaction,
  evaluationId: string,
  recorded: RecordedWithIdentity,
  { report }: ImportDraft,
  diff: ReportDiff,
): Promise<void> {
  const changesOf = new Map(diff.areas.map(({ number, changes }) => [number, changes]));
  const changed = recorded.areas
    .filter(({ number }) => (changesOf.get(number)?.length ?? 0) > 0)
    .map((area) => corrected(area, changesOf.get(area.number)));
  await tx.execute(
    `UPDATE area SET name = n.name, points = n.points, max = n.max, percent = n.percent
     FROM jsonb_to_recordset($3::jsonb) AS n(number int, name text, points real, max real, percent real)
     WHERE area.municipality_id = $1 AND area.evaluation_id = $2 AND area.number = n.number`,
    [tx.tenant.municipalityId, evaluationId, JSON.stringify(changed)],
  );
  const added = new Set(diff.areas.filter(({ state }) => state === 'added').map(({ number }) => number));
  await writeAreas(
    tx,
    evaluationId,
    report.areas.filter(({ number }) => added.has(number)),
  );
}

/** Places follow the new report; what it leaves out comes last. */
async function correctSubQuestions(
  tx: Transaction,
  evaluationId: string,
  recorded: RecordedWithIdentity,
  { report }: ImportDraft,
  diff: ReportDiff,
): Promise<void> {
  const placed = placedSubQuestions(report.areas);
  const positions = new Map(placed.map(({ number, position }) => [number, position]));
  const questions = diff.areas.flatMap((area) => area.subQuestions);
  const changesOf = new Map(
    questions.filter(({ state }) => state === 'changed').map(({ number, changes }) => [number, changes]),
  );
  const rows = recorded.subQuestions.map((question, index) => ({
    ...corrected(question, changesOf.get(question.number)),
    position: positions.get(question.number) ?? placed.length + index,
  }));
  await tx.execute(
    `UPDATE sub_question q SET area_number = n.area, position = n.position, title = n.title, short_title = n."shortTitle",
       points = n.points, max = n.max, percent = n.percent
     FROM jsonb_to_recordset($3::jsonb)
       AS n(number text, area int, position int, title text, "shortTitle" text, points real, max real, percent real)
     WHERE q.municipality_id = $1 AND q.evaluation_id = $2 AND q.number = n.number`,
    [tx.tenant.municipalityId, evaluationId, JSON.stringify(rows)],
  );
  const added = new Set(questions.filter(({ state }) => state === 'added').map(({ number }) => number));
  await writeSubQuestions(
    tx,
    evaluationId,
    placed.filter(({ number }) => added.has(number)),
  );
}

/** @returns how many actions were added */
async function correctBullets(
  tx: Transaction,
  evaluationId: string,
  recorded: RecordedWithIdentity,
  draft: ImportDraft,
  diff: ReportDiff,
): Promise<number> {
  const fresh = bulletsOf(draft).map((bullet, position) => ({ ...bullet, position }));
  const bullets = diff.areas.flatMap((area) => area.bullets);
  await rewordFindings(tx, evaluationId, bullets, fresh);
  await leaveOut(tx, evaluationId, bullets, fresh.length);
  await moveActions(tx, evaluationId, diff);
  await relink(tx, evaluationId, bullets);
  const positions = new Set(bullets.filter(({ state }) => state === 'added').map(({ position }) => position));
  const added = fresh.filter(({ position }) => positions.has(position));
  const findingOf = await writeFindings(tx, evaluationId, added);
  const items = draft.items.filter(({ id }) => findingOf.has(id));
  const numbers = [...recorded.subQuestions, ...draft.report.areas.flatMap((area) => area.subQuestions)];
  const actions = await writeActions(tx, {
    evaluationId,
    items,
    findingOf,
    subQuestions: new Set(numbers.map(({ number }) => number)),
    after: recorded.lastNumber,
  });
  const decided = bullets.filter(({ state, relinked }) => state === 'added' || relinked !== null);
  const taught = decided.flatMap(({ position }) => fresh[position ?? -1]?.itemId ?? []);
  await learnLinks(tx, evaluationId, draft, new Set([...taught, ...items.map(({ id }) => id)]));
  return actions;
}

/** Also the unchanged ones get the lines of the new source. Their words stay, letter by letter. */
async function rewordFindings(
  tx: Transaction,
  evaluationId: string,
  bullets: readonly BulletDiff[],
  fresh: readonly ReportBullet[],
): Promise<void> {
  const kept = bullets.flatMap(({ findingId, position, state, from }) => {
    const bullet = position === null ? undefined : fresh[position];
    if (findingId === null || !bullet) return [];
    const { area, text, lines, page } = bullet;
    return [{ id: findingId, position, area, text: state === 'unchanged' ? from : text, lines, page }];
  });
  await tx.execute(
    `UPDATE finding f SET area_number = n.area, position = n.position, text = n.text, page = n.page,
       lines = ARRAY(SELECT jsonb_array_elements_text(n.lines)::int)
     FROM jsonb_to_recordset($3::jsonb) AS n(id uuid, area int, position int, text text, lines jsonb, page int)
     WHERE f.municipality_id = $1 AND f.evaluation_id = $2 AND f.id = n.id`,
    [tx.tenant.municipalityId, evaluationId, JSON.stringify(kept)],
  );
}

/** Strengths go; improvement areas stay, last and without a place in the new source. */
async function leaveOut(
  tx: Transaction,
  evaluationId: string,
  bullets: readonly BulletDiff[],
  last: number,
): Promise<void> {
  const gone = bullets.flatMap(({ findingId, state }) => (state === 'gone' && findingId !== null ? [findingId] : []));
  await tx.execute(
    `DELETE FROM finding WHERE municipality_id = $1 AND evaluation_id = $2 AND kind = 'strength' AND id = ANY($3::uuid[])`,
    [tx.tenant.municipalityId, evaluationId, gone],
  );
  await tx.execute(
    `UPDATE finding SET position = $4 + array_position($3::uuid[], id), lines = '{}', page = NULL
     WHERE municipality_id = $1 AND evaluation_id = $2 AND kind = 'improvement' AND id = ANY($3::uuid[])`,
    [tx.tenant.municipalityId, evaluationId, gone, last],
  );
}

/** An action stands where its improvement area stands, and tells what became of its source. */
async function moveActions(tx: Transaction, evaluationId: string, diff: ReportDiff): Promise<void> {
  const touched = diff.areas.flatMap(({ number: area, bullets }) =>
    bullets.flatMap(({ action, state, from, to, fromArea }) =>
      action && (state === 'reworded' || state === 'moved') ? [{ id: action.id, area, from, to, fromArea }] : [],
    ),
  );
  await tx.execute(
    `UPDATE action a SET area_number = n.area, updated_at = $4, version = version + 1
     FROM jsonb_to_recordset($3::jsonb) AS n(id uuid, area int)
     WHERE a.municipality_id = $1 AND a.evaluation_id = $2 AND a.id = n.id AND a.area_number <> n.area`,
    [
      tx.tenant.municipalityId,
      evaluationId,
      JSON.stringify(touched.filter(({ area, fromArea }) => area !== fromArea)),
      tx.now,
    ],
  );
  for (const { id, area, from, to, fromArea } of touched) {
    await tx.record({
      entity: 'action',
      entityId: id,
      event: 'action.sourceCorrected',
      changes: [
        ...(from === to ? [] : [{ field: 'source', from, to }]),
        ...(area === fromArea ? [] : [{ field: 'area', from: fromArea, to: area }]),
      ],
    });
  }
}

/** What the review decided about actions that the plan has. A share that was set by hand stays with its sub-question. */
async function relink(tx: Transaction, evaluationId: string, bullets: readonly BulletDiff[]): Promise<void> {
  const wishes = bullets.flatMap(({ action, relinked }) => {
    if (!action || !relinked) return [];
    const shares = new Map(action.links.map(({ subQuestion, share }) => [subQuestion, share]));
    return [
      {
        id: action.id,
        links: relinked.to.map((subQuestion) => {
          return { actionId: action.id, subQuestion, share: shares.get(subQuestion) ?? null };
        }),
      },
    ];
  });
  if (wishes.length === 0) return;
  const ids = wishes.map(({ id }) => id);
  await tx.execute(
    `UPDATE action SET updated_at = $4, version = version + 1
     WHERE municipality_id = $1 AND evaluation_id = $2 AND id = ANY($3::uuid[])`,
    [tx.tenant.municipalityId, evaluationId, ids, tx.now],
  );
  await replaceLinksOf(
    tx,
    evaluationId,
    wishes.flatMap(({ links }) => links),
    { ids },
  );
}

async function record(
  tx: Transaction,
  evaluationId: string,
  found: ImportWithDraft,
  recorded: RecordedWithIdentity,
  { facts, counts }: ReportDiff,
): Promise<void> {
  const { unchanged: _same, ...changed } = counts;
  await tx.record({
    entity: 'evaluation',
    entityId: evaluationId,
    event: 'evaluation.corrected',
    changes: [
      { field: 'import', from: recorded.importId, to: found.id },
      ...facts,
      ...Object.entries(changed).map(([field, to]) => ({ field, from: null, to })),
    ],
    note: found.fileName,
  });
}
