import { join } from 'node:path';
import { dataDirOf, type Env, EnvError, needsEmbeddedPostgres, readEnv } from './config/env.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './persistence/embedded-postgres.js';

export interface Environment {
  readonly env: Env;
  /** Stops the Postgres that this process started, if it did. */
  close(): Promise<void>;
}

/**
 * The checked environment of this process. Without DATABASE_URL it starts (or joins) the embedded Postgres, so that every
 * entry also runs on its own. A bad variable ends the process with its name on stderr.
 */
export async function environment(processRole: Env['processRole']): Promise<Environment> {
  let postgres: EmbeddedPostgres | null = null;
  const close = async (): Promise<void> => {
    if (postgres && !postgres.joined) await postgres.stop();
  };
  try {
    if (needsEmbeddedPostgres(process.env)) {
      postgres = await startEmbeddedPostgres(join(dataDirOf(process.env), 'postgres'));
    }
    const env = readEnv(process.env, { processRole, ...(postgres ? { databaseUrl: postgres.url } : {}) });
    return { env, close };
  } catch (error) {
    await close();
    if (!(error instanceof EnvError)) throw error;
    process.stderr.write(`Kompassplan does not start. The environment is not right:\n${error.message}\n`);
    process.exit(78); // EX_CONFIG
  }
}
