import type { Person } from '@kompassplan/contract';
import { ForgetPeople } from '../../backend/src/features/people/forget-people.js';
import { checkChain } from '../../backend/src/persistence/history-chain.query.js';
import { newId } from '../../backend/src/persistence/new-id.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { type Api, type Client, type Json, startApi } from '../support/api-harness.js';
import { type SeededPlan, seedPlan } from '../support/seed-plan.js';

/** A forgotten person's name in every text of the schema, as people write it and as it stands in an address. */
let api: Api;
let administrator: Client;
let seeded: SeededPlan;
let nights: ForgetPeople;
const NAME = 'Qvarnhild "Quia" Zetterlöv';
const EMAIL = 'qz@x.example';

/** Columns of text in which no name can stand, or may stay. A new column is either here or forgotten in. */
const CODES = 'A code that the product gives';
const REPORT = 'The words of the report, a public document that is kept as it came';
const TOWN = 'What the municipality itself is called';
const SECRET = 'A hash of something random';
const STAYS: Readonly<Record<string, string>> = {
  ...code('action', 'status origin_kind'),
  ...code('effect_check', 'answer'),
  ...code('evaluation', 'edition sha256'),
  ...code('evidence', 'kind sha256'),
  ...code('evidence_version', 'kind sha256'),
  ...code('finding', 'kind'),
  ...code('history', 'entity event'),
  ...code('job_run', 'name'),
  ...code('link_check', 'outcome'),
  ...code('link_correction', 'suggested sub_question_number'),
  ...code('mailbox_message', 'message_id'),
  ...code('municipality', 'code language time_zone'),
  ...code('one_time_token', 'purpose'),
  ...code('outbox_mail', 'kind state message_id notices'),
  ...code('person', 'role language digest'),
  ...code('plan_habit', 'columns'),
  ...code('progress_entry', 'status through'),
  ...code('reminder_event', 'kind'),
  ...code('reminder_ledger', 'key slot rule dropped_reason said'),
  ...code('reminder_mail', 'message_id kind state notices'),
  ...code('reminder_policy', 'policy'),
  ...code('returned_mail', 'outcome'),
  ...code('bounce_mailbox', 'name validity'),
  ...code('report_import', 'failure_code status sha256'),
  ...code('action_sub_question', 'sub_question_number'),
  ...code('stored_file', 'sha256 media_type'),
  ...code('sub_question', 'number'),
  ...{ 'area.name': REPORT, 'evaluation.evaluators': REPORT, 'finding.text': REPORT, 'finding.lines': REPORT },
  ...{ 'link_correction.text': REPORT, 'link_correction.words': REPORT, 'link_correction.sub_question_title': REPORT },
  ...{ 'sub_question.title': REPORT, 'sub_question.short_title': REPORT },
  ...{ 'municipality.name': TOWN, 'evaluation.municipality_name': TOWN },
  ...{ 'calendar_feed.token_hash': SECRET, 'one_time_token.token_hash': SECRET, 'session.token_hash': SECRET },
  ...{ 'person.password_hash': SECRET, 'sign_in_attempt.key_hash': SECRET },
};
function code(table: string, columns: string): Record<string, string> {
  return Object.fromEntries(columns.split(' ').map((column) => [`${table}.${column}`, CODES]));
}

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
}
const name = ({ table, column }: Column) => `${table}.${column}`;

const everyText = () =>
  api.sqlAsOwner<Column & Record<string, unknown>>(
    `SELECT table_name AS "table", column_name AS "column", data_type AS type FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name <> 'schema_migration'
       AND (data_type IN ('text', 'jsonb', 'json', 'character varying') OR udt_name IN ('_text', '_varchar'))
     ORDER BY 1, 2`,
  );

beforeAll(async () => {
  api = await startApi();
  nights = (await api.startWorker()).get(ForgetPeople, { strict: false });
  administrator = await api.signInAs('administrator');
  seeded = await seedPlan(api.app.get(UnitOfWork), api.home);
});
afterAll(() => api.close());

