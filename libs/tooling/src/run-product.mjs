// npm start: embedded Postgres (unless DATABASE_URL names another), migrations, sample, http and worker.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build, root } from './build.mjs';

const { values: options } = parseArgs({
  options: {
    empty: { type: 'boolean', default: false },
    port: { type: 'string' },
    'data-dir': { type: 'string' },
    'skip-build': { type: 'boolean', default: false },
  },
});

const wantedPort = Number(options.port ?? process.env.PORT ?? 4300);
if (!Number.isInteger(wantedPort) || wantedPort < 0 || wantedPort > 65_535) {
  stopWith(`--port ska vara ett tal mellan 0 och 65535, inte ${options.port ?? process.env.PORT}.`);
}
const dataDir = resolve(process.env.INIT_CWD ?? root, options['data-dir'] ?? join(root, '.data'));
const lockFile = join(dataDir, 'running.json');
const dist = join(root, 'dist/backend/backend/src');

const children = new Map();
let stopping = false;
let postgres = null;

mkdirSync(dataDir, { recursive: true });
claimDataDir();
process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));
process.on('SIGHUP', () => void stop(0));

if (!options['skip-build']) await build(['backend', 'frontend']);

const embedded = !process.env.DATABASE_URL;
if (embedded) {
  const { startEmbeddedPostgres } = await import(join(dist, 'persistence/embedded-postgres.js'));
  postgres = await startEmbeddedPostgres(join(dataDir, 'postgres'));
  if (stopping) await stop(0);
}

const port = await freePort(wantedPort, options.port !== undefined);
const mailboxPort = process.env.SMTP_URL ? undefined : await freePort(0, false);
const env = {
  ...process.env,
  // DATABASE_URL, REDIS_URL and SMTP_URL each replace one part; the rest stays as on a laptop.
  KOMPASSPLAN_PROFILE: process.env.KOMPASSPLAN_PROFILE ?? 'embedded',
  KOMPASSPLAN_SAMPLE: String(!options.empty),
  DATABASE_URL: process.env.DATABASE_URL ?? postgres.url,
  KOMPASSPLAN_DATA_DIR: dataDir,
  PORT: String(port),
  HOST: process.env.HOST ?? '127.0.0.1',
  PUBLIC_URL: process.env.PUBLIC_URL ?? `http://localhost:${port}`,
  FRONTEND_DIR: join(root, 'dist/frontend/browser'),
  ...(mailboxPort ? { MAILBOX_PORT: String(mailboxPort), SMTP_URL: `smtp://127.0.0.1:${mailboxPort}` } : {}),
};

// Operator commands beside this process find the database here.
const { DATABASE_URL, KOMPASSPLAN_PROFILE, PUBLIC_URL } = env;
writeFileSync(
  lockFile,
  JSON.stringify({
    pid: process.pid,
    env: { DATABASE_URL, KOMPASSPLAN_PROFILE, PUBLIC_URL, KOMPASSPLAN_DATA_DIR: dataDir },
  }),
  { mode: 0o600 },
);

await runOnce('migrate.js');
if (!options.empty) await runOnce('sample.js');
supervise('http', 'main.js', ['--max-old-space-size=256']);
supervise('worker', 'worker.js', ['--max-old-space-size=256']);
await healthy(`http://127.0.0.1:${port}/api/health/ready`);
await greet();

function claimDataDir() {
  if (existsSync(lockFile)) {
    const { pid } = JSON.parse(readFileSync(lockFile, 'utf8'));
    if (isProduct(pid)) stopWith(`Kompassplan kör redan med datamappen ${dataDir} (process ${pid}).`);
  }
  writeFileSync(lockFile, JSON.stringify({ pid: process.pid }), { mode: 0o600 });
}

/** Whether `pid` is a running Kompassplan: after a kill -9 the number may belong to somebody else. */
function isProduct(pid) {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('run-product.mjs');
  } catch {
    return process.platform !== 'linux';
  }
}

async function freePort(wanted, exact) {
  for (let candidate = wanted; candidate < wanted + 50 && candidate <= 65_535; candidate += 1) {
    const found = await new Promise((done) => {
      const probe = createServer();
      probe.once('error', () => done(null));
      probe.listen(candidate, '127.0.0.1', () => {
        const { port: bound } = probe.address();
        probe.close(() => done(bound));
      });
    });
    if (found !== null) {
      if (wanted !== 0 && found !== wanted) console.log(`Port ${wanted} är upptagen. Kompassplan använder ${found}.`);
      return found;
    }
    if (exact) return stopWith(`Port ${wanted} är upptagen. Välj en annan med --port.`);
  }
  return stopWith(`Ingen ledig port hittades från ${wanted}.`);
}

async function runOnce(script) {
  const child = spawn(process.execPath, ['--no-warnings', join(dist, script)], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  children.set(script, child);
  const code = await new Promise((done) => child.on('exit', done));
  children.delete(script);
  if (code !== 0 && !stopping) {
    console.error(`${script} avslutades med fel. Kompassplan startar inte.`);
    await stop(1);
  }
}

/** Keeps one process of the product running. The IPC channel tells it when we are gone, even after a kill -9. */
function supervise(name, script, nodeArgs, restarts = 0) {
  const started = Date.now();
  const child = spawn(process.execPath, ['--no-warnings', ...nodeArgs, join(dist, script)], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  children.set(name, child);
  child.on('exit', (code, signal) => {
    children.delete(name);
    if (stopping) return;
    const soon = Date.now() - started < 10_000 ? restarts + 1 : 0;
    if (soon > 3) {
      console.error(`${name} stannar direkt varje gång (${signal ?? code}). Kompassplan stängs.`);
      void stop(1);
      return;
    }
    console.error(`${name} stannade (${signal ?? code}) och startas igen.`);
    setTimeout(() => !stopping && supervise(name, script, nodeArgs, soon), 250 * 2 ** soon);
  });
}

async function healthy(url) {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline && !stopping;) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(2000) });
      if (answer.ok) return;
    } catch {
      // not listening yet
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  if (stopping) return;
  console.error('Kompassplan svarade inte inom en minut.');
  await stop(1);
}

async function greet() {
  if (stopping) return;
  console.log(`\nKompassplan är igång: ${env.PUBLIC_URL}\n`);
  const demo = await (await fetch(`http://127.0.0.1:${port}/api/demo`)).json();
  if (demo.available) {
    console.log(`Exempelkonton i ${demo.municipality} (lösenord kompassplan-demo):`);
    for (const account of demo.accounts)
      console.log(`  ${account.email.padEnd(28)} ${account.role.padEnd(14)} ${account.name}`);
    console.log('');
  }
  if (options.empty && !demo.available) {
    console.log('Lägg till kommunen och dess administratör i ett annat fönster:');
    console.log('  npm run municipality:add -- "Er kommun" 1234 namn@kommun.se "Förnamn Efternamn"\n');
  }
  console.log('Avsluta med Ctrl-C.');
}

async function stop(code) {
  if (stopping) return;
  stopping = true;
  const running = [...children.values()];
  for (const child of running) child.kill('SIGTERM');
  const ended = Promise.all(
    running.map(
      (child) =>
        new Promise((done) => (child.exitCode !== null || child.signalCode !== null ? done() : child.on('exit', done))),
    ),
  );
  const patience = setTimeout(() => running.forEach((child) => child.kill('SIGKILL')), 15_000);
  await ended;
  clearTimeout(patience);
  await postgres?.stop();
  rmSync(lockFile, { force: true });
  process.exit(code);
}

function stopWith(sentence) {
  console.error(sentence);
  process.exit(1);
}
