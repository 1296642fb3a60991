// The product's http process and the raw one, each a process of its own beside one Postgres: what requests cost is the
// processor time of these three, without that of whoever asks.
import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

const dist = new URL('../../dist/backend/backend/src/', import.meta.url);
const load = (path) => import(new URL(path, dist).href);
const SECRET = 'only-for-benchmarks-only-for-benchmarks';

/** @returns {Promise<{ owner: pg.Client, ask: Function, askRaw: Function, signIn: Function, processor: () => number, close: () => Promise<void> }>} */
export async function startProcesses(prepare) {
  const folder = mkdtempSync(join(tmpdir(), 'kompassplan-bench-'));
  const { startEmbeddedPostgres } = await load('persistence/embedded-postgres.js');
  const postgres = await startEmbeddedPostgres(join(folder, 'postgres'), { fsync: 'off', autovacuum: 'off' });
  const env = {
    ...process.env,
    KOMPASSPLAN_PROFILE: 'embedded',
    DATABASE_URL: postgres.url,
    KOMPASSPLAN_SECRET: SECRET,
    KOMPASSPLAN_DATA_DIR: folder,
    KOMPASSPLAN_SAMPLE: 'false',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal',
    FRONTEND_DIR: join(folder, 'frontend'),
    PUBLIC_URL: 'http://localhost:4300',
    PORT: String(await freePort()),
    HOST: '127.0.0.1',
  };
  const { readEnv } = await load('config/env.js');
  const read = readEnv(env, { processRole: 'http' });
  await (await load('persistence/app-role.js')).prepareAppRole(read.databaseUrl, read.appDatabaseUrl);
  await (await load('persistence/migrate-schema.js')).migrateSchema(read.databaseUrl);
  await (await load('queue/migrate-queue.js')).migrateQueue(read.databaseUrl);
  const owner = new pg.Client({ connectionString: postgres.url });
  await owner.connect();
  await prepare(owner);
  const product = fork(fileURLToPath(new URL('main.js', dist)), [], {
    env: { ...env, DATABASE_URL: '', APP_DATABASE_URL: read.appDatabaseUrl },
    execArgv: ['--no-warnings', '--max-old-space-size=256'],
  });
  const raw = fork(fileURLToPath(new URL('raw-server.mjs', import.meta.url)), [], { env, execArgv: [] });
  const serverPid = Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  // However the measuring ends, nothing is left running.
  const abandon = () => {
    product.kill('SIGKILL');
    raw.kill('SIGKILL');
    process.kill(serverPid, 'SIGQUIT');
  };
  process.once('exit', abandon);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  const { port } = await new Promise((done) => raw.once('message', done));
  const [address, rawAddress] = [`http://127.0.0.1:${env.PORT}`, `http://127.0.0.1:${port}`];
  await healthy(address, product);
  const { keyedHash, newToken, tokenHash } = await load('http/secrets.js');
  return {
    owner,
    productPid: product.pid,
    /** Headers of an open session. */
    signIn: async (municipalityId, personId) => {
      const token = newToken();
      await owner.query(
        `INSERT INTO session (municipality_id, token_hash, person_id, created_at, last_seen_at, expires_at)
         VALUES ($1, $2, $3, now(), now(), now() + interval '1 day')`,
        [municipalityId, tokenHash(token), personId],
      );
      const xsrf = keyedHash(SECRET, 'xsrf', token);
      return { cookie: `kp_session=${token}; XSRF-TOKEN=${xsrf}`, 'x-xsrf-token': xsrf };
    },
    ask: (path, options) => answerOf(`${address}${path}`, options),
    askRaw: (path, options) => answerOf(`${rawAddress}${path}`, options),
    processor: () => [product.pid, raw.pid, ...childrenOf(serverPid)].reduce((sum, pid) => sum + processMs(pid), 0),
    close: async () => {
      process.off('exit', abandon);
      const gone = new Promise((done) => product.once('exit', done));
      product.kill('SIGTERM');
      raw.disconnect();
      await gone;
      await owner.end();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answerOf(address, { method = 'GET', headers = {}, body } = {}) {
  const answer = await fetch(address, {
    method,
    headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${method} ${address}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

async function healthy(address, child) {
  for (let tries = 0; child.exitCode === null && tries < 300; tries += 1) {
    const answer = await fetch(`${address}/api/health/ready`).catch(() => null);
    if (answer?.status === 200) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('The http process did not become ready.');
}

/** Of all threads, which Linux counts to the nanosecond; 0 where there is no /proc. */
export function processMs(pid) {
  let sum = 0;
  try {
    for (const task of readdirSync(`/proc/${pid}/task`)) {
      sum += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
    }
  } catch {
    // A process or thread that ended while we looked, or another system.
  }
  return sum;
}

export function childrenOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}
