// The least that the same requests can cost on node:http and pg: the same rows of the same tables, one statement where one
// will do, no sign-in, no rights, no row-level security, no chain. A process of its own, so that its time can be told.
import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 });

const LIST = `SELECT a.id, a.evaluation_id, a.number, a.title, a.area_number, a.status, a.progress, a.due::text, a.start::text, a.effort_weeks,
    a.last_progress_at, a.version, o.name AS owner, u.name AS unit, d.name AS deputy,
    (SELECT jsonb_agg(l.sub_question_number) FROM action_sub_question l WHERE l.action_id = a.id) AS links,
    (SELECT jsonb_agg(t.tag) FROM action_tag t WHERE t.action_id = a.id) AS tags,
    (SELECT jsonb_agg(p.name) FROM action_contributor c JOIN person p ON p.id = c.person_id WHERE c.action_id = a.id) AS contributors,
    (SELECT count(*) FROM evidence e WHERE e.action_id = a.id) AS evidence
  FROM action a LEFT JOIN person o ON o.id = a.owner_id LEFT JOIN unit u ON u.id = a.unit_id LEFT JOIN person d ON d.id = a.deputy_id
  WHERE a.municipality_id = $1 AND a.evaluation_id = $2 AND a.status = ANY($3) ORDER BY a.due, a.id LIMIT 50`;
const COUNTS = `SELECT status, count(*) FROM action WHERE municipality_id = $1 AND evaluation_id = $2 AND status = ANY($3) GROUP BY status`;
const ONE = `SELECT a.*, o.name AS owner, u.name AS unit,
    (SELECT jsonb_agg(l.sub_question_number) FROM action_sub_question l WHERE l.action_id = a.id) AS links,
    (SELECT jsonb_agg(t.tag) FROM action_tag t WHERE t.action_id = a.id) AS tags,
    (SELECT jsonb_agg(p.name) FROM action_contributor c JOIN person p ON p.id = c.person_id WHERE c.action_id = a.id) AS contributors,
    (SELECT jsonb_agg(to_jsonb(e)) FROM evidence e WHERE e.action_id = a.id) AS evidence,
    (SELECT jsonb_agg(to_jsonb(c) ORDER BY c.at) FROM comment c WHERE c.action_id = a.id) AS comments,
    (SELECT jsonb_agg(to_jsonb(p) ORDER BY p.at) FROM progress_entry p WHERE p.action_id = a.id) AS progress_entries
  FROM action a LEFT JOIN person o ON o.id = a.owner_id LEFT JOIN unit u ON u.id = a.unit_id WHERE a.municipality_id = $1 AND a.id = $2`;
const HISTORY = `SELECT id, at, person_name, event, changes, note FROM history WHERE municipality_id = $1 AND entity_id = $2 ORDER BY number DESC LIMIT 200`;
const READINESS = [
  'SELECT number, name FROM area WHERE municipality_id = $1 AND evaluation_id = $2',
  'SELECT number, title, area_number, max, percent, target FROM sub_question WHERE municipality_id = $1 AND evaluation_id = $2',
  `SELECT a.id, a.number, a.title, a.status, a.effort_weeks, a.owner_id, a.due::text, l.sub_question_number, l.share,
     EXISTS (SELECT 1 FROM evidence e WHERE e.action_id = a.id) AS proven
   FROM action a JOIN action_sub_question l ON l.action_id = a.id WHERE a.municipality_id = $1 AND a.evaluation_id = $2`,
];
const SEARCH = `(SELECT 'action', id, title FROM action WHERE municipality_id = $1 AND (title ILIKE $2 OR description ILIKE $2) LIMIT 5)
  UNION ALL (SELECT 'comment', id, text FROM comment WHERE municipality_id = $1 AND text ILIKE $2 LIMIT 5)
  UNION ALL (SELECT 'evidence', id, title FROM evidence WHERE municipality_id = $1 AND (title ILIKE $2 OR text ILIKE $2 OR diary_number ILIKE $2) LIMIT 5)`;

const rowsOf = async (sql, params) => (await pool.query(sql, params)).rows;

async function update(id, { title }) {
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
}

const ANSWERS = {
  list: async ({ town, evaluation, status }) => ({
    counts: await rowsOf(COUNTS, [town, evaluation, status.split(',')]),
    items: await rowsOf(LIST, [town, evaluation, status.split(',')]),
  }),
  one: async ({ town, id }) => (await rowsOf(ONE, [town, id]))[0],
  history: ({ town, id }) => rowsOf(HISTORY, [town, id]),
  readiness: ({ town, evaluation }) => Promise.all(READINESS.map((sql) => rowsOf(sql, [town, evaluation]))),
  search: ({ town, q }) => rowsOf(SEARCH, [town, `%${q}%`]),
  update: ({ id }, body) => update(id, body),
};

const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://raw');
  let text = '';
  request.on('data', (chunk) => (text += chunk));
  request.on('end', async () => {
    try {
      const answer = ANSWERS[url.pathname.slice(1)](Object.fromEntries(url.searchParams), text && JSON.parse(text));
      response.setHeader('content-type', 'application/json').end(JSON.stringify(await answer));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit(0));
