// npm test: lint, types, formatting, unit, house, API, fault and browser tests, with one closing line.
// `npm test -- unit api` runs only the named stages; the lanes run only when they are named: `queue` with REDIS_URL set,
// `image` for what the Dockerfile does, `imap` for a real IMAP server (dovecot-imapd), `long` for the long faults (npm run fault).
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './find-browser.mjs';
import { build, root, run } from './build.mjs';

const JEST = ['node', '--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
const STAGES = { lint, types, format, unit, house, api, fault, browser };
const LANES = { queue, image, long, imap };
const ALL = { ...STAGES, ...LANES };

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(ALL, name));
if (unknown.length > 0) {
  console.error(`Okänt teststeg: ${unknown.join(', ')}. Välj bland ${Object.keys(ALL).join(', ')}.`);
  process.exit(1);
}

process.chdir(root);
const results = mkdtempSync(join(tmpdir(), 'kompassplan-test-'));
const sum = { passed: 0, failed: 0, skipped: 0 };
mkdirSync(results, { recursive: true });
const chosen = Object.entries(wanted.length === 0 ? STAGES : ALL).filter(
  ([name]) => wanted.length === 0 || wanted.includes(name),
);

if (chosen.some(([name]) => ['api', 'fault', 'browser', 'queue', 'long'].includes(name)))
  await build(['backend', 'frontend']);
for (const [name, stage] of chosen) {
  const started = Date.now();
  const counts = await stage();
  for (const key of Object.keys(sum)) sum[key] += counts[key] ?? 0;
  console.log(
    `${name}: ${counts.passed} passed, ${counts.failed} failed (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
}
rmSync(results, { recursive: true, force: true });
console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exit(sum.failed > 0 || sum.passed === 0 ? 1 : 0);

/** One check per project: Nx keeps the results of what did not change. */
async function perProject(target) {
  const { code, output } = await run(['nx', 'run-many', '-t', target, '--outputStyle=static', '--nxBail=false']);
  const projects = new Set(
    [...output.matchAll(new RegExp(`> nx run ([\\w-]+):${target}`, 'g'))].map(([, name]) => name),
  );
  const failed = new Set([...output.matchAll(new RegExp(`^- ([\\w-]+):${target}$`, 'gm'))].map(([, name]) => name))
    .size;
  if (code !== 0) console.log(output);
  return { passed: projects.size - failed, failed: code === 0 ? 0 : Math.max(1, failed), skipped: 0 };
}

function lint() {
  return perProject('lint');
}

function types() {
  return perProject('typecheck');
}

async function format() {
  const { code, output } = await run([
    'prettier',
    '--check',
    '--log-level=warn',
    'backend',
    'frontend',
    'libs',
    'test',
    '.prettierrc',
  ]);
  if (code !== 0) console.log(output);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function jest(name, args, env = {}) {
  const file = join(results, `${name}.json`);
  const { code, output } = await run([...JEST, ...args, '--json', `--outputFile=${file}`], { env });
  // stdout is the JSON again; a person wants the story on stderr, and only when it ends badly, or was long and has figures
  if (code !== 0 || name === 'long')
    console.log(output.slice(0, output.lastIndexOf('{"numFailedTestSuites"')) || output);
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const broken = report.testResults.filter(
    (suite) => suite.status === 'failed' && suite.assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + broken;
  return {
    passed: report.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function unit() {
  return jest('unit', ['--projects', 'libs/domain', 'libs/contract', 'libs/phrases', 'backend', 'frontend']);
}

function house() {
  return jest('house', ['-c', 'test/jest.config.mjs', 'test/house']);
}

function api() {
  return jest('api', ['-c', 'test/jest.config.mjs', 'test/api']);
}

function fault() {
  return jest('fault', ['-c', 'test/jest.config.mjs', '--runInBand', 'test/fault']);
}

/** Everything that waits, sends and is killed, with the queue on Redis too. */
function queue() {
  if (!process.env.REDIS_URL) {
    console.error('Steget queue behöver REDIS_URL.');
    return { passed: 0, failed: 1, skipped: 0 };
  }
  return jest('queue', ['-c', 'test/jest.config.mjs', '--runInBand', 'test/api/reminders', 'test/fault']);
}

function image() {
  return jest('image', ['-c', 'test/jest.config.mjs', 'test/image']);
}

/** The mailbox that mails come back to, on a Dovecot of the machine. */
function imap() {
  return jest('imap', ['-c', 'test/jest.config.mjs', 'test/api/bounce-mailbox'], { IMAP: 'dovecot' });
}

function long() {
  return jest('long', ['-c', 'test/jest.config.mjs', '--runInBand', 'test/fault'], { FAULT: 'long' });
}

async function browser() {
  const executable = await findBrowser();
  const file = join(results, 'browser.json');
  const { code } = await run(['playwright', 'test', '-c', 'test/browser/playwright.config.ts'], {
    echo: true,
    env: { KOMPASSPLAN_BROWSER: executable, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  try {
    const { stats } = JSON.parse(readFileSync(file, 'utf8'));
    // A test that passed only when tried again is a defect, so it counts as failed.
    const failed = stats.unexpected + stats.flaky;
    return { passed: stats.expected, failed: code !== 0 && failed === 0 ? 1 : failed, skipped: stats.skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