async function found(words: readonly string[]): Promise<string[]> {
  const places: string[] = [];
  for (const { table, column } of await everyText()) {
    const rows = await api.sqlAsOwner(
      `SELECT 1 FROM ${table} t, unnest($1::text[]) w WHERE position(lower(w) IN lower(replace(t.${column}::text, '\\"', '"'))) > 0`,
      [words],
    );
    if (rows.length > 0) places.push(`${table}.${column}`);
  }
  return places;
}

/** One row at least of everything that may hold a text. */
async function fillTables(): Promise<void> {
  const { id: town, people } = api.home;
  const person = people.manager.id;
  const coordinator = await api.signInAs('coordinator');
  const action = seeded.actionId;
  const post = async (path: string, body: object, version?: number) => {
    const reply = await coordinator.post<Json>(path, body, version === undefined ? {} : { version });
    expect([path, reply.status >= 200 && reply.status < 300]).toEqual([path, true]);
    return reply.body;
  };
  await post(`/api/actions/${action}/comments`, { text: 'x' });
  await post(`/api/actions/${action}/checklist`, { text: 'x' });
  const proof = await post(`/api/actions/${action}/evidence`, { kind: 'text', title: 'x', text: 'x' });
  const version = `/api/actions/${action}/evidence/${proof.evidenceItems[0].id}/versions`;
  await post(version, { kind: 'text', title: 'y', text: 'y' }, proof.version);
  await post('/api/saved-views', { name: 'x', query: 'q=x', shared: true });
  const fill: readonly [string, readonly unknown[]][] = [
    [
      `INSERT INTO finding (id, municipality_id, evaluation_id, area_number, kind, text, lines, position)
       VALUES ($1, $2, $3, 1, 'improvement', 'x', '{1}', 1)`,
      [newId(), town, seeded.evaluationId],
    ],
    ['INSERT INTO action_tag VALUES ($1, $2, $3)', [town, action, 'x']],
    [
      `INSERT INTO link_check (municipality_id, evidence_id, url, next_at) VALUES ($1, $2, 'https://x.example', now())`,
      [town, proof.evidenceItems[0].id],
    ],
    [
      `INSERT INTO effect_check (id, municipality_id, action_id, at, by_id, answer, note) VALUES ($1, $2, $3, now(), $4, 'partly', 'x')`,
      [newId(), town, action, person],
    ],
    [
      `INSERT INTO progress_entry (id, municipality_id, action_id, at, by_id, progress, status, note) VALUES ($1, $2, $3, now(), $4, 1, 'inProgress', 'x')`,
      [newId(), town, action, person],
    ],
    [
      `INSERT INTO mailbox_message (id, municipality_id, received_at, sender, recipients, subject, message_id, headers, text)
       VALUES ($1, $2, now(), 'x@y.example', ARRAY['z@y.example'], 'x', 'x', '{}', 'x')`,
      [newId(), town],
    ],
    [
      `INSERT INTO outbox_mail (id, municipality_id, person_id, kind, payload, state, message_id, created_at)
       VALUES ($1, $2, $3, 'invitation', '{}', 'sent', 'x', now())`,
      [newId(), town, person],
    ],
    [
      `INSERT INTO reminder_mail (id, municipality_id, person_id, local_date, kind, state, message_id, planned_at)
       VALUES ($1, $2, $3, '2026-01-01', 'digest', 'sent', '<x>', now()) ON CONFLICT DO NOTHING`,
      [newId(), town, person],
    ],
  ];
  for (const [sql, params] of fill) await api.sqlAsOwner(sql, params);
}

