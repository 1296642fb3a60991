import pg from 'pg';
import { ACTION_STATUSES, isOpen } from '@kompassplan/domain';
import type { ActionView, SearchResult } from '@kompassplan/contract';
import { newId } from '../../backend/src/persistence/new-id.js';
import { OPEN_STATES } from '../../backend/src/persistence/open-actions.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { SweepReminders } from '../../backend/src/features/reminders/sweep-reminders.js';
import { type Api, type Client, type Json, startApi } from '../support/api-harness.js';
import { eventually } from '../support/eventually.js';
import { Postman } from '../support/postman.js';
import { plan } from '../support/reminder-plan.js';
import { type SeededPlan, seedPlan } from '../support/seed-plan.js';

/** Guards of one line each, whose loss no larger journey would show. */
let api: Api;
let coordinator: Client;
let seeded: SeededPlan;

beforeAll(async () => {
  api = await startApi();
  coordinator = await api.signInAs('coordinator');
  seeded = await seedPlan(api.app.get(UnitOfWork), api.home);
});
afterAll(() => api.close());

const add = async (more: object = {}) => {
  const wish = { evaluationId: seeded.evaluationId, title: 'Åtgärd', subQuestions: ['1.1'], ...more };
  return (await coordinator.post<ActionView>('/api/actions', wish)).body;
};

/** Holds rows with `sql` until `work` waits for them, changes something meanwhile, and lets go. */
async function held<T>(sql: string, params: unknown[], work: () => Promise<T>, meanwhile = 'SELECT 1'): Promise<T> {
  const holder = new pg.Client({ connectionString: api.env.databaseUrl ?? '' });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(sql, params);
    const started = work();
    await eventually('it waits', async () => {
      const [row] = await api.sqlAsOwner<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return row!.n > 0;
    });
    await holder.query(meanwhile, meanwhile === 'SELECT 1' ? [] : params);
    await holder.query('COMMIT');
    return await started;
  } finally {
    await holder.end();
  }
}

it('a tag with a semicolon is refused in plain words, in every way that a tag is written', async () => {
  const { id, version } = await add();
  const tags = ['Budget; 2027'];
  const replies = [
    await coordinator.patch<Json>(`/api/actions/${id}`, { tags }, { version }),
    await coordinator.post<Json>('/api/actions/bulk', { ids: [id], change: { addTags: tags } }),
    await coordinator.post<Json>('/api/actions', {
      evaluationId: seeded.evaluationId,
      title: 'x',
      subQuestions: ['1.1'],
      tags,
    }),
  ];
  for (const { status, body } of replies) {
    expect([status, body.errors[0].message]).toEqual([
      422,
      'En etikett kan inte innehålla semikolon. Skriv komma i stället.',
    ]);
  }
});

it('an improvement area whose action was divided is found once, with the first part', async () => {
  const finding = newId();
  await api.sqlAsOwner(
    `INSERT INTO finding (id, municipality_id, evaluation_id, area_number, kind, text, lines, position)
     VALUES ($1, $2, $3, 1, 'improvement', 'Kvalitetsdeklarationer saknas helt', '{1}', 9)`,
    [finding, api.home.id, seeded.evaluationId],
  );
  const { id, number, version } = await add();
  await api.sqlAsOwner('UPDATE action SET finding_id = $1 WHERE id = $2', [finding, id]);
  const parts = ['Ena', 'Andra', 'Tredje'].map((title) => ({ title, subQuestions: ['1.1'] }));
  expect((await coordinator.post(`/api/actions/${id}/split`, { parts }, { version })).status).toBe(200);
  const { body } = await coordinator.get<SearchResult>('/api/search?q=kvalitetsdeklarationer');
  const hits = body.groups.filter(({ kind }) => kind === 'finding').flatMap((group) => group.hits);
  expect(hits).toMatchObject([{ action: { id, number } }]);
});

