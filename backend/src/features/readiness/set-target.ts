import { Injectable } from '@nestjs/common';
import type { SetTarget as Wish } from '@kompassplan/contract';
import { baselineOf, DomainError } from '@kompassplan/domain';
import type { Transaction } from '../../persistence/unit-of-work.js';

/** Sets the target of one sub-question by hand, or gives it back to the rule (null). */
@Injectable()
export class SetTarget {
  /** @throws DomainError not-found, readiness.target-out-of-range */
  async set(tx: Transaction, evaluationId: string, subQuestion: string, { target, reason }: Wish): Promise<void> {
    const key = [tx.tenant.municipalityId, evaluationId, subQuestion];
    const [question] = await tx.query<{ target: number | null; percent: number | null; max: number | null }>(
      `SELECT target, percent, max FROM sub_question
       WHERE municipality_id = $1 AND evaluation_id = $2 AND number = $3 FOR NO KEY UPDATE`,
      key,
    );
    if (!question || question.percent === null || question.max === null) throw new DomainError('not-found');
    const baseline = baselineOf({ percent: question.percent, max: question.max });
    if (target !== null && (target < baseline || target > question.max)) {
      throw new DomainError('readiness.target-out-of-range', { from: Math.ceil(baseline * 10) / 10, to: question.max });
    }
    await tx.execute(
      `UPDATE sub_question SET target = $4, target_reason = $5 WHERE municipality_id = $1 AND evaluation_id = $2 AND number = $3`,
      [...key, target, target === null ? null : reason],
    );
    await tx.record({
      entity: 'evaluation',
      entityId: evaluationId,
      event: 'target.changed',
      changes: [{ field: `target ${subQuestion}`, from: question.target, to: target }],
      note: reason,
    });
  }
}
