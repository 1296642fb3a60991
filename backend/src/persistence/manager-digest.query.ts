import type { DigestAction, ManagedUnits, Role } from '@kompassplan/domain';
import { addDays, rolesWith } from '@kompassplan/domain';
import { OPEN_STATES } from './open-actions.js';
import type { Transaction } from './unit-of-work.js';
import { CONTRIBUTOR_IDS, workedOn } from './worked-on.query.js';

/** A digest longer ago than this has nothing to do with the next one. */
const REMEMBERED_DAYS = 60;

interface ManagerRow {
  readonly personId: string;
  readonly role: Role;
  /** The manager's own unit and those below it: where rights reach. */
  readonly ownIds: string[];
  /** The managed units and those below them. */
  readonly unitIds: string[];
  readonly units: string[];
  readonly toldAt: string | null;
  /** The own digest weekday, and those of people who stand in today; null is the municipality's. */
  readonly weekdays: (number | null)[];
}

const MANAGERS = `SELECT p.id AS "personId", p.role, units_below(p.municipality_id, p.unit_id) AS "ownIds", m.names AS units,
    ARRAY(SELECT DISTINCT below FROM unnest(m.ids) AS top, unnest(units_below($1, top)) AS below) AS "unitIds",
    (SELECT max(l.said->>'at') FROM reminder_ledger l JOIN reminder_mail x ON x.municipality_id = l.municipality_id AND x.id = l.mail_id
      WHERE l.municipality_id = $1 AND l.rule = 'managerDigest' AND l.slot >= $4 AND l.dropped_reason IS NULL
        AND x.state IN ('sent', 'uncertain') AND l.evaluation_id = $5
        AND coalesce(nullif(split_part(l.slot, '@', 2), ''), l.person_id::text) = p.id::text) AS "toldAt",
    p.digest_weekday || ARRAY(SELECT d.digest_weekday FROM leave_period v JOIN person d ON d.municipality_id = $1 AND d.id = v.deputy_id
      WHERE v.municipality_id = $1 AND v.person_id = p.id AND $6::date BETWEEN v.first_day AND v.last_day) AS weekdays
  FROM person p JOIN (SELECT manager_id, array_agg(id) AS ids, array_agg(name ORDER BY name, id) AS names FROM unit
    WHERE municipality_id = $1 AND manager_id IS NOT NULL GROUP BY manager_id) m ON m.manager_id = p.id
  WHERE p.municipality_id = $1 AND p.active AND p.digest <> 'off' AND p.role = ANY($2) AND ($3::uuid[] IS NULL OR p.id = ANY($3))
  ORDER BY p.id`;

const ACTIONS = `SELECT a.number, a.title, a.status, a.due::text AS due, a.unit_id AS "unitId", a.owner_id AS "ownerId",
    o.name AS "ownerName", a.asked_due_by_id AS "askedDueById", extract(epoch FROM a.done_at)::float8 * 1000 AS "doneAt",
    a.deputy_id AS "deputyId", ${CONTRIBUTOR_IDS}, ${workedOn('$4')}
  FROM action a LEFT JOIN person o ON o.municipality_id = a.municipality_id AND o.id = a.owner_id
  WHERE a.municipality_id = $1 AND a.evaluation_id = $2 AND a.unit_id = ANY($3::uuid[])
    AND (a.status IN ${OPEN_STATES} OR a.status = 'done'
      OR (a.status = 'verified' AND a.done_at > $4::date - interval '${REMEMBERED_DAYS} days'))
  ORDER BY a.number, a.id`;

export interface ManagersAsked {
  readonly today: string;
  /** Without it, everybody who manages a unit. */
  readonly only?: readonly string[];
  /** Whether this manager's digest may be due; what is not is not read. */
  readonly due?: (manager: { readonly personId: string; readonly weekdays: readonly (number | null)[] }) => boolean;
}

/** Whoever manages units, with what a digest is written from: two statements. */
export async function managedUnits(
  tx: Transaction,
  evaluationId: string,
  { today, only, due = () => true }: ManagersAsked,
): Promise<ManagedUnits[]> {
  const { municipalityId } = tx.tenant;
  const roles = rolesWith('unit.overview');
  const rows = await tx.query<ManagerRow>(MANAGERS, [
    ...[municipalityId, roles, only ?? null, addDays(today, -REMEMBERED_DAYS), evaluationId, today],
  ]);
  const managers = rows.filter(due);
  if (managers.length === 0) return [];
  const unitIds = [...new Set(managers.flatMap((manager) => manager.unitIds))];
  const actions = await tx.query<DigestAction>(ACTIONS, [municipalityId, evaluationId, unitIds, today]);
  const byUnit = Map.groupBy(actions, ({ unitId }) => unitId);
  return managers.map(({ personId, role, ownIds, unitIds: here, units, toldAt }) => ({
    actor: { personId, role, unitIds: ownIds },
    evaluationId,
    units,
    actions: here.flatMap((unitId) => byUnit.get(unitId) ?? []).sort((a, b) => a.number - b.number),
    toldAt: toldAt === null ? null : Date.parse(toldAt),
  }));
}
