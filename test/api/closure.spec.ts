import type {
  ActionView,
  ActionsPage,
  BulkPreview,
  HistoryPage,
  PlanPolicyView,
  UnitOverview,
} from '@kompassplan/contract';
import type { Role } from '@kompassplan/domain';
import { type Api, type Client, type Json, startApi } from '../support/api-harness.js';
import { plan } from '../support/reminder-plan.js';

/*
 * How work is closed: sent back, declined, opened again, its effect looked at, and dates that wait for approval. The
 * manager and the contributor are of Omsorg (units[1]); an action of Skola (units[2]) is another unit's to both.
 */
let api: Api;
let coordinator: Client;
const clients = new Map<Role, Client>();
const as = async (role: Role): Promise<Client> => {
  const client = clients.get(role) ?? (await api.signInAs(role));
  clients.set(role, client);
  return client;
};

beforeAll(async () => {
  api = await startApi();
  api.clock.set('2026-03-10T11:00:00Z');
  coordinator = await as('coordinator');
});
afterAll(() => api.close());

const read = async (id: string) => (await coordinator.get<ActionView>(`/api/actions/${id}`)).body;
const change = async (client: Client, id: string, body: Json) =>
  client.patch<Json>(`/api/actions/${id}`, body, { version: (await read(id)).version });
const post = async (client: Client, id: string, what: string, body: Json) =>
  client.post<Json>(`/api/actions/${id}/${what}`, body, { version: (await read(id)).version });
const events = async (id: string) =>
  (await coordinator.get<HistoryPage>(`/api/actions/${id}/history`)).body.items.map(({ event }) => event);

async function action(given: Json = {}): Promise<string> {
  const { contributor } = api.home.people;
  const base = { ownerId: contributor.id, unitId: api.home.units[1]?.id ?? null, due: '2026-06-30' };
  return (await plan(api, api.home, [{ ...base, ...given }]))[0]!;
}
const evidence = { kind: 'text', title: 'Protokoll', text: 'Beslut i nämnden.' };

/** Finished by its owner with evidence, and verified by the coordinator. */
async function verified(given: Json = {}): Promise<string> {
  const id = await action(given);
  const owner = await as('contributor');
  await owner.post(`/api/actions/${id}/progress`, { status: 'done' });
  await owner.post(`/api/actions/${id}/evidence`, evidence);
  expect((await change(coordinator, id, { status: 'verified' })).status).toBe(200);
  return id;
}
async function setPolicy(approveDue: boolean, effectMonths = 9): Promise<void> {
  const { version } = (await coordinator.get<PlanPolicyView>('/api/plan-policy')).body;
  const set = await coordinator.put('/api/plan-policy', { effectMonths, approveDue }, { version });
  expect(set.status).toBe(200);
}

describe('sent back, declined, opened again', () => {
  it('says why and by whom on the action, until it is finished anew', async () => {
    const id = await action();
    const owner = await as('contributor');
    await owner.post(`/api/actions/${id}/progress`, { progress: 60 });
    await owner.post(`/api/actions/${id}/progress`, { status: 'done' });
    const without = await change(coordinator, id, { status: 'inProgress' });
    expect([without.status, without.body.code]).toEqual([422, 'action.reopen-reason-missing']);
    await change(coordinator, id, { status: 'inProgress', statusNote: 'Länken saknas' });
    expect((await read(id)).progress).toBe(60);
    const seen = (await owner.get<ActionView>(`/api/actions/${id}`)).body;
    const by = api.home.people.coordinator.name;
    expect(seen.returned).toEqual({ reason: 'Länken saknas', by, at: '2026-03-10T11:00:00.000Z' });
    expect(await events(id)).toEqual(['action.sentBack', 'progress.reported', 'progress.reported']);
    // Work goes on, and the reason stands; finished again, it is gone.
    await owner.post(`/api/actions/${id}/progress`, { progress: 95 });
    expect((await read(id)).returned?.reason).toBe('Länken saknas');
    await owner.post(`/api/actions/${id}/progress`, { status: 'done' });
    expect((await read(id)).returned).toBeNull();
  });

  it('a decision to decline keeps its number, and is not undone without a reason', async () => {
    const id = await action();
    const past = { status: 'declined', statusNote: 'För dyrt', reviewOn: '2020-01-01' };
    expect((await change(coordinator, id, past)).body).toMatchObject({
      ...{ status: 422, code: 'action.review-passed' },
      title: 'Dagen då åtgärden ska prövas igen har redan varit. Välj i dag eller en senare dag.',
    });
    const wish = { status: 'declined', statusNote: 'För dyrt', reviewOn: '2026-03-10', decisionNumber: 'KS 2026:14' };
    expect((await change(coordinator, id, wish)).status).toBe(200);
    const by = api.home.people.coordinator.name;
    const declined = { reason: 'För dyrt', by, reviewOn: '2026-03-10', diaryNumber: 'KS 2026:14' };
    expect((await read(id)).declined).toEqual(declined);
    const queue = (await coordinator.get<ActionsPage>('/api/actions?queue=review')).body.items;
    expect(queue.map((row) => row.id)).toContain(id);
    expect((await change(coordinator, id, { status: 'inProgress' })).body.code).toBe('action.reopen-reason-missing');
    await change(coordinator, id, { status: 'inProgress', statusNote: 'Nya pengar' });
    expect(await read(id)).toMatchObject({ declined: null, returned: { reason: 'Nya pengar' } });
  });
});

