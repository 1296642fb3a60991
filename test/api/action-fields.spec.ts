import type { ActionsPage, ActionView, HistoryPage, TagsPage } from '@kompassplan/contract';
import { SweepReminders } from '../../backend/src/features/reminders/sweep-reminders.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { type Api, type Client, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { type SeededPlan, seedPlan } from '../support/seed-plan.js';

/*
 * What an action tells besides who, when and how far. The seeded plan: Å-01 is the contributor's, leadership takes part
 * in it, it has the tag "dialog", one item to tick, and waits for Å-02, which nobody owns. All are of the unit Omsorg.
 */
let api: Api;
let town: SeededMunicipality;
let plan: SeededPlan;
let coordinator: Client;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  api.clock.set('2026-03-10T09:00:00Z');
  town = await api.seedMunicipality();
  plan = await seedPlan(api.app.get(UnitOfWork), town);
  coordinator = await api.signInAs('coordinator', town);
});

const as = (role: keyof SeededMunicipality['people']) => api.signInAs(role, town);
const look = async (id: string, client = coordinator) => (await client.get<ActionView>(`/api/actions/${id}`)).body;
const history = async (id: string) => (await coordinator.get<HistoryPage>(`/api/actions/${id}/history`)).body.items;

async function change(id: string, body: object, client = coordinator) {
  const { version } = await look(id);
  return client.patch<ActionView>(`/api/actions/${id}`, body, { version });
}
const code = async (reply: Promise<{ status: number; body: unknown }>) => {
  const { status, body } = await reply;
  return status < 300 ? status : ((body as { code?: string }).code ?? status);
};

it('keeps every field, and tells in the history what it was and by which names', async () => {
  const { leadership, manager } = town.people;
  const fields = {
    ...{ wantedEffect: 'Fler deltar', indicator: 'Andel som känner till dialogen' },
    ...{
      indicatorBaseline: '42 %',
      indicatorTarget: '60 %',
      start: '2026-02-01',
      cost: 150000,
      diaryNumber: 'KS 2026:14',
    },
  };
  const wish = {
    ...{
      ...fields,
      deputyId: leadership.id,
      contributorIds: [manager.id],
      tags: [' E-tjänst', 'dialog'],
      waitsForIds: [],
    },
  };
  const { body } = await change(plan.actionId, wish);
  expect(body).toMatchObject({
    ...fields,
    deputy: { id: leadership.id, name: leadership.name },
    contributors: [{ id: manager.id, name: manager.name }],
    tags: ['dialog', 'E-tjänst'],
    waitsFor: [],
  });
  const [entry] = await history(plan.actionId);
  const told = Object.fromEntries(entry!.changes.map(({ field, from, to }) => [field, [from, to]]));
  expect(told).toEqual({
    ...Object.fromEntries(Object.entries(fields).map(([field, to]) => [field, [null, String(to)]])),
    deputy: [null, leadership.name],
    contributors: [leadership.name, manager.name],
    tags: ['dialog', 'dialog, E-tjänst'],
    waitsFor: ['Å-02', null],
  });
  // The same again changes nothing, and makes nobody's version stale.
  expect((await change(plan.actionId, wish)).body.version).toBe(body.version);
});

it('refuses what does not fit together, and changes nothing', async () => {
  const id = plan.actionId;
  const owner = town.people.contributor.id;
  await change(id, { due: '2026-05-01' });
  const refused = async (wish: object) => code(change(id, wish));
  expect(await refused({ start: '2026-05-02' })).toBe('action.start-after-due');
  expect(await refused({ deputyId: owner })).toBe('action.deputy-is-owner');
  expect(await refused({ cost: 12.5 })).toBe('invalid-input');
  expect(await refused({ cost: -1 })).toBe('invalid-input');
  expect(await refused({ tags: Array.from({ length: 11 }, (_, n) => `t${n}`) })).toBe('invalid-input');
  const bulk = await coordinator.post('/api/actions/bulk', {
    ids: [id],
    change: { due: '2026-04-01', dueReason: 'x' },
  });
  expect(bulk.body.changed).toHaveLength(1);
  await change(id, { start: '2026-03-20' });
  const late = await coordinator.post('/api/actions/bulk', {
    ids: [id],
    change: { due: '2026-03-01', dueReason: 'x' },
  });
  expect(late.body.failed).toMatchObject([{ code: 'action.start-after-due' }]);
  expect(await look(id)).toMatchObject({ start: '2026-03-20', due: '2026-04-01' });
});

