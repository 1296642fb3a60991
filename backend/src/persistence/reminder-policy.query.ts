import type { ReminderPolicyView } from '@kompassplan/contract';
import { DEFAULT_REMINDER_POLICY, type ReminderPolicy } from '@kompassplan/domain';
import type { Transaction } from './unit-of-work.js';

const { followUp, monthlyLetter } = DEFAULT_REMINDER_POLICY;
const NEWER_RULES = { followUp, monthlyLetter };

/** The municipality's policy; the default, as version 0, until somebody has set one. */
export async function policyView(tx: Transaction): Promise<ReminderPolicyView> {
  const [row] = await tx.query<{
    policy: ReminderPolicyView['policy'];
    version: number;
    changedAt: Date;
    changedBy: string | null;
  }>(
    `SELECT r.policy, r.version, r.changed_at AS "changedAt", p.name AS "changedBy" FROM reminder_policy r
     LEFT JOIN person p ON p.municipality_id = r.municipality_id AND p.id = r.changed_by WHERE r.municipality_id = $1`,
    [tx.tenant.municipalityId],
  );
  // A policy that was stored before a rule existed has the product's own choice for it.
  if (row) {
    const policy = { ...NEWER_RULES, ...row.policy };
    return { ...row, policy, changedAt: row.changedAt.toISOString() };
  }
  const policy = structuredClone(DEFAULT_REMINDER_POLICY) as ReminderPolicyView['policy'];
  return { policy, version: 0, changedAt: null, changedBy: null };
}

export async function policyOf(tx: Transaction): Promise<ReminderPolicy> {
  return (await policyView(tx)).policy;
}
