import type { Retention } from '@kompassplan/contract';
import { DEFAULT_RETENTION, forgetOn } from '@kompassplan/domain';
import type { Transaction } from '../../persistence/unit-of-work.js';

export async function retentionMonths(tx: Transaction): Promise<{ months: number; version: number }> {
  const [row] = await tx.query<{ months: number; version: number }>(
    'SELECT months, version FROM retention_policy WHERE municipality_id = $1',
    [tx.tenant.municipalityId],
  );
  return row ?? { months: DEFAULT_RETENTION, version: 0 };
}

/** How long people are remembered, and who is forgotten next. */
export async function retentionView(tx: Transaction): Promise<Retention> {
  const { months, version } = await retentionMonths(tx);
  const left = await tx.query<{ id: string; name: string; leftOn: string | null; forgotten: boolean }>(
    `SELECT id, name, (left_at AT TIME ZONE $2)::date::text AS "leftOn", forgotten_number IS NOT NULL AS forgotten
     FROM person WHERE municipality_id = $1 AND NOT active ORDER BY left_at, id`,
    [tx.tenant.municipalityId, tx.tenant.timeZone],
  );
  return {
    months,
    version,
    coming: left
      .filter(({ forgotten }) => !forgotten)
      .flatMap(({ id, name, leftOn }) => (leftOn ? [{ id, name, leftOn, forgetOn: forgetOn(leftOn, months) }] : [])),
    forgotten: left.filter(({ forgotten }) => forgotten).length,
  };
}
