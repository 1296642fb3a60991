import { type Route, ROUTES } from '@kompassplan/contract';
import {
  type Actor,
  may,
  type Permission,
  PERMISSIONS,
  reachOf,
  type Role,
  ROLES,
  type RowRights,
} from '@kompassplan/domain';
import { newId } from '../../backend/src/persistence/new-id.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { type Api, type Client, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { type Case, ofPerson, type Row, rowCases } from '../support/row-cases.js';
import { type SeededPlan, seedPlan } from '../support/seed-plan.js';

/**
 * Every right that is decided row by row × every role × whose row it is × in which unit and municipality, made from the
 * permission table and the table of routes. A route that changes something and whose right may depend on the row must say
 * here which right that is: one that says nothing fails.
 */
const routes: readonly Route[] = ROUTES;

/** Whose row, seen by the one who asks. */
const WHOSE = ['own', 'contributes', 'standsIn', 'ownUnit', 'unitBelow', 'otherUnit', 'nobody'] as const;
type Whose = (typeof WHOSE)[number];
const CASES = rowCases(() => ({
  evaluationId: plan.evaluationId,
  finish: (id) =>
    api.sqlAsOwner(
      `UPDATE action SET status = 'done', progress = 100, done_at = now(), done_by_id = $2 WHERE id = $1`,
      [id, third],
    ),
  verify: (id) =>
    api.sqlAsOwner(
      `UPDATE action SET status = 'verified', progress = 100, done_at = now(), done_by_id = $2, verified_at = now(),
         verified_by_id = $2, effect_check_on = '2020-01-01' WHERE id = $1`,
      [id, third],
    ),
  askForDate: (id) =>
    api.sqlAsOwner(
      `UPDATE action SET due = '2030-01-01', first_due = '2030-01-01', asked_due = '2030-02-01', asked_due_reason = 'x',
         asked_due_by_id = $2, asked_due_at = now() WHERE id = $1`,
      [id, third],
    ),
  likeness: async ({ ownerId, unitId, deputyId, contributorIds }) => {
    const [row] = await api.sqlAsOwner<{ version: number }>(
      `UPDATE action SET owner_id = $2, unit_id = $3, deputy_id = $4, status = 'inProgress', declined_reason = NULL,
         declined_by_id = NULL, merged_into_id = NULL WHERE id = $1 RETURNING version`,
      [twin, ownerId, unitId, deputyId],
    );
    await api.sqlAsOwner('DELETE FROM action_contributor WHERE action_id = $1', [twin]);
    await api.sqlAsOwner(
      'INSERT INTO action_contributor (municipality_id, action_id, person_id) SELECT $1, $2, unnest($3::uuid[])',
      [api.home.id, twin, contributorIds],
    );
    return { id: twin, version: row!.version };
  },
}));

/** Routes whose right may reach less than everything, and that have no row to ask about. */
const WITHOUT_ROW: Readonly<Record<string, string>> = {
  'POST /api/actions/sheet': 'reads a file and answers what would change; what is sent afterwards is asked row by row',
  'POST /api/actions/bulk/preview': 'writes nothing, and is decided by what decides POST /api/actions/bulk',
  'POST /api/changes/:id/undo': "one's own, of rows that one may still change: bulk-undo.spec.ts tries it",
  'DELETE /api/actions/:id/due-request': "one's own: closure.spec.ts tries it",
  'PUT /api/plan-habits': "one's own",
  'POST /api/reminders/sample': 'a mail to whoever asks',
};

/** Whoever may use it on some rows only, or a route that changes something by a right to read. */
function dependsOnRow({ method, access }: Route): boolean {
  if (method === 'GET' || access === 'public' || access === 'signedIn') return false;
  return access.endsWith('.read') || ROLES.some((role) => !['all', null].includes(reachOf(role, access)));
}

let api: Api;
let plan: SeededPlan;
let foreign: SeededPlan;
let neighbours: SeededMunicipality;
let below: string;
/** Nobody who asks: owns what others own, and finished what is to be verified. */
let third: string;
let elsewhere: string;
/** An action that is made to resemble others. */
let twin: string;
const clients = new Map<Role, Client>();