it('takes only people who are active here, in any place', async () => {
  const stranger = (await api.seedMunicipality()).people.contributor.id;
  const { id: left } = town.people.evaluator;
  await api.sqlAsOwner('UPDATE person SET active = false WHERE id = $1', [left]);
  for (const wish of [(id: string) => ({ deputyId: id }), (id: string) => ({ contributorIds: [id] })]) {
    expect(await code(change(plan.actionId, wish(stranger)))).toBe('action.person-unknown');
    expect(await code(change(plan.actionId, wish(left)))).toBe('action.person-inactive');
  }
});

describe('who takes part', () => {
  it('reports and ticks, and edits nothing', async () => {
    const { leadership } = town.people;
    const helper = await as('leadership');
    const path = `/api/actions/${plan.actionId}`;
    expect((await look(plan.actionId, helper)).rights).toMatchObject({ report: true, edit: false });
    expect((await helper.post(`${path}/progress`, { progress: 30 })).status).toBe(200);
    expect((await helper.post(`${path}/checklist/${plan.checklistItemId}/tick`, { done: true })).status).toBe(200);
    expect(await code(change(plan.actionId, { tags: [] }, helper))).toBe('forbidden');
    // No longer among them: nothing of it any more.
    await change(plan.actionId, { contributorIds: [] });
    expect((await helper.post(`${path}/progress`, { progress: 40 })).status).toBe(403);
    await change(plan.actionId, { deputyId: leadership.id });
    expect((await helper.post(`${path}/progress`, { progress: 40 })).status).toBe(200);
  });

  it('takes back a done that was a mistake, as the owner may', async () => {
    const helper = await as('leadership');
    const path = `/api/actions/${plan.actionId}`;
    await helper.post(`${path}/progress`, { status: 'done' });
    const { version } = await look(plan.actionId);
    const back = await helper.patch(path, { status: 'inProgress', statusNote: 'Fel knapp' }, { version });
    expect(back.body).toMatchObject({ status: 'inProgress' });
  });

  it('finds the action among the own ones, marked as another’s', async () => {
    const helper = await as('leadership');
    const mine = (await helper.get<ActionsPage>('/api/actions?involves=me')).body.items;
    expect(mine.map(({ number, owner }) => [number, owner?.id])).toEqual([[1, town.people.contributor.id]]);
    expect((await helper.get<ActionsPage>('/api/actions?owner=me')).body.items).toEqual([]);
    await change(plan.otherActionId, { deputyId: town.people.leadership.id });
    expect((await helper.get<ActionsPage>('/api/actions?involves=me')).body.total).toBe(2);
  });

  it('is no longer deputy or contributor when the action becomes one’s own', async () => {
    const { leadership } = town.people;
    const { body } = await change(plan.actionId, { ownerId: leadership.id });
    expect(body.contributors).toEqual([]);
  });
});

