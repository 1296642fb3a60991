import { MOST_COUNTED, ROUTES, type NetChangesPage, type PlanHistoryPage } from '@kompassplan/contract';
import { reachOf, ROLES } from '@kompassplan/domain';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { type Api, type Client, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { type SeededPlan, seedPlan } from '../support/seed-plan.js';
import { gridOf } from '../support/spreadsheets.js';

let api: Api;
let town: SeededMunicipality;
let seeded: SeededPlan;
let coordinator: Client;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  api.clock.set('2026-08-20T08:00:00Z');
  town = await api.seedMunicipality();
  seeded = await seedPlan(api.app.get(UnitOfWork), town);
  coordinator = await api.signInAs('coordinator', town);
});

const history = async (query = '', client = coordinator) =>
  (await client.get<PlanHistoryPage>(`/api/history?${query}`)).body;
const net = async (query = '') =>
  (await coordinator.get<NetChangesPage>(`/api/history/changes?evaluation=${seeded.evaluationId}&${query}`)).body;
const events = (page: PlanHistoryPage) => page.items.map(({ event }) => event);

async function change(patch: object, client = coordinator, id = seeded.actionId): Promise<void> {
  const { body } = await client.get(`/api/actions/${id}`);
  const reply = await client.patch(`/api/actions/${id}`, patch, { version: body.version });
  expect([reply.status, reply.body.code]).toEqual([200, undefined]);
}