it('every column of text is forgotten in, or named with the reason why not', async () => {
  const invited = await administrator.post<Person>('/api/people', { name: NAME, email: EMAIL, role: 'contributor' });
  expect(invited.status).toBe(201);
  const { id, version } = invited.body;
  expect((await administrator.patch(`/api/people/${id}`, { active: false }, { version })).status).toBe(200);
  await fillTables();
  const columns = (await everyText()).filter((one) => STAYS[name(one)] === undefined);
  const own = new Set(['person.name', 'person.email', 'history.person_name', 'history.note', 'history.changes']);
  const plain = `Fråga ${NAME.replace(' Z', '  Z').toUpperCase()} (${EMAIL}), inte Zetterlöv`;
  const address = `https://x.example/?q=${encodeURIComponent(NAME)}&r=${encodeURIComponent(`?${NAME}`)}&s=${new URLSearchParams({ n: NAME }).toString()}&m=${EMAIL}`;
  const empty: string[] = [];
  for (const one of columns.filter((column) => !own.has(name(column)))) {
    const { table, column, type } = one;
    const isAddress = ['url', 'query'].includes(column);
    const value =
      type === 'text' ? (isAddress ? address : plain) : JSON.stringify(type === 'ARRAY' ? [EMAIL] : [plain]);
    const set = type === 'ARRAY' ? `ARRAY(SELECT jsonb_array_elements_text($1::jsonb))` : `$1::${type}`;
    const rows = await api.sqlAsOwner(
      `UPDATE ${table} SET ${column} = ${set} WHERE ctid = (SELECT ctid FROM ${table} ORDER BY ctid LIMIT 1) RETURNING 1`,
      [value],
    );
    if (rows.length === 0) empty.push(name(one));
  }
  // A table without a row would show nothing.
  expect(empty).toEqual([]);
  expect((await found([NAME, EMAIL])).length).toBeGreaterThan(30);

  await api.sqlAsOwner(`UPDATE person SET left_at = now() - interval '10 years' WHERE id = $1`, [id]);
  await nights.run();
  const words = [NAME, NAME.replace(' Z', '  Z'), EMAIL, encodeURIComponent(NAME), encodeURIComponent(EMAIL)];
  expect(await found([...words, 'Quia'])).toEqual([]);
  const view = (await administrator.get<Json>(`/api/actions/${seeded.actionId}`)).body;
  // A part of a name may be anybody's, so it stays.
  expect(view.comments.map(({ text }: Json) => text)).toContain(
    'Fråga Tidigare medarbetare #1 (Tidigare medarbetare #1), inte Zetterlöv',
  );
  expect(view.evidenceItems.map(({ url }: Json) => url).join()).toContain(
    'https://x.example/?q=Tidigare%20medarbetare%20%231&r=%3FTidigare%20',
  );
  expect((await api.app.get(UnitOfWork).read(api.home.tenant, checkChain)).fault).toBeNull();
});

it('somebody who cannot be forgotten stops nobody else, and the fault is seen', async () => {
  const others = await api.seedMunicipality('Grannby');
  const ids: string[] = [];
  for (const [town, email] of [
    [api.home, 'ett@x.example'],
    [others, 'two@x.example'],
  ] as const) {
    const client = await api.signInAs('administrator', town);
    const { body } = await client.post<Person>('/api/people', { name: `Nils ${email}`, email, role: 'contributor' });
    await client.patch(`/api/people/${body.id}`, { active: false }, { version: body.version });
    ids.push(body.id);
  }
  await api.sqlAsOwner(`UPDATE person SET left_at = now() - interval '10 years' WHERE id = ANY($1::uuid[])`, [ids]);
  await api.sqlAsOwner(`CREATE FUNCTION no_comment() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF OLD.id = '${ids[0]}' THEN RAISE EXCEPTION 'a fault'; END IF; RETURN NEW; END $$`);
  await api.sqlAsOwner('CREATE TRIGGER fault BEFORE UPDATE ON person FOR EACH ROW EXECUTE FUNCTION no_comment()');
  await expect(nights.run()).rejects.toThrow(/faults: 1/);
  const names = await api.sqlAsOwner('SELECT name FROM person WHERE id = ANY($1::uuid[]) ORDER BY email', [ids]);
  expect(names.map((row) => row['name']).sort()).toEqual(['Nils ett@x.example', 'Tidigare medarbetare #1']);
});
