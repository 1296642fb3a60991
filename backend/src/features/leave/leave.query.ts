import type { LeavePeriod } from '@kompassplan/contract';
import type { Transaction } from '../../persistence/unit-of-work.js';

const LEAVE = `SELECT l.id, l.person_id AS "personId", l.first_day::text AS "from", l.last_day::text AS "to", l.version,
    CASE WHEN d.id IS NULL THEN NULL ELSE jsonb_build_object('id', d.id, 'name', d.name) END AS deputy
  FROM leave_period l LEFT JOIN person d ON d.municipality_id = l.municipality_id AND d.id = l.deputy_id
  WHERE l.municipality_id = $1`;

/** What has not ended by `today`, of everybody. One statement. */
export function comingLeaves(tx: Transaction, today: string): Promise<LeavePeriod[]> {
  return tx.query(`${LEAVE} AND l.last_day >= $2 ORDER BY l.person_id, l.first_day`, [tx.tenant.municipalityId, today]);
}

/** Every leave of one person, past ones too. */
export function leavesOf(tx: Transaction, personId: string): Promise<LeavePeriod[]> {
  return tx.query(`${LEAVE} AND l.person_id = $2 ORDER BY l.first_day`, [tx.tenant.municipalityId, personId]);
}

export async function findLeave(tx: Transaction, id: string): Promise<LeavePeriod | null> {
  const [leave] = await tx.query<LeavePeriod>(`${LEAVE} AND l.id = $2`, [tx.tenant.municipalityId, id]);
  return leave ?? null;
}