it('the owner hears of every new part of a divided action', async () => {
  const ownerId = api.home.people.contributor.id;
  const { id, version } = await add({ ownerId });
  await api.sqlAsOwner('DELETE FROM reminder_event WHERE person_id = $1', [ownerId]);
  const parts = ['Ena', 'Andra', 'Tredje'].map((title) => ({ title, subQuestions: ['1.1'] }));
  expect((await coordinator.post(`/api/actions/${id}/split`, { parts }, { version })).status).toBe(200);
  const told = await api.sqlAsOwner<{ title: string }>(
    'SELECT a.title FROM reminder_event e JOIN action a ON a.id = e.action_id WHERE e.person_id = $1 ORDER BY a.number',
    [ownerId],
  );
  expect(told.map(({ title }) => title)).toEqual(['Andra', 'Tredje']);
});

it('the file of evidence that was removed is no longer downloaded', async () => {
  const { id } = await add();
  const form = new FormData();
  for (const [name, value] of Object.entries({ kind: 'file', title: 'Protokoll' })) form.append(name, value);
  form.append('file', new Blob(['%PDF-1.4 ...']), 'protokoll.pdf');
  const added = await coordinator.request<ActionView>('POST', `/api/actions/${id}/evidence`, { form });
  const piece = `/api/actions/${id}/evidence/${added.body.evidenceItems[0]!.id}`;
  expect((await coordinator.get(`${piece}/file`)).status).toBe(200);
  expect((await coordinator.delete(piece, { version: added.body.version })).status).toBe(200);
  expect((await coordinator.get(`${piece}/file`)).status).toBe(404);
});

it('whoever is being switched off at that moment is not made an owner', async () => {
  const { id, version } = await add();
  const { body: person } = await (
    await api.signInAs('administrator')
  ).post<Json>('/api/people', { name: 'Nils Ny', email: 'nils@x.example', role: 'contributor' });
  const reply = await held(
    'SELECT 1 FROM person WHERE id = $1 FOR NO KEY UPDATE',
    [person.id],
    () => coordinator.patch<Json>(`/api/actions/${id}`, { ownerId: person.id }, { version }),
    'UPDATE person SET active = false WHERE id = $1',
  );
  expect([reply.status, reply.body.code]).toEqual([422, 'action.owner-inactive']);
});

it('a leaver whose action is being changed at that moment hands over what stands afterwards', async () => {
  const administrator = await api.signInAs('administrator');
  const wish = { name: 'Lo Lämnar', email: 'lo@x.example', role: 'contributor' };
  const { body: person } = await administrator.post<Json>('/api/people', wish);
  const { id } = await add({ ownerId: person.id });
  const successorId = api.home.people.manager.id;
  const left = await held(
    'SELECT 1 FROM action WHERE id = $1 FOR NO KEY UPDATE',
    [id],
    () =>
      administrator.patch<Json>(
        `/api/people/${person.id}`,
        { active: false, successorId },
        { version: person.version },
      ),
    `UPDATE action SET owner_id = NULL WHERE id = $1`,
  );
  expect(left.status).toBe(200);
  const { body } = await coordinator.get<ActionView>(`/api/actions/${id}`);
  expect(body.owner).toBeNull();
});

it('an answer through a mail is not taken when the action is handed over at that moment', async () => {
  api.clock.set('2026-03-10T07:00:00Z');
  const town = await api.seedMunicipality();
  const [id = ''] = await plan(api, town, [{ ownerId: town.people.contributor.id, due: '2026-03-07' }]);
  await api.app.get(SweepReminders, { strict: false }).sweep(town.tenant);
  const postman = new Postman(api);
  await postman.send(town);
  const reply = await held(
    'SELECT 1 FROM action WHERE id = $1 FOR NO KEY UPDATE',
    [id],
    () => api.anonymous().post<Json>(`/api/mail-links/${postman.token}`, { status: 'inProgress' }),
    'DELETE FROM one_time_token WHERE action_id = $1',
  );
  expect([reply.status, reply.body.code]).toEqual([410, 'link-expired']);
  expect(await api.sqlAsOwner('SELECT 1 FROM progress_entry WHERE action_id = $1', [id])).toEqual([]);
});

it('what the database calls open is what the domain calls open', () => {
  expect(OPEN_STATES).toBe(
    `(${ACTION_STATUSES.filter(isOpen)
      .map((status) => `'${status}'`)
      .join(', ')})`,
  );
});
