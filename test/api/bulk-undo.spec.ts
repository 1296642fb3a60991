import type {
  ActionView,
  BulkPreview,
  BulkResult,
  ChangedAction,
  HistoryPage,
  RecentChanges,
  UndoResult,
} from '@kompassplan/contract';
import { SweepReminders } from '../../backend/src/features/reminders/sweep-reminders.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { checkChain } from '../../backend/src/persistence/history-chain.query.js';
import { type Api, type Client, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { plan } from '../support/reminder-plan.js';

/*
 * Many actions changed at once: seen before, written as seen, and taken back. Every test has a municipality of its own with
 * six actions of the unit Omsorg, Å-01 … Å-06: the first three are the contributor's and due on 1 May, the others nobody's.
 */
let api: Api;
let town: SeededMunicipality;
let ids: string[];
let coordinator: Client;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  api.clock.set('2026-03-10T09:00:00Z');
  town = await api.seedMunicipality();
  const unitId = town.units[1]!.id;
  const owned = { unitId, ownerId: town.people.contributor.id, due: '2026-05-01' };
  ids = await plan(api, town, [owned, owned, owned, { unitId }, { unitId }, { unitId }]);
  await api.sqlAsOwner(
    `INSERT INTO sub_question (id, municipality_id, evaluation_id, area_number, number, position, title, points, max, percent)
     SELECT gen_random_uuid(), $1, id, 1, '1.1', 1, 'Fråga', 8, 15, 50 FROM evaluation WHERE municipality_id = $1`,
    [town.id],
  );
  coordinator = await api.signInAs('coordinator', town);
});

const look = async (id: string) => (await coordinator.get<ActionView>(`/api/actions/${id}`)).body;
const history = async (id: string) => (await coordinator.get<HistoryPage>(`/api/actions/${id}/history`)).body.items;
const versions = async () =>
  Object.fromEntries(await Promise.all(ids.map(async (id) => [id, (await look(id)).version])));
const preview = (change: object, more: object = {}, client = coordinator) =>
  client.post<BulkPreview>('/api/actions/bulk/preview', { ids, change, ...more });
const bulk = (change: object, more: object = {}, client = coordinator) =>
  client.post<BulkResult>('/api/actions/bulk', { ids, change, ...more });
const undo = (id: string | null, client = coordinator) => client.post<UndoResult>(`/api/changes/${id}/undo`);
const recent = async (client = coordinator) => (await client.get<RecentChanges>('/api/changes')).body.items;
async function patch(id: string, body: object, client = coordinator) {
  const { version } = await look(id);
  const reply = await client.patch<ChangedAction>(`/api/actions/${id}`, body, { version });
  expect([reply.status, reply.body]).toMatchObject([200, { id }]);
  return reply.body;
}
/** Everything but what every write moves: its version and the rows of its history. */
const states = async () =>
  new Map(
    (
      await api.sqlAsOwner<{ id: string }>(
        `SELECT to_jsonb(a) - 'version' - 'updated_at' AS action, a.id,
           ARRAY(SELECT t.tag FROM action_tag t WHERE t.action_id = a.id ORDER BY 1) AS tags,
           ARRAY(SELECT c.person_id FROM action_contributor c WHERE c.action_id = a.id ORDER BY 1) AS contributors,
           ARRAY(SELECT l.sub_question_number || coalesce(' ' || l.share, '') FROM action_sub_question l WHERE l.action_id = a.id ORDER BY 1) AS links,
           ARRAY(SELECT d.waits_for_id FROM action_dependency d WHERE d.action_id = a.id ORDER BY 1) AS waits
         FROM action a WHERE a.municipality_id = $1`,
        [town.id],
      )
    ).map((row) => [row.id, row]),
  );

