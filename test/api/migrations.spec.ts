import pg from 'pg';
import { Clock } from '../../backend/src/clock.js';
import { prepareAppRole } from '../../backend/src/persistence/app-role.js';
import { createDataSource, MIGRATIONS } from '../../backend/src/persistence/data-source.js';
import { migrateSchema } from '../../backend/src/persistence/migrate-schema.js';
import { HistoryChain1765000000000 } from '../../backend/src/persistence/migrations/1765000000000-history-chain.js';
import { checkChain } from '../../backend/src/persistence/history-chain.query.js';
import { newId } from '../../backend/src/persistence/new-id.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { migrateQueue } from '../../backend/src/queue/migrate-queue.js';
import { createEmptyDatabase, type TestDatabase } from '../support/test-database.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createEmptyDatabase();
});
afterAll(() => database.drop());

it('brings an empty database up to date, once, also when two start at the same moment', async () => {
  const migrate = async () => {
    await prepareAppRole(database.url, database.appUrl);
    const ran = await migrateSchema(database.url);
    await migrateQueue(database.url);
    return ran.length;
  };
  expect((await Promise.all([migrate(), migrate()])).sort()).toEqual([0, MIGRATIONS.length]);
  expect(await migrate()).toBe(0);

  const owner = createDataSource(database.url);
  await owner.initialize();
  expect(await owner.showMigrations()).toBe(false);
  await owner.destroy();
});

it('chains the history that is there already, in its order, and can be undone', async () => {
  const [town, thing] = [newId(), newId()];
  const owner = await createDataSource(database.url).initialize();
  const application = await createDataSource(database.appUrl).initialize();
  try {
    await owner.query(`INSERT INTO municipality (id, name, code) VALUES ($1, 'Gammelby', '0998')`, [town]);
    const later = MIGRATIONS.length - MIGRATIONS.indexOf(HistoryChain1765000000000);
    for (let undone = 0; undone < later; undone += 1) await owner.undoLastMigration();
    await owner.query(
      `INSERT INTO history (municipality_id, at, person_name, entity, entity_id, event, changes, note)
       SELECT $1, now(), 'Eva', 'action', $2, 'action.changed', jsonb_build_array(jsonb_build_object('field', 'due', 'from', null, 'to', n::text)), 'å'
       FROM generate_series(1, 5) n`,
      [town, thing],
    );
    expect(await owner.runMigrations()).toHaveLength(later);
    const tenant = { municipalityId: town, timeZone: 'Europe/Stockholm', actor: null };
    const unitOfWork = new UnitOfWork(application, new Clock());
    expect(await unitOfWork.read(tenant, checkChain)).toMatchObject({ rows: 5, fault: null });
    await unitOfWork.run(tenant, (tx) => tx.record({ entity: 'action', entityId: thing, event: 'action.changed' }));
    expect(await unitOfWork.read(tenant, checkChain)).toMatchObject({ rows: 6, fault: null });
    const rows = await owner.query(
      `SELECT changes -> 0 ->> 'to' AS "to" FROM history WHERE number <= 5 ORDER BY number`,
    );
    expect(rows.map(({ to }: { to: string }) => to)).toEqual(['1', '2', '3', '4', '5']);
  } finally {
    await Promise.all([owner.destroy(), application.destroy()]);
  }
});

it("gives the application's role a login of its own in both schemas, and nothing to own", async () => {
  const client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
  try {
    expect((await client.query('SELECT count(*) FROM bullmq.job')).rowCount).toBe(1);
    await expect(client.query('CREATE TABLE mine (id int)')).rejects.toThrow(/permission denied/);
    await expect(client.query('DROP TABLE history')).rejects.toThrow(/must be owner/);
    await expect(client.query(`INSERT INTO schema_migration (timestamp, name) VALUES (1, 'x')`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(client.query('ALTER TABLE person DISABLE ROW LEVEL SECURITY')).rejects.toThrow(/must be owner/);
  } finally {
    await client.end();
  }
});

it('gives the role a new password when the secret changed', async () => {
  const address = new URL(database.appUrl);
  const before = address.password;
  try {
    address.password = 'another-one';
    await prepareAppRole(database.url, address.href);
    const client = new pg.Client({ connectionString: address.href });
    await client.connect();
    await client.end();
  } finally {
    address.password = before;
    await prepareAppRole(database.url, address.href);
  }
});

it("refuses an application's login that is the owner", async () => {
  await expect(prepareAppRole(database.url, database.url)).rejects.toThrow(/kompassplan_app/);
});
