import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { TEST_SECRET, createEmptyDatabase, type TestDatabase } from '../support/test-database.js';

/** What a Docker engine would do, done without one: the Dockerfile's scripts, then the product that they lay out. */
const root = resolve(import.meta.dirname, '../..');
let database: TestDatabase;

beforeAll(async () => {
  database = await createEmptyDatabase();
});
afterAll(() => database.drop());

function run(program: string, args: readonly string[], env: Record<string, string>) {
  return new Promise<{ code: number | null; output: string }>((done, fail) => {
    const child = spawn(program, args, { cwd: root, env: { ...process.env, ...env } });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', fail).on('close', (code) => done({ code, output }));
  });
}

it('the image’s steps build a product that becomes healthy, http and worker', async () => {
  const env = { DATABASE_URL: database.url, APP_DATABASE_URL: database.appUrl, KOMPASSPLAN_SECRET: TEST_SECRET };
  const { code, output } = await run('bash', ['docker/rehearse.sh'], env);
  expect(output).toContain('http is healthy and the worker runs');
  expect(code).toBe(0);
}, 300_000);

/** Only where the client is: it needs no engine to check the files. */
if (spawnSync('docker', ['compose', 'version']).status === 0) {
  it('the compose files are sound', async () => {
    const env = {
      POSTGRES_PASSWORD: 'x',
      APP_DATABASE_PASSWORD: 'y',
      KOMPASSPLAN_SECRET: TEST_SECRET,
      SMTP_URL: 'smtp://mail.example',
      MAIL_FROM: 'plan@ekvik.example',
      PUBLIC_URL: 'https://plan.example',
    };
    const files = ['-f', 'docker/compose.yaml', '-f', 'docker/compose.redis.yaml'];
    const { code, output } = await run('docker', ['compose', ...files, 'config', '--quiet'], env);
    expect(output).toBe('');
    expect(code).toBe(0);
  });
}

it('gives the owner’s login to migrate and to nobody else', () => {
  const services = readFileSync(join(root, 'docker/compose.yaml'), 'utf8')
    .replace(/#.*/g, '')
    .split(/^ {2}(?=\w+:)|^(?=[\w-]+:)/m)
    .filter((part) => part.includes('DATABASE_URL: postgres://kompassplan:'))
    .map((part) => part.split(':')[0]);
  expect(services).toEqual(['migrate']);
});
