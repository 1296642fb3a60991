import type { SavedView, SavedViews } from '@kompassplan/contract';
import { ROLES } from '@kompassplan/domain';
import { type Api, type Client, type Refused, startApi } from '../support/api-harness.js';

/** Views of the plan under a name. Every scenario has a municipality of its own. */
let api: Api;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const PATH = '/api/saved-views';
const saved = (client: Client, name: string, more: object = {}) =>
  client.post<SavedView>(PATH, { name, query: 'queue=noDate&group=quarter', ...more });
const list = async (client: Client) => (await client.get<SavedViews>(PATH)).body;
const names = async (client: Client) => (await list(client)).items.map(({ name }) => name);

it.each(ROLES)('%s keeps views of the own: saves, renames, replaces, removes', async (role) => {
  const town = await api.seedMunicipality();
  const client = await api.signInAs(role, town);
  const added = await saved(client, 'Före jul');
  expect([added.status, added.body]).toEqual([
    201,
    expect.objectContaining({
      ...{ name: 'Före jul', query: 'queue=noDate&group=quarter', shared: false, mayChange: true, version: 1 },
      owner: { id: town.people[role].id, name: town.people[role].name },
    }),
  ]);
  const path = `${PATH}/${added.body.id}`;
  const changed = await client.patch<SavedView>(path, { name: 'Efter jul', query: 'due=late' }, { version: 1 });
  expect([changed.status, changed.body.version]).toEqual([200, 2]);
  expect((await list(client)).items).toEqual([expect.objectContaining({ name: 'Efter jul', query: 'due=late' })]);
  expect((await client.patch(path, { name: 'För sent' }, { version: 1 })).status).toBe(412);
  const left = await client.delete<SavedViews>(path, { version: 2 });
  expect([left.status, left.body.items]).toEqual([200, []]);
  const history = await api.sqlAsOwner<{ event: string; person_name: string }>(
    `SELECT event, person_name FROM history WHERE municipality_id = $1 AND entity = 'savedView' ORDER BY id`,
    [town.id],
  );
  expect(history).toEqual(
    ['view.saved', 'view.changed', 'view.removed'].map((event) => ({ event, person_name: town.people[role].name })),
  );
});

it.each(ROLES)('%s shares only with the right to', async (role) => {
  const town = await api.seedMunicipality();
  const client = await api.signInAs(role, town);
  const may = role === 'administrator' || role === 'coordinator' || role === 'manager';
  expect((await saved(client, 'Delad', { shared: true })).status).toBe(may ? 201 : 403);
  const own = (await saved(client, 'Egen')).body;
  const shared = await client.patch(`${PATH}/${own.id}`, { shared: true }, { version: 1 });
  expect(shared.status).toBe(may ? 200 : 403);
  const other = await api.signInAs(role === 'leadership' ? 'evaluator' : 'leadership', town);
  expect(await names(other)).toEqual(may ? ['Delad', 'Egen'] : []);
});

it('what is shared is seen by everybody, and changed by who shared it and by who runs the plan', async () => {
  const town = await api.seedMunicipality();
  const manager = await api.signInAs('manager', town);
  const view = (await saved(manager, 'Omsorgens', { shared: true })).body;
  for (const role of ROLES.filter((one) => one !== 'manager')) {
    const client = await api.signInAs(role, town);
    const may = role === 'administrator' || role === 'coordinator';
    expect((await list(client)).items).toEqual([expect.objectContaining({ id: view.id, mayChange: may })]);
    if (may) continue;
    expect((await client.patch(`${PATH}/${view.id}`, { name: 'Min' }, { version: 1 })).status).toBe(403);
    expect((await client.delete(`${PATH}/${view.id}`, { version: 1 })).status).toBe(403);
  }
  const coordinator = await api.signInAs('coordinator', town);
  expect((await coordinator.patch(`${PATH}/${view.id}`, { name: 'Omsorgen' }, { version: 1 })).status).toBe(200);
  expect(await names(manager)).toEqual(['Omsorgen']);
});

