import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, freePort } from '../support/eventually.js';

/** npm start without the install and the build, in a data folder with a space. */
const root = join(import.meta.dirname, '../..');
const dataDir = mkdtempSync(join(tmpdir(), 'kompassplan start '));
const lockFile = join(dataDir, 'running.json');
const postmaster = join(dataDir, 'postgres/postmaster.pid');

interface Run {
  readonly child: ChildProcess;
  /** What it has printed so far. */
  said(): string;
  readonly ended: Promise<number | null>;
}
const runs: Run[] = [];

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const child = spawn(
    process.execPath,
    [...['--no-warnings', 'libs/tooling/src/run-product.mjs', '--skip-build', '--data-dir', dataDir], ...args],
    { cwd: root, env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const run = { child, said: () => output, ended: new Promise<number | null>((done) => child.once('close', done)) };
  runs.push(run);
  return run;
}

function occupy(port: number): Promise<Server> {
  return new Promise((done) => {
    const server = createServer().listen(port, '127.0.0.1', () => done(server));
  });
}

/** Nothing is left: no claim, and no Postgres. */
function expectNothingLeft(): void {
  expect(existsSync(lockFile)).toBe(false);
  expect(existsSync(postmaster)).toBe(false);
}

afterAll(async () => {
  for (const run of runs) run.child.kill('SIGTERM');
  await Promise.all(runs.map((run) => run.ended));
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

it('ends with a sentence and leaves nothing behind when the port that was asked for is taken', async () => {
  const server = await occupy(0);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const run = start(['--empty', '--port', String(port)]);
  expect(await run.ended).toBe(1);
  expect(run.said()).toBe(`Port ${port} är upptagen. Välj en annan med --port.\n`);
  server.close();
  expectNothingLeft();
}, 60_000);

it.each([
  ['--port ska vara ett tal mellan 0 och 65535, inte 99999.', ['--port', '99999']],
  ['npm start känner --empty, --sample, --port NUMMER och --data-dir MAPP.', ['--emtpy']],
  ['Välj --empty eller --sample, inte båda.', ['--empty', '--sample']],
])('%s', async (sentence, args) => {
  const run = start(args);
  expect(await run.ended).toBe(1);
  expect(run.said()).toBe(`${sentence}\n`);
  expectNothingLeft();
});

it('ends with a sentence and leaves nothing behind when the environment is not right', async () => {
  const run = start(['--empty', '--port', String(await freePort())], { LOG_LEVEL: 'loud' });
  expect(await run.ended).toBe(1);
  expect(run.said()).toContain('LOG_LEVEL');
  expect(run.said()).toContain('Kompassplan startar inte.');
  expectNothingLeft();
}, 60_000);

it('stops a Postgres that is only just starting', async () => {
  const run = start(['--empty', '--port', String(await freePort())]);
  await eventually('Postgres', () => existsSync(postmaster), 30_000);
  run.child.kill('SIGINT');
  expect(await run.ended).toBe(0);
  expectNothingLeft();
}, 60_000);

it.each([
  ['empty', ''],
  ['cut off', '{"pid":'],
  ['null', 'null'],
  ['of a process that is gone', '{"pid":999999999}'],
])(
  'starts with a running.json that is %s, and a second start is refused',
  async (_name, text) => {
    writeFileSync(lockFile, text);
    const run = start(['--empty', '--port', String(await freePort())]);
    await eventually('the greeting', () => run.said().includes('Avsluta med Ctrl-C.'), 60_000);
    expect(JSON.parse(readFileSync(lockFile, 'utf8'))).toMatchObject({ pid: run.child.pid });

    const second = start(['--empty']);
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain('Kompassplan kör redan');
    expect(existsSync(lockFile)).toBe(true);

    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expectNothingLeft();
  },
  90_000,
);
