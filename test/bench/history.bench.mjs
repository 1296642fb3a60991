// A change of an action with its history over HTTP, against node:http and pg that write the same two rows and nothing else.
import { createServer } from 'node:http';
import pg from 'pg';
import { benchInstallation } from './bench-installation.mjs';
import { benchmark } from './measure.mjs';

const CHANGES = 10;
const town = await benchInstallation(50);
const raw = await rawServer();

/** Tables without rules, indexes or history's chain: the least that an update and its trace can cost. */
async function rawServer() {
  const pool = new pg.Pool({ connectionString: town.url, max: 8 });
  await pool.query(`CREATE TABLE raw_action AS SELECT id, title, version, updated_at FROM action;
    ALTER TABLE raw_action ADD PRIMARY KEY (id);
    CREATE TABLE raw_history (id bigserial PRIMARY KEY, at timestamptz, entity_id uuid, event text, changes jsonb)`);
  const change = async (id, { title }) => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const { rows } = await client.query(
        'UPDATE raw_action SET title = $2, version = version + 1, updated_at = now() WHERE id = $1 RETURNING *',
        [id, title],
      );
      await client.query('INSERT INTO raw_history (at, entity_id, event, changes) VALUES (now(), $1, $2, $3)', [
        id,
        'action.changed',
        JSON.stringify([{ field: 'title', from: null, to: title }]),
      ]);
      await client.query('COMMIT');
      return rows[0];
    } finally {
      client.release();
    }
  };
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', async () => {
      const row = await change(request.url.split('/').at(-1), JSON.parse(text));
      response.setHeader('content-type', 'application/json').end(JSON.stringify(row));
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await pool.end();
    },
  };
}

const versions = new Map(town.actionIds.map((id) => [id, 1]));
let turn = 0;
async function change(address) {
  for (let n = 0; n < CHANGES; n += 1) {
    const id = town.actionIds[(turn += 1) % town.actionIds.length];
    const answer = await fetch(`${address}/api/actions/${id}`, {
      method: 'PATCH',
      headers: { ...town.headers, 'if-match': `"${versions.get(id)}"` },
      body: JSON.stringify({ title: `Rubrik ${turn}` }),
    });
    const body = await answer.json();
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(body)}`);
    if (address === town.address) versions.set(id, body.version);
  }
}

const measured = benchmark(`${CHANGES} changes of an action with history, over HTTP (server and Postgres)`, {
  work: () => change(town.address),
  baseline: () => change(raw.address),
  processor: town.processor,
  mostRatio: 12,
});

export const benches = [
  async () => {
    try {
      return await measured();
    } finally {
      await raw.close();
      await town.close();
    }
  },
];
