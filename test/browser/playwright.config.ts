import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

/*
 * Real Chromium against the real product, started as npm start does it. The journeys of one product share its municipality
 * and change it in order; two products, each with a port and a data folder of its own, let both processors work. The
 * variables are set once by the main process, so that Playwright's workers, which read this file again, see the same.
 */
const root = resolve(import.meta.dirname, '../..');
const PRODUCTS = { reading: /[1-5]-[\w-]+\.e2e\.ts$/, working: /[6-9]-[\w-]+\.e2e\.ts$/ };

const products = [];
for (const [name, testMatch] of Object.entries(PRODUCTS)) {
  const data = (process.env[`KP_TEST_DATA_${name}`] ??= mkdtempSync(join(tmpdir(), 'kompassplan-browser-')));
  const port = (process.env[`KP_TEST_PORT_${name}`] ??= String(await freePort()));
  products.push({ name, testMatch, data, port, address: `http://localhost:${port}` });
}

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: resolve(root, 'test-results'),
  workers: products.length,
  projects: products.map(({ name, testMatch, address }) => ({
    name,
    testMatch,
    workers: 1,
    use: { baseURL: address },
  })),
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  // For a machine that is busy with something else: looking a whole page through takes seconds of computing.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json']],
  use: {
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(process.env['KOMPASSPLAN_BROWSER'] ? { executablePath: process.env['KOMPASSPLAN_BROWSER'] } : {}),
      args: [
        '--headless',
        '--lang=sv-SE',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: products.map(({ name, data, port, address }) => ({
    name,
    command: `node --no-warnings libs/tooling/src/run-product.mjs --skip-build --port ${port} --data-dir "${data}"`,
    cwd: root,
    url: `${address}/api/health/ready`,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 20_000 },
    stdout: 'ignore' as const,
    stderr: 'pipe' as const,
  })),
});

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const bound = probe.address();
      probe.close(() => (bound && typeof bound === 'object' ? done(bound.port) : fail(new Error('no port'))));
    });
  });
}