beforeAll(async () => {
  api = await startApi();
  neighbours = await api.seedMunicipality('Grannby');
  plan = await seedPlan(api.app.get(UnitOfWork), api.home);
  foreign = await seedPlan(api.app.get(UnitOfWork), neighbours);
  [below, third, elsewhere] = [newId(), newId(), newId()];
  const [, own, other] = api.home.units;
  await api.sqlAsOwner(`INSERT INTO unit (id, municipality_id, name, parent_id) VALUES ($1, $2, 'Hemtjänst', $3)`, [
    below,
    api.home.id,
    own!.id,
  ]);
  for (const [id, unitId] of [
    [third, own!.id],
    [elsewhere, other!.id],
  ]) {
    await api.sqlAsOwner(
      `INSERT INTO person (id, municipality_id, name, email, role, unit_id) VALUES ($1, $2, $3, $4, 'contributor', $5)`,
      [...[id, api.home.id, `Person ${id}`, `${id}@by.example`, unitId]],
    );
  }
  twin = newId();
  await api.sqlAsOwner(
    `INSERT INTO action (id, municipality_id, evaluation_id, number, title, area_number, status, created_at, updated_at)
     VALUES ($1, $2, $3, (SELECT max(number) + 1 FROM action), 'Tvilling', 1, 'inProgress', now(), now())`,
    [twin, api.home.id, plan.evaluationId],
  );
  for (const role of ROLES) clients.set(role, await api.signInAs(role));
});
afterAll(() => api.close());

function actorOf(role: Role): Actor {
  return { personId: api.home.people[role].id, role, unitIds: [api.home.units[1]!.id, below] };
}

/** A new action, and what belongs to it, in that relation to the one who asks. */
async function rowOf(whose: Whose, actor: Actor): Promise<Row> {
  const me = actor.personId;
  const [, own, other] = api.home.units;
  const unitId =
    { ownUnit: own!.id, unitBelow: below, nobody: null }[whose as string] ?? (whose === 'nobody' ? null : other!.id);
  const ownerId = whose === 'own' ? me : whose === 'nobody' ? null : elsewhere;
  const deputyId = whose === 'standsIn' ? me : null;
  const contributorIds = whose === 'contributes' ? [me] : [];
  const personId = whose === 'own' ? me : whose === 'ownUnit' ? third : elsewhere;
  const [id, itemId, otherItemId, evidenceId, leaveId, viewId] = Array.from({ length: 6 }, newId) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const town = api.home.id;
  await api.sqlAsOwner(
    `INSERT INTO action (id, municipality_id, evaluation_id, number, title, area_number, status, owner_id, unit_id, deputy_id, created_at, updated_at)
     VALUES ($1, $2, $3, (SELECT max(number) + 1 FROM action), 'Åtgärd', 1, 'inProgress', $4, $5, $6, now(), now())`,
    [id, town, plan.evaluationId, ownerId, unitId, deputyId],
  );
  await api.sqlAsOwner(
    `INSERT INTO action_sub_question (municipality_id, action_id, evaluation_id, sub_question_number) VALUES ($1, $2, $3, '1.1')`,
    [town, id, plan.evaluationId],
  );
  for (const contributor of contributorIds) {
    await api.sqlAsOwner('INSERT INTO action_contributor (municipality_id, action_id, person_id) VALUES ($1, $2, $3)', [
      town,
      id,
      contributor,
    ]);
  }
  await api.sqlAsOwner(
    `INSERT INTO checklist_item (id, municipality_id, action_id, position, text) VALUES ($1, $2, $3, 1, 'Steg'), ($4, $2, $3, 2, 'Annat steg')`,
    [itemId, town, id, otherItemId],
  );
  await api.sqlAsOwner(
    `INSERT INTO evidence (id, municipality_id, action_id, kind, title, text, diary_number, added_by_id, added_at) VALUES ($1, $2, $3, 'text', 'Bevis', 'x', 'KS 1', $4, now())`,
    [evidenceId, town, id, third],
  );
  await api.sqlAsOwner('DELETE FROM leave_period WHERE municipality_id = $1', [town]);
  await api.sqlAsOwner(
    `INSERT INTO leave_period (id, municipality_id, person_id, first_day, last_day, created_at) VALUES ($1, $2, $3, '2099-07-01', '2099-07-31', now())`,
    [leaveId, town, personId],
  );
  await api.sqlAsOwner(
    `INSERT INTO saved_view (id, municipality_id, owner_id, name, query, shared, created_at) VALUES ($1, $2, $3, $4, 'owner=me', true, now())`,
    [viewId, town, personId, `Vy ${viewId}`],
  );
  return { id, ownerId, unitId, deputyId, contributorIds, personId, itemId, otherItemId, evidenceId, leaveId, viewId };
}

