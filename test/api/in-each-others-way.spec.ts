import { randomInt } from 'node:crypto';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { type Api, type Client, type Json, startApi } from '../support/api-harness.js';
import { plan } from '../support/reminder-plan.js';
import { type SeededPlan, seedPlan } from '../support/seed-plan.js';

/** Changes of the same actions from every side at once: they wait for each other, none of them fails of it, and none is lost. */
let api: Api;
let coordinator: Client;
let administrator: Client;
let seeded: SeededPlan;
const TURNS = 15;

beforeAll(async () => {
  api = await startApi();
  coordinator = await api.signInAs('coordinator');
  administrator = await api.signInAs('administrator');
  seeded = await seedPlan(api.app.get(UnitOfWork), api.home);
});
afterAll(() => api.close());

const actions = async (count: number) =>
  (
    await Promise.all(
      Array.from({ length: count }, async (_, n) => {
        const wish = { evaluationId: seeded.evaluationId, title: `Åtgärd ${n}`, subQuestions: ['1.1'] };
        return (await coordinator.post<{ id: string }>('/api/actions', wish)).body.id;
      }),
    )
  ).sort();
const read = async (id: string) => (await coordinator.get<Json>(`/api/actions/${id}`)).body;
const bulk = (ids: readonly string[], tag: string) =>
  coordinator.post<Json>('/api/actions/bulk', { ids, change: { addTags: [tag] } });
const parts = ['A', 'B'].map((title) => ({ title, subQuestions: ['1.1'] }));

/** So that each turn meets at another moment, as people do. */
const atOnce = (...works: (() => Promise<{ status: number; body: Json }>)[]) =>
  Promise.all(
    works.map(async (work) => {
      for (let n = randomInt(4); n > 0; n -= 1) await coordinator.get('/api/health');
      const { status, body } = await work();
      return { status, code: body?.code };
    }),
  );

it('split, bulk change, what waits for what and undo of the same actions: nobody is told of a fault', async () => {
  const answers: { status: number; code: unknown }[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const [low, high, last] = (await actions(3)) as [string, string, string];
    expect((await coordinator.patch(`/api/actions/${low}`, { waitsForIds: [high] }, { version: 1 })).status).toBe(200);
    const changed = await bulk([low, high, last], `först ${turn}`);
    const { version } = await read(high);
    const seen = (await read(last)).version;
    answers.push(
      ...(await atOnce(
        () => coordinator.post(`/api/actions/${high}/split`, { parts }, { version }),
        () => coordinator.patch(`/api/actions/${last}`, { waitsForIds: [high] }, { version: seen }),
        () => bulk([last, high, low], `ett ${turn}`),
        () => bulk([low, last, high], `två ${turn}`),
        () => coordinator.post(`/api/changes/${changed.body.undo}/undo`, {}),
      )),
    );
    // Those who say no version are never refused: what they changed stands.
    for (const id of [low, high, last]) {
      expect((await read(id)).tags).toEqual(expect.arrayContaining([`ett ${turn}`, `två ${turn}`]));
    }
  }
  expect(answers.filter(({ status }) => ![200, 412].includes(status))).toEqual([]);
  // Otherwise nothing was divided, and the test showed nothing.
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(TURNS * 3);
});

it('what an action waits for is written while somebody changes it', async () => {
  const answers: { status: number; code: unknown }[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const [low, high] = (await actions(2)) as [string, string];
    answers.push(
      ...(await atOnce(
        () => coordinator.patch(`/api/actions/${high}`, { waitsForIds: [low] }, { version: 1 }),
        () => bulk([low, high], `x ${turn}`),
        () => bulk([low, high], `y ${turn}`),
      )),
    );
  }
  expect(answers.filter(({ status }) => ![200, 412].includes(status))).toEqual([]);
});