describe('tags', () => {
  it('are spelled as the municipality spells them, found in any case, and another municipality’s are not seen', async () => {
    await change(plan.otherActionId, { tags: ['DIALOG', 'Barn och unga', 'barn och unga'] });
    expect((await look(plan.otherActionId)).tags).toEqual(['Barn och unga', 'dialog']);
    const used = (await coordinator.get<TagsPage>('/api/tags')).body.items;
    expect(used).toEqual([
      { tag: 'dialog', actions: 2 },
      { tag: 'Barn och unga', actions: 1 },
    ]);
    const found = async (tag: string) =>
      (await coordinator.get<ActionsPage>(`/api/actions?tag=${encodeURIComponent(tag)}`)).body.items.map(
        (r) => r.number,
      );
    expect([await found('Dialog'), await found('BARN OCH UNGA'), await found('barn')]).toEqual([[1, 2], [2], []]);
    const elsewhere = await api.signInAs('coordinator', await api.seedMunicipality());
    expect((await elsewhere.get<TagsPage>('/api/tags')).body.items).toEqual([]);
  });

  it('and the start come with a new action', async () => {
    const wish = { evaluationId: plan.evaluationId, title: 'Ny', subQuestions: ['1.1'], due: '2026-06-01' };
    const made = await coordinator.post<ActionView>('/api/actions', { ...wish, start: '2026-04-01', tags: ['Dialog'] });
    expect(made.body).toMatchObject({ start: '2026-04-01', tags: ['dialog'] });
    expect(await code(coordinator.post('/api/actions', { ...wish, start: '2026-07-01' }))).toBe(
      'action.start-after-due',
    );
  });
});

describe('waiting for other actions', () => {
  it('tells by what it is blocked, until that is done, verified or declined', async () => {
    const waiting = async () => (await look(plan.actionId)).waitsFor.map(({ number, status }) => `${number} ${status}`);
    expect(await waiting()).toEqual(['2 notStarted']);
    const [row] = (await coordinator.get<ActionsPage>('/api/actions?involves=' + town.people.contributor.id)).body
      .items;
    expect(row!.waitsFor).toMatchObject([{ id: plan.otherActionId, number: 2, title: 'Visa resultat' }]);
    await change(plan.otherActionId, { status: 'declined', statusNote: 'Behövs inte' });
    expect(await waiting()).toEqual(['2 declined']);
  });

  it('goes in no circle, over any number of steps', async () => {
    const { evaluationId } = plan;
    const third = await coordinator.post<ActionView>('/api/actions', {
      evaluationId,
      title: 'C',
      subQuestions: ['1.1'],
    });
    expect(await code(change(plan.otherActionId, { waitsForIds: [third.body.id] }))).toBe(200);
    expect(await code(change(third.body.id, { waitsForIds: [plan.actionId] }))).toBe('action.dependency-circle');
    expect(await code(change(third.body.id, { waitsForIds: [third.body.id] }))).toBe('action.dependency-circle');
    expect((await look(third.body.id)).waitsFor).toEqual([]);
    // Turned round in the right order.
    await change(plan.actionId, { waitsForIds: [] });
    expect(await code(change(third.body.id, { waitsForIds: [plan.actionId] }))).toBe(200);
  });

  it('is about actions of the same plan', async () => {
    const elsewhere = await seedPlan(api.app.get(UnitOfWork), await api.seedMunicipality());
    expect(await code(change(plan.actionId, { waitsForIds: [elsewhere.actionId] }))).toBe('action.dependency-unknown');
    await api.sqlAsOwner('DELETE FROM reminder_mail WHERE municipality_id = $1', [town.id]);
    const other = await seedPlan(api.app.get(UnitOfWork), town);
    expect(await code(change(plan.actionId, { waitsForIds: [other.actionId] }))).toBe('action.dependency-unknown');
  });
});

