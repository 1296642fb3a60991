// Operator commands beside a running npm start, in its data folder (--data-dir).
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './build.mjs';
import { readRunning } from './running-file.mjs';

/**
 * Runs a script of the backend against the database of the running product, or DATABASE_URL, and ends with its code.
 * @param {string} name of the file in backend/src, as it is built
 */
export function runBeside(name) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'data-dir': { type: 'string' } } });
  const dataDir = resolve(process.env.INIT_CWD ?? root, values['data-dir'] ?? join(root, '.data'));
  const known = readRunning(join(dataDir, 'running.json'));
  if (!known?.env && !process.env.DATABASE_URL) {
    console.error('Starta Kompassplan först med npm start och kör sedan kommandot i ett annat fönster.');
    process.exit(1);
  }
  const script = join(root, 'dist/backend/backend/src', name);
  const { status } = spawnSync(process.execPath, ['--no-warnings', script, ...positionals], {
    stdio: 'inherit',
    env: { ...process.env, ...known?.env },
  });
  process.exit(status ?? 1);
}
