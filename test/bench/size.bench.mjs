// The plan at size, through the real http process with sign-in, rights, row-level security and history, against node:http
// and pg with the same rows: a plan of 5,000 actions, then a plan of ordinary size while its database grows from 10,000
// to 100,000 actions in 290 municipalities. Budgets are those of RELIABILITY.md: 0.25, 0.15, 0.10 and 0.20 of what raw
// serves are 4, 6.7, 10 and 5 times its processor time.
import { URLSearchParams } from 'node:url';
import { benchmark } from './measure.mjs';
import { startProcesses } from './processes.mjs';
import { addTowns, townOf } from './size-towns.mjs';

const quick = process.argv.includes('--once');
const SIZE = quick ? { big: 500, each: 40, few: 3, all: 12 } : { big: 5_000, each: 345, few: 14, all: 290 };
const EVALUATIONS = 7;
const BUDGETS = { list: 4, one: 6.7, update: 10, readiness: 5, changed: 5, search: 4 };

const processes = await startProcesses(async (owner) => {
  await addTowns(owner, { first: 1, towns: 1, actions: SIZE.big, history: 5 });
  await addTowns(owner, { first: 2, towns: SIZE.few - 1, actions: SIZE.each, evaluations: EVALUATIONS, history: 5 });
  await owner.query(`CREATE TABLE raw_action AS SELECT id, title, version, updated_at FROM action;
    ALTER TABLE raw_action ADD PRIMARY KEY (id);
    CREATE TABLE raw_history (id bigserial PRIMARY KEY, at timestamptz, entity_id uuid, event text, changes jsonb)`);
  await owner.query('VACUUM ANALYZE');
});

/** The requests of one municipality, ours and raw. */
async function requestsOf(number) {
  const town = await townOf(processes.owner, number);
  const headers = await processes.signIn(town.id, town.personId);
  const versions = new Map(town.actionIds.map((id) => [id, 1]));
  let turn = 0;
  const next = () => town.actionIds[(turn += 1) % town.actionIds.length];
  const get = (path) => processes.ask(path, { headers });
  const raw = (path, query) => processes.askRaw(`/${path}?${new URLSearchParams({ town: town.id, ...query })}`);
  const evaluation = town.evaluationId;
  const status = 'notStarted,inProgress,needsHelp';
  const change = async () => {
    const id = next();
    const { version } = await processes.ask(`/api/actions/${id}`, {
      ...{ method: 'PATCH', headers: { ...headers, 'if-match': `"${versions.get(id)}"` } },
      body: { title: `Rubrik ${turn}` },
    });
    versions.set(id, version);
  };
  const readiness = {
    work: () => get(`/api/evaluations/${evaluation}/readiness`),
    baseline: () => raw('readiness', { evaluation }),
  };
  return {
    list: {
      work: () => get(`/api/actions?evaluation=${evaluation}&status=${status}&sort=due&limit=50`),
      baseline: () => raw('list', { evaluation, status }),
    },
    one: {
      work: async () => {
        const id = next();
        await Promise.all([get(`/api/actions/${id}`), get(`/api/actions/${id}/history`)]);
      },
      baseline: async () => {
        const id = next();
        await Promise.all([raw('one', { id }), raw('history', { id })]);
      },
    },
    update: {
      work: change,
      baseline: () => processes.askRaw(`/update?id=${next()}`, { method: 'PATCH', body: { title: `Rubrik ${turn}` } }),
    },
    readiness,
    changed: { ...readiness, before: change },
    search: {
      work: () => get(`/api/search?q=${encodeURIComponent('KS 2026/35')}`),
      baseline: () => raw('search', { q: 'KS 2026/35' }),
    },
  };
}

const NAMES = {
  list: 'list 50, filter and sort',
  one: 'one action with history',
  update: 'update + history',
  readiness: 'readiness',
  changed: 'readiness after a change',
  search: 'search',
};
const KINDS = Object.keys(NAMES);
const { processor } = processes;
const ROUNDS = { rounds: 80, warmUp: 40 };
const big = await requestsOf(1);
const ordinary = await requestsOf(2);

const inOnePlan = KINDS.map((kind) =>
  benchmark(`${NAMES[kind]} in a plan of ${SIZE.big}`, {
    ...{ ...big[kind], ...ROUNDS, processor },
    ...(kind === 'readiness' || kind === 'changed' ? { rounds: 30 } : {}),
    mostRatio: BUDGETS[kind],
  }),
);

/** Processor time of our own requests while the database is small. */
const before = {};
const small = KINDS.map((kind) => async (once) => {
  const row = await benchmark(`${NAMES[kind]}, ${SIZE.few} municipalities`, {
    ...{ ...ordinary[kind], ...ROUNDS, processor, mostRatio: BUDGETS[kind] },
  })(once);
  before[kind] = row.cpu;
  return row;
});

async function grow() {
  const first = SIZE.few + 1;
  await addTowns(processes.owner, { first, towns: SIZE.all - SIZE.few, actions: SIZE.each, evaluations: EVALUATIONS });
  await processes.owner.query('VACUUM ANALYZE');
}

const grown = KINDS.map((kind, at) => async (once) => {
  if (at === 0) await grow();
  const row = await benchmark(`${NAMES[kind]}, ${SIZE.all} municipalities`, {
    ...{ ...ordinary[kind], ...ROUNDS, processor, mostRatio: BUDGETS[kind] },
  })(once);
  const growth = row.cpu / before[kind];
  return {
    ...row,
    budget: `${row.budget}; growth ${growth.toFixed(2)} ≤ 1.2`,
    ok: row.ok && growth <= 1.2,
  };
});

export const benches = [
  ...inOnePlan,
  ...small,
  ...grown.slice(0, -1),
  async (once) => {
    try {
      return await grown.at(-1)(once);
    } finally {
      await processes.close();
    }
  },
];
