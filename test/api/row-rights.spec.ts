import { type Route, ROUTES } from '@kompassplan/contract';
import { type Permission, PERMISSIONS, reachOf, type Role, ROLES } from '@kompassplan/domain';
import { newId } from '../../backend/src/persistence/new-id.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { type Api, type Client, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { type Row, rowCases } from '../support/row-cases.js';
import { expected, WHOSE, type Whose } from '../support/row-expectations.js';
import { type SeededPlan, seedPlan } from '../support/seed-plan.js';

/**
 * Every right that is decided row by row × every role × whose row it is × in which unit and municipality, against a table
 * written by hand. A route that changes something must say here which right it asks for, or why it has no row to ask about,
 * unless the permission table gives all or nothing of it: one that says nothing fails.
 */
const routes: readonly Route[] = ROUTES;

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

/** Routes that change something and have no row to ask about, or ask by other means than a right. */
const WITHOUT_ROW: Readonly<Record<string, string>> = {
  'POST /api/actions/sheet': 'reads a file and answers what would change; what is sent afterwards is asked row by row',
  'POST /api/actions/bulk/preview': 'writes nothing, and is decided by what decides POST /api/actions/bulk',
  'POST /api/changes/:id/undo': "one's own, of rows that one may still change: bulk-undo.spec.ts tries it",
  'DELETE /api/actions/:id/due-request': "one's own: closure.spec.ts tries it",
  'PUT /api/plan-habits': "one's own",
  'POST /api/reminders/sample': 'a mail to whoever asks',
  'POST /api/session': 'signing in: session.spec.ts tries it',
  'PATCH /api/session': "one's own settings",
  'DELETE /api/session': "one's own session",
  'POST /api/session/link': 'sends a mail, says nothing',
  'POST /api/session/redeem': 'whoever holds the secret of the link: session.spec.ts tries it',
  'POST /api/session/password': 'whoever holds the secret of the link: session.spec.ts tries it',
  'POST /api/demo/session': 'only where the sample is open',
  'POST /api/calendar-feed': "one's own",
  'DELETE /api/calendar-feed': "one's own",
  'POST /api/mail-links/:token': 'one action, by whoever holds the secret of the mail: mail-links.spec.ts tries it',
  'POST /api/bounces': 'a mail server says what came back, by a shared secret: bounces.spec.ts tries it',
  'POST /api/unsubscribe/:token': "one's own mails, by whoever holds the secret of one: unsubscribe.spec.ts tries it",
  'PATCH /api/evaluations/:id': 'all or nothing: evaluations.spec.ts tries it',
  'PUT /api/evaluations/:id/targets/:subQuestion': 'all or nothing: readiness.spec.ts tries it',
};

/** What belongs to a plan: also where the right is all or nothing, it is said here what a route does there. */
const OF_PLAN = /^\/api\/(actions|changes|evaluations|mail-links)\b/;

/** Whether it has to say which right it asks for: a route that changes something, unless its right is all or nothing. */
function mustSay({ method, path, access }: Route): boolean {
  if (method === 'GET') return false;
  if (OF_PLAN.test(path) || access === 'public' || access === 'signedIn' || access.endsWith('.read')) return true;
  return ROLES.some((role) => !['all', null].includes(reachOf(role, access)));
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

/** A new action, and what belongs to it, in that relation to the one who asks. */
async function rowOf(whose: Whose, me: string): Promise<Row> {
  const [, own, other] = api.home.units;
  const unitId =
    { ownUnit: own!.id, ownInUnit: own!.id, unitBelow: below }[whose as string] ??
    (whose === 'nobody' ? null : other!.id);
  const mine = whose === 'own' || whose === 'ownInUnit';
  const ownerId = mine ? me : whose === 'nobody' ? null : elsewhere;
  const deputyId = whose === 'standsIn' ? me : null;
  const contributorIds = whose === 'contributes' ? [me] : [];
  const personId = mine ? me : whose === 'ownUnit' ? third : elsewhere;
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

/** What stands, and how many entries of the history there are. */
async function traces(): Promise<{ readonly stands: string; readonly told: number }> {
  const [row] = await api.sqlAsOwner<{ stands: string; told: number }>(
    `SELECT (SELECT count(*)::int FROM history) AS told, concat_ws(' ', (SELECT count(*) FROM action),
       (SELECT sum(version) FROM action), (SELECT count(*) FROM comment), (SELECT count(*) FROM effect_check),
       (SELECT count(*) FROM evidence WHERE removed_at IS NULL), (SELECT md5(string_agg(c::text, '')) FROM checklist_item c),
       (SELECT md5(string_agg(l::text, '')) FROM leave_period l), (SELECT md5(string_agg(v::text, '')) FROM saved_view v)) AS stands`,
  );
  return row!;
}

it('every route that changes something says which right it asks for, or why there is no row to ask about', () => {
  const named = new Set([...Object.keys(CASES), ...Object.keys(WITHOUT_ROW)]);
  const unnamed = routes
    .filter(mustSay)
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
    const row = await rowOf(whose, api.home.people[role].id);
    if (right === 'action.verify')
      await api.sqlAsOwner(`UPDATE action SET done_owner_id = owner_id WHERE id = $1`, [row.id]);
    const before = await traces();
    const { status, code } = await one.tries(clients.get(role)!, row);
    const after = await traces();
    const letter = expected(right, one.expects, role, whose);
    if (letter === 'y') {
      expect(code).toBeNull();
      expect(status).toBeLessThan(300);
      expect(after.stands).not.toBe(before.stands);
      // Whatever changes is told; a view is nobody's but its owner's concern.
      if (right !== 'view.share') expect(after.told).toBeGreaterThan(before.told);
    } else {
      expect(code).toBe(letter === 'o' ? one.ownWork : 'forbidden');
      expect(after).toEqual(before);
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
    expect(await traces()).toEqual(before);
  });
});
