import pg from 'pg';
import { prepareAppRole } from '../../backend/src/persistence/app-role.js';
import { createDataSource, MIGRATIONS } from '../../backend/src/persistence/data-source.js';
import { migrateSchema } from '../../backend/src/persistence/migrate-schema.js';
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
