import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { eventually } from '../support/eventually.js';
import { createTestDatabase, TEST_SECRET, type TestDatabase } from '../support/test-database.js';

/** The loader as npm start runs it: the built code in a process of its own. */
const root = join(import.meta.dirname, '../..');
const dataDir = mkdtempSync(join(tmpdir(), 'kompassplan-sample-'));
let database: TestDatabase;
let owner: pg.Client;

beforeEach(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
});
afterEach(async () => {
  await owner.end();
  await database.drop();
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

function loader(env: Readonly<Record<string, string>>): { child: ChildProcess; ended: Promise<string> } {
  const child = spawn(process.execPath, ['--no-warnings', join(root, 'dist/backend/backend/src/sample.js')], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      KOMPASSPLAN_PROFILE: 'embedded',
      KOMPASSPLAN_DATA_DIR: dataDir,
      KOMPASSPLAN_SECRET: TEST_SECRET,
      DATABASE_URL: database.url,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, ended: new Promise((done) => child.once('close', (code) => done(`${code ?? 'killed'}: ${output}`))) };
}

const load = (env: Readonly<Record<string, string>> = { KOMPASSPLAN_SAMPLE: 'true' }) => loader(env).ended;

/** A municipality with a person and one line of history. */
async function add(name: string, code: string, marks: { sample: boolean; loading: boolean }): Promise<string> {
  const id = randomUUID();
  await owner.query('INSERT INTO municipality (id, name, code, sample, sample_loading) VALUES ($1, $2, $3, $4, $5)', [
    ...[id, name, code, marks.sample, marks.loading],
  ]);
  await owner.query(
    `INSERT INTO person (id, municipality_id, name, email, role) VALUES ($1, $2, 'Rut', $3, 'administrator')`,
    [randomUUID(), id, `rut@${id}.example`],
  );
  await owner.query(
    `INSERT INTO history (municipality_id, at, person_name, entity, entity_id, event, changes)
     VALUES ($1, now(), 'Rut', 'municipality', $1, 'municipality.added', '[]')`,
    [id],
  );
  return id;
}

async function rowsOf(id: string): Promise<Record<string, number>> {
  const { rows } = await owner.query<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM municipality WHERE id = $1) AS municipality,
            (SELECT count(*)::int FROM person WHERE municipality_id = $1) AS person,
            (SELECT count(*)::int FROM history WHERE municipality_id = $1) AS history`,
    [id],
  );
  return rows[0] ?? {};
}

async function municipalities(): Promise<{ name: string; loading: boolean; actions: number }[]> {
  const { rows } = await owner.query<{ name: string; loading: boolean; actions: number }>(
    `SELECT name, sample_loading AS loading,
            (SELECT count(*)::int FROM action WHERE municipality_id = municipality.id) AS actions FROM municipality`,
  );
  return rows;
}

const REAL = { sample: false, loading: false };

describe('the loader of the sample', () => {
  it.each(['9901', '1480'])('never touches a real municipality, here with the code %s, and says so', async (code) => {
    const id = await add('Storby kommun', code, REAL);
    expect(await load()).toBe('0: Exemplet laddas inte: databasen används redan av Storby kommun.\n');
    expect(await rowsOf(id)).toEqual({ municipality: 1, person: 1, history: 1 });
    expect(await municipalities()).toEqual([{ name: 'Storby kommun', loading: false, actions: 0 }]);
  });

  it('removes what it began itself, and only that', async () => {
    const begun = await add('Ekviks kommun', '9901', { sample: true, loading: true });
    const real = await add('Storby kommun', '9901', REAL);
    expect(await load()).toContain('databasen används redan av Storby kommun');
    expect(await rowsOf(begun)).toEqual({ municipality: 0, person: 0, history: 0 });
    expect(await rowsOf(real)).toEqual({ municipality: 1, person: 1, history: 1 });
  });

  it('leaves a database that somebody gave alone until it is asked', async () => {
    expect(await load({})).toBe('0: ');
    expect(await load({ KOMPASSPLAN_SAMPLE: 'false' })).toBe('0: ');
    expect(await municipalities()).toEqual([]);
  });

  it('marks its municipality from the first row on, and begins anew after a kill -9', async () => {
    const first = loader({ KOMPASSPLAN_SAMPLE: 'true' });
    const seen = await eventually('the first row', async () => {
      const { rows } = await owner.query<{ sample: boolean; loading: boolean }>(
        'SELECT sample, sample_loading AS loading FROM municipality',
      );
      return rows[0];
    });
    first.child.kill('SIGKILL');
    expect(seen).toEqual({ sample: true, loading: true });
    expect(await first.ended).toContain('killed');

    expect(await load()).toBe('0: Laddar exemplet Ekviks kommun …\n');
    expect(await municipalities()).toEqual([{ name: 'Ekviks kommun', loading: false, actions: 48 }]);
    expect(await load()).toBe('0: ');
    expect(await municipalities()).toHaveLength(1);
  }, 60_000);

  it('lets nobody but a sample be half-loaded', async () => {
    await expect(add('Storby kommun', '1480', { sample: false, loading: true })).rejects.toThrow(/only_samples_load/);
  });
});