it('a unit is closed, and somebody leaves it, while its actions are changed', async () => {
  const answers: { status: number; code: unknown }[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const unit = (await administrator.post<Json>('/api/units', { name: `Enhet ${turn}`, parentId: null })).body;
    const invited = { name: `Person ${turn}`, email: `p${turn}@x.example`, role: 'contributor', unitId: unit.id };
    const person = (await administrator.post<Json>('/api/people', invited)).body;
    const ids = await plan(
      api,
      api.home,
      Array.from({ length: 4 }, () => ({ ownerId: person.id, unitId: unit.id })),
    );
    const successorId = api.home.people.manager.id;
    answers.push(
      ...(await atOnce(
        () =>
          administrator.post(
            `/api/units/${unit.id}/close`,
            { intoId: api.home.units[1]!.id },
            { version: unit.version },
          ),
        () =>
          administrator.patch(`/api/people/${person.id}`, { active: false, successorId }, { version: person.version }),
        () => bulk([...ids].reverse(), `z ${turn}`),
        () => coordinator.post('/api/actions/bulk', { ids, change: { ownerId: successorId } }),
        () => coordinator.post(`/api/actions/${ids[1]}/comments`, { text: 'Hej', mentionIds: [person.id] }),
      )),
    );
  }
  // Whoever has left meanwhile cannot be named.
  expect(answers.filter(({ status }) => ![200, 204, 412, 422].includes(status))).toEqual([]);
});

it('what somebody else has made newer is not removed by whoever saw it before', async () => {
  const [id] = (await actions(1)) as [string];
  const at = `/api/actions/${id}`;
  const proof = { kind: 'text', title: 'Protokoll', text: 'x' };
  const { version, evidenceItems } = (await coordinator.post<Json>(`${at}/evidence`, proof)).body;
  const newer = { ...proof, title: 'Nyare protokoll' };
  const piece = `${at}/evidence/${evidenceItems[0].id}`;
  expect((await administrator.post(`${piece}/versions`, newer, { version })).status).toBe(200);
  const late = await coordinator.delete(piece, { version });
  expect(late).toMatchObject({ status: 412, body: { current: { evidenceItems: [{ title: newer.title }] } } });

  const steps = (await coordinator.post<Json>(`${at}/checklist`, { text: 'Ett steg' })).body;
  const step = `${at}/checklist/${steps.checklist[0].id}`;
  expect((await administrator.patch(step, { text: 'Ett annat' }, { version: steps.version })).status).toBe(200);
  expect((await coordinator.delete(step, { version: steps.version })).status).toBe(412);

  await api.sqlAsOwner(
    `UPDATE action SET asked_due = '2031-01-01', asked_due_reason = 'x', asked_due_by_id = $2, asked_due_at = now() WHERE id = $1`,
    [id, api.home.people.coordinator.id],
  );
  expect((await coordinator.delete(`${at}/due-request`, { version: steps.version })).status).toBe(412);
  expect(await read(id)).toMatchObject({
    evidenceItems: [{ title: newer.title }],
    checklist: [{ text: 'Ett annat' }],
    dueRequest: { due: '2031-01-01' },
  });
});

describe('the unit of work', () => {
  /** Work that Postgres ends as a deadlock the first `times` times. */
  function inTheWay(times: number) {
    const told = { runs: 0, result: Promise.resolve('') };
    told.result = api.app.get(UnitOfWork).run(api.home.tenant, async (tx) => {
      told.runs += 1;
      await tx.record({ entity: 'person', entityId: api.home.people.manager.id, event: 'person.changed' });
      if (told.runs <= times)
        await tx.query(`DO $$ BEGIN RAISE EXCEPTION 'in the way' USING ERRCODE = '40P01'; END $$`);
      return 'done';
    });
    return told;
  }
  const entries = async () => (await api.sqlAsOwner<{ n: number }>('SELECT count(*)::int AS n FROM history'))[0]!.n;

  it('tries again with nothing left over of the turns before', async () => {
    const before = await entries();
    const told = inTheWay(3);
    expect(await told.result).toBe('done');
    expect([told.runs, (await entries()) - before]).toEqual([4, 1]);
  });

  it('gives up in the end and says so plainly', async () => {
    const before = await entries();
    const told = inTheWay(99);
    await expect(told.result).rejects.toMatchObject({ code: 'busy' });
    expect([told.runs, (await entries()) - before]).toEqual([5, 0]);
  });

  it('tries nothing again that failed of itself', async () => {
    let runs = 0;
    const work = api.app.get(UnitOfWork).run(api.home.tenant, async (tx) => {
      runs += 1;
      await tx.query('SELECT 1/0');
    });
    await expect(work).rejects.toThrow(/division by zero/);
    expect(runs).toBe(1);
  });
});
