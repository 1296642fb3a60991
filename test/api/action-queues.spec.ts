import type { ActionsPage } from '@kompassplan/contract';
import { QUEUES, type Queue, standsIn } from '@kompassplan/domain';
import { newId } from '../../backend/src/persistence/new-id.js';
import { type Api, startApi } from '../support/api-harness.js';
import { plan } from '../support/reminder-plan.js';

/** The queues of the plan: what GET /api/actions?queue= answers is what the domain says of the same rows. */
const TODAY = '2026-03-10';
let api: Api;

beforeAll(async () => {
  api = await startApi();
  api.clock.set(`${TODAY}T11:00:00Z`);
  const { manager } = api.home.people;
  const [, care, school] = api.home.units;
  const settled = { ownerId: manager.id, due: '2026-06-30' };
  const ids = await plan(api, api.home, [
    { title: 'ordnad', ...settled },
    { title: 'utan ansvarig', due: '2026-06-30' },
    { title: 'utan datum', ownerId: manager.id },
    { title: 'klar', status: 'done', doneAt: '2026-03-09T09:00:00Z' },
    { title: 'behöver hjälp', status: 'needsHelp', ...settled },
    { title: 'avböjd till i dag', status: 'declined' },
    { title: 'avböjd till i morgon', status: 'declined' },
    { title: 'avböjd utan dag', status: 'declined' },
    { title: 'utan koppling', ...settled },
    { title: 'nytt datum begärt', ...settled },
    { title: 'effekt i dag', status: 'verified', ...settled },
    { title: 'effekt i morgon', status: 'verified', ...settled },
  ]);
  const effect = 'UPDATE action SET effect_check_on = $2 WHERE id = $1';
  await api.sqlAsOwner(effect, [ids[10], TODAY]);
  await api.sqlAsOwner(effect, [ids[11], '2026-03-11']);
  await api.sqlAsOwner(
    `UPDATE action SET asked_due = '2026-09-30', asked_due_reason = 'x', asked_due_by_id = $2, asked_due_at = now() WHERE id = $1`,
    [ids[9], manager.id],
  );
  const review = 'UPDATE action SET declined_review_on = $2 WHERE id = $1';
  await api.sqlAsOwner(review, [ids[5], TODAY]);
  await api.sqlAsOwner(review, [ids[6], '2026-03-11']);
  await api.sqlAsOwner(
    `INSERT INTO sub_question (id, municipality_id, evaluation_id, area_number, number, position, title)
     SELECT $1, $2, evaluation_id, 1, '1.1', 1, 'Finns en plan?' FROM action WHERE id = $3`,
    [newId(), api.home.id, ids[0]],
  );
  await api.sqlAsOwner(
    `INSERT INTO action_sub_question (action_id, municipality_id, evaluation_id, sub_question_number)
     SELECT id, municipality_id, evaluation_id, '1.1' FROM action WHERE id = ANY($1)`,
    [ids.filter((id) => id !== ids[8])],
  );
  await api.sqlAsOwner('UPDATE action SET unit_id = NULL WHERE municipality_id = $1', [api.home.id]);
  const inUnit = 'UPDATE action SET unit_id = $2 WHERE id = ANY($1)';
  await api.sqlAsOwner(inUnit, [[ids[1], ids[3]], care?.id]);
  await api.sqlAsOwner(inUnit, [[ids[2]], school?.id]);
});
afterAll(() => api.close());

const asked = async (query: string, role: 'coordinator' | 'manager' | 'evaluator' = 'coordinator') => {
  const reply = await (await api.signInAs(role)).get<ActionsPage>(`/api/actions?${query}`);
  expect(reply.status).toBe(200);
  expect(reply.body.total).toBe(reply.body.items.length);
  return reply.body.items;
};
const titles = async (...of: Parameters<typeof asked>) => (await asked(...of)).map(({ title }) => title);

it.each<[Queue, string[]]>([
  ['noOwner', ['utan ansvarig']],
  ['noDate', ['utan datum']],
  ['noLink', ['utan koppling']],
  ['verify', ['klar']],
  ['decide', ['behöver hjälp', 'avböjd till i dag', 'nytt datum begärt']],
  ['effect', ['effekt i dag']],
  ['review', ['avböjd till i dag']],
])('%s', async (queue, expected) => {
  expect(await titles(`queue=${queue}`)).toEqual(expected);
});

it.each(QUEUES)('%s is what the domain says of every row', async (queue) => {
  for (const role of ['coordinator', 'manager'] as const) {
    const rows = await asked('', role);
    const expected = rows.filter((row) => {
      const asked = { ownerId: row.owner?.id ?? null, links: row.links.length, dueAsked: row.dueRequest !== null };
      return standsIn(queue, { ...row, ...asked }, TODAY, api.home.people[role].id);
    });
    expect((await asked(`queue=${queue}`, role)).map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  }
});

it('the effect of own work waits for somebody else', async () => {
  expect(await titles('queue=effect', 'manager')).toEqual([]);
});

it('mine is the unit of the one who asks, and the units below it', async () => {
  expect(await titles('unit=mine', 'manager')).toEqual(['utan ansvarig', 'klar']);
  expect(await titles('unit=mine&queue=verify', 'manager')).toEqual(['klar']);
  await api.sqlAsOwner('UPDATE person SET unit_id = $2 WHERE id = $1', [
    api.home.people.evaluator.id,
    api.home.units[0]?.id,
  ]);
  expect(await titles('unit=mine', 'evaluator')).toEqual(['utan ansvarig', 'utan datum', 'klar']);
});

it('another municipality has nothing in any of them, and an unknown one is refused', async () => {
  const stranger = await api.signInAs('administrator', await api.seedMunicipality());
  for (const queue of QUEUES) {
    expect((await stranger.get<ActionsPage>(`/api/actions?queue=${queue}`)).body.total).toBe(0);
  }
  expect((await stranger.get('/api/actions?queue=allt')).status).toBe(422);
});

it('a queue costs as many statements as the whole plan', async () => {
  const client = await api.signInAs('coordinator');
  const costs = async (query: string) =>
    (await api.statements(() => client.get(`/api/actions?sort=-points${query}`))).sql.length;
  const whole = await costs('');
  for (const queue of QUEUES) expect(await costs(`&queue=${queue}`)).toBe(whole);
});