describe('history of the plan', () => {
  it('tells who did what to which action, the newest first', async () => {
    await change({ title: 'Skriv planen' });
    await change({ due: '2026-09-30' });
    const { items, total, nextCursor } = await history();
    expect({ total, nextCursor }).toEqual({ total: 2, nextCursor: null });
    expect(items[1]).toMatchObject({
      by: town.people.coordinator.name,
      entity: 'action',
      event: 'action.changed',
      action: { id: seeded.actionId, number: 1, title: 'Skriv planen', evaluationId: seeded.evaluationId },
      changes: [{ field: 'title', from: 'Skriv en plan', to: 'Skriv planen' }],
    });
    expect(items[0]?.changes[0]).toMatchObject({ field: 'due', to: '2026-09-30' });
  });

  it('is narrowed by action, person, field, event, kind and evaluation', async () => {
    const administrator = await api.signInAs('administrator', town);
    await change({ title: 'Ett' });
    await change({ due: '2026-09-30' }, administrator);
    await change({ title: 'Två' }, coordinator, seeded.otherActionId);
    await coordinator.post(`/api/actions/${seeded.actionId}/comments`, { text: 'Bra.' });
    await coordinator.put(`/api/evaluations/${seeded.evaluationId}/targets/1.1`, { target: 12, reason: 'Mer' });
    const count = async (query: string) => (await history(query)).total;
    expect(await count('')).toBe(5);
    expect(await count(`action=${seeded.actionId}`)).toBe(3);
    expect(await count(`person=${town.people.administrator.id}`)).toBe(1);
    expect(await count('field=title')).toBe(2);
    expect(await count('field=target')).toBe(1);
    expect(await count('event=comment.added,target.changed')).toBe(2);
    expect(await count('entity=evaluation')).toBe(1);
    expect(await count(`evaluation=${seeded.evaluationId}`)).toBe(5);
    expect(await count(`evaluation=${seeded.actionId}`)).toBe(0);
    expect(await count(`field=title&action=${seeded.otherActionId}`)).toBe(1);
    const own = await coordinator.get(`/api/actions/${seeded.actionId}/history?field=title`);
    expect(own.body).toMatchObject({ total: 1, items: [{ changes: [{ to: 'Ett' }] }] });
  });

  it('counts days as the municipality does, both included, also when the clock is changed', async () => {
    // 25 October 2026 has 25 hours in Stockholm.
    for (const at of ['2026-10-24T21:59:59Z', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z', '2026-10-25T23:00:00Z']) {
      api.clock.set(at);
      coordinator = await api.signInAs('coordinator', town);
      await change({ title: at });
    }
    const titles = (await history('since=2026-10-25&until=2026-10-25')).items.map(({ changes }) => changes[0]?.to);
    expect(titles).toEqual(['2026-10-25T22:59:59Z', '2026-10-24T22:00:00Z']);
    expect((await history('since=2026-10-26')).total).toBe(1);
    expect((await history('until=2026-10-24')).total).toBe(1);
  });

  it('comes in pages without gaps, though others write meanwhile, in as many statements for many rows as for few', async () => {
    for (let n = 1; n <= 5; n += 1) await change({ title: `Rubrik ${n}` });
    const first = await history('limit=2');
    await change({ title: 'Nyare' });
    const second = await history(`limit=2&cursor=${first.nextCursor}`);
    const third = await history(`limit=2&cursor=${second.nextCursor}`);
    const titles = [first, second, third].flatMap(({ items }) => items.map(({ changes }) => changes[0]?.to));
    expect(titles).toEqual(['Rubrik 5', 'Rubrik 4', 'Rubrik 3', 'Rubrik 2', 'Rubrik 1']);
    expect(third.nextCursor).toBeNull();
    const few = await api.statements(() => history('limit=1'));
    const many = await api.statements(() => history('limit=200'));
    expect(many.sql.length).toBe(few.sql.length);
    const netFew = await api.statements(() => net('limit=1'));
    expect(netFew.sql.length).toBe(few.sql.length);
  });

  it('is counted only so far', async () => {
    await api.sqlAsOwner(
      `INSERT INTO history (municipality_id, at, person_name, entity, entity_id, event)
       SELECT $1, now(), 'x', 'action', $2, 'action.changed' FROM generate_series(1, ${MOST_COUNTED + 5})`,
      [town.id, seeded.actionId],
    );
    expect((await history('limit=1')).total).toBe(MOST_COUNTED + 1);
  });

  it.each(['since=igår', 'field=x;drop', 'event=allt', 'entity=session', 'cursor=x', 'limit=0', 'person=jag'])(
    'refuses %s',
    async (query) => {
      const reply = await coordinator.get(`/api/history?${query}`);
      expect([reply.status, reply.body.code]).toEqual([422, 'invalid-input']);
    },
  );
});

describe('who may read what', () => {
  beforeEach(async () => {
    const administrator = await api.signInAs('administrator', town);
    await change({ title: 'Ny rubrik' });
    const { body: people } = await administrator.get('/api/people');
    const someone = people.items.find(({ id }: { id: string }) => id === town.people.contributor.id);
    await administrator.patch(`/api/people/${someone.id}`, { name: 'Nytt Namn' }, { version: someone.version });
    const policy = (await administrator.get('/api/reminder-policy')).body;
    const reply = await administrator.put(
      '/api/reminder-policy',
      { ...policy.policy, staleAfterDays: 45 },
      { version: policy.version },
    );
    expect(reply.status).toBe(200);
  });

  it.each([
    ['administrator', ['reminderPolicy.changed', 'person.changed', 'action.changed']],
    ['coordinator', ['reminderPolicy.changed', 'person.changed', 'action.changed']],
    ['manager', ['person.changed', 'action.changed']],
    ['contributor', ['person.changed', 'action.changed']],
    ['leadership', ['person.changed', 'action.changed']],
    ['evaluator', ['action.changed']],
  ] as const)('%s', async (role, expected) => {
    const client = await api.signInAs(role, town);
    expect(events(await history('', client))).toEqual(expected);
    const asked = await history('entity=person,reminderPolicy', client);
    expect(asked.total).toBe(expected.length - 1);
    const { body } = await client.download('/api/history/export?format=csv&entity=person,reminderPolicy');
    expect(body.toString().includes('Nytt Namn')).toBe(expected.length > 1);
  });

  it("another municipality's plan, actions and people are not there", async () => {
    const stranger = await api.signInAs('administrator', await api.seedMunicipality());
    for (const query of [
      `evaluation=${seeded.evaluationId}`,
      `action=${seeded.actionId}`,
      `person=${town.people.coordinator.id}`,
    ]) {
      expect([query, (await history(query, stranger)).total]).toEqual([query, 0]);
    }
    const changes = await stranger.get(`/api/history/changes?evaluation=${seeded.evaluationId}`);
    expect(changes.body).toEqual({ items: [], total: 0, nextCursor: null });
    const { body } = await stranger.download(
      `/api/history/export?format=csv&net=true&evaluation=${seeded.evaluationId}`,
    );
    expect(body.toString()).not.toContain('rubrik');
  });

  it('the check is for those who run the plan', () => {
    const route = ROUTES.find(({ path }) => path === '/api/history/check');
    expect(route?.access).toBe('history.check');
    expect(ROLES.filter((role) => reachOf(role, 'history.check'))).toEqual(['administrator', 'coordinator']);
  });
});

describe('what differs between two days', () => {
  const on = async (day: string, patch: object) => {
    api.clock.set(`${day}T08:00:00Z`);
    coordinator = await api.signInAs('coordinator', town);
    await change(patch);
  };

  it('is the first and the last value of each field, without the steps, and without what was changed back', async () => {
    await on('2026-08-30', { title: 'Före september' });
    await on('2026-09-01', { due: '2026-10-01', title: 'Mitt i' });
    await on('2026-09-05', { due: '2026-11-01', dueReason: 'Beslut dröjer', title: 'Före september' });
    await on('2026-09-10', { status: 'done' });
    const { items, total } = await net('since=2026-09-01');
    expect(total).toBe(1);
    expect(items[0]?.action).toMatchObject({ number: 1, title: 'Före september' });
    expect(items[0]?.changes).toEqual([
      { field: 'due', from: null, to: '2026-11-01' },
      { field: 'progress', from: '0', to: '100' },
      { field: 'status', from: 'inProgress', to: 'done' },
    ]);
    expect((await net('since=2026-09-01&until=2026-09-04')).items[0]?.changes).toEqual([
      { field: 'due', from: null, to: '2026-10-01' },
      { field: 'title', from: 'Före september', to: 'Mitt i' },
    ]);
    expect((await net('since=2026-09-01&field=due')).items[0]?.changes).toHaveLength(1);
    expect((await net('since=2026-09-11')).total).toBe(0);
  });

  it('tells of new actions, evidence and comments, in the order of the plan, page by page', async () => {
    const wish = { evaluationId: seeded.evaluationId, title: 'Egen åtgärd', subQuestions: ['1.1'] };
    expect((await coordinator.post('/api/actions', wish)).status).toBe(201);
    await coordinator.post(`/api/actions/${seeded.actionId}/comments`, { text: 'Bra.' });
    const evidence = { kind: 'text', title: 'Beslut', text: 'Fattat' };
    await coordinator.post(`/api/actions/${seeded.actionId}/evidence`, evidence);
    const first = await net('limit=1');
    expect(first).toMatchObject({
      total: 2,
      items: [{ added: false, changes: [], evidenceAdded: 1, evidenceRemoved: 0, comments: 1 }],
    });
    const second = await net(`limit=1&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ nextCursor: null, items: [{ added: true, action: { title: 'Egen åtgärd' } }] });
  });
});

describe('the files', () => {
  it('hold every change in words, as Excel and as CSV, and nothing that a spreadsheet would run', async () => {
    await change({ title: '=cmd|"/c calc"!A1', due: '2026-09-30' });
    await coordinator.post(`/api/actions/${seeded.actionId}/comments`, { text: '+46 70 är numret å ä ö' });
    const csv = await coordinator.download('/api/history/export?format=csv');
    expect(csv.headers.get('content-disposition')).toContain('historik-2026-08-20.csv');
    const lines = csv.body
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .split('\r\n');
    expect(lines[0]).toBe('Händelse nr;Datum;Klockan;Vem;Vad hände;Nr;Gäller;Fält;Före;Efter;Anteckning');
    expect(lines.find((line) => line.includes('Klar senast'))).toContain(';2026-09-30;');
    expect(lines.join('\n')).toContain(`'=cmd|`);
    expect(lines.join('\n')).not.toMatch(/(^|;)"?[=+@-]/m);
    const xlsx = await coordinator.download('/api/history/export');
    const rows = await gridOf(xlsx.body);
    expect(rows[0]).toEqual(lines[0]?.split(';'));
    expect(rows.flat()).toEqual(expect.arrayContaining(['kommenterade', `'+46 70 är numret å ä ö`, 'Å-01']));
    expect(rows[1]?.[1]).toBeInstanceOf(Date);
  });

  it('hold what differs, and follow the language of the reader', async () => {
    await change({ status: 'done' });
    await coordinator.patch('/api/session', { language: 'en' });
    const query = `evaluation=${seeded.evaluationId}&net=true&format=csv`;
    const { body } = await coordinator.download(`/api/history/export?${query}`);
    expect(body.toString()).toContain('Å-01;Skriv en plan;Status;In progress;');
    const missing = await coordinator.get('/api/history/export?net=true');
    expect([missing.status, missing.body.code]).toEqual([422, 'history.evaluation-missing']);
  });
});
