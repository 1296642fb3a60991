import type { ActionsPage, UnitOverview } from '@kompassplan/contract';
import { addDays } from '@kompassplan/domain';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { type Api, type Client, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { plan as planActions } from '../support/reminder-plan.js';
import { type SeededPlan, seedPlan } from '../support/seed-plan.js';

let api: Api;
let town: SeededMunicipality;
let plan: SeededPlan;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  town = await api.seedMunicipality();
  plan = await seedPlan(api.app.get(UnitOfWork), town);
});

const day = (from: number) => addDays(api.clock.now().toISOString().slice(0, 10), from);
const overview = (client: Client, evaluation: string, unit = 'mine') =>
  client.get<UnitOverview>(`/api/unit-overview?evaluation=${evaluation}&unit=${unit}`);
const evaluationOf = async (actionId: string | undefined) =>
  (await api.sqlAsOwner<{ id: string }>('SELECT evaluation_id AS id FROM action WHERE id = $1', [actionId]))[0]?.id ??
  '';

describe('a unit seen by its manager', () => {
  it('tells who has how much to do, what is late, what waits and what nobody owns, as the plan does', async () => {
    const { contributor, manager, leadership } = town.people;
    const [, care, school] = town.units;
    const own = { unitId: care?.id ?? null };
    const ids = await planActions(api, town, [
      { ...own, ownerId: contributor.id, due: day(-3) },
      { ...own, ownerId: contributor.id, due: day(4) },
      { ...own, ownerId: contributor.id, due: day(-1), status: 'done', doneAt: '2026-01-03T08:00:00Z' },
      { ...own, ownerId: manager.id, status: 'done', doneAt: '2026-01-03T08:00:00Z' },
      { ...own, ownerId: null },
      { ...own, ownerId: manager.id, status: 'needsHelp' },
      { ...own, ownerId: null, status: 'declined' },
      { unitId: school?.id ?? null, ownerId: contributor.id },
      { unitId: school?.id ?? null, ownerId: null, due: day(-9) },
    ]);
    await api.sqlAsOwner('UPDATE action SET effort_weeks = 2.5 WHERE id = $1', [ids[0]]);
    await api.sqlAsOwner('UPDATE action SET declined_review_on = $1 WHERE id = $2', [day(0), ids[6]]);
    await api.sqlAsOwner('UPDATE person SET unit_id = $1 WHERE id = $2', [school?.id, leadership.id]);
    await api.sqlAsOwner(
      `INSERT INTO leave_period (id, municipality_id, person_id, first_day, last_day, deputy_id, created_at)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, now())`,
      [town.id, contributor.id, day(-1), day(2), manager.id],
    );
    const boss = await api.signInAs('manager', town);
    const evaluation = await evaluationOf(ids[0]);
    const { status, body } = await overview(boss, evaluation);
    expect(status).toBe(200);
    expect(body.units).toEqual([{ id: care?.id, name: 'Omsorg' }]);
    expect(body.total).toEqual({
      ...{ open: 4, late: 1, effortWeeks: 2.5, unknownEffort: 3, points: 0, nextDue: day(4) },
    });
    expect(body.people.map(({ person }) => person.name)).not.toContain(leadership.name);
    expect(body.people.slice(0, 2)).toEqual([
      {
        ...{ person: { id: contributor.id, name: contributor.name }, member: true, open: 2, late: 1, elsewhere: 1 },
        ...{ effortWeeks: 2.5, unknownEffort: 1, points: 0, nextDue: day(4) },
        away: { to: day(2), deputy: manager.name },
      },
      expect.objectContaining({ person: { id: manager.id, name: manager.name }, open: 1, late: 0, away: null }),
    ]);
    expect(body.verify.items.map(({ id, mayVerify }) => [id, mayVerify])).toEqual([
      [ids[2], true],
      [ids[3], false],
    ]);
    expect([body.late, body.noOwner, body.help, body.review].map(({ items }) => items.map(({ id }) => id))).toEqual([
      ...[[ids[0]], [ids[4]], [ids[5]], [ids[6]]],
    ]);
    // Each list stands in the plan under the filter that the page links to.
    const filters = { late: 'due=late', noOwner: 'queue=noOwner', verify: 'queue=verify', help: 'status=needsHelp' };
    for (const [list, filter] of Object.entries(filters)) {
      const page = await boss.get<ActionsPage>(`/api/actions?evaluation=${evaluation}&unit=mine&${filter}`);
      expect([list, page.body.total]).toEqual([list, body[list as keyof typeof filters].total]);
    }
  });

  it('counts points as the plan does, and takes the same statements however many actions there are', async () => {
    const boss = await api.signInAs('manager', town);
    const small = await api.statements(() => overview(boss, plan.evaluationId));
    const { items } = (await boss.get<ActionsPage>(`/api/actions?evaluation=${plan.evaluationId}`)).body;
    const open = items.reduce((sum, { pointsAtStake }) => sum + pointsAtStake, 0);
    expect(small.result.body.total.points).toBeCloseTo(open, 6);
    expect(open).toBeGreaterThan(0);
    const ids = await planActions(
      api,
      town,
      Array.from({ length: 60 }, () => ({
        ownerId: town.people.contributor.id,
        unitId: town.units[1]?.id ?? null,
        due: day(-1),
      })),
    );
    const evaluation = await evaluationOf(ids[0]);
    const large = await api.statements(() => overview(boss, evaluation));
    expect(large.result.body.late).toMatchObject({ total: 60 });
    expect(large.result.body.late.items).toHaveLength(10);
    // open_session, BEGIN and tenant, units, actions, points, people, COMMIT
    expect([small.sql.length, large.sql.length]).toEqual([7, 7]);
  });

  it('is for the own unit of a manager, and every unit of who leads the whole', async () => {
    const [top, care, school] = town.units;
    const boss = await api.signInAs('manager', town);
    expect((await overview(boss, plan.evaluationId, care?.id)).status).toBe(200);
    expect((await overview(boss, plan.evaluationId, school?.id)).status).toBe(403);
    expect((await overview(boss, plan.evaluationId, top?.id)).status).toBe(403);
    for (const role of ['administrator', 'coordinator', 'leadership'] as const) {
      expect((await overview(await api.signInAs(role, town), plan.evaluationId, school?.id)).status).toBe(200);
    }
    for (const role of ['contributor', 'evaluator'] as const) {
      expect((await overview(await api.signInAs(role, town), plan.evaluationId)).status).toBe(403);
    }
    const admin = await api.signInAs('administrator', town);
    expect((await overview(admin, plan.evaluationId, api.home.units[1]?.id)).status).toBe(404);
    expect((await overview(await api.signInAs('administrator'), plan.evaluationId)).body).toMatchObject({
      total: { open: 0 },
    });
  });
});
