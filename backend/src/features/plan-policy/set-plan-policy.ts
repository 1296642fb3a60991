import type { PlanPolicyBody, PlanPolicyView } from '@kompassplan/contract';
import { StaleVersion } from '../../http/refusals.js';
import { planPolicyView } from '../../persistence/plan-policy.query.js';
import type { Transaction } from '../../persistence/unit-of-work.js';

const FIELDS = ['effectMonths', 'approveDue'] as const satisfies readonly (keyof PlanPolicyBody)[];

/**
 * Sets the whole policy. Days that were set by an earlier one stay, and dates that wait for approval go on waiting.
 * @throws StaleVersion
 */
export async function setPlanPolicy(tx: Transaction, version: number, policy: PlanPolicyBody): Promise<PlanPolicyView> {
  const { municipalityId, actor } = tx.tenant;
  const before = await planPolicyView(tx);
  const touched = await tx.execute(
    version === 0
      ? `INSERT INTO plan_policy (municipality_id, effect_months, approve_due, version, changed_at, changed_by)
         VALUES ($1, $3, $4, $2 + 1, $5, $6) ON CONFLICT (municipality_id) DO NOTHING`
      : `UPDATE plan_policy SET effect_months = $3, approve_due = $4, version = version + 1, changed_at = $5, changed_by = $6
         WHERE municipality_id = $1 AND version = $2`,
    [municipalityId, version, policy.effectMonths, policy.approveDue, tx.now, actor?.personId],
  );
  if (touched === 0) throw new StaleVersion(await planPolicyView(tx));
  const changes = FIELDS.filter((field) => before[field] !== policy[field]).map((field) => ({
    ...{ field, from: before[field], to: policy[field] },
  }));
  await tx.record({ entity: 'planPolicy', entityId: municipalityId, event: 'planPolicy.changed', changes });
  return planPolicyView(tx);
}
