import type { OverviewRow, UnitOverview } from '@kompassplan/contract';
import {
  type ActionStatus,
  isLate,
  isOpen,
  isSecondPerson,
  loadByOwner,
  mayDecideDue,
  type Queue,
  standsIn,
  workedBy,
  type WorkedOn,
} from '@kompassplan/domain';
import { DUE_REQUEST } from '../../persistence/due-request.query.js';
import { pointsAtStake } from '../../persistence/action-points.query.js';
import type { SignedInActor } from '../../persistence/tenant.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { CONTRIBUTOR_IDS, workedOn } from '../../persistence/worked-on.query.js';

/** How many rows of a list are told; the plan shows the rest. */
const SHOWN = 10;

interface Stored extends WorkedOn {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly status: ActionStatus;
  readonly due: string | null;
  readonly reviewOn: string | null;
  readonly effectCheckOn: string | null;
  readonly dueRequest: OverviewRow['dueRequest'];
  readonly effortWeeks: number | null;
  readonly owner: OverviewRow['owner'];
  readonly unitId: string | null;
  readonly here: boolean;
}
interface Member {
  readonly id: string;
  readonly name: string;
  readonly member: boolean;
  readonly away: UnitOverview['people'][number]['away'];
}

const ACTIONS = `SELECT a.id, a.number, a.title, a.status, a.due::text AS due, a.declined_review_on::text AS "reviewOn",
    a.effect_check_on::text AS "effectCheckOn", ${DUE_REQUEST} AS "dueRequest",
    a.effort_weeks AS "effortWeeks", a.owner_id AS "ownerId", a.unit_id AS "unitId", a.unit_id = ANY($3::uuid[]) AS here,
    CASE WHEN o.id IS NULL THEN NULL ELSE json_build_object('id', o.id, 'name', o.name) END AS owner,
    a.deputy_id AS "deputyId", ${CONTRIBUTOR_IDS}, ${workedOn('$4')}
  FROM action a LEFT JOIN person o ON o.municipality_id = a.municipality_id AND o.id = a.owner_id
  WHERE a.municipality_id = $1 AND a.evaluation_id = $2 AND (a.status <> 'verified' OR a.effect_check_on <= $4::date)
    AND (a.unit_id = ANY($3::uuid[]) OR a.owner_id IS NOT NULL)
  ORDER BY a.number, a.id`;

const PEOPLE = `SELECT p.id, p.name, p.active AND p.unit_id = ANY($2::uuid[]) AS member,
    (SELECT json_build_object('to', l.last_day, 'deputy', d.name) FROM leave_period l
      LEFT JOIN person d ON d.municipality_id = l.municipality_id AND d.id = l.deputy_id
      WHERE l.municipality_id = p.municipality_id AND l.person_id = p.id AND $4::date BETWEEN l.first_day AND l.last_day
      LIMIT 1) AS away
  FROM person p WHERE p.municipality_id = $1 AND ((p.active AND p.unit_id = ANY($2::uuid[])) OR p.id = ANY($3::uuid[]))
  ORDER BY p.name, p.id`;

/**
 * The units' work in one evaluation: four statements, whatever the size of the plan and the number of units.
 * @param unitIds as they were asked for; those that do not exist are left out of `units`
 */
export async function unitOverview(
  tx: Transaction,
  { evaluationId, unitIds, today }: { evaluationId: string; unitIds: readonly string[]; today: string },
): Promise<UnitOverview> {
  const { municipalityId, actor } = tx.tenant;
  const units = await tx.query<{ id: string; name: string }>(
    'SELECT id, name FROM unit WHERE municipality_id = $1 AND id = ANY($2::uuid[]) ORDER BY name, id',
    [municipalityId, unitIds],
  );
  const stored = await tx.query<Stored>(ACTIONS, [municipalityId, evaluationId, unitIds, today]);
  const points = await pointsAtStake(tx, [evaluationId], today);
  const all = stored.map((row) => ({ ...row, points: points.get(row.id) ?? 0 }));
  const here = all.filter((row) => row.here);
  const owners = here.flatMap(({ ownerId, status }) => (ownerId && isOpen(status) ? [ownerId] : []));
  const people = await tx.query<Member>(PEOPLE, [municipalityId, unitIds, owners, today]);

  const byId = new Map(people.map((person) => [person.id, person]));
  const members = people.flatMap(({ id, member }) => (member ? [id] : []));
  const elsewhere = Map.groupBy(
    all.filter((row) => !row.here && isOpen(row.status)),
    ({ ownerId }) => ownerId,
  );
  const whole = loadByOwner(
    here.map((row) => ({ ...row, ownerId: null })),
    [],
    today,
  )[0];
  const listed = (rows: typeof here, order: (a: OverviewRow, b: OverviewRow) => number) => {
    const sorted = rows.map((row) => rowOf(row, actor)).sort((a, b) => order(a, b) || a.number - b.number);
    return { total: rows.length, items: sorted.slice(0, SHOWN) };
  };
  const queued = (queue: Queue) =>
    here.filter((row) =>
      standsIn(queue, { ...row, workedBy: workedBy(row), links: 1, dueAsked: row.dueRequest !== null }, today, null),
    );
  return {
    units,
    total: figuresOf(whole),
    people: loadByOwner(here, members, today).flatMap((load) => {
      const person = load.ownerId === null ? undefined : byId.get(load.ownerId);
      if (!person) return [];
      const { id, name, member, away } = person;
      return [{ person: { id, name }, member, away, elsewhere: elsewhere.get(id)?.length ?? 0, ...figuresOf(load) }];
    }),
    late: listed(
      here.filter(({ due, status }) => isLate(due, today, status)),
      (a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : a.due === b.due ? 0 : 1),
    ),
    noOwner: listed(queued('noOwner'), byPoints),
    verify: listed(queued('verify'), byPoints),
    help: listed(
      queued('decide').filter(({ status }) => status === 'needsHelp'),
      byPoints,
    ),
    review: listed(queued('review'), byPoints),
    dates: listed(
      queued('decide').filter(({ dueRequest }) => dueRequest !== null),
      byPoints,
    ),
    effect: listed(queued('effect'), byPoints),
  };
}

function byPoints(a: OverviewRow, b: OverviewRow): number {
  return b.points - a.points;
}

function figuresOf(load: ReturnType<typeof loadByOwner>[number] | undefined): UnitOverview['total'] {
  if (!load) return { open: 0, late: 0, effortWeeks: 0, unknownEffort: 0, points: 0, nextDue: null };
  const { ownerId: _, ...figures } = load;
  return figures;
}

function rowOf(row: Stored & { readonly points: number }, actor: SignedInActor | null): OverviewRow {
  const { id, number, title, status, due, owner, points, dueRequest } = row;
  const mayVerify = actor !== null && isSecondPerson(actor, row);
  const asked = { unitId: row.unitId, askedDueById: dueRequest?.by.id ?? null };
  const decides = actor !== null && mayDecideDue(actor, asked);
  return { id, number, title, status, due, owner, points, mayVerify, dueRequest, mayDecideDue: decides };
}