/** Of a leave or a view the row is a person's; the unit is where that person works. */
async function rightsOf(one: Case, row: Row, actor: Actor): Promise<RowRights> {
  if (one.of === undefined) return row;
  const rights = one.of(row, actor);
  if (one.of !== ofPerson) return rights;
  const [person] = await api.sqlAsOwner<{ unit: string | null }>('SELECT unit_id AS unit FROM person WHERE id = $1', [
    row.personId,
  ]);
  return { ...rights, unitId: person!.unit };
}

const traces = async (): Promise<string> => {
  const [row] = await api.sqlAsOwner<{ trace: string }>(
    `SELECT concat_ws(' ', (SELECT count(*) FROM history), (SELECT count(*) FROM action), (SELECT sum(version) FROM action),
       (SELECT count(*) FROM comment), (SELECT count(*) FROM evidence WHERE removed_at IS NULL), (SELECT count(*) FROM leave_period), (SELECT count(*) FROM saved_view)) AS trace`,
  );
  return row!.trace;
};

it('every route that changes something and whose right may depend on the row says which right it asks for', () => {
  const named = new Set([...Object.keys(CASES), ...Object.keys(WITHOUT_ROW)]);
  const unnamed = routes
    .filter(dependsOnRow)
    .map(({ method, path }) => `${method} ${path}`)
    .filter((key) => !named.has(key));
  expect(unnamed).toEqual([]);
  const gone = [...named].filter((key) => !routes.some(({ method, path }) => `${method} ${path}` === key));
  expect(gone).toEqual([]);
});

it('every right that reaches only some rows is tried by a route', () => {
  const tried = new Set(
    Object.values(CASES)
      .flat()
      .map(({ right }) => right),
  );
  const byRow = (Object.keys(PERMISSIONS) as Permission[]).filter((right) =>
    ROLES.some((role) => ['unit', 'own'].includes(reachOf(role, right) ?? '')),
  );
  // Only read: unit-overview.spec.ts tries it.
  expect(byRow.filter((right) => !tried.has(right))).toEqual(['unit.overview']);
});

const matrix = ROLES.flatMap((role) =>
  Object.entries(CASES).flatMap(([route, cases]) => cases.map((one, at) => [role, route, one.right, at, one] as const)),
);
describe.each(matrix)('%s: %s (%s, %d)', (role, _route, right, _at, one) => {
  it.each(WHOSE)('%s', async (whose) => {
    const actor = actorOf(role);
    const row = await rowOf(whose, actor);
    const allowed = may(actor, right, await rightsOf(one, row, actor));
    if (right === 'action.verify')
      await api.sqlAsOwner(`UPDATE action SET done_owner_id = owner_id WHERE id = $1`, [row.id]);
    const before = await traces();
    const { status, code } = await one.tries(clients.get(role)!, row);
    if (!allowed) {
      expect(code).toBe('forbidden');
      expect(await traces()).toBe(before);
    } else if (code !== null) {
      expect(one.alsoRefused ?? []).toContain(code);
    } else {
      expect(status).toBeLessThan(300);
      expect(await traces()).not.toBe(before);
    }
  });
});

describe("another municipality's rows, named in a body", () => {
  it.each(ROLES.filter((role) => reachOf(role, 'action.edit')))('do not exist to %s', async (role) => {
    const client = clients.get(role)!;
    const before = await traces();
    const ids = [foreign.actionId];
    const bulk = await client.post('/api/actions/bulk', { ids, change: { due: '2031-05-05' } });
    expect([bulk.status, bulk.body.failed[0].code]).toEqual([200, 'not-found']);
    const added = {
      evaluationId: foreign.evaluationId,
      title: 'Ny',
      subQuestions: ['1.1'],
      unitId: api.home.units[1]!.id,
    };
    expect((await client.post('/api/actions', added)).status).toBeGreaterThanOrEqual(400);
    const leave = { personId: neighbours.people.contributor.id, from: '2098-01-01', to: '2098-01-02' };
    expect((await client.post('/api/leave-periods', leave)).status).toBeGreaterThanOrEqual(400);
    const owned = { ids: [plan.actionId], change: { ownerId: neighbours.people.manager.id } };
    const handed = await client.post('/api/actions/bulk', owned);
    expect(handed.status >= 400 || handed.body.changed.length === 0).toBe(true);
    expect(await traces()).toBe(before);
  });
});
