import 'reflect-metadata';
import { environment } from './environment.js';
import { prepareAppRole } from './persistence/app-role.js';
import { migrateSchema } from './persistence/migrate-schema.js';
import { migrateQueue } from './queue/migrate-queue.js';

// The step of its own that runs before http and worker: role, tables, queue. Safe to run again.
const { env, close } = await environment('all');
try {
  if (!env.databaseUrl) throw new Error('DATABASE_URL is missing: migrations run as the owner of the tables.');
  await prepareAppRole(env.databaseUrl, env.appDatabaseUrl);
  const ran = await migrateSchema(env.databaseUrl);
  if (!env.redisUrl) await migrateQueue(env.databaseUrl);
  if (ran.length > 0) process.stdout.write(`Databasens schema är uppdaterat: ${ran.join(', ')}\n`);
} catch (error) {
  process.stderr.write(`The database could not be migrated: ${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  await close();
}
