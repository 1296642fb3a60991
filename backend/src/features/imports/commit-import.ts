import { Injectable } from '@nestjs/common';
import type { CommitImportBody, CommitResult } from '@kompassplan/contract';
import { bulletsOf, DomainError, type ImportDraft } from '@kompassplan/domain';
import { newId } from '../../persistence/new-id.js';
import type { Tenant } from '../../persistence/tenant.js';
import { type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import { correctEvaluation } from './correct-evaluation.js';
import { findImport, type ImportWithDraft } from './imports.query.js';
import { learnLinks } from './learn-links.js';
import { actionsWritten, knownEvaluation } from './recorded-evaluation.query.js';
import { writeActions } from './write-actions.js';
import { markCommitted, placedSubQuestions, writeAreas, writeFindings, writeSubQuestions } from './write-plan.js';

/** Turns a reviewed draft into evaluation, areas, sub-questions, findings and one action for each that was not skipped. */
@Injectable()
export class CommitImport {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Doing it twice changes nothing and answers the same.
   * @param wish `duplicate`: write it even when the plan has this evaluation already; `correct`: correct that one
   * @throws DomainError not-found, import.not-in-review, import.year-missing, import.duplicate-evaluation,
   *   import.other-evaluation, or the reason why the file could not be read
   */
  commit(tenant: Tenant, id: string, wish: CommitImportBody = {}): Promise<CommitResult> {
    return this.unitOfWork.run(tenant, async (tx) => {
      const found = await findImport(tx, id, true);
      if (!found) throw new DomainError('not-found');
      if (found.evaluationId) {
        if (wish.correct && wish.correct !== found.evaluationId) throw new DomainError('import.not-in-review');
        return { evaluationId: found.evaluationId, actions: await actionsWritten(tx, found.id, found.evaluationId) };
      }
      if (found.status === 'failed')
        throw new DomainError(found.failureCode ?? 'document.damaged', found.failureDetails ?? {});
      if (found.status !== 'review' || !found.draft) throw new DomainError('import.not-in-review');
      await oneAtATime(tx);
      if (wish.correct) return correctEvaluation(tx, found, found.draft, wish.correct);
      if (!wish.duplicate) await refuseDuplicate(tx, found.draft);
      return write(tx, found, found.draft);
    });
  }
}

/** Two reports of one evaluation at the same moment: the second sees what the first has written. */
async function oneAtATime(tx: Transaction): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`evaluations/${tx.tenant.municipalityId}`]);
}

/** The same report in another format, or corrected, would double every action. */
async function refuseDuplicate(tx: Transaction, draft: ImportDraft): Promise<void> {
  const same = await knownEvaluation(tx, draft);
  if (same) throw new DomainError('import.duplicate-evaluation', { year: String(same.year), count: same.actions });
}

async function write(tx: Transaction, found: ImportWithDraft, draft: ImportDraft): Promise<CommitResult> {
  const { report } = draft;
  if (report.year === null || report.year === undefined) throw new DomainError('import.year-missing');
  const evaluationId = newId();
  await tx.execute(
    `INSERT INTO evaluation (id, municipality_id, import_id, sha256, municipality_name, year, month, edition, evaluators,
       points_total, points_max, notes, imported_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12::jsonb, $13)`,
    [
      evaluationId,
      tx.tenant.municipalityId,
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
  const subQuestions = placedSubQuestions(report.areas);
  await writeAreas(tx, evaluationId, report.areas);
  await writeSubQuestions(tx, evaluationId, subQuestions);
  const bullets = bulletsOf(draft).map((bullet, position) => ({ ...bullet, position }));
  const actions = await writeActions(tx, {
    evaluationId,
    items: draft.items,
    findingOf: await writeFindings(tx, evaluationId, bullets),
    subQuestions: new Set(subQuestions.map(({ number }) => number)),
    after: 0,
  });
  await learnLinks(tx, evaluationId, draft);
  await markCommitted(tx, found.id, evaluationId);
  await tx.record({
    entity: 'evaluation',
    entityId: evaluationId,
    event: 'evaluation.imported',
    changes: [{ field: 'actions', from: null, to: actions }],
    note: found.fileName,
  });
  return { evaluationId, actions };
}
