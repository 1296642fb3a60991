import { Injectable } from '@nestjs/common';
import type { Evaluation, EvaluationPatch } from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import { StaleVersion } from '../../http/refusals.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { wholeEvaluation } from './evaluation.query.js';

/** Sets the day of the follow-up evaluation, which the countdown and later the forecast aim at. */
@Injectable()
export class SetFollowUp {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws DomainError not-found, stale-version */
  set(tenant: Tenant, id: string, version: number, { followUpOn }: EvaluationPatch): Promise<Evaluation> {
    return this.unitOfWork.run(tenant, async (tx) => {
      const before = await wholeEvaluation(tx, id);
      if (!before) throw new DomainError('not-found');
      const touched = await tx.execute(
        `UPDATE evaluation SET follow_up_on = $3, version = version + 1
         WHERE municipality_id = $1 AND id = $2 AND version = $4`,
        [tenant.municipalityId, id, followUpOn, version],
      );
      if (touched === 0) throw new StaleVersion(before);
      await tx.record({
        entity: 'evaluation',
        entityId: id,
        event: 'evaluation.changed',
        changes: [{ field: 'followUpOn', from: before.followUpOn, to: followUpOn }],
      });
      return { ...before, followUpOn, version: version + 1 };
    });
  }
}