it('the date of finished work stays, singly and in bulk, until it is opened again', async () => {
  const [open, closed] = [await action(), await verified()];
  const wish = { due: '2026-09-30', dueReason: 'Nämnden möts senare' };
  expect((await read(closed)).rights.date).toBe(false);
  const single = await change(coordinator, closed, wish);
  expect([single.status, single.body.code]).toEqual([422, 'action.due-closed']);
  const preview = await coordinator.post<BulkPreview>('/api/actions/bulk/preview', {
    ids: [open, closed],
    change: wish,
  });
  expect(preview.body.rows.map(({ refused }) => refused)).toMatchObject([
    null,
    {
      code: 'action.due-closed',
      message: 'Är verifierad: datumet ändras inte. Öppna åtgärden igen om den behöver ett nytt datum.',
    },
  ]);
  const again = { ...wish, status: 'inProgress', statusNote: 'Mer att göra' };
  expect((await change(coordinator, closed, again)).body).toMatchObject({ status: 'inProgress', due: wish.due });
});

describe('the effect, some months later', () => {
  it.each<[Role, string, number, string | null]>([
    ['coordinator', 'own', 422, 'action.effect-not-due'],
    ['manager', 'own', 422, 'action.effect-not-due'],
    ['leadership', 'own', 422, 'action.effect-not-due'],
    ['manager', 'other', 403, 'forbidden'],
    ['contributor', 'own', 403, 'forbidden'],
    ['evaluator', 'own', 403, 'forbidden'],
  ])('%s, %s unit, before the day: %i', async (role, unit, status, code) => {
    const id = await verified(unit === 'own' ? {} : { unitId: api.home.units[2]?.id });
    expect(await read(id)).toMatchObject({ effectCheckOn: '2026-12-10', rights: { checkEffect: false } });
    const reply = await post(await as(role), id, 'effect-check', { answer: 'lasting' });
    expect([reply.status, reply.body.code]).toEqual([status, code]);
  });

  it('is a queue, answered by a second person, and "not lasting" opens the action again', async () => {
    const [lasting, partly, not] = [await verified(), await verified(), await verified()];
    api.clock.set('2026-12-10T11:00:00Z');
    clients.clear();
    coordinator = await as('coordinator');
    const queue = async () =>
      (await coordinator.get<ActionsPage>('/api/actions?queue=effect&sort=-points')).body.items.map(({ id }) => id);
    expect(await queue()).toEqual(expect.arrayContaining([lasting, partly, not]));
    const manager = await as('manager');
    expect((await manager.get<ActionView>(`/api/actions/${lasting}`)).body.rights.checkEffect).toBe(true);
    const owner = await as('contributor');
    expect((await owner.get<ActionView>(`/api/actions/${lasting}`)).body.rights.checkEffect).toBe(false);

    expect((await post(manager, partly, 'effect-check', { answer: 'partly' })).body.code).toBe(
      'action.effect-note-missing',
    );
    const { version } = await read(lasting);
    const stale = await manager.post(`/api/actions/${lasting}/effect-check`, { answer: 'lasting' }, { version: 1 });
    expect([stale.status, stale.body.current.version]).toEqual([412, version]);
    const missing = await manager.post(`/api/actions/${lasting}/effect-check`, { answer: 'lasting' });
    expect(missing.status).toBe(428);

    expect((await post(manager, lasting, 'effect-check', { answer: 'lasting' })).status).toBe(200);
    await post(manager, partly, 'effect-check', { answer: 'partly', note: 'Bara två enheter' });
    await post(manager, not, 'effect-check', { answer: 'notLasting', note: 'Rutinen används inte' });
    expect(await read(lasting)).toMatchObject({ status: 'verified', effectCheckOn: null });
    expect(await read(partly)).toMatchObject({ status: 'verified', effectCheckOn: '2027-09-10' });
    expect(await read(not)).toMatchObject({
      // Its day passed while it was verified: it needs a new one, and is not late.
      ...{ status: 'inProgress', verifiedBy: null, effectCheckOn: null, due: null, late: false, slips: 0 },
      returned: { reason: 'Rutinen används inte', by: api.home.people.manager.name },
      effectChecks: [{ answer: 'notLasting', note: 'Rutinen används inte', by: api.home.people.manager.name }],
    });
    expect((await queue()).filter((id) => [lasting, partly, not].includes(id))).toEqual([]);
    expect((await events(not)).slice(0, 2).sort()).toEqual(['action.reopened', 'effect.answered']);
    expect((await events(lasting))[1]).toBe('effect.answered');
  });
});

