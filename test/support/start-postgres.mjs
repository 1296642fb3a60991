// One Postgres per test run; every test file makes a database of its own in it (api-harness.ts).
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../backend/src/persistence/embedded-postgres.ts';

export default async function startPostgres() {
  const folder = mkdtempSync(join(tmpdir(), 'kompassplan test '));
  // Nothing here has to survive a power cut.
  const server = await startEmbeddedPostgres(join(folder, 'postgres'), {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    // Two test files with their pools, and the databases that they have just left.
    max_connections: '300',
  });
  globalThis.kompassplanPostgres = { server, folder };
  process.env.KOMPASSPLAN_TEST_POSTGRES = server.url;
}
