import type { ActionView, ChangedAction, HistoryPage, RecentChanges, UndoResult } from '@kompassplan/contract';
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
/** One to link to, in the action's own plan. */
async function subQuestionOf(actionId: string): Promise<void> {
  await api.sqlAsOwner(
    `INSERT INTO sub_question (id, municipality_id, evaluation_id, area_number, number, position, title, points, max, percent)
     SELECT gen_random_uuid(), municipality_id, evaluation_id, 1, '1.1', 1, 'Fråga', 8, 15, 50 FROM action WHERE id = $1`,
    [actionId],
  );
}
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

/** The manager's own, done, proven and verified by the coordinator. */
async function verifiedOf(ownerId: string, owner: Client): Promise<string> {
  const id = await action(ownerId);
  await owner.post(`/api/actions/${id}/progress`, { status: 'done' });
  await owner.post(`/api/actions/${id}/evidence`, evidence);
  expect((await patch(coordinator, id, { status: 'verified' })).status).toBe(200);
  return id;
}

describe('what was verified', () => {
  it('does not come back by undo for its owner, nor for anybody once its proof is another one', async () => {
    const manager = await api.signInAs('manager');
    for (const [who, code] of [
      [manager, 'action.verify-own'],
      [coordinator, 'undo.changed-meanwhile'],
    ] as const) {
      const id = await verifiedOf(api.home.people.manager.id, manager);
      const opened = await patch(who, id, { status: 'inProgress', statusNote: 'Tittar igen' });
      const [piece] = (await read(id)).evidenceItems;
      const { version } = await read(id);
      const gone = await manager.delete(`/api/actions/${id}/evidence/${piece!.id}`, { version });
      expect(gone.status).toBe(200);
      expect((await manager.post(`/api/actions/${id}/evidence`, { ...evidence, title: 'Falskt' })).status).toBe(200);
      const undone = await who.post<UndoResult>(`/api/changes/${(opened.body as ChangedAction).undo}/undo`, {});
      expect([undone.body.undone, undone.body.left[0]?.code]).toEqual([[], code]);
      expect((await read(id)).status).toBe('inProgress');
    }
  });

  it('comes back by undo for a second person who only looked again', async () => {
    const id = await verifiedOf(api.home.people.manager.id, await api.signInAs('manager'));
    const opened = await patch(coordinator, id, { status: 'inProgress', statusNote: 'Tittar igen' });
    await coordinator.post(`/api/changes/${(opened.body as ChangedAction).undo}/undo`, {});
    expect((await read(id)).status).toBe('verified');
  });

  it('is neither worth more nor called otherwise by its owner: not one by one, by a sheet, or by undo', async () => {
    const manager = await api.signInAs('manager');
    const early = await action(api.home.people.manager.id);
    const { body } = await patch(manager, early, { effortWeeks: 1 });
    await manager.post(`/api/actions/${early}/progress`, { status: 'done' });
    await manager.post(`/api/actions/${early}/evidence`, evidence);
    await patch(coordinator, early, { status: 'verified' });
    const undone = await manager.post<UndoResult>(`/api/changes/${(body as ChangedAction).undo}/undo`, {});
    expect(undone.body.left[0]?.code).toBe('action.verified');

    const id = await verifiedOf(api.home.people.manager.id, manager);
    await subQuestionOf(id);
    for (const wish of [
      { effortWeeks: 500 },
      { title: 'Annat' },
      { wantedEffect: 'x' },
      { links: [{ subQuestion: '1.1', share: 1 }] },
    ]) {
      expect((await patch(manager, id, wish)).body.code).toBe('action.verified');
    }
    const { evaluationId, version } = await read(id);
    for (const change of [{ title: 'Ur fil' }, { effortWeeks: 200 }, { links: ['1.1'] }]) {
      const sheet = { evaluation: evaluationId, rows: [{ id, version, change }] };
      const reply = await manager.post('/api/actions/sheet/changes', sheet);
      expect(reply.body.failed?.[0]?.code).toBe('action.verified');
    }
    expect((await patch(coordinator, id, { effortWeeks: 3 })).status).toBe(200);
  });
});

describe('taking part in the work of another unit', () => {
  it('gives a manager the right to report, and none to verify, edit or take it over', async () => {
    const { manager, contributor } = api.home.people;
    const helper = await api.signInAs('manager');
    const owner = await api.signInAs('contributor');
    const [id] = await plan(api, api.home, [{ ownerId: contributor.id, unitId: api.home.units[2]!.id }]);
    await patch(coordinator, id!, { contributorIds: [manager.id] });
    expect((await helper.post(`/api/actions/${id}/progress`, { progress: 90 })).status).toBe(200);
    await helper.post(`/api/actions/${id}/evidence`, evidence);
    const taken = { ownerId: manager.id, unitId: api.home.units[1]!.id };
    expect((await patch(helper, id!, taken)).body.code).toBe('forbidden');
    await owner.post(`/api/actions/${id}/progress`, { status: 'done' });
    expect((await patch(helper, id!, { status: 'verified' })).body.code).toBe('forbidden');
  });

  it('nor does whoever added the proof verify, who has the right to', async () => {
    const owner = await api.signInAs('contributor');
    const id = await action(api.home.people.contributor.id);
    await owner.post(`/api/actions/${id}/progress`, { status: 'done' });
    await coordinator.post(`/api/actions/${id}/evidence`, evidence);
    expect((await read(id)).workedBy).toContain(api.home.people.coordinator.id);
    expect((await patch(coordinator, id, { status: 'verified' })).body.code).toBe('action.verify-own');
  });
});

it('links of an action that has left the own unit do not go back', async () => {
  const manager = await api.signInAs('manager');
  const id = await action(null);
  await subQuestionOf(id);
  const { body } = await patch(manager, id, { links: [{ subQuestion: '1.1', share: 1 }] });
  await patch(coordinator, id, { unitId: api.home.units[2]!.id });
  const undone = await manager.post<UndoResult>(`/api/changes/${(body as ChangedAction).undo}/undo`, {});
  expect([undone.body.undone, undone.body.left[0]?.code]).toEqual([[], 'forbidden']);
  expect((await read(id)).links).toHaveLength(1);
});

it('a sheet changes no action of another plan', async () => {
  const [one, other] = [await action(null), await action(null)];
  const { evaluationId } = await read(one);
  const { version } = await read(other);
  const rows = [{ id: other, version, change: { title: 'Ur fel plan' } }];
  const reply = await coordinator.post('/api/actions/sheet/changes', { evaluation: evaluationId, rows });
  expect(reply.body).toMatchObject({ changed: 0, failed: [{ id: other, code: 'not-found' }] });
  expect((await read(other)).title).not.toBe('Ur fel plan');
});

it('a report and what takes it back bear the same time, whatever is changed afterwards', async () => {
  const manager = await api.signInAs('manager');
  const id = await action(api.home.people.manager.id);
  const { undo } = (
    await manager.post<ChangedAction>(`/api/actions/${id}/progress`, { status: 'needsHelp', note: 'x' })
  ).body;
  await patch(manager, id, { title: 'Rättad' });
  const { items } = (await manager.get<RecentChanges>('/api/changes')).body;
  const { at } = (await read(id)).progressEntries[0]!;
  expect(items.filter((change) => change.action?.id === id)).toHaveLength(2);
  expect(items.find((change) => change.action?.id === id && change.at === at)?.id).toBe(undo);
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