describe('the preview', () => {
  it('tells each row from what to what, or why not, and writes nothing', async () => {
    const { manager, contributor } = town.people;
    await patch(ids[3]!, { ownerId: manager.id });
    const seen = await versions();
    await patch(ids[1]!, { title: 'Någon annan var här' });
    const before = await states();
    const { status, body } = await preview({ ownerId: manager.id }, { versions: seen });
    expect(status).toBe(200);
    expect(body.counts).toEqual({ change: 4, same: 1, refused: 1 });
    expect(body.rows.map(({ id }) => id)).toEqual(ids);
    expect(body.rows[0]).toMatchObject({
      ...{ number: 1, refused: null },
      changes: [{ field: 'owner', from: contributor.name, to: manager.name }],
    });
    expect(body.rows[1]).toMatchObject({ changes: [], refused: { code: 'stale-version' } });
    expect(body.rows[3]).toMatchObject({ changes: [], refused: null });
    expect(await states()).toEqual(before);
    expect(await recent()).toHaveLength(2);
  });

  it('says what is then done, for every wish, role and row', async () => {
    const { manager, leadership } = town.people;
    await patch(ids[4]!, { unitId: town.units[2]!.id, tags: Array.from({ length: 10 }, (_, n) => `t${n}`) });
    await patch(ids[5]!, { status: 'declined', statusNote: 'Nej', start: '2026-06-01' });
    const wishes = [
      { ownerId: manager.id },
      { ownerId: null },
      { unitId: town.units[2]!.id },
      { due: '2026-04-01' },
      { due: '2026-04-01', dueReason: 'Nämnden' },
      { status: 'done' },
      { status: 'notStarted' },
      { addTags: ['Dialog'], removeTags: ['t1'] },
      { addTags: ['a', 'b'] },
      { ownerId: leadership.id, due: '2026-07-01', dueReason: 'x', addTags: ['k'] },
    ];
    for (const role of ['coordinator', 'manager'] as const) {
      const client = await api.signInAs(role, town);
      for (const wish of wishes) {
        const seen = { versions: await versions() };
        const told = (await preview(wish, seen, client)).body;
        const { body: done } = await bulk(wish, seen, client);
        const refused = told.rows
          .filter((row) => row.refused)
          .map(({ id, refused: why }) => [id, why!.code, why!.message]);
        expect(done.failed.map(({ id, code, message }) => [id, code, message])).toEqual(refused);
        const changed = told.rows.filter((row) => row.changes.length > 0);
        expect(done.changed.length - done.unchanged.length).toBe(changed.length);
        for (const { id, changes } of changed) expect((await history(id))[0]?.changes).toEqual(changes);
      }
    }
  });

  it('is refused to whoever may edit nothing, and the wish that names nobody is refused as a whole', async () => {
    expect((await preview({ ownerId: null }, {}, await api.signInAs('contributor', town))).status).toBe(403);
    const stranger = (await api.seedMunicipality()).people.manager.id;
    expect((await preview({ ownerId: stranger })).body).toMatchObject({ code: 'action.owner-unknown' });
  });

  it("does not know another municipality's actions", async () => {
    const other = await api.seedMunicipality();
    const elsewhere = await api.signInAs('coordinator', other);
    const { body } = await preview({ ownerId: null }, {}, elsewhere);
    expect(body.counts).toEqual({ change: 0, same: 0, refused: 6 });
    expect(new Set(body.rows.map((row) => row.refused?.code))).toEqual(new Set(['not-found']));
  });
});

describe('a bulk change', () => {
  it('adds and removes tags beside those that each row has, in the letters that are in use', async () => {
    await patch(ids[0]!, { tags: ['E-tjänst', 'dialog'] });
    await patch(ids[1]!, { tags: ['dialog'] });
    const { body } = await bulk({ addTags: ['e-TJÄNST'], removeTags: ['DIALOG'] });
    expect(body.changed).toHaveLength(6);
    expect(new Set(body.changed.map(({ tags }) => tags.join()))).toEqual(new Set(['E-tjänst']));
    expect((await bulk({ addTags: ['E-tjänst'] })).body).toMatchObject({ undo: null, failed: [] });
  });

  it('leaves a row that somebody else has changed since it was seen, and tells it', async () => {
    const seen = await versions();
    await patch(ids[2]!, { ownerId: town.people.leadership.id });
    const { body } = await bulk({ ownerId: town.people.manager.id }, { versions: seen });
    expect(body.failed).toMatchObject([{ id: ids[2], number: 3, code: 'stale-version' }]);
    expect((await look(ids[2]!)).owner?.id).toBe(town.people.leadership.id);
    expect(body.changed).toHaveLength(5);
  });
});

