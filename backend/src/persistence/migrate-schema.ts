import pg from 'pg';
import { APP_ROLE } from '../config/env.js';
import { createDataSource } from './data-source.js';

/** Any number: it only has to be the same for everybody who migrates this database. */
const MIGRATION_LOCK = 4_217_301;

/**
 * Runs the pending migrations; several at once wait for one another.
 * @returns the names of those that ran
 */
export async function migrateSchema(ownerUrl: string): Promise<string[]> {
  const lock = new pg.Client({ connectionString: ownerUrl });
  await lock.connect();
  const dataSource = createDataSource(ownerUrl, { poolSize: 2 });
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await dataSource.initialize();
    const ran = await dataSource.runMigrations();
    await lock.query(`GRANT SELECT ON schema_migration TO ${APP_ROLE}`);
    return ran.map((migration) => migration.name);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    await lock.end();
  }
}
