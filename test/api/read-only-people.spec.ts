import type { ActionView, Person } from '@kompassplan/contract';
import { type Api, type Client, type Json, startApi } from '../support/api-harness.js';
import { plan } from '../support/reminder-plan.js';

/** Whoever only reads could never report about work: nobody gives them any, on no way. */
let api: Api;
let coordinator: Client;
let administrator: Client;
let reader: string;

beforeAll(async () => {
  api = await startApi();
  coordinator = await api.signInAs('coordinator');
  administrator = await api.signInAs('administrator');
  reader = api.home.people.evaluator.id;
});
afterAll(() => api.close());

const action = async (ownerId: string | null = null) =>
  (await plan(api, api.home, [{ ownerId, unitId: api.home.units[1]!.id }]))[0]!;
const read = async (id: string) => (await coordinator.get<ActionView>(`/api/actions/${id}`)).body;
const person = async (id: string) =>
  (await administrator.get<{ items: Person[] }>('/api/people')).body.items.find((one) => one.id === id)!;

it.each<[string, (id: string) => Json]>([
  ['the owner', (id) => ({ ownerId: id })],
  ['the deputy', (id) => ({ deputyId: id })],
  ['a contributor', (id) => ({ contributorIds: [id] })],
])('does not become %s', async (_, wish) => {
  const id = await action();
  const { version } = await read(id);
  const one = await coordinator.patch(`/api/actions/${id}`, wish(reader), { version });
  expect([one.status, one.body.code]).toEqual([422, 'person-reads-only']);
  expect((await read(id)).version).toBe(version);
});

it('does not become the owner of many, of a new one, or through a sheet', async () => {
  const id = await action();
  const { evaluationId, version } = await read(id);
  const bulk = await coordinator.post('/api/actions/bulk', { ids: [id], change: { ownerId: reader } });
  expect(bulk.body.code).toBe('person-reads-only');
  const wish = { evaluationId, title: 'Ny', subQuestions: ['1.1'], ownerId: reader };
  expect((await coordinator.post('/api/actions', wish)).body.code).toBe('person-reads-only');
  const rows = (['owner', 'deputy'] as const).map((field) => ({ id, version, change: { [field]: reader } }));
  for (const row of rows) {
    const sheet = await coordinator.post('/api/actions/sheet/changes', { evaluation: evaluationId, rows: [row] });
    expect(sheet.body.failed[0].code).toBe('person-reads-only');
  }
});

it('takes nothing over from a leaver, and stands in for nobody on leave', async () => {
  const { contributor } = api.home.people;
  await action(contributor.id);
  const { version } = await person(contributor.id);
  const left = await administrator.patch(
    `/api/people/${contributor.id}`,
    { active: false, successorId: reader },
    { version },
  );
  expect(left.body.code).toBe('successor-unfit');
  const leave = { personId: contributor.id, from: '2098-01-01', to: '2098-01-02', deputyId: reader };
  expect((await coordinator.post('/api/leave-periods', leave)).body.code).toBe('person-reads-only');
});

it('is made of nobody who has work, and of whoever has none', async () => {
  const { contributor, manager } = api.home.people;
  const id = await action(contributor.id);
  const role = { role: 'evaluator' };
  const change = async (who: string) =>
    administrator.patch(`/api/people/${who}`, role, { version: (await person(who)).version });
  const refused = await change(contributor.id);
  expect([refused.status, refused.body.code]).toEqual([422, 'person-has-duties']);

  const { name, email } = await person(contributor.id);
  const form = new FormData();
  form.append('file', new Blob([`Namn;E-post;Roll\n${name};${email};Utvärderare\n`]), 'personer.csv');
  const shown = await administrator.request<Json>('POST', '/api/people-import/preview', { form });
  const { wishes, digest, errors } = shown.body as { wishes: unknown[]; digest: string; errors: unknown[] };
  expect(errors).toEqual([]);
  const imported = await administrator.post('/api/people-import', { wishes, digest, invite: false });
  expect(imported.body.code).toBe('person-has-duties');

  await api.sqlAsOwner('UPDATE action SET owner_id = $1 WHERE owner_id = $2', [manager.id, contributor.id]);
  expect((await change(contributor.id)).status).toBe(200);
  expect((await read(id)).owner?.id).toBe(manager.id);
});