describe('the checklist', () => {
  const path = () => `/api/actions/${plan.actionId}/checklist`;
  const add = async (text: string) => (await coordinator.post<ActionView>(path(), { text })).body;

  it('is written, ordered, ticked and cleared, and each of it is in the history', async () => {
    await add('Skriv förslag');
    const begun = await add('Beslut');
    const [first, second, third] = begun.checklist.map(({ id }) => id);
    const order = { ids: [third, first, second] };
    let now = (await coordinator.put<ActionView>(`${path()}/order`, order, { version: begun.version })).body;
    expect(now.checklist.map(({ text }) => text)).toEqual(['Beslut', 'Samla underlag', 'Skriv förslag']);
    const text = 'Beslut i nämnden';
    await coordinator.patch(`${path()}/${third}`, { text }, { version: now.version });
    const owner = await as('contributor');
    now = (await owner.post<ActionView>(`${path()}/${third}/tick`, { done: true })).body;
    expect(now.checklist[0]).toMatchObject({
      text,
      done: { at: expect.any(String), by: town.people.contributor.name },
    });
    // Ticked already: the first one did it.
    expect((await coordinator.post<ActionView>(`${path()}/${third}/tick`, { done: true })).body.version).toBe(
      now.version,
    );
    await owner.post(`${path()}/${third}/tick`, { done: false });
    now = (await coordinator.delete<ActionView>(`${path()}/${third}`, { version: (await look(plan.actionId)).version }))
      .body;
    expect(now.checklist.map(({ text: left }) => left)).toEqual(['Samla underlag', 'Skriv förslag']);
    const told = (await history(plan.actionId)).map(({ event, changes: [c] }) => [event, c?.from, c?.to]);
    expect(told.reverse()).toEqual([
      ['checklist.added', null, 'Skriv förslag'],
      ['checklist.added', null, 'Beslut'],
      ['checklist.reordered', 'Samla underlag · Skriv förslag · Beslut', 'Beslut · Samla underlag · Skriv förslag'],
      ['checklist.reworded', 'Beslut', text],
      ['checklist.ticked', null, text],
      ['checklist.unticked', null, text],
      ['checklist.removed', text, null],
    ]);
  });

  it('is not overwritten unseen, and takes no order that leaves something out', async () => {
    const { version } = await look(plan.actionId);
    await add('Meanwhile');
    const stale = await coordinator.patch(`${path()}/${plan.checklistItemId}`, { text: 'x' }, { version });
    expect([stale.status, stale.body.current.checklist.length]).toEqual([412, 2]);
    const order = { ids: [plan.checklistItemId] };
    expect((await coordinator.put(`${path()}/order`, order, { version })).status).toBe(412);
    const now = (await look(plan.actionId)).version;
    expect(await code(coordinator.put(`${path()}/order`, order, { version: now }))).toBe('checklist.order-incomplete');
  });

  it('has its end', async () => {
    await api.sqlAsOwner(
      `INSERT INTO checklist_item (id, municipality_id, action_id, position, text)
       SELECT gen_random_uuid(), $1, $2, n, 'Steg ' || n FROM generate_series(2, 50) n`,
      [town.id, plan.actionId],
    );
    expect(await code(coordinator.post(path(), { text: 'En till' }))).toBe('checklist.full');
  });

  it('is for those who may edit here, and for ticking those who work on it', async () => {
    const { version } = await look(plan.actionId);
    const [, , school] = town.units;
    await api.sqlAsOwner('UPDATE action SET unit_id = $2 WHERE id = $1', [plan.otherActionId, school!.id]);
    const manager = await as('manager'); // of Omsorg
    expect((await manager.post(path(), { text: 'Vårt steg' })).status).toBe(200);
    expect(await code(manager.post(`/api/actions/${plan.otherActionId}/checklist`, { text: 'x' }))).toBe('forbidden');
    const owner = await as('contributor');
    expect(await code(owner.post(path(), { text: 'x' }))).toBe('forbidden');
    expect(await code(owner.delete(`${path()}/${plan.checklistItemId}`, { version: 1 }))).toBe('forbidden');
    await change(plan.actionId, { ownerId: null, contributorIds: [] });
    expect(await code(owner.post(`${path()}/${plan.checklistItemId}/tick`, { done: true }))).toBe('forbidden');
    expect((await look(plan.actionId)).version).toBe(version + 2);
  });
});

