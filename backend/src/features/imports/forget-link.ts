import { Injectable } from '@nestjs/common';
import type { LearnedLinksPage } from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { learnedLinks } from './learned-links.query.js';

/** Takes a learned correction back: it counts no more from the next reading on. Reports already read stay as they are. */
@Injectable()
export class ForgetLink {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * @returns those that are left
   * @throws DomainError not-found, also when it was taken back before
   */
  forget(tenant: Tenant, id: string): Promise<LearnedLinksPage> {
    return this.unitOfWork.run(tenant, async (tx) => {
      const [row] = await tx.query<{ subQuestion: string; text: string }>(
        `UPDATE link_correction SET removed_at = $3, removed_by = $4
         WHERE municipality_id = $1 AND id = $2 AND removed_at IS NULL
         RETURNING sub_question_number AS "subQuestion", text`,
        [tenant.municipalityId, id, tx.now, tenant.actor?.personId ?? null],
      );
      if (!row) throw new DomainError('not-found');
      await tx.record({
        entity: 'linkCorrection',
        entityId: id,
        event: 'link.forgotten',
        changes: [{ field: 'subQuestion', from: row.subQuestion, to: null }],
        note: row.text,
      });
      return learnedLinks(tx);
    });
  }
}
