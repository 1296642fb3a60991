// npm start: embedded Postgres (unless DATABASE_URL names another), migrations, sample, http and worker.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build, root } from './build.mjs';
import { isProduct, readRunning, writeAtomically } from './running-file.mjs';
import { workerFlags } from './worker-flags.mjs';

/** Ends the start with one sentence. */
class Refusal extends Error {}

const ROLES = {
  administrator: 'administratör',
  coordinator: 'samordnare',
  manager: 'chef',
  contributor: 'medarbetare',
  leadership: 'ledning',
};

const children = new Map();
/** Aborted when we are asked to stop while the compilers work. */
const building = new AbortController();
let stopping = null;
let claimed = null;
let postgres = null;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0));
process.on('exit', () => claimed && rmSync(claimed, { force: true }));
process.on('uncaughtException', (error) => void fail(error));
process.on('unhandledRejection', (error) => void fail(error));

const options = optionsOf(process.argv.slice(2));
const wantedPort = portOf(options.port ?? process.env.PORT ?? '4300');
const host = process.env.HOST || '127.0.0.1';
/** Where this process asks how the product is. */
const near = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
const dataDir = resolve(process.env.INIT_CWD ?? root, options['data-dir'] ?? join(root, '.data'));
const lockFile = join(dataDir, 'running.json');
const dist = join(root, 'dist/backend/backend/src');
const embedded = !process.env.DATABASE_URL;
const sample = wantsSample();
let env = { ...process.env };

await start().catch(fail);

async function start() {
  mkdirSync(dataDir, { recursive: true });
  claimDataDir();
  // Asked before anything is started: a port that is taken ends the start here.
  await freePort(wantedPort, options.port !== undefined, false);
  if (!options['skip-build']) await build(['backend', 'frontend'], building.signal);
  if (stopping) return;
  if (embedded) {
    const { startEmbeddedPostgres } = await import(pathToFileURL(join(dist, 'persistence/embedded-postgres.js')).href);
    postgres = startEmbeddedPostgres(join(dataDir, 'postgres'));
    await postgres.catch((error) => refuse(error.message));
  }
  if (stopping) return;
  const port = await freePort(wantedPort, options.port !== undefined, true);
  env = await environmentOf(port);

  // Operator commands beside this process find the database here.
  const { DATABASE_URL, KOMPASSPLAN_PROFILE, PUBLIC_URL } = env;
  note({ DATABASE_URL, KOMPASSPLAN_PROFILE, PUBLIC_URL, KOMPASSPLAN_DATA_DIR: dataDir });

  await runOnce('migrate.js');
  if (sample) await runOnce('sample.js');
  if (stopping) return;
  env = await withoutOwner(env);
  supervise('http', 'main.js', ['--max-old-space-size=256']);
  supervise('worker', 'worker.js', workerFlags);
  await healthy(`http://${near.includes(':') ? `[${near}]` : near}:${port}`);
}

function optionsOf(args) {
  try {
    return parseArgs({
      args,
      options: {
        empty: { type: 'boolean', default: false },
        sample: { type: 'boolean', default: false },
        port: { type: 'string' },
        'data-dir': { type: 'string' },
        'skip-build': { type: 'boolean', default: false },
      },
    }).values;
  } catch {
    return refuse('npm start känner --empty, --sample, --port NUMMER och --data-dir MAPP.');
  }
}

function portOf(text) {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  return port <= 65_535 ? port : refuse(`--port ska vara ett tal mellan 0 och 65535, inte ${text}.`);
}

/** The sample comes by itself into the embedded Postgres only; into somebody's own database it has to be asked for. */
function wantsSample() {
  const asked = process.env.KOMPASSPLAN_SAMPLE;
  if (options.empty && options.sample) refuse('Välj --empty eller --sample, inte båda.');
  if (options.empty) return false;
  return options.sample || (asked ? asked === 'true' || asked === '1' : embedded);
}

async function environmentOf(port) {
  const mailboxPort = process.env.SMTP_URL ? undefined : await freePort(0, false, false);
  return {
    ...process.env,
    // DATABASE_URL, REDIS_URL and SMTP_URL each replace one part; the rest stays as on a laptop.
    KOMPASSPLAN_PROFILE: process.env.KOMPASSPLAN_PROFILE || 'embedded',
    KOMPASSPLAN_SAMPLE: String(sample),
    DATABASE_URL: process.env.DATABASE_URL || (await postgres).url,
    KOMPASSPLAN_DATA_DIR: dataDir,
    PORT: String(port),
    HOST: host,
    PUBLIC_URL: process.env.PUBLIC_URL || `http://localhost:${port}`,
    FRONTEND_DIR: join(root, 'dist/frontend/browser'),
    ...(mailboxPort ? { MAILBOX_PORT: String(mailboxPort), SMTP_URL: `smtp://127.0.0.1:${mailboxPort}` } : {}),
  };
}

