// A search over HTTP in a plan of 5,000 actions with as many findings, comments and pieces of evidence, against node:http
// and pg that look through the same texts with ILIKE and rank nothing: the least that it can cost without an index, which
// row-level security keeps from being used. Then the same with other municipalities beside.
import { createServer } from 'node:http';
import pg from 'pg';
import { benchInstallation } from './bench-installation.mjs';
import { benchmark } from './measure.mjs';

const ACTIONS = 5_000;
const WORDS =
  `brukarenkät rutin uppföljning medborgardialog arbetsmiljö lönekriterier tillgänglighet bemötande webbplats nämnd
  budget mål resultat jämförelse kvalitet processer ledarskap introduktion kompetens samverkan hållbarhet näringsliv`.split(
    /\s+/,
  );
const town = await benchInstallation(ACTIONS);
const raw = await fill();

async function fill() {
  const pool = new pg.Pool({ connectionString: town.url, max: 8 });
  const sentence = (column, length) =>
    `(SELECT string_agg((ARRAY['${WORDS.join(`','`)}'])[1 + abs(hashtext((${column})::text || ' ' || w)) % ${WORDS.length}], ' ') FROM generate_series(1, ${length}) w)`;
  await pool.query(`UPDATE action SET title = 'Åtgärd ' || number || ' ' || ${sentence('number', 6)}, description = ${sentence('number + 7', 30)};
    INSERT INTO finding (id, municipality_id, evaluation_id, area_number, kind, position, text, lines)
      SELECT gen_random_uuid(), municipality_id, evaluation_id, 1, 'improvement', number, ${sentence('number + 1', 15)}, '{1}' FROM action;
    UPDATE action a SET finding_id = f.id FROM finding f WHERE f.position = a.number;
    INSERT INTO comment (id, municipality_id, action_id, at, by_id, text)
      SELECT gen_random_uuid(), municipality_id, id, now(), owner_id, ${sentence('number + 2', 15)} FROM action;
    INSERT INTO evidence (id, municipality_id, action_id, kind, title, text, diary_number, added_by_id, added_at)
      SELECT gen_random_uuid(), municipality_id, id, 'text', ${sentence('number + 3', 5)}, ${sentence('number + 4', 15)}, 'KS 2020/' || number, owner_id, now() FROM action`);
  await pool.query('VACUUM ANALYZE');
  const look = async (q) => {
    const like = [town.municipalityId, `%${q}%`];
    const { rows } = await pool.query(
      `(SELECT 'action', id, title FROM action WHERE municipality_id = $1 AND (title ILIKE $2 OR description ILIKE $2) LIMIT 5)
       UNION ALL (SELECT 'finding', id, text FROM finding WHERE municipality_id = $1 AND text ILIKE $2 LIMIT 5)
       UNION ALL (SELECT 'comment', id, text FROM comment WHERE municipality_id = $1 AND text ILIKE $2 LIMIT 5)
       UNION ALL (SELECT 'evidence', id, title FROM evidence
         WHERE municipality_id = $1 AND (title ILIKE $2 OR text ILIKE $2 OR diary_number ILIKE $2) LIMIT 5)`,
      like,
    );
    return rows;
  };
  const server = createServer(async (request, response) => {
    const q = new URL(request.url, 'http://raw').searchParams.get('q');
    response.setHeader('content-type', 'application/json').end(JSON.stringify(await look(q)));
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

async function search(address, q) {
  const answer = await fetch(`${address}/api/search?q=${encodeURIComponent(q)}`, { headers: town.headers });
  const body = await answer.json();
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(body)}`);
}

const against = (name, own, theirs, mostRatio) =>
  benchmark(name, {
    work: () => search(town.address, own),
    baseline: () => search(raw.address, theirs),
    rounds: 6,
    warmUp: 1,
    processor: town.processor,
    mostRatio,
  });
// ILIKE stops at the fifth row that holds a common word, so both look for something rare.
const rare = against(
  `a search in ${ACTIONS} actions and 15,000 other texts, over HTTP`,
  'KS 2020/4711',
  'KS 2020/4711',
  3,
);
const common = against('the same for a word that one text in four holds', 'brukarenkät', 'xylofon', 3);
const misspelt = against('the same for a misspelt word', 'medbrogardialog', 'xylofon', 8);

export const benches = [
  rare,
  common,
  async (once) => {
    try {
      return await misspelt(once);
    } finally {
      await raw.close();
      await town.close();
    }
  },
];
