import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

/*
 * Real Chromium against the real product, started as npm start does it, on a port and a data folder of its own. The
 * variables are set once by the main process, so that Playwright's workers, which read this file again, see the same.
 */
const root = resolve(import.meta.dirname, '../..');
process.env['KP_TEST_DATA'] ??= mkdtempSync(join(tmpdir(), 'kompassplan-browser-'));
process.env['KP_TEST_PORT'] ??= String(await freePort());
const address = `http://localhost:${process.env['KP_TEST_PORT']}`;

export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.e2e.ts',
  outputDir: resolve(root, 'test-results'),
  // The journeys share one municipality and change it in order.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  // For a machine that is busy with something else: looking a whole page through takes seconds of computing.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: address,
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
  webServer: {
    command: `node --no-warnings libs/tooling/src/run-product.mjs --skip-build --port ${process.env['KP_TEST_PORT']} --data-dir "${process.env['KP_TEST_DATA']}"`,
    cwd: root,
    url: `${address}/api/health/ready`,
    timeout: 120_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'ignore',
    stderr: 'pipe',
  },
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
