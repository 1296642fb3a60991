import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../backend/src/persistence/embedded-postgres.js';

// A folder with a space and letters beyond ASCII, as home folders have.
const folder = mkdtempSync(join(tmpdir(), 'kompassplan åäö '));
const dir = join(folder, 'postgres');
let server: EmbeddedPostgres | null = null;

afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function ask<R>(sql: string, address = server?.url): Promise<R[]> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query(sql)).rows as R[];
  } finally {
    await client.end();
  }
}

it('starts in a new folder, sorts in Swedish, and keeps its password to itself', async () => {
  server = await startEmbeddedPostgres(dir);
  expect(server.joined).toBe(false);
  expect(new URL(server.url).hostname).toBe('127.0.0.1');
  const words = await ask<{ word: string }>(
    `SELECT word FROM unnest(ARRAY['östra', 'zon', 'ärende', 'ål', 'Andra']) AS word ORDER BY word`,
  );
  expect(words.map(({ word }) => word)).toEqual(['Andra', 'zon', 'ål', 'ärende', 'östra']);
  expect(statSync(`${dir}.json`).mode & 0o777).toBe(0o600);
  await expect(ask('SELECT 1', server.url.replace(/:[^:@]+@/, ':wrong@'))).rejects.toThrow(/password/);
  await ask('CREATE TABLE kept (id int); INSERT INTO kept VALUES (1)');
});

it('joins a server that outlived its process', async () => {
  const second = await startEmbeddedPostgres(dir);
  expect(second).toMatchObject({ joined: true, port: server?.port, url: server?.url });
});

it('recovers after the server itself was killed, on the same port, with every row', async () => {
  const port = server?.port;
  process.kill(Number(readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
  server = await startEmbeddedPostgres(dir);
  expect(server.port).toBe(port);
  expect(await ask('SELECT id FROM kept')).toEqual([{ id: 1 }]);
});

it('stops when asked, also twice, and starts again', async () => {
  await server?.stop();
  await server?.stop();
  await expect(ask('SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
  server = await startEmbeddedPostgres(dir);
  expect(await ask('SELECT id FROM kept')).toEqual([{ id: 1 }]);
});

it.each([
  ['empty', ''],
  ['cut off', '{"port":5'],
  ['without the password', '{"port":5555}'],
])('says so when the file with the password is %s, and starts once it is put back', async (_name, text) => {
  await server?.stop();
  const whole = readFileSync(`${dir}.json`, 'utf8');
  writeFileSync(`${dir}.json`, text);
  await expect(startEmbeddedPostgres(dir)).rejects.toThrow(/postgres\.json är trasig.*lösenordet/);
  rmSync(`${dir}.json`);
  await expect(startEmbeddedPostgres(dir)).rejects.toThrow(/postgres\.json saknas.*lösenordet/);
  writeFileSync(`${dir}.json`, whole, { mode: 0o600 });
  server = await startEmbeddedPostgres(dir);
  expect(await ask('SELECT id FROM kept')).toEqual([{ id: 1 }]);
});
