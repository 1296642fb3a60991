// The product on a Postgres of its own, in this process, with one municipality and one plan: what benchmarks ask over HTTP.
import 'reflect-metadata';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { threadMs } from './measure.mjs';

const dist = (path) => import(`../../dist/backend/backend/src/${path}`);
const SECRET = 'only-for-benchmarks-only-for-benchmarks';

/**
 * @param {number} actions how many actions the plan has
 * @returns {Promise<{ address: string, url: string, headers: Record<string, string>, actionIds: string[],
 *   municipalityId: string, unitOfWork: unknown, tenant: object, processor: () => number, close: () => Promise<void> }>}
 *   processor: milliseconds of processor that this thread and Postgres have used so far
 */
export async function benchInstallation(actions) {
  const folder = mkdtempSync(join(tmpdir(), 'kompassplan-bench-'));
  const { startEmbeddedPostgres } = await dist('persistence/embedded-postgres.js');
  const server = await startEmbeddedPostgres(join(folder, 'postgres'), { fsync: 'off' });
  const { readEnv } = await dist('config/env.js');
  const env = readEnv({
    KOMPASSPLAN_PROFILE: 'embedded',
    DATABASE_URL: server.url,
    KOMPASSPLAN_SECRET: SECRET,
    KOMPASSPLAN_DATA_DIR: folder,
    KOMPASSPLAN_SAMPLE: 'false',
    LOG_LEVEL: 'silent',
    FRONTEND_DIR: join(folder, 'frontend'),
    PUBLIC_URL: 'http://localhost:4300',
  });
  const { prepareAppRole } = await dist('persistence/app-role.js');
  await prepareAppRole(env.databaseUrl, env.appDatabaseUrl);
  await (await dist('persistence/migrate-schema.js')).migrateSchema(env.databaseUrl);
  await (await dist('queue/migrate-queue.js')).migrateQueue(env.databaseUrl);
  const serverPid = readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0];
  const app = await (await dist('create-api.js')).createApi(env);
  await app.listen(0, '127.0.0.1');
  const address = (await app.getUrl()).replace('[::1]', '127.0.0.1');

  const { UnitOfWork } = await dist('persistence/unit-of-work.js');
  const { Sessions } = await dist('auth/sessions.js');
  const { SESSION_COOKIE, SessionCookie, XSRF_COOKIE } = await dist('http/session-cookie.js');
  const { newId } = await dist('persistence/new-id.js');
  const owner = new pg.Client({ connectionString: server.url });
  await owner.connect();
  const [municipalityId, personId] = [newId(), newId()];
  const tenant = { municipalityId, timeZone: 'Europe/Stockholm', actor: null };
  const actionIds = Array.from({ length: actions }, newId);
  await seed(owner, { municipalityId, personId, evaluationId: newId(), importId: newId(), fileId: newId(), actionIds });
  const unitOfWork = app.get(UnitOfWork);
  const { token } = await unitOfWork.run(tenant, (tx) => app.get(Sessions, { strict: false }).open(tx, personId));
  const xsrf = app.get(SessionCookie, { strict: false }).xsrfOf(token);
  return {
    address,
    url: server.url,
    headers: {
      cookie: `${SESSION_COOKIE}=${token}; ${XSRF_COOKIE}=${xsrf}`,
      'x-xsrf-token': xsrf,
      'content-type': 'application/json',
    },
    actionIds,
    municipalityId,
    unitOfWork,
    tenant,
    processor: () => threadMs() + postgresMs(serverPid),
    close: async () => {
      await app.close();
      await owner.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function seed(owner, { municipalityId, personId, evaluationId, importId, fileId, actionIds }) {
  const run = (sql, params) => owner.query(sql, params);
  await run(`INSERT INTO municipality (id, name, code) VALUES ($1, 'Mätby', '0999')`, [municipalityId]);
  await run(
    `INSERT INTO person (id, municipality_id, name, email, role) VALUES ($2, $1, 'Mia Mätare', 'mia@matby.example', 'coordinator')`,
    [municipalityId, personId],
  );
  await run(
    `INSERT INTO stored_file (id, municipality_id, name, media_type, bytes, sha256, content, created_at)
     VALUES ($2, $1, 'rapport.txt', 'text/plain', 1, 'x', 'x', now())`,
    [municipalityId, fileId],
  );
  await run(
    `INSERT INTO report_import (id, municipality_id, file_id, file_name, bytes, sha256, status, created_by, created_at)
     VALUES ($2, $1, $3, 'rapport.txt', 1, 'x', 'committed', $4, now())`,
    [municipalityId, importId, fileId, personId],
  );
  await run(
    `INSERT INTO evaluation (id, municipality_id, import_id, sha256, municipality_name, year, edition, evaluators, notes, imported_at)
     VALUES ($2, $1, $3, 'x', 'Mätby', 2017, '2016', '[]', '[]', now())`,
    [municipalityId, evaluationId, importId],
  );
  await run(
    `INSERT INTO area (id, municipality_id, evaluation_id, number, name, points, max, percent)
     VALUES (gen_random_uuid(), $1, $2, 1, 'Område', 8, 15, 50)`,
    [municipalityId, evaluationId],
  );
  await run(
    `INSERT INTO sub_question (id, municipality_id, evaluation_id, area_number, number, position, title, points, max, percent)
     VALUES (gen_random_uuid(), $1, $2, 1, '1.1', 1, 'Finns en plan?', 8, 15, 50)`,
    [municipalityId, evaluationId],
  );
  await run(
    `INSERT INTO action (id, municipality_id, evaluation_id, number, title, area_number, status, owner_id, created_at, updated_at)
     SELECT id, $1, $2, number, 'Åtgärd ' || number, 1, 'inProgress', $4, now(), now()
     FROM unnest($3::uuid[]) WITH ORDINALITY AS a(id, number)`,
    [municipalityId, evaluationId, actionIds, personId],
  );
  await run(
    `INSERT INTO action_sub_question (municipality_id, action_id, evaluation_id, sub_question_number)
     SELECT $1, id, $2, '1.1' FROM unnest($3::uuid[]) AS a(id)`,
    [municipalityId, evaluationId, actionIds],
  );
  await run('ANALYZE');
}

/** Of all processes below the server, which Linux counts to the nanosecond; 0 where there is no /proc. */
function postgresMs(serverPid) {
  let sum = 0;
  try {
    for (const pid of readdirSync('/proc')) {
      if (!/^\d+$/.test(pid) || !isBelow(pid, serverPid)) continue;
      sum += Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
    }
  } catch {
    // A process that ended while we looked, or another system.
  }
  return sum;
}

const parents = new Map();
function isBelow(pid, serverPid) {
  if (!parents.has(pid)) {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    parents.set(pid, /^PPid:\s+(\d+)/m.exec(status)?.[1] ?? '');
  }
  return parents.get(pid) === serverPid;
}
