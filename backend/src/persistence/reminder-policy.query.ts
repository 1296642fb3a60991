import type { ReminderPolicyView } from '@kompassplan/contract';
import { DEFAULT_REMINDER_POLICY, type ReminderPolicy } from '@kompassplan/domain';
import type { Transaction } from './unit-of-work.js';

const { followUp, monthlyLetter, managerDigest, colour } = DEFAULT_REMINDER_POLICY;
const NEWER_RULES = { followUp, monthlyLetter, managerDigest, colour };

/** The municipality's policy; the default, as version 0, until somebody has set one. */
export async function policyView(tx: Transaction): Promise<ReminderPolicyView> {
  const [row] = await tx.query<{
    policy: ReminderPolicyView['policy'];
    version: number;
    changedAt: Date;
    changedBy: string | null;
    pausedAt: Date | null;
    pausedBy: string | null;
  }>(
    `SELECT r.policy, r.version, r.changed_at AS "changedAt", p.name AS "changedBy",
       r.paused_at AS "pausedAt", q.name AS "pausedBy" FROM reminder_policy r
     LEFT JOIN person p ON p.municipality_id = r.municipality_id AND p.id = r.changed_by
     LEFT JOIN person q ON q.municipality_id = r.municipality_id AND q.id = r.paused_by WHERE r.municipality_id = $1`,
    [tx.tenant.municipalityId],
  );
  if (row) {
    const { pausedAt, pausedBy, changedAt, ...rest } = row;
    const paused = pausedAt && { at: pausedAt.toISOString(), by: pausedBy };
    // A policy that was stored before a rule existed has the product's own choice for it.
    return { ...rest, policy: { ...NEWER_RULES, ...row.policy }, changedAt: changedAt.toISOString(), paused };
  }
  const policy = structuredClone(DEFAULT_REMINDER_POLICY) as ReminderPolicyView['policy'];
  return { policy, version: 0, changedAt: null, changedBy: null, paused: null };
}

export async function policyOf(tx: Transaction): Promise<ReminderPolicy> {
  return (await policyView(tx)).policy;
}
