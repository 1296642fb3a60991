import type { HeldDuty } from '@kompassplan/contract';
import { type ActionStatus, DomainError, type DutyKind, isLate } from '@kompassplan/domain';
import { pointsAtStake } from '../../persistence/action-points.query.js';
import { localDay } from '../../persistence/local-day.js';
import { lockActionsWhere } from '../../persistence/lock-actions.js';
import { OPEN_STATES } from '../../persistence/open-actions.js';
import type { Transaction } from '../../persistence/unit-of-work.js';

const OPEN = `a.status IN ${OPEN_STATES}`;

/** One row for each thing that leans on the person $2. Finished work that is verified keeps its name and is none. */
const DUTIES = `
  SELECT CASE WHEN ${OPEN} THEN 'owner' ELSE 'verification' END AS duty, a.id FROM action a
    WHERE a.municipality_id = $1 AND a.owner_id = $2 AND (${OPEN} OR a.status = 'done')
  UNION ALL SELECT 'help', a.id FROM action a WHERE a.municipality_id = $1 AND a.help_from_id = $2
  UNION ALL SELECT 'deputy', a.id FROM action a WHERE a.municipality_id = $1 AND a.deputy_id = $2 AND ${OPEN}
  UNION ALL SELECT 'contributor', a.id FROM action_contributor c
    JOIN action a ON a.municipality_id = c.municipality_id AND a.id = c.action_id
    WHERE c.municipality_id = $1 AND c.person_id = $2 AND ${OPEN}
  UNION ALL SELECT 'unit', id FROM unit WHERE municipality_id = $1 AND manager_id = $2
  UNION ALL SELECT 'leave', id FROM leave_period WHERE municipality_id = $1 AND deputy_id = $2 AND last_day >= $3`;

export interface StoredDuty {
  readonly duty: DutyKind;
  readonly id: string;
}

/** The same rows, with everything they stand in kept from changing until the transaction ends. */
export async function lockedDuties(tx: Transaction, personId: string): Promise<StoredDuty[]> {
  const params = [tx.tenant.municipalityId, personId];
  await lockActionsWhere(
    tx,
    `$2 IN (a.owner_id, a.help_from_id, a.deputy_id, a.asked_due_by_id)
       OR a.id IN (SELECT action_id FROM action_contributor WHERE municipality_id = $1 AND person_id = $2)`,
    [personId],
  );
  await tx.query(
    'SELECT 1 FROM unit WHERE municipality_id = $1 AND manager_id = $2 ORDER BY id FOR NO KEY UPDATE',
    params,
  );
  return tx.query(DUTIES, [...params, localDay(tx.now, tx.tenant.timeZone)]);
}

/**
 * Whoever only reads from now on may have no part in anything: what leans on the person is handed over first.
 * @throws DomainError person-has-duties
 */
export async function assertNoDuties(tx: Transaction, person: { readonly id: string; readonly name: string }) {
  const { length: count } = await lockedDuties(tx, person.id);
  if (count > 0) throw new DomainError('person-has-duties', { name: person.name, count });
}

interface Row extends StoredDuty {
  readonly title: string;
  readonly number: number | null;
  readonly evaluationId: string | null;
  readonly status: ActionStatus | null;
  readonly due: string | null;
  readonly waiting: number;
  readonly from: string | null;
  readonly to: string | null;
}

/** What leans on a person, the most pressing first: two statements, and one for each evaluation it is about. */
export async function heldDuties(tx: Transaction, personId: string): Promise<HeldDuty[]> {
  const today = localDay(tx.now, tx.tenant.timeZone);
  const rows = await tx.query<Row>(
    `SELECT d.duty, d.id, coalesce(a.title, u.name, p.name) AS title, a.number, a.evaluation_id AS "evaluationId",
       a.status, a.due::text AS due, l.first_day::text AS "from", l.last_day::text AS "to",
       (SELECT count(*)::int FROM action w WHERE w.municipality_id = $1 AND w.unit_id = u.id AND w.status = 'done') AS waiting
     FROM (${DUTIES}) d
     LEFT JOIN action a ON a.municipality_id = $1 AND a.id = d.id
     LEFT JOIN unit u ON u.municipality_id = $1 AND u.id = d.id
     LEFT JOIN leave_period l ON l.municipality_id = $1 AND l.id = d.id
     LEFT JOIN person p ON p.municipality_id = $1 AND p.id = l.person_id
     ORDER BY array_position(ARRAY['owner', 'verification', 'help', 'deputy', 'contributor', 'unit', 'leave'], d.duty),
       a.due NULLS LAST, a.number, l.first_day, u.name, d.id`,
    [tx.tenant.municipalityId, personId, today],
  );
  const points = await pointsAtStake(
    tx,
    rows.flatMap(({ evaluationId }) => evaluationId ?? []),
    today,
  );
  return rows.map(({ number, evaluationId, status, due, ...row }) => ({
    ...row,
    action:
      number === null || evaluationId === null || status === null
        ? null
        : { number, evaluationId, status, due, late: isLate(due, today, status), points: points.get(row.id) ?? 0 },
  }));
}
