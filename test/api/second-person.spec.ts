import type { ActionView, HistoryPage } from '@kompassplan/contract';
import { type Api, type Client, type Json, startApi } from '../support/api-harness.js';
import { plan } from '../support/reminder-plan.js';

/** What a person could do to verify own work, to write without a right, or to leave an action to nobody. */
let api: Api;
let coordinator: Client;

beforeAll(async () => {
  api = await startApi();
  coordinator = await api.signInAs('coordinator');
});
afterAll(() => api.close());

const evidence = { kind: 'text', title: 'Protokoll', text: 'Beslut i nämnden.' };
const read = async (id: string) => (await coordinator.get<ActionView>(`/api/actions/${id}`)).body;
const patch = async (client: Client, id: string, change: Json) =>
  client.patch(`/api/actions/${id}`, change, { version: (await read(id)).version });
async function action(ownerId: string | null): Promise<string> {
  const [id] = await plan(api, api.home, [{ ownerId, unitId: api.home.units[1]?.id ?? null }]);
  return id!;
}

describe('a second person verifies', () => {
  it('not the one who reported it done, also when it is nobody’s', async () => {
    const id = await action(null);
    await coordinator.post(`/api/actions/${id}/progress`, { status: 'done' });
    await coordinator.post(`/api/actions/${id}/evidence`, evidence);
    const refused = await patch(coordinator, id, { status: 'verified' });
    expect([refused.status, refused.body.code]).toEqual([422, 'action.verify-own']);
    expect((await read(id)).rights.verify).toBe(false);
  });

  it('not the owner who hands it away first, and the verifier does not become its owner', async () => {
    const id = await action(api.home.people.manager.id);
    const manager = await api.signInAs('manager');
    await manager.post(`/api/actions/${id}/progress`, { status: 'done' });
    await manager.post(`/api/actions/${id}/evidence`, evidence);
    expect((await patch(manager, id, { ownerId: null })).status).toBe(200);
    expect((await patch(manager, id, { status: 'verified' })).body.code).toBe('action.verify-own');
    expect((await patch(coordinator, id, { status: 'verified' })).status).toBe(200);
    const taken = await patch(coordinator, id, { ownerId: api.home.people.coordinator.id });
    expect(taken.body.code).toBe('action.owner-verified-it');
  });

  it('and nobody changes the proof afterwards without opening the action again', async () => {
    const { contributor } = api.home.people;
    const id = await action(contributor.id);
    const owner = await api.signInAs('contributor');
    await owner.post(`/api/actions/${id}/progress`, { status: 'done' });
    const proven = await owner.post<ActionView>(`/api/actions/${id}/evidence`, evidence);
    expect((await patch(coordinator, id, { status: 'verified' })).status).toBe(200);
    const piece = `/api/actions/${id}/evidence/${proven.body.evidenceItems[0]!.id}`;
    expect((await owner.delete(piece, { version: 1 })).body.code).toBe('evidence.verified');
    const opened = await patch(coordinator, id, { status: 'inProgress', statusNote: 'Fel protokoll' });
    expect((await owner.delete(piece, { version: opened.body.version })).status).toBe(200);
  });
});

describe('a wish for nothing', () => {
  it('is refused to whoever may do nothing there, and changes no version for anybody', async () => {
    const id = await action(null);
    const { version } = await read(id);
    const leadership = await api.signInAs('leadership');
    const contributor = await api.signInAs('contributor');
    expect((await patch(leadership, id, {})).status).toBe(403);
    expect((await contributor.post(`/api/actions/${id}/progress`, {})).status).toBe(403);
    expect((await patch(contributor, id, { reviewOn: '2027-01-01', dueReason: 'x' })).status).toBe(403);
    expect((await patch(coordinator, id, {})).status).toBe(200);
    const bulk = await coordinator.post('/api/actions/bulk', { ids: [id], change: {} });
    expect(bulk.body.failed).toEqual([]);
    expect((await read(id)).version).toBe(version);
    expect((await coordinator.get<HistoryPage>(`/api/actions/${id}/history`)).body.items).toEqual([]);
  });
});

it('history is told newest first, over the border from 9 to 10', async () => {
  const id = await action(null);
  for (let n = 1; n <= 12; n += 1) await patch(coordinator, id, { title: `Rubrik ${n}` });
  await api.sqlAsOwner(`SELECT setval(pg_get_serial_sequence('history', 'id'), 998, true)`);
  for (let n = 13; n <= 16; n += 1) await patch(coordinator, id, { title: `Rubrik ${n}` });
  const { items } = (await coordinator.get<HistoryPage>(`/api/actions/${id}/history`)).body;
  expect(items.map(({ changes }) => changes[0]?.to)).toEqual(Array.from({ length: 16 }, (_, i) => `Rubrik ${16 - i}`));
});

it('an assignment that waits while its person leaves is refused, or handed over', async () => {
  const id = await action(null);
  const { contributor, administrator } = api.home.people;
  const admin = await api.signInAs('administrator');
  const { body: people } = await admin.get('/api/people');
  const leaver = people.items.find((person: Json) => person.id === contributor.id);
  const [assigned, left] = await Promise.all([
    coordinator.post('/api/actions/bulk', { ids: [id], change: { ownerId: contributor.id } }),
    admin.patch(
      `/api/people/${contributor.id}`,
      { active: false, successorId: administrator.id },
      { version: leaver.version },
    ),
  ]);
  expect([200, 422, 409]).toContain(assigned.status);
  expect([200, 409, 412]).toContain(left.status);
  const orphans = await api.sqlAsOwner(
    `SELECT a.id FROM action a JOIN person p ON p.id = a.owner_id
     WHERE a.status IN ('notStarted', 'inProgress', 'needsHelp') AND NOT p.active`,
  );
  expect(orphans).toEqual([]);
});

it.each([
  ['/api/actions?cursor=WzEsMl0'],
  ['/api/actions?q=%00'],
  ['/api/actions?due=before:2026-99-99'],
  ['/api/actions?area=99999999999'],
])('%s is refused before Postgres sees it', async (path) => {
  const reply = await coordinator.get(path);
  expect([reply.status, reply.body.code]).toEqual([422, 'invalid-input']);
});

it('half a character and years that no plan is about are refused', async () => {
  const id = await action(null);
  expect((await patch(coordinator, id, { title: '\ud800' })).status).toBe(422);
  expect((await coordinator.post(`/api/actions/${id}/comments`, { text: 'x\ud800' })).status).toBe(422);
  expect((await patch(coordinator, id, { due: '0001-01-01' })).status).toBe(422);
  expect((await coordinator.get(`/api/actions/${id}/history?cursor=${'9'.repeat(24)}`)).status).toBe(422);
});
