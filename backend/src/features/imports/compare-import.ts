import { Injectable } from '@nestjs/common';
import { compareReport, DomainError, type ReportDiff } from '@kompassplan/domain';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { findImport } from './imports.query.js';
import { knownEvaluation, recordedEvaluation } from './recorded-evaluation.query.js';

/** The evaluation of the plan, and what a draft would change in it. */
export interface ComparedImport extends ReportDiff {
  readonly evaluationId: string;
  readonly year: number;
  readonly actions: number;
}

/** What a reviewed draft would change in the evaluation that the plan has already. Writes nothing. */
@Injectable()
export class CompareImport {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws DomainError not-found, import.not-in-review, import.no-such-evaluation */
  compare(tenant: Tenant, id: string): Promise<ComparedImport> {
    return this.unitOfWork.read(tenant, async (tx) => {
      const found = await findImport(tx, id);
      if (!found) throw new DomainError('not-found');
      if (found.status !== 'review' || !found.draft) throw new DomainError('import.not-in-review');
      const known = await knownEvaluation(tx, found.draft);
      const recorded = known && (await recordedEvaluation(tx, known.id));
      if (!known || !recorded) throw new DomainError('import.no-such-evaluation');
      const diff = compareReport(recorded, found.draft);
      return { evaluationId: known.id, year: known.year, actions: known.actions, ...diff };
    });
  }
}