it("another person's own view does not exist, nor does another municipality's shared one", async () => {
  const town = await api.seedMunicipality();
  const contributor = await api.signInAs('contributor', town);
  const own = (await saved(contributor, 'Mina')).body;
  const shared = (await saved(await api.signInAs('coordinator', town), 'Allas', { shared: true })).body;
  const strangers = [
    [await api.signInAs('administrator', town), own],
    [await api.signInAs('administrator', await api.seedMunicipality()), shared],
  ] as const;
  for (const [client, view] of strangers) {
    expect(await names(client)).not.toContain(view.name);
    expect((await client.patch(`${PATH}/${view.id}`, { name: 'Tagen' }, { version: 1 })).status).toBe(404);
    expect((await client.delete(`${PATH}/${view.id}`, { version: 1 })).status).toBe(404);
    expect((await client.put('/api/plan-habits', { defaultId: view.id })).status).toBe(404);
  }
  expect(await names(contributor)).toEqual(['Allas', 'Mina']);
});

it('a person has one view of a name; two people may call theirs alike', async () => {
  const town = await api.seedMunicipality();
  const [coordinator, manager] = [await api.signInAs('coordinator', town), await api.signInAs('manager', town)];
  expect((await saved(coordinator, 'Höst')).status).toBe(201);
  expect((await saved(manager, 'Höst')).status).toBe(201);
  const again: Refused = await coordinator.post(PATH, { name: 'Höst', query: '' });
  expect([again.status, again.body.code]).toEqual([409, 'view.name-taken']);
  expect(again.body.title).toContain('Höst');
  const second = (await saved(coordinator, 'Vår')).body;
  const renamed: Refused = await coordinator.patch(`${PATH}/${second.id}`, { name: 'Höst' }, { version: 1 });
  expect([renamed.status, renamed.body.code]).toEqual([409, 'view.name-taken']);
});

it('takes only what can stand in an address', async () => {
  const client = await api.signInAs('coordinator', await api.seedMunicipality());
  for (const wrong of ['javascript://x', 'q=a b', '"><script>', `q=${'a'.repeat(2000)}`]) {
    expect([wrong, (await client.post(PATH, { name: 'Vy', query: wrong })).status]).toEqual([wrong, 422]);
  }
  expect((await client.post(PATH, { name: 'Vy', query: 'q=%C3%A5ldring&columns=number,title:240' })).status).toBe(201);
});

it('columns and the view to open with are remembered for each person', async () => {
  const town = await api.seedMunicipality();
  const [manager, leadership] = [await api.signInAs('manager', town), await api.signInAs('leadership', town)];
  const view = (await saved(manager, 'Omsorgens', { shared: true })).body;
  expect((await manager.put('/api/plan-habits', { columns: 'number,title:300,due' })).status).toBe(200);
  expect((await manager.put('/api/plan-habits', { defaultId: view.id })).status).toBe(200);
  expect(await list(manager)).toMatchObject({ defaultId: view.id, columns: 'number,title:300,due' });
  expect(await list(leadership)).toMatchObject({ defaultId: null, columns: null });
  await leadership.put('/api/plan-habits', { defaultId: view.id });

  // No longer shared, it opens for its owner only; removed, for nobody.
  await manager.patch(`${PATH}/${view.id}`, { shared: false }, { version: 1 });
  expect([(await list(manager)).defaultId, (await list(leadership)).defaultId]).toEqual([view.id, null]);
  expect((await manager.delete(`${PATH}/${view.id}`, { version: 1 })).status).toBe(412);
  expect((await manager.delete(`${PATH}/${view.id}`, { version: 2 })).status).toBe(200);
  expect(await list(manager)).toMatchObject({ defaultId: null, columns: 'number,title:300,due' });
  await manager.put('/api/plan-habits', { columns: null });
  expect((await list(manager)).columns).toBeNull();
});

it('two statements tell all views, however many there are', async () => {
  const town = await api.seedMunicipality();
  const client = await api.signInAs('coordinator', town);
  const count = async () => (await api.statements(() => list(client))).sql.length;
  await saved(client, 'Första');
  const few = await count();
  for (let number = 0; number < 12; number += 1) await saved(client, `Vy ${number}`);
  expect(await count()).toBe(few);
});