describe('a date that waits for approval', () => {
  beforeAll(() => setPolicy(true));
  afterAll(() => setPolicy(false));
  const june = { due: '2027-09-30', dueReason: 'Upphandlingen drog ut' };
  const asked = async (given: Json = {}, role: Role = 'contributor') => {
    const id = await action({ due: '2027-06-30', ...given });
    expect((await change(await as(role), id, june)).status).toBe(200);
    return id;
  };

  it('the owner asks, the old date counts, the manager approves: then it is a slip like any other', async () => {
    const id = await asked();
    const waiting = await read(id);
    const { contributor, manager } = api.home.people;
    expect(waiting).toMatchObject({
      ...{ due: '2027-06-30', firstDue: '2027-06-30', slips: 0, dueNeedsApproval: true },
      dueRequest: { due: '2027-09-30', reason: 'Upphandlingen drog ut', by: { id: contributor.id } },
    });
    const rows = (await coordinator.get<ActionsPage>('/api/actions?queue=decide')).body.items;
    expect(rows.find((row) => row.id === id)?.dueRequest?.due).toBe('2027-09-30');
    const own = await as('manager');
    const evaluation = waiting.evaluationId;
    const overview = (await own.get<UnitOverview>(`/api/unit-overview?evaluation=${evaluation}`)).body;
    expect(overview.dates).toMatchObject({ total: 1, items: [{ id, mayDecideDue: true }] });

    const approved = await post(own, id, 'due-request/decision', { approve: true });
    expect(approved.body).toMatchObject({ due: '2027-09-30', slips: 1, dueRequest: null });
    expect(approved.body.dueChanges[0]).toMatchObject({ by: manager.name, reason: 'Upphandlingen drog ut' });
    expect((await events(id)).slice(0, 2)).toEqual(['due.approved', 'due.requested']);
  });

  it.each<[string, Role, Json, number, string | undefined]>([
    ['the coordinator', 'coordinator', {}, 200, undefined],
    ['the administrator', 'administrator', {}, 200, undefined],
    ['the manager of another unit', 'manager', { unit: 2 }, 403, 'forbidden'],
    ['the owner', 'contributor', {}, 403, 'forbidden'],
    ['leadership', 'leadership', {}, 403, 'forbidden'],
    ['the evaluator', 'evaluator', {}, 403, 'forbidden'],
  ])('%s decides: %s %j %i', async (_, role, { unit = 1 }, status, code) => {
    const id = await asked({ unitId: api.home.units[unit]?.id });
    const reply = await post(await as(role), id, 'due-request/decision', { approve: false, reason: 'Håll datumet' });
    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expect(await read(id)).toMatchObject({ due: '2027-06-30', slips: 0 });
  });

  it('nobody approves the own request; who asked takes it back; a refusal has a reason', async () => {
    const id = await asked({}, 'manager');
    const manager = await as('manager');
    expect((await manager.get<ActionView>(`/api/actions/${id}`)).body.rights.decideDue).toBe(false);
    expect((await post(manager, id, 'due-request/decision', { approve: true })).body.code).toBe('due-request.own');
    expect(
      (await coordinator.delete(`/api/actions/${id}/due-request`, { version: (await read(id)).version })).status,
    ).toBe(403);
    expect((await post(coordinator, id, 'due-request/decision', { approve: false })).body.code).toBe(
      'due-request.reason-missing',
    );
    const { version } = await read(id);
    const withdrawn = await manager.delete<ActionView>(`/api/actions/${id}/due-request`, { version });
    expect(withdrawn.body.dueRequest).toBeNull();
    expect((await post(coordinator, id, 'due-request/decision', { approve: true })).body.code).toBe('due-request.none');
    expect((await events(id)).slice(0, 2)).toEqual(['due.withdrawn', 'due.requested']);
  });

  it('a bulk change asks as well, a stale decision is refused, and finished work asks for nothing', async () => {
    const id = await action({ due: '2027-06-30' });
    const bulk = await coordinator.post<Json>('/api/actions/bulk', { ids: [id], change: june });
    expect(bulk.body).toMatchObject({
      failed: [],
      changed: [{ due: '2027-06-30', dueRequest: { due: '2027-09-30' } }],
    });
    const administrator = await as('administrator');
    const path = `/api/actions/${id}/due-request/decision`;
    expect((await administrator.post(path, { approve: true }, { version: 1 })).status).toBe(412);
    expect((await administrator.post(path, { approve: true })).status).toBe(428);
    await (await as('contributor')).post(`/api/actions/${id}/progress`, { status: 'done' });
    expect((await read(id)).dueRequest).toBeNull();
  });

  it('costs as many statements as a moved date, and one that looks up whoever decides', async () => {
    const cost = async () => {
      const id = await action({ due: '2027-06-30' });
      const { version } = await read(id);
      return (await api.statements(() => coordinator.patch(`/api/actions/${id}`, june, { version }))).sql.length;
    };
    const asking = await cost();
    await setPolicy(false);
    expect(asking).toBe((await cost()) + 1);
    await setPolicy(true);
  });
});

