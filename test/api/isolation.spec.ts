import { type Route, ROUTES } from '@kompassplan/contract';
import { DEFAULT_REMINDER_POLICY, reachOf, ROLES } from '@kompassplan/domain';
import { ENTITIES } from '../../backend/src/persistence/data-source.js';
import { RouteTable } from '../../backend/src/http/route-table.js';
import { newId } from '../../backend/src/persistence/new-id.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { DataSource } from 'typeorm';
import { type Api, type Client, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { type SeededPlan, seedPlan } from '../support/seed-plan.js';

let api: Api;
let other: SeededMunicipality;
let ours: SeededPlan;
let theirs: SeededPlan;
let tenantTables: string[];

beforeAll(async () => {
  api = await startApi();
  other = await api.seedMunicipality('Grannby');
  ours = await seedPlan(api.app.get(UnitOfWork), api.home);
  theirs = await seedPlan(api.app.get(UnitOfWork), other);
  const rows = await api.sqlAsOwner<{ table_name: string }>(
    `SELECT table_name FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = 'municipality_id' ORDER BY table_name`,
  );
  tenantTables = rows.map((row) => row.table_name);
});
afterAll(() => api.close());

describe("row-level security, by SQL as the application's role", () => {
  it('the role owns nothing and gets around nothing', async () => {
    const { rows } = await api.sqlAs(
      null,
      `SELECT current_user AS name, r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolcreatedb,
         (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned
       FROM pg_roles r WHERE rolname = current_user`,
    );
    expect(rows).toEqual([
      {
        name: 'kompassplan_app',
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        owned: 0,
      },
    ]);
  });

  it('every table of a municipality is protected, for the owner as well', async () => {
    expect(tenantTables.length).toBeGreaterThanOrEqual(28);
    const rows = await api.sqlAsOwner<{ relname: string }>(
      `SELECT relname FROM pg_class WHERE relname = ANY($1) AND relkind = 'r'
         AND NOT (relrowsecurity AND relforcerowsecurity)`,
      [[...tenantTables, 'municipality']],
    );
    expect(rows).toEqual([]);
  });

  it('without a municipality nothing can be seen, changed or added', async () => {
    for (const table of [...tenantTables, 'municipality']) {
      expect([table, (await api.sqlAs(null, `SELECT 1 FROM ${table}`)).rowCount]).toEqual([table, 0]);
    }
    const { rowCount } = await api.sqlAs(null, `UPDATE person SET name = 'x'`);
    expect(rowCount).toBe(0);
    await expect(
      api.sqlAs(null, `INSERT INTO unit (id, municipality_id, name) VALUES ($1, $2, 'x')`, [newId(), api.home.id]),
    ).rejects.toThrow(/row-level security/);
  });

  it("another municipality's rows can be neither seen, changed nor removed", async () => {
    for (const table of tenantTables) {
      const seen = await api.sqlAs(api.home.id, `SELECT 1 FROM ${table} WHERE municipality_id <> $1`, [api.home.id]);
      expect([table, seen.rowCount]).toEqual([table, 0]);
    }
    const { rowCount } = await api.sqlAs(api.home.id, `UPDATE action SET title = 'x' WHERE id = $1`, [theirs.actionId]);
    expect(rowCount).toBe(0);
    const gone = await api.sqlAs(api.home.id, `DELETE FROM evidence WHERE id = $1`, [theirs.evidenceId]);
    expect(gone.rowCount).toBe(0);
  });

  it('a row cannot be handed to another municipality or point at its people', async () => {
    await expect(
      api.sqlAs(api.home.id, 'UPDATE action SET municipality_id = $1 WHERE id = $2', [other.id, ours.actionId]),
    ).rejects.toThrow(/row-level security|foreign key/);
    await expect(
      api.sqlAs(api.home.id, 'UPDATE action SET owner_id = $1 WHERE id = $2', [other.people.manager.id, ours.actionId]),
    ).rejects.toThrow(/foreign key/);
  });

  it('history can be added to, and neither changed nor removed', async () => {
    const insert = `INSERT INTO history (municipality_id, at, person_name, entity, entity_id, event)
      VALUES ($1, now(), 'test', 'action', $2, 'action.changed')`;
    expect((await api.sqlAs(api.home.id, insert, [api.home.id, ours.actionId])).rowCount).toBe(1);
    await expect(api.sqlAs(api.home.id, `UPDATE history SET note = 'x'`)).rejects.toThrow(/permission denied/);
    await expect(api.sqlAs(api.home.id, 'DELETE FROM history')).rejects.toThrow(/permission denied/);
    await expect(api.sqlAs(api.home.id, 'TRUNCATE history')).rejects.toThrow(/permission denied/);
  });

  it('a look-up shows the one row whose secret is known, and only to read', async () => {
    const seen = await api.app
      .get(UnitOfWork)
      .lookup(other.people.manager.email, (manager) => manager.query<{ id: string }[]>('SELECT id FROM person'));
    expect(seen).toEqual([{ id: other.people.manager.id }]);
  });

  it('the municipality is forgotten with the transaction, so a pooled connection carries nothing over', async () => {
    const dataSource = api.app.get(DataSource);
    const unitOfWork = api.app.get(UnitOfWork);
    await Promise.all(Array.from({ length: 40 }, () => unitOfWork.read(api.home.tenant, (tx) => tx.query('SELECT 1'))));
    const left = await Promise.all(
      Array.from({ length: 40 }, () =>
        dataSource.query<{ municipality: string | null; people: number }[]>(
          `SELECT nullif(current_setting('kompassplan.municipality', true), '') AS municipality,
             (SELECT count(*)::int FROM person) AS people`,
        ),
      ),
    );
    expect(new Set(left.flat().map((row) => JSON.stringify(row)))).toEqual(
      new Set([JSON.stringify({ municipality: null, people: 0 })]),
    );
  });

  it('a transaction costs two statements besides its own', async () => {
    const { sql } = await api.statements(() =>
      api.app.get(UnitOfWork).read(api.home.tenant, (tx) => tx.query('SELECT 1')),
    );
    expect(sql).toEqual([expect.stringMatching(/^BEGIN READ ONLY; SELECT set_config/), 'SELECT 1', 'COMMIT']);
  });
});

describe('rows and tables', () => {
  it('have the same columns, of the same kind', async () => {
    const columns = await api.sqlAsOwner<{ place: string; type: string; nullable: boolean }>(
      `SELECT table_name || '.' || column_name AS place, CASE data_type WHEN 'ARRAY' THEN udt_name ELSE data_type END AS type,
         is_nullable = 'YES' AS nullable
       FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name <> 'schema_migration' ORDER BY 1`,
    );
    const dataSource = api.app.get(DataSource);
    const names: Record<string, string> = {
      'int[]': '_int4',
      'text[]': '_text',
      int: 'integer',
      timestamptz: 'timestamp with time zone',
    };
    const rows = ENTITIES.flatMap((entity) => {
      const { tableName, columns: own } = dataSource.getMetadata(entity);
      return own.map((column) => {
        const type = `${String(column.type)}${column.isArray ? '[]' : ''}`;
        return { place: `${tableName}.${column.databaseName}`, type: names[type] ?? type, nullable: column.isNullable };
      });
    }).sort((a, b) => (a.place < b.place ? -1 : 1));
    expect(rows).toEqual([...columns].sort((a, b) => (a.place < b.place ? -1 : 1)));
  });
});

// The rest is made from the contract: a route that is added there is tested here without anybody thinking of it.
const routes: readonly Route[] = ROUTES;

/** Puts ids into a route's path: of one plan, and of rows that exist. */
function addressed(route: Route, municipality: SeededMunicipality, plan: SeededPlan): string {
  const id = () => {
    if (route.path.startsWith('/api/people')) return municipality.people.contributor.id;
    if (route.path.startsWith('/api/units')) return municipality.units[2]?.id ?? '';
    if (route.path.startsWith('/api/imports')) return plan.importId;
    if (route.path.startsWith('/api/learned-links')) return plan.learnedLinkId;
    if (route.path.startsWith('/api/evaluations')) return plan.evaluationId;
    if (route.path.startsWith('/api/changes')) return plan.changeId;
    if (route.path.startsWith('/api/leave-periods')) return plan.leavePeriodId;
    if (route.path.startsWith('/api/saved-views')) return plan.savedViewId;
    if (route.path.startsWith('/api/reminders')) return plan.reminderMailId;
    return plan.actionId;
  };
  return route.path
    .replace(':evidenceId', plan.evidenceId)
    .replace(':itemId', plan.checklistItemId)
    .replace(':subQuestion', '1.1')
    .replace(':number', '1')
    .replace(':token', 'x'.repeat(43))
    .replace(':id', id());
}

/** A body that the contract takes, where a made-up one will not do. */
const BODIES: Readonly<Record<string, unknown>> = {
  'PATCH /api/people/:id': { digest: 'daily' },
  'PUT /api/retention': { months: 12 },
  'PATCH /api/units/:id': { name: 'Annat namn' },
  'POST /api/units/:id/close': { intoId: null },
  'POST /api/people-import': {
    wishes: [{ name: 'Ny', email: 'ny@by.example', role: null, unitId: null, managerOf: [] }],
    ...{ digest: '0'.repeat(64), invite: false },
  },
  'POST /api/leave-periods': { personId: newId(), from: '2099-01-01', to: '2099-01-02' },
  'PUT /api/leave-periods/:id': { from: '2099-01-01', to: '2099-01-02' },
  'PATCH /api/imports/:id': { operations: [] },
  'POST /api/imports/:id/mapping': {
    ...{ sheet: 0, headRow: 0, columns: { number: 0, text: 1 }, rowsAre: 'improvement' },
    ...{ year: 2020, municipality: null, edition: null },
  },
  'PATCH /api/evaluations/:id': { followUpOn: '2028-01-31' },
  'PUT /api/evaluations/:id/targets/:subQuestion': { target: 5, reason: 'Nytt mål' },
  'POST /api/saved-views': { name: 'Mina', query: 'owner=me' },
  'PATCH /api/saved-views/:id': { name: 'Annat namn' },
  'PATCH /api/actions/:id': { title: 'Annan rubrik' },
  'POST /api/actions/:id/progress': { progress: 50 },
  'POST /api/actions/:id/comments': { text: 'Hej' },
  'POST /api/actions/:id/checklist': { text: 'Ett steg' },
  'PUT /api/actions/:id/checklist/order': { ids: [newId()] },
  'PATCH /api/actions/:id/checklist/:itemId': { text: 'Ett annat steg' },
  'POST /api/actions/:id/checklist/:itemId/tick': { done: true },
  'POST /api/actions/:id/copy': {},
  'POST /api/actions/:id/split': {
    parts: [
      { title: 'Ena', subQuestions: ['1.1'] },
      { title: 'Andra', subQuestions: ['1.1'] },
    ],
  },
  'POST /api/actions/:id/merge': { others: [{ id: newId(), version: 1 }] },
  'POST /api/actions/:id/evidence': { kind: 'text', title: 'Bevis', text: 'Text' },
  'PATCH /api/actions/:id/evidence/:evidenceId': { diaryNumber: 'KS 2026:1' },
  'POST /api/actions/:id/evidence/:evidenceId/versions': { kind: 'text', title: 'Bevis', text: 'Text' },
  'POST /api/actions/:id/effect-check': { answer: 'lasting' },
  'POST /api/actions/:id/due-request/decision': { approve: true },
  'PUT /api/plan-policy': { effectMonths: 9, approveDue: false },
  'POST /api/reminders/log/:id/decision': { decision: 'drop' },
  'POST /api/queue/retry': { id: '1' },
  'PUT /api/reminder-policy': DEFAULT_REMINDER_POLICY,
};

/** Routes that change something without saying which version was read, and why that loses nothing of anybody's. */
const NO_VERSION: Readonly<Record<string, string>> = {
  'PATCH /api/session': 'One changes oneself',
  'DELETE /api/session': 'One ends what is one’s own',
  'DELETE /api/calendar-feed': 'One revokes one’s own secret, whichever it is',
  'PUT /api/plan-habits': 'One’s own habits; nobody else sees them',
  'DELETE /api/imports/:id': 'Only what could not be read or was left; nothing in it can become newer',
  'DELETE /api/learned-links/:id': 'Is never changed, only taken back, and the row stays',
  'PUT /api/evaluations/:id/targets/:subQuestion': 'One number with its reason, and the history has the one before',
};

function ask(client: Client, route: Route, path: string) {
  const key = `${route.method} ${route.path}`;
  const body = route.method === 'GET' || route.method === 'DELETE' ? undefined : (BODIES[key] ?? {});
  return client.request(route.method, path, { body, ...(route.ifMatch ? { version: 1 } : {}) });
}

describe('routes and the contract', () => {
  it('agree: the same routes with the same rights', () => {
    expect(api.app.get(RouteTable).differences()).toEqual({ missing: [], surplus: [], otherAccess: [] });
  });

  it.each(
    routes
      .filter((route) => route.access !== 'public')
      .map((route) => [`${route.method} ${route.path}`, route] as const),
  )('%s asks for a session', async (_, route) => {
    const reply = await ask(api.anonymous(), route, addressed(route, api.home, ours));
    expect([reply.status, reply.body?.code]).toEqual([401, 'not-signed-in']);
  });

  it.each(
    ROLES.flatMap((role) =>
      routes
        .filter(({ access }) => access !== 'public' && access !== 'signedIn' && !reachOf(role, access))
        .map((route) => [role, `${route.method} ${route.path}`, route] as const),
    ),
  )('%s may not %s', async (role, _, route) => {
    const reply = await ask(await api.signInAs(role), route, addressed(route, api.home, ours));
    expect([reply.status, reply.body?.code]).toEqual([403, 'forbidden']);
  });

  it.each(
    ROLES.flatMap((role) =>
      routes
        .filter(
          ({ access, path }) =>
            access !== 'public' && access !== 'signedIn' && path.includes(':') && reachOf(role, access) !== null,
        )
        .map((route) => [role, `${route.method} ${route.path}`, route] as const),
    ),
  )("to %s, another municipality's rows do not exist: %s", async (role, _, route) => {
    const before = await fingerprint(other.id);
    const reply = await ask(await api.signInAs(role), route, addressed(route, other, theirs));
    expect([reply.status, reply.body?.code]).toEqual([404, 'not-found']);
    expect(await fingerprint(other.id)).toEqual(before);
  });

  it.each(
    routes.filter(({ path }) => /:(evidence|item)Id/.test(path)).map((r) => [`${r.method} ${r.path}`, r] as const),
  )('what belongs to one action is not found under another: %s', async (_, route) => {
    const path = addressed(route, api.home, { ...ours, actionId: ours.otherActionId });
    const reply = await ask(await api.signInAs('coordinator'), route, path);
    expect(reply.status).toBe(404);
  });

  it.each(
    routes.filter(({ ifMatch }) => ifMatch === true).map((route) => [`${route.method} ${route.path}`, route] as const),
  )('%s asks for the version that was read', async (_, route) => {
    const client = await api.signInAs('administrator');
    const body = BODIES[`${route.method} ${route.path}`];
    expect(body !== undefined).toBe(route.method !== 'DELETE');
    const reply = await client.request(route.method, addressed(route, api.home, ours), { body });
    expect([reply.status, reply.body?.code]).toEqual([428, 'version-missing']);
  });

  it('whatever changes or removes something that others change too asks for the version that was read', () => {
    const changing = routes.filter(({ method }) => ['PATCH', 'PUT', 'DELETE'].includes(method));
    const without = changing.filter(({ ifMatch }) => ifMatch !== true).map(({ method, path }) => `${method} ${path}`);
    expect(without.sort()).toEqual(Object.keys(NO_VERSION).sort());
  });

  it.each(routes.filter(({ body }) => body).map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s takes no field that the contract does not name',
    async (key, route) => {
      const client = await api.signInAs('administrator');
      const body = { ...(BODIES[key] as object | undefined), municipalityId: other.id };
      const reply = await client.request(route.method, addressed(route, api.home, ours), { body, version: 1 });
      expect([reply.status, reply.body?.code]).toEqual([422, 'invalid-input']);
    },
  );
});

/** Counts and versions of everything a municipality has, to see that nothing was touched. */
async function fingerprint(municipalityId: string): Promise<unknown> {
  const counts = tenantTables
    .filter((table) => table !== 'session')
    .map((table) => `(SELECT count(*) FROM ${table} WHERE municipality_id = $1) AS ${table}`)
    .join(', ');
  return api.sqlAsOwner(
    `SELECT ${counts}, (SELECT string_agg(title || version, ',' ORDER BY id) FROM action WHERE municipality_id = $1) AS titles,
       (SELECT string_agg(version::text, ',' ORDER BY id) FROM person WHERE municipality_id = $1) AS people`,
    [municipalityId],
  );
}
