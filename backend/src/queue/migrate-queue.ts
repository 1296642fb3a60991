import { runMigrations } from 'bullmq';
import pg from 'pg';
import { APP_ROLE } from '../config/env.js';
import { QUEUE_NAME, QUEUE_SCHEMA } from './queue-connection.js';

/** Brings BullMQ's own schema up to date and lets the application's role work in it. */
export async function migrateQueue(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    // Two that start at once would grant on the same rows at once, which Postgres refuses.
    await owner.query('SELECT pg_advisory_lock(hashtext($1))', ['kompassplan:migrate-queue']);
    await runMigrations(owner, QUEUE_SCHEMA);
    // BullMQ makes a queue's counter with its first job, for which the application's role must not have the right.
    await owner.query(`SELECT ${QUEUE_SCHEMA}.next_job_id($1)`, [QUEUE_NAME]);
    await owner.query(`
      GRANT USAGE ON SCHEMA ${QUEUE_SCHEMA} TO ${APP_ROLE};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO ${APP_ROLE};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${QUEUE_SCHEMA} TO ${APP_ROLE};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} TO ${APP_ROLE};`);
  } finally {
    await owner.end();
  }
}