describe('a person named in a comment', () => {
  const say = (text: string, mentionIds: string[], client = coordinator) =>
    client.post<ActionView>(`/api/actions/${plan.otherActionId}/comments`, { text, mentionIds });

  it('hears of it by mail the same day, and whoever names themselves does not', async () => {
    const { contributor } = town.people;
    const said = await say(`@${contributor.name} kan du svara?`, [contributor.id, town.people.coordinator.id]);
    expect(said.body.comments[0]).toMatchObject({
      mentions: expect.arrayContaining([{ id: contributor.id, name: contributor.name }]),
    });
    await api.app.get(SweepReminders, { strict: false }).sweep(town.tenant);
    const planned = await api.sqlAsOwner(
      `SELECT l.rule, l.person_id AS person, m.local_date::text AS day FROM reminder_ledger l
       JOIN reminder_mail m ON m.id = l.mail_id WHERE l.municipality_id = $1 AND l.action_id = $2`,
      [town.id, plan.otherActionId],
    );
    expect(planned).toEqual([{ rule: 'mention', person: contributor.id, day: '2026-03-10' }]);
  });

  it('is somebody active here', async () => {
    const { evaluator } = town.people;
    await api.sqlAsOwner('UPDATE person SET active = false WHERE id = $1', [evaluator.id]);
    const stranger = (await api.seedMunicipality()).people.contributor.id;
    for (const id of [evaluator.id, stranger]) {
      expect(await code(say('Hej', [id]))).toBe('comment.mention-unknown');
    }
    expect((await look(plan.otherActionId)).comments).toEqual([]);
  });
});

describe('when somebody leaves', () => {
  const leave = async (id: string, successorId?: string) => {
    const admin = await as('administrator');
    const people = (await admin.get('/api/people')).body.items as { id: string; version: number }[];
    const { version } = people.find((person) => person.id === id)!;
    return admin.patch(`/api/people/${id}`, { active: false, ...(successorId ? { successorId } : {}) }, { version });
  };

  it('no open action points at them, and the history says so', async () => {
    const { leadership } = town.people;
    await change(plan.otherActionId, { deputyId: leadership.id });
    expect((await leave(leadership.id)).status).toBe(200);
    expect((await look(plan.actionId)).contributors).toEqual([]);
    expect((await look(plan.otherActionId)).deputy).toBeNull();
    const told = [...(await history(plan.actionId)).slice(0, 1), ...(await history(plan.otherActionId)).slice(0, 1)];
    expect(told.map(({ changes }) => changes)).toEqual([
      [{ field: 'contributors', from: leadership.name, to: null }],
      [{ field: 'deputy', from: leadership.name, to: null }],
    ]);
  });

  it('whoever takes over what they helped with is its owner and nothing else', async () => {
    const { contributor, leadership } = town.people;
    expect((await leave(contributor.id, leadership.id)).status).toBe(200);
    expect(await look(plan.actionId)).toMatchObject({ owner: { id: leadership.id }, contributors: [] });
  });

  it('finished work keeps their names, until it is opened again', async () => {
    const { leadership } = town.people;
    await change(plan.actionId, { status: 'done' });
    await leave(leadership.id);
    expect((await look(plan.actionId)).contributors).toMatchObject([{ id: leadership.id }]);
    await change(plan.actionId, { status: 'inProgress', statusNote: 'Mer att göra' });
    expect((await look(plan.actionId)).contributors).toEqual([]);
  });
});

it('asks the database equally often however much there is', async () => {
  const count = async () => (await api.statements(() => coordinator.get('/api/actions?limit=500'))).sql.length;
  const before = await count();
  await change(plan.otherActionId, {
    ...{ contributorIds: [town.people.manager.id, town.people.leadership.id], tags: ['a', 'b', 'c'] },
  });
  expect(await count()).toBe(before);
});
