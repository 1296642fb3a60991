import pg from 'pg';
import { APP_ROLE } from '../config/env.js';

/**
 * Sees to it that the application's role exists, may sign in with the password of `appUrl`, and can neither own tables
 * nor get around row-level security. Safe to run again and by several at once.
 * @param ownerUrl the owner's login; needs CREATEROLE only when the role does not work yet
 */
export async function prepareAppRole(ownerUrl: string, appUrl: string): Promise<void> {
  const login = new URL(appUrl);
  const role = decodeURIComponent(login.username);
  if (role !== APP_ROLE) throw new Error(`APP_DATABASE_URL must sign in as ${APP_ROLE}.`);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    if (!(await works(appUrl))) {
      const password = owner.escapeLiteral(decodeURIComponent(login.password));
      // Roles belong to the whole server, advisory locks to one database: two installations may meet here, so try again.
      for (let attempt = 1; ; attempt += 1) {
        try {
          const { rowCount } = await owner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [APP_ROLE]);
          await owner.query(
            `${rowCount ? 'ALTER' : 'CREATE'} ROLE ${APP_ROLE} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD ${password}`,
          );
          break;
        } catch (error) {
          if (attempt === 5) throw error;
          await new Promise((done) => setTimeout(done, 100 * attempt));
        }
      }
    }
    const { rows } = await owner.query<{ unsafe: boolean }>(
      `SELECT rolsuper OR rolbypassrls AS unsafe FROM pg_roles WHERE rolname = $1`,
      [APP_ROLE],
    );
    if (rows[0]?.unsafe) throw new Error(`The role ${APP_ROLE} may not be a superuser or bypass row-level security.`);
  } finally {
    await owner.end();
  }
}

async function works(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
