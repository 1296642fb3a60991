// A change of an action with its history over HTTP, against node:http and pg that write the same two rows and nothing
// else; a page of history, and the check of the chain, against reading the same rows.
import { createServer } from 'node:http';
import pg from 'pg';
import { checkChain } from '../../dist/backend/backend/src/persistence/history-chain.query.js';
import { benchInstallation } from './bench-installation.mjs';
import { benchmark } from './measure.mjs';

const CHANGES = 10;
const HISTORY = 10_000;
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
  const page = async () =>
    (
      await pool.query('SELECT * FROM history WHERE municipality_id = $1 ORDER BY number DESC LIMIT 50', [
        town.municipalityId,
      ])
    ).rows;
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', async () => {
      const answer = request.method === 'GET' ? page() : change(request.url.split('/').at(-1), JSON.parse(text));
      response.setHeader('content-type', 'application/json').end(JSON.stringify(await answer));
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    rows: () => pool.query('SELECT * FROM history WHERE municipality_id = $1 ORDER BY number', [town.municipalityId]),
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

/** Rows that nobody looks at closely: a plan of some years. */
async function fillHistory() {
  await town.unitOfWork.run(town.tenant, async (tx) => {
    for (let n = 0; n < HISTORY; n += 1) {
      const changes = [{ field: 'title', from: `Rubrik ${n}`, to: `Rubrik ${n + 1}` }];
      await tx.record({ entity: 'action', entityId: town.actionIds[n % 50], event: 'action.changed', changes });
    }
  });
}

async function page(address) {
  const answer = await fetch(`${address}/api/history`, { headers: town.headers });
  const body = await answer.json();
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(body)}`);
}

const { processor } = town;
const changes = benchmark(`${CHANGES} changes of an action with history, over HTTP (server and Postgres)`, {
  work: () => change(town.address),
  baseline: () => change(raw.address),
  processor,
  mostRatio: 12,
});
const reading = benchmark(`a page of ${HISTORY} rows of history, over HTTP (server and Postgres)`, {
  work: () => page(town.address),
  baseline: () => page(raw.address),
  processor,
  mostRatio: 6,
});
const checking = benchmark(`the chain of ${HISTORY} rows checked, against reading them (server and Postgres)`, {
  work: async () => {
    const { fault } = await town.unitOfWork.read(town.tenant, checkChain);
    if (fault) throw new Error(JSON.stringify(fault));
  },
  baseline: () => raw.rows(),
  rounds: 10,
  warmUp: 2,
  processor,
  mostRatio: 6,
});

export const benches = [
  changes,
  async () => {
    await fillHistory();
    return reading();
  },
  async () => {
    try {
      return await checking();
    } finally {
      await raw.close();
      await town.close();
    }
  },
];