describe('undo', () => {
  const changes = () => ({ ownerId: town.people.manager.id, due: '2026-08-01', dueReason: 'x', addTags: ['ny'] });

  it('brings everything of a bulk change back, as new entries of the history', async () => {
    const before = await states();
    const entries = (await history(ids[0]!)).length;
    const { body } = await bulk(changes());
    const { status, body: undone } = await undo(body.undo);
    expect([status, undone.left]).toEqual([200, []]);
    expect(undone.undone).toHaveLength(6);
    expect(await states()).toEqual(before);
    const [last, ...older] = await history(ids[0]!);
    expect(older).toHaveLength(entries + 1);
    expect(last).toMatchObject({ event: 'action.undone', by: town.people.coordinator.name });
    expect(last?.changes).toContainEqual({
      ...{ field: 'owner', from: town.people.manager.name, to: town.people.contributor.name },
    });
    expect((await api.app.get(UnitOfWork).read(town.tenant, checkChain)).fault).toBeNull();
    expect(await recent()).toEqual([]);
    expect((await undo(body.undo)).body).toMatchObject({ code: 'undo.done-already' });
  });

  it('brings single changes back, whatever field: lists, links with shares, a report, a verification', async () => {
    const { leadership, manager } = town.people;
    const [first, second] = ids as [string, string];
    await patch(first, { links: [{ subQuestion: '1.1', share: 0.4 }] });
    const step = async (wish: object, client = coordinator) => {
      const before = await states();
      const { undo: id } = await patch(first, wish, client);
      expect((await undo(id, client)).body.left).toEqual([]);
      expect([wish, await states()]).toEqual([wish, before]);
    };
    await step({ contributorIds: [manager.id], deputyId: leadership.id, tags: ['a'], waitsForIds: [second] });
    await step({ ownerId: manager.id });
    await step({ links: [{ subQuestion: '1.1' }], title: 'Ny' });
    await step({ status: 'done' });
    await coordinator.post(`/api/actions/${first}/evidence`, { kind: 'text', title: 'Bevis', text: 'x' });
    await patch(first, { status: 'done' });
    const verifier = await api.signInAs('leadership', town);
    await patch(first, { status: 'verified' }, verifier);
    await step({ status: 'inProgress', statusNote: 'Fel' }, verifier);
    const before = await states();
    const { body } = await coordinator.post<ChangedAction>(`/api/actions/${second}/progress`, {
      progress: 60,
      note: 'Hej',
    });
    expect((await undo(body.undo)).body.left).toEqual([]);
    expect(await states()).toEqual(before);
  });

  it('leaves what somebody has changed since, wholly or in part, and says which and why', async () => {
    const { body } = await bulk(changes());
    await patch(ids[0]!, { ownerId: town.people.leadership.id });
    await patch(ids[1]!, { title: 'En annan rubrik' });
    await patch(ids[2]!, { ownerId: null, due: null, dueReason: 'y', tags: [] });
    const { body: undone } = await undo(body.undo);
    expect(undone.left).toMatchObject([
      { number: 1, code: 'undo.changed-meanwhile', fields: ['owner'] },
      { number: 3, code: 'undo.changed-meanwhile', fields: [] },
    ]);
    expect(await look(ids[0]!)).toMatchObject({
      owner: { id: town.people.leadership.id },
      due: '2026-05-01',
      tags: [],
    });
    expect(await look(ids[1]!)).toMatchObject({ title: 'En annan rubrik', due: '2026-05-01' });
    expect(undone.undone).toHaveLength(5);
  });

  it('gives nothing back to who has left meanwhile', async () => {
    const { body } = await bulk({ ownerId: town.people.manager.id });
    await api.sqlAsOwner('UPDATE person SET active = false WHERE id = $1', [town.people.contributor.id]);
    const { body: undone } = await undo(body.undo);
    expect(undone.left.map(({ number, code }) => [number, code])).toEqual(
      [1, 2, 3].map((n) => [n, 'action.owner-inactive']),
    );
    expect(undone.undone).toHaveLength(3);
  });

  it('lasts ten minutes, by the clock of the server', async () => {
    const { body } = await bulk(changes());
    api.clock.set('2026-03-10T09:09:59Z');
    expect(await recent()).toMatchObject([
      { id: body.undo, actions: 6, fields: ['owner', 'due', 'tags'], until: '2026-03-10T09:10:00.000Z' },
    ]);
    api.clock.set('2026-03-10T09:10:00Z');
    expect(await recent()).toEqual([]);
    const late = await undo(body.undo);
    expect([late.status, late.body]).toMatchObject([410, { code: 'undo.too-late' }]);
    // An hour later nothing of it is kept.
    api.clock.set('2026-03-10T10:10:01Z');
    await patch(ids[0]!, { title: 'Senare' });
    expect((await undo(body.undo)).status).toBe(404);
  });

  it('belongs to who made the change, here', async () => {
    const { body } = await bulk(changes());
    for (const client of [
      await api.signInAs('administrator', town),
      await api.signInAs('coordinator', await api.seedMunicipality()),
    ]) {
      expect(await recent(client)).toEqual([]);
      expect((await undo(body.undo, client)).status).toBe(404);
    }
    expect((await api.signInAs('evaluator', town).then((client) => undo(body.undo, client))).status).toBe(403);
  });

  it('needs the right still', async () => {
    const manager = await api.signInAs('manager', town);
    const { body } = await bulk({ unitId: town.units[2]!.id }, {}, manager);
    await api.sqlAsOwner(`UPDATE person SET role = 'contributor' WHERE id = $1`, [town.people.manager.id]);
    const demoted = await undo(body.undo, manager);
    expect(demoted.body.left.map(({ code }) => code)).toEqual(Array.from({ length: 6 }, () => 'forbidden'));
  });

  it('a manager takes back what was moved out of the own unit', async () => {
    const manager = await api.signInAs('manager', town);
    const { body } = await bulk({ unitId: town.units[2]!.id, ownerId: null }, {}, manager);
    expect((await undo(body.undo, manager)).body).toMatchObject({ left: [], undone: { length: 6 } });
  });

  it('two at once: one takes it back, the other is told', async () => {
    const { body } = await bulk(changes());
    const both = await Promise.all([undo(body.undo), undo(body.undo)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await history(ids[0]!)).filter(({ event }) => event === 'action.undone')).toHaveLength(1);
  });

  it.each([
    [true, 'hears nothing of it'],
    [false, 'hears of it when it stays'],
  ])('whoever got an action: undone %s, %s', async (undone) => {
    const { body } = await bulk({ ownerId: town.people.manager.id });
    if (undone) await undo(body.undo);
    await api.app.get(SweepReminders).sweep(town.tenant);
    const told = await api.sqlAsOwner(
      `SELECT 1 FROM reminder_ledger WHERE municipality_id = $1 AND rule = 'assignment'`,
      [town.id],
    );
    expect(told).toHaveLength(undone ? 0 : 6);
  });
});

