import { Injectable } from '@nestjs/common';
import type { ImportPatch } from '@kompassplan/contract';
import { applyReview, DomainError } from '@kompassplan/domain';
import { StaleVersion } from '../../http/refusals.js';
import type { Tenant } from '../../persistence/tenant.js';
import { type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import { findImport, type ImportWithDraft } from './imports.query.js';

/** What a reviewer decides, one operation at a time, on the version that was seen. */
@Injectable()
export class ReviewImport {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * @param shown the import as the route answers it, for the one who comes second
   * @throws DomainError not-found, stale-version, import.not-in-review, or what an impossible operation says
   */
  review(
    tenant: Tenant,
    id: string,
    version: number,
    patch: ImportPatch,
    shown: (found: ImportWithDraft) => unknown,
  ): Promise<ImportWithDraft> {
    return this.unitOfWork.run(tenant, async (tx) => {
      const found = await findImport(tx, id, true);
      if (!found) throw new DomainError('not-found');
      if (found.version !== version) throw new StaleVersion(shown(found));
      if (patch.cancel) return this.cancel(tx, found);
      if (found.status !== 'review' || !found.draft) throw new DomainError('import.not-in-review');
      const draft = (patch.operations ?? []).reduce(applyReview, found.draft);
      await tx.execute(
        `UPDATE report_import SET draft = $3::jsonb, version = version + 1 WHERE municipality_id = $1 AND id = $2`,
        [tenant.municipalityId, id, JSON.stringify(draft)],
      );
      const reviewers = await this.withReviewer(tx, found);
      return { ...found, draft, reviewers, version: found.version + 1 };
    });
  }

  /** Once per person: who reviews together is told by name. */
  private async withReviewer(tx: Transaction, found: ImportWithDraft): Promise<ImportWithDraft['reviewers']> {
    const { actor } = tx.tenant;
    if (!actor || found.reviewers.some(({ id }) => id === actor.personId)) return found.reviewers;
    await tx.record({ entity: 'import', entityId: found.id, event: 'import.reviewed' });
    return [...found.reviewers, { id: actor.personId, name: actor.name }];
  }

  private async cancel(tx: Transaction, found: ImportWithDraft): Promise<ImportWithDraft> {
    if (!['reading', 'mapping', 'review'].includes(found.status)) throw new DomainError('import.not-in-review');
    await tx.execute(
      `UPDATE report_import SET status = 'cancelled', draft = NULL, sheet = NULL, version = version + 1
       WHERE municipality_id = $1 AND id = $2`,
      [tx.tenant.municipalityId, found.id],
    );
    await tx.record({ entity: 'import', entityId: found.id, event: 'import.cancelled' });
    return { ...found, status: 'cancelled', draft: null, sheet: null, version: found.version + 1 };
  }
}
