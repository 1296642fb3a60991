import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { appDatabaseUrl } from '../../backend/src/config/env.js';
import { prepareAppRole } from '../../backend/src/persistence/app-role.js';
import { migrateSchema } from '../../backend/src/persistence/migrate-schema.js';
import { migrateQueue } from '../../backend/src/queue/migrate-queue.js';

/** The secret of every test installation: the application's role belongs to the whole server. */
export const TEST_SECRET = 'only-for-tests-only-for-tests-only-for-tests';

const TEMPLATE = 'kompassplan_template';
const TEMPLATE_LOCK = 4_217_302;

export interface TestDatabase {
  /** The owner's address. */
  readonly url: string;
  readonly appUrl: string;
  drop(): Promise<void>;
}

/** A database of its own with the whole schema, copied from one that is migrated once per run. */
export async function createTestDatabase(server = process.env['KOMPASSPLAN_TEST_POSTGRES']): Promise<TestDatabase> {
  if (!server) throw new Error('KOMPASSPLAN_TEST_POSTGRES is missing: run this with test/jest.config.mjs.');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, async (admin) => {
    await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate', [
      TEMPLATE,
    ]);
    if (!rowCount) await prepareTemplate(admin, inDatabase(server, TEMPLATE));
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  });
  const url = inDatabase(server, name);
  return {
    url,
    appUrl: appDatabaseUrl(url, TEST_SECRET),
    drop: () => asAdmin(server, (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

/** A database without anything in it, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const server = process.env['KOMPASSPLAN_TEST_POSTGRES'] ?? '';
  const name = `empty_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, (admin) => admin.query(`CREATE DATABASE ${name}`));
  const url = inDatabase(server, name);
  return {
    url,
    appUrl: appDatabaseUrl(url, TEST_SECRET),
    drop: () => asAdmin(server, (admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

async function prepareTemplate(admin: pg.Client, url: string): Promise<void> {
  await admin.query(`DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await prepareAppRole(url, appDatabaseUrl(url, TEST_SECRET));
  await migrateSchema(url);
  await migrateQueue(url);
  await admin.query(`ALTER DATABASE ${TEMPLATE} IS_TEMPLATE true`);
}

async function asAdmin(server: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: inDatabase(server, 'postgres') });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

function inDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