describe('the policy', () => {
  it.each<[Role, number]>([
    ['administrator', 200],
    ['coordinator', 200],
    ['manager', 403],
    ['contributor', 403],
    ['leadership', 403],
    ['evaluator', 403],
  ])('%s sets it: %i, and reads it', async (role, status) => {
    const client = await as(role);
    const { version } = (await client.get<PlanPolicyView>('/api/plan-policy')).body;
    const set = await client.put('/api/plan-policy', { effectMonths: 6, approveDue: false }, { version });
    expect(set.status).toBe(status);
  });

  it('has the product’s values in a municipality that set none, and no other one’s', async () => {
    const stranger = await api.signInAs('coordinator', await api.seedMunicipality());
    const mine = await stranger.get<PlanPolicyView>('/api/plan-policy');
    expect(mine.body).toEqual({ effectMonths: 9, approveDue: false, version: 0, changedAt: null, changedBy: null });
    expect((await stranger.put('/api/plan-policy', { effectMonths: 5, approveDue: true }, { version: 0 })).status).toBe(
      422,
    );
    expect((await stranger.put('/api/plan-policy', { effectMonths: 8, approveDue: true }, { version: 0 })).status).toBe(
      200,
    );
    const again = await stranger.put('/api/plan-policy', { effectMonths: 7, approveDue: true }, { version: 0 });
    expect([again.status, again.body.current.effectMonths]).toEqual([412, 8]);
  });
});
