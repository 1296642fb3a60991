import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Api } from './api-harness.js';

/** Runs the operator's check as a process of its own, on the installation of the test. */
export function checkHistoryCommand(
  api: Api,
  ends: readonly string[] = [],
): Promise<{ code: number | null; lines: string[]; complaint: string }> {
  const script = join(import.meta.dirname, '../../dist/backend/backend/src/check-history.js');
  const child = spawn(process.execPath, ['--no-warnings', script, ...ends], {
    env: {
      ...process.env,
      KOMPASSPLAN_PROFILE: 'embedded',
      DATABASE_URL: api.env.databaseUrl ?? '',
      APP_DATABASE_URL: api.env.appDatabaseUrl,
      KOMPASSPLAN_SECRET: api.env.secret,
      KOMPASSPLAN_DATA_DIR: api.env.dataDir,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [text, complaint] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  return new Promise((done) =>
    child.on('close', (code) => done({ code, lines: text.split('\n').filter(Boolean), complaint })),
  );
}