it('where dates need approval, the preview calls them requests, also to remove one, and undoing withdraws them', async () => {
  const policy = { effectMonths: 9, approveDue: true };
  expect((await coordinator.put('/api/plan-policy', policy, { version: 0 })).status).toBeLessThan(300);
  const before = await states();
  for (const due of ['2026-07-01', null]) {
    const wish = { due, dueReason: 'Upphandlingen drog ut' };
    const shown = (await preview(wish)).body;
    // The last three have no date yet: they get one at once, or already have none.
    expect(shown.rows.map(({ asks }) => asks)).toEqual([true, true, true, false, false, false]);
    expect(shown.counts).toMatchObject(due === null ? { change: 3, same: 3 } : { change: 6, same: 0 });
    if (due !== null) expect(shown.rows[0]!.changes).toEqual([{ field: 'askedDue', from: null, to: due }]);
    const { undo: id } = (await bulk(wish)).body;
    expect(await look(ids[0]!)).toMatchObject({ due: '2026-05-01', dueRequest: { due, reason: wish.dueReason } });
    expect((await history(ids[0]!))[0]).toMatchObject({ event: 'due.requested', note: wish.dueReason });
    expect((await undo(id)).body).toMatchObject({ left: [] });
    expect(await look(ids[0]!)).toMatchObject({ due: '2026-05-01', dueRequest: null });
    expect(await states()).toEqual(before);
  }
});

it('costs as many statements for 5 rows as for 50: preview, change and undo', async () => {
  const many = await plan(
    api,
    town,
    Array.from({ length: 50 }, () => ({ ownerId: town.people.contributor.id, due: '2026-05-01' })),
  );
  const change = {
    ownerId: town.people.manager.id,
    unitId: town.units[2]!.id,
    due: '2026-06-01',
    dueReason: 'x',
    status: 'inProgress',
    addTags: ['ny'],
  };
  const cost = async (some: string[]) => {
    // What actions have at stake is remembered; whoever asks first pays.
    await look(some[0]!);
    const looked = await api.statements(() => preview(change, { ids: some }));
    const wrote = await api.statements(() => bulk(change, { ids: some }));
    expect(wrote.result.body.changed).toHaveLength(some.length);
    const undone = await api.statements(() => undo(wrote.result.body.undo));
    expect(undone.result.body.undone).toHaveLength(some.length);
    return [looked.sql.length, wrote.sql.length, undone.sql.length];
  };
  expect(await cost(many.slice(0, 5))).toEqual(await cost(many));
});
