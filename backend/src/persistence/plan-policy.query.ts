import type { PlanPolicyView } from '@kompassplan/contract';
import { DEFAULT_PLAN_POLICY } from '@kompassplan/domain';
import type { Transaction } from './unit-of-work.js';

const { effectMonths, approveDue } = DEFAULT_PLAN_POLICY;

/** The policy of the municipality of `action a` as JSON, inside a statement that reads actions anyway. */
export const PLAN_POLICY = `coalesce((SELECT json_build_object('effectMonths', y.effect_months, 'approveDue', y.approve_due)
  FROM plan_policy y WHERE y.municipality_id = a.municipality_id),
  '{"effectMonths": ${effectMonths}, "approveDue": ${approveDue}}'::json)`;

/** The municipality's policy; the product's own, as version 0, until somebody has set one. */
export async function planPolicyView(tx: Transaction): Promise<PlanPolicyView> {
  const [row] = await tx.query<Omit<PlanPolicyView, 'changedAt'> & { readonly changedAt: Date }>(
    `SELECT y.effect_months AS "effectMonths", y.approve_due AS "approveDue", y.version, y.changed_at AS "changedAt",
       p.name AS "changedBy"
     FROM plan_policy y LEFT JOIN person p ON p.municipality_id = y.municipality_id AND p.id = y.changed_by
     WHERE y.municipality_id = $1`,
    [tx.tenant.municipalityId],
  );
  if (row) return { ...row, changedAt: row.changedAt.toISOString() };
  return { ...DEFAULT_PLAN_POLICY, version: 0, changedAt: null, changedBy: null };
}
