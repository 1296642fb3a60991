import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApi } from '../../backend/src/create-api.js';
import { OpenStreams } from '../../backend/src/features/events/open-streams.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { type Api, type Client, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { type EventStream, openStream, type StreamEvent } from '../support/event-stream.js';
import { eventually } from '../support/eventually.js';
import { type SeededPlan, seedPlan } from '../support/seed-plan.js';

/** Two HTTP processes' worth of application on one database: `api` and `second`. */
let api: Api;
let second: NestExpressApplication;
let address: string;
let other: SeededMunicipality;
let ours: SeededPlan;
let theirs: SeededPlan;
const open: EventStream[] = [];

beforeAll(async () => {
  api = await startApi();
  second = await createApi(api.env, api.clock);
  await second.listen(0, '127.0.0.1');
  address = (await second.getUrl()).replace('[::1]', '127.0.0.1');
  other = await api.seedMunicipality('Grannby');
  ours = await seedPlan(api.app.get(UnitOfWork), api.home);
  theirs = await seedPlan(api.app.get(UnitOfWork), other);
});
afterEach(() => {
  for (const stream of open.splice(0)) stream.close();
});
afterAll(async () => {
  await second.close();
  await api.close();
});

async function listen(client: Client, at = address): Promise<EventStream> {
  const stream = await openStream(at, client);
  open.push(stream);
  if (stream.status === 200) await stream.next('the stream is open', ({ event }) => event === 'ready');
  return stream;
}

const about = (id: string) => (event: StreamEvent) =>
  event.event === 'changed' && event.data.some((thing: { id: string }) => thing.id === id);

async function version(client: Client, id: string): Promise<number> {
  return (await client.get(`/api/actions/${id}`)).body.version;
}

async function rename(client: Client, id: string, title: string): Promise<number> {
  const { status, body } = await client.patch(`/api/actions/${id}`, { title }, { version: await version(client, id) });
  expect(status).toBe(200);
  return body.version;
}

it('a change through one process is told by the other, by id and version and nothing more', async () => {
  const stream = await listen(await api.signInAs('leadership'));
  expect(stream.headers.get('content-type')).toBe('text/event-stream');
  expect(stream.headers.get('content-encoding')).toBeNull();
  const now = await rename(await api.signInAs('coordinator'), ours.actionId, 'Ny rubrik');
  const { data } = await stream.next('the change is told', about(ours.actionId));
  expect(data).toEqual([{ kind: 'action', id: ours.actionId, version: now }]);
});

it('every writing way is told: comments, bulk changes, and the draft of an import', async () => {
  const stream = await listen(await api.signInAs('administrator'));
  const client = await api.signInAs('coordinator');
  // A comment is no edit that somebody could overwrite: the version stays.
  await client.post(`/api/actions/${ours.actionId}/comments`, { text: 'Hej' });
  await stream.next('the comment', about(ours.actionId));
  await client.post('/api/actions/bulk', {
    ids: [ours.actionId, ours.otherActionId],
    change: { unitId: api.home.units[2]?.id },
  });
  const bulk = await stream.next('the bulk change', about(ours.otherActionId));
  expect(bulk.data).toHaveLength(2);
  await api.sqlAs(api.home.id, 'UPDATE report_import SET version = version + 1 WHERE id = $1', [ours.importId]);
  await stream.next('the import', about(ours.importId));
});

it('what is rolled back is not told', async () => {
  const stream = await listen(await api.signInAs('leadership'));
  const refused = api.app.get(UnitOfWork).run(api.home.tenant, async (tx) => {
    await tx.record({ entity: 'action', entityId: theirs.evidenceId, event: 'action.changed' });
    await tx.execute(
      `INSERT INTO history (municipality_id, at, person_name, entity, entity_id, event) VALUES ($1, now(), 'x', 'action', $2, 'action.changed')`,
      [api.home.id, ours.evidenceId],
    );
    throw new Error('no');
  });
  await expect(refused).rejects.toThrow('no');
  await rename(await api.signInAs('coordinator'), ours.actionId, 'Efteråt');
  await stream.next('the later change', about(ours.actionId));
  expect(stream.events.some(about(ours.evidenceId))).toBe(false);
});

it('more than fits into a notification is told as "much"', async () => {
  const stream = await listen(await api.signInAs('leadership'));
  await api.app.get(UnitOfWork).run(api.home.tenant, async (tx) => {
    for (let n = 0; n < 500; n += 1) {
      const entityId = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
      await tx.record({ entity: 'action', entityId, event: 'action.changed' });
    }
  });
  await stream.next('much has changed', ({ event }) => event === 'missed');
});

