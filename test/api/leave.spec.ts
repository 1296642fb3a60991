import type { LeavePeriod, LeavePeriodsPage, ReminderPreview } from '@kompassplan/contract';
import { addDays } from '@kompassplan/domain';
import { type Api, type Client, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { plan as planActions } from '../support/reminder-plan.js';

let api: Api;
let town: SeededMunicipality;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  town = await api.seedMunicipality();
});

const day = (from: number) => addDays(api.clock.now().toISOString().slice(0, 10), from);
const period = (personId: string, from: number, to: number, deputyId: string | null = null) => ({
  ...{ personId, from: day(from), to: day(to), deputyId },
});
const add = (client: Client, body: object) => client.post<LeavePeriod>('/api/leave-periods', body);
const list = async (client: Client) => (await client.get<LeavePeriodsPage>('/api/leave-periods')).body.items;

describe('time away', () => {
  it('is planned ahead, several times, by oneself; moved, and taken back, with history', async () => {
    const { contributor, manager } = town.people;
    const me = await api.signInAs('contributor', town);
    const july = await add(me, period(contributor.id, 10, 20, manager.id));
    expect(july).toMatchObject({ status: 201, body: { deputy: { id: manager.id, name: manager.name }, version: 1 } });
    expect((await add(me, period(contributor.id, 40, 41))).status).toBe(201);
    expect((await list(me)).map(({ from, deputy }) => [from, deputy?.name ?? null])).toEqual([
      [day(10), manager.name],
      [day(40), null],
    ]);

    const path = `/api/leave-periods/${july.body.id}`;
    const wish = { from: day(11), to: day(20), deputyId: null };
    expect((await me.put(path, wish, { version: 1 })).body).toMatchObject({ from: day(11), deputy: null, version: 2 });
    const late = await me.put(path, wish, { version: 1 });
    expect(late).toMatchObject({ status: 412, body: { code: 'stale-version', current: { version: 2 } } });
    expect(await me.delete(path, { version: 1 })).toMatchObject({ status: 412, body: { current: { version: 2 } } });
    expect((await me.delete(path, { version: 2 })).status).toBe(204);
    expect(await list(me)).toHaveLength(1);
    const history = await api.sqlAsOwner<{ event: string; changes: unknown }>(
      'SELECT event, changes FROM history WHERE entity_id = $1 ORDER BY id',
      [contributor.id],
    );
    expect(history.map(({ event }) => event)).toEqual([
      ...['leave.planned', 'leave.planned', 'leave.changed', 'leave.removed'],
    ]);
    expect(history[2]?.changes).toEqual([
      { field: 'leaveFrom', from: day(10), to: day(11) },
      { field: 'deputy', from: manager.name, to: null },
    ]);
  });

  it('is refused when it makes no sense, or overlaps, also of two at once', async () => {
    const { contributor, evaluator } = town.people;
    const me = await api.signInAs('contributor', town);
    const code = async (body: object) => (await add(me, body)).body;
    expect(await code(period(contributor.id, 5, 4))).toMatchObject({ code: 'leave.turned' });
    expect(await code(period(contributor.id, -5, -1))).toMatchObject({ code: 'leave.over' });
    expect(await code(period(contributor.id, 1, 2, contributor.id))).toMatchObject({
      code: 'leave.deputy-is-yourself',
    });
    expect(await code(period(contributor.id, 1, 2, api.home.people.manager.id))).toMatchObject({
      code: 'person-unknown',
    });
    await api.sqlAsOwner('UPDATE person SET active = false WHERE id = $1', [evaluator.id]);
    expect(await code(period(contributor.id, 1, 2, evaluator.id))).toMatchObject({ code: 'person-unknown' });
    const both = await Promise.all([1, 2].map((from) => add(me, period(contributor.id, from, 3))));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(both.find(({ status }) => status === 422)?.body).toMatchObject({ code: 'leave.overlaps' });
  });

  it('of others is planned by who runs the plan and by the manager of their unit', async () => {
    const { contributor, leadership, manager } = town.people;
    // Everybody is in Omsorg, but the leadership.
    await api.sqlAsOwner('UPDATE person SET unit_id = $1 WHERE id = $2', [town.units[0]?.id, leadership.id]);
    const boss = await api.signInAs('manager', town);
    const theirs = await add(boss, period(contributor.id, 1, 2));
    expect(theirs.status).toBe(201);
    expect((await add(boss, period(leadership.id, 1, 2))).status).toBe(403);
    for (const role of ['administrator', 'coordinator'] as const) {
      const from = role === 'administrator' ? 11 : 21;
      expect((await add(await api.signInAs(role, town), period(leadership.id, from, from))).status).toBe(201);
    }
    for (const role of ['contributor', 'leadership'] as const) {
      const client = await api.signInAs(role, town);
      expect((await add(client, period(manager.id, 1, 2))).status).toBe(403);
    }
    const other = await api.signInAs('leadership', town);
    const path = `/api/leave-periods/${theirs.body.id}`;
    const wish = { from: day(1), to: day(3), deputyId: null };
    expect((await other.put(path, wish, { version: 1 })).status).toBe(403);
    expect((await other.delete(path, { version: 1 })).status).toBe(403);
    expect(
      (await api.signInAs('evaluator', town).then((client) => add(client, period(contributor.id, 1, 2)))).status,
    ).toBe(403);
    const foreign = await add(boss, period(api.home.people.contributor.id, 1, 2));
    expect([foreign.status, foreign.body]).toEqual([422, expect.objectContaining({ code: 'person-unknown' })]);
  });

  it('sends reminders to the deputy while it lasts, and the person’s own again afterwards', async () => {
    const { contributor, leadership } = town.people;
    const admin = await api.signInAs('administrator', town);
    await api.sqlAsOwner(`UPDATE person SET digest = 'daily' WHERE municipality_id = $1`, [town.id]);
    await planActions(api, town, [{ ownerId: contributor.id, due: day(40) }]);
    const to = async () => {
      const { body } = await admin.get<ReminderPreview>('/api/reminders/preview?days=60');
      return new Set(
        body.mails.filter(({ items }) => items.some(({ rule }) => rule === 'due')).map(({ person }) => person.name),
      );
    };
    expect(await to()).toEqual(new Set([contributor.name]));
    // The first step comes 14 days before the date, 26 days from now; the next ones after the leave.
    expect((await add(admin, period(contributor.id, 20, 33, leadership.id))).status).toBe(201);
    expect(await to()).toEqual(new Set([leadership.name, contributor.name]));
  });
});