/** The owner's login is for migrations only: http and worker get the application's. */
async function withoutOwner(known) {
  const { readEnv } = await import(pathToFileURL(join(dist, 'config/env.js')).href);
  return { ...known, APP_DATABASE_URL: readEnv(known).appDatabaseUrl, DATABASE_URL: '' };
}

function claimDataDir() {
  const running = readRunning(lockFile);
  if (running && isProduct(running.pid)) {
    refuse(`Kompassplan kör redan med datamappen ${dataDir} (process ${running.pid}).`);
  }
  claimed = lockFile;
  note();
}

function note(known) {
  writeAtomically(lockFile, JSON.stringify({ pid: process.pid, ...(known ? { env: known } : {}) }));
}

async function freePort(wanted, exact, tell) {
  for (let candidate = wanted; candidate < wanted + 50 && candidate <= 65_535; candidate += 1) {
    const found = await new Promise((done) => {
      const probe = createServer();
      probe.once('error', () => done(null));
      probe.listen(candidate, near, () => {
        const { port: bound } = probe.address();
        probe.close(() => done(bound));
      });
    });
    if (found !== null) {
      if (tell && wanted !== 0 && found !== wanted) {
        console.log(`Port ${wanted} är upptagen. Kompassplan använder ${found}.`);
      }
      return found;
    }
    if (exact) return refuse(`Port ${wanted} är upptagen. Välj en annan med --port.`);
  }
  return refuse(`Ingen ledig port hittades från ${wanted}.`);
}

async function runOnce(script) {
  if (stopping) return;
  const child = spawn(process.execPath, ['--no-warnings', join(dist, script)], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  children.set(script, child);
  const code = await new Promise((done) => child.on('exit', done));
  children.delete(script);
  if (code !== 0 && !stopping) refuse(`${script} avslutades med fel. Kompassplan startar inte.`);
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
      void fail(new Refusal(`${name} stannar direkt varje gång (${signal ?? code}). Kompassplan stängs.`));
      return;
    }
    console.error(`${name} stannade (${signal ?? code}) och startas igen.`);
    setTimeout(() => !stopping && supervise(name, script, nodeArgs, soon), 250 * 2 ** soon);
  });
}

async function healthy(address) {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline && !stopping;) {
    try {
      const answer = await fetch(`${address}/api/health/ready`, { signal: AbortSignal.timeout(2000) });
      if (answer.ok) return greet(await (await fetch(`${address}/api/demo`)).json());
    } catch {
      // not listening yet
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  if (!stopping) refuse('Kompassplan svarade inte inom en minut.');
}

function greet(demo) {
  if (stopping) return;
  console.log(`\nKompassplan är igång: ${env.PUBLIC_URL}\n`);
  if (demo.available) {
    console.log(`Exempelkonton i ${demo.municipality} (lösenord kompassplan-demo):`);
    for (const account of demo.accounts)
      console.log(`  ${account.email.padEnd(28)} ${ROLES[account.role].padEnd(14)} ${account.name}`);
    console.log('');
  } else if (!sample) {
    if (!options.empty && !process.env.KOMPASSPLAN_SAMPLE) {
      console.log('Exemplet laddas inte i en egen databas (DATABASE_URL) om du inte ber om det med --sample.\n');
    }
    console.log('Lägg till kommunen och dess administratör i ett annat fönster:');
    console.log('  npm run municipality:add -- "Er kommun" 1234 namn@kommun.se "Förnamn Efternamn"\n');
  }
  console.log('Avsluta med Ctrl-C.');
}

function refuse(sentence) {
  throw new Refusal(sentence);
}

/** A refusal is a sentence for a person; anything else is a fault of ours, and its stack is what helps. */
function fail(error) {
  if (!stopping) console.error(error instanceof Refusal ? error.message : error);
  return stop(1);
}

/** The only way out once something runs: ends the processes, then Postgres. Asked again, it is the same stop. */
function stop(code) {
  stopping ??= (async () => {
    building.abort();
    const running = [...children.values()];
    for (const child of running) child.kill('SIGTERM');
    const ended = Promise.all(
      running.map(
        (child) =>
          new Promise((done) =>
            child.exitCode !== null || child.signalCode !== null ? done() : child.on('exit', done),
          ),
      ),
    );
    const patience = setTimeout(() => running.forEach((child) => child.kill('SIGKILL')), 15_000);
    await ended;
    clearTimeout(patience);
    // Also one that is only just starting: it would outlive us.
    const server = await postgres?.catch(() => null);
    await server?.stop();
    process.exit(code);
  })();
  return stopping;
}