it("another municipality's stream hears nothing, nor does a role of what it may not read", async () => {
  const [stranger, evaluator] = [
    await listen(await api.signInAs('administrator', other)),
    await listen(await api.signInAs('evaluator')),
  ];
  const client = await api.signInAs('administrator');
  const { body: unit } = await client.post('/api/units', { name: 'Ny enhet', parentId: null, managerId: null });
  expect(unit.id).toBeDefined();
  await rename(client, ours.actionId, 'Bara vår');
  await rename(await api.signInAs('administrator', other), theirs.actionId, 'Bara deras');
  await stranger.next('their own change', about(theirs.actionId));
  await evaluator.next('a change that the evaluator may read', about(ours.actionId));
  expect(stranger.events.filter(({ event }) => event === 'changed')).toHaveLength(1);
  expect(evaluator.events.filter(({ event }) => event === 'changed')).toHaveLength(1);
});

describe('a stream ends', () => {
  it('at once when its person signs out through the other process', async () => {
    const client = await api.signInAs('manager');
    const [stream, bystander] = [await listen(client), await listen(await api.signInAs('manager'))];
    expect((await client.delete('/api/session')).status).toBe(204);
    await stream.next('it says so', ({ event }) => event === 'ended');
    await eventually('it is closed', () => stream.ended());
    expect(bystander.ended()).toBe(false);
    expect((await openStream(address, client)).status).toBe(401);
  });

  it('when its person is switched off', async () => {
    const { body: person } = await (await api.signInAs('administrator')).get(`/api/people`);
    const { id, version: seen } = person.items.find((one: { role: string }) => one.role === 'contributor');
    const stream = await listen(await api.signInAs('contributor'));
    await (
      await api.signInAs('administrator')
    ).patch(`/api/people/${id}`, { active: false, successorId: api.home.people.manager.id }, { version: seen });
    await stream.next('it says so', ({ event }) => event === 'ended');
    await eventually('it is closed', () => stream.ended());
  });

  it('when the session is idle for too long: neither an open stream nor opening one counts as being there', async () => {
    const client = await api.signInAs('leadership');
    const before = api.clock.now();
    try {
      const stream = await listen(client);
      api.clock.set(before);
      api.clock.advance({ hours: 11 });
      await listen(client);
      // A page that nobody touches asks again because somebody else changed something.
      expect((await client.get('/api/actions?limit=1', { headers: { 'x-unattended': '1' } })).status).toBe(200);
      await second.get(OpenStreams).check();
      expect(stream.ended()).toBe(false);
      api.clock.advance({ hours: 2 });
      await second.get(OpenStreams).check();
      await eventually('it is closed', () => stream.ended());
      expect((await client.get('/api/session')).status).toBe(401);
    } finally {
      api.clock.set(new Date());
    }
  });

  it('when the process stops, which does not wait for it', async () => {
    const third = await createApi(api.env, api.clock);
    await third.listen(0, '127.0.0.1');
    const stream = await listen(await api.signInAs('leadership'), (await third.getUrl()).replace('[::1]', '127.0.0.1'));
    await third.close();
    await eventually('it is closed', () => stream.ended());
  });
});

it('a listening connection that is cut comes back, says that something may be missing, and hears again', async () => {
  const stream = await listen(await api.signInAs('leadership'));
  const cut = await api.sqlAsOwner(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'kompassplan changes' AND datname = current_database()`,
  );
  expect(cut.length).toBeGreaterThan(0);
  await stream.next('something may be missing', ({ event }) => event === 'missed');
  await rename(await api.signInAs('coordinator'), ours.otherActionId, 'Efter avbrottet');
  await stream.next('a later change', about(ours.otherActionId));
  expect(stream.ended()).toBe(false);
});

it('one session has a bounded number of streams, and one connection listens for them all', async () => {
  const client = await api.signInAs('manager');
  for (let n = 0; n < 6; n += 1) expect((await listen(client)).status).toBe(200);
  expect((await listen(client)).status).toBe(429);
  open.splice(0, 3).forEach((stream) => stream.close());
  await eventually('there is room again', async () => (await listen(client)).status === 200);
  const listening = await api.sqlAsOwner(
    `SELECT pid FROM pg_stat_activity WHERE application_name = 'kompassplan changes' AND datname = current_database()`,
  );
  expect(listening.length).toBeLessThanOrEqual(2);
});

it('a change costs no statement more than before', async () => {
  const client = await api.signInAs('coordinator');
  const seen = await version(client, ours.actionId);
  const { sql } = await api.statements(() =>
    client.patch(`/api/actions/${ours.actionId}`, { title: 'Räkna' }, { version: seen }),
  );
  expect(sql.filter((statement) => /notify/i.test(statement))).toEqual([]);
});
