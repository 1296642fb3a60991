// What `npm start`, `npm test` and the other commands call. Plain JavaScript for Node 20 without dependencies:
// installs when the lockfile changed, then hands over to Node 24 from node_modules.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const modules = join(root, 'node_modules');
const stamp = join(modules, '.kompassplan-install');
const [command = 'start', ...args] = process.argv.slice(2);

const COMMANDS = {
  start: 'run-product.mjs',
  test: 'run-tests.mjs',
  bench: 'run-bench.mjs',
  'report:parse': 'run-report-parse.mjs',
  'municipality:add': 'run-add-municipality.mjs',
  'history:check': 'run-check-history.mjs',
};

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

const major = Number(process.versions.node.split('.')[0]);
if (major < 20) fail(`Kompassplan behöver Node 20 eller nyare. Den här datorn har ${process.versions.node}.`);
if (!Object.hasOwn(COMMANDS, command)) fail(`Okänt kommando: ${command}.`);

const lockHash = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lockHash) await install();

const node = nodeBinary();
const script = join(root, 'libs/tooling/src', COMMANDS[command]);
// stdio is inherited and signals reach the child through the terminal's process group; a signal sent to this
// process alone is passed on, and this process stays until the child has stopped everything in order.
const child = spawn(node, ['--no-warnings', script, ...args], { cwd: root, stdio: 'inherit', env: withTools() });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
}
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));

/** Node 24: the one that runs us when it is new enough, else the one that the packages brought along. */
function nodeBinary() {
  const own = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(own)) return own;
  const minor = Number(process.versions.node.split('.')[1]);
  if (major > 24 || (major === 24 && minor >= 15)) return process.execPath;
  return fail(
    `På ${process.platform}/${process.arch} behöver Kompassplan Node 24.15 eller nyare. Den här datorn har ${process.versions.node}.`,
  );
}

function withTools() {
  const key = Object.keys(process.env).find((name) => name.toLowerCase() === 'path') ?? 'PATH';
  const separator = process.platform === 'win32' ? ';' : ':';
  return { ...process.env, [key]: `${join(modules, '.bin')}${separator}${process.env[key] ?? ''}`, NX_DAEMON: 'false' };
}

async function install() {
  const started = Date.now();
  const count = () => {
    try {
      return readdirSync(modules).length;
    } catch {
      return 0;
    }
  };
  const say = () => {
    const seconds = Math.round((Date.now() - started) / 1000);
    process.stderr.write(`Installerar paket … ${seconds} s, ${count()} mappar klara\n`);
  };
  process.stderr.write('Installerar paket (första gången tar det en till två minuter).\n');
  const timer = setInterval(say, 10_000);
  const npm = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32',
  });
  // Asked to stop: npm must not go on behind our back. At once, for it would spend minutes on tidying up what the next
  // install removes anyway.
  let asked = null;
  const give = (signal) => {
    asked = signal;
    npm.kill('SIGKILL');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, give);
  let complaint = '';
  npm.stderr.on('data', (chunk) => (complaint += chunk));
  const code = await new Promise((resolve) => npm.on('close', resolve).on('error', () => resolve(1)));
  clearInterval(timer);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, give);
  if (asked) process.exit(asked === 'SIGINT' ? 130 : 143);
  if (code !== 0) fail(`Paketen kunde inte installeras. npm svarade:\n${complaint.slice(-2000)}`);
  writeFileSync(stamp, lockHash);
  process.stderr.write(`Paketen är installerade (${Math.round((Date.now() - started) / 1000)} s).\n`);
}
