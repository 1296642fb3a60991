import type { ActionsPage, ActionView, Readiness } from '@kompassplan/contract';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { type Api, type Client, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { type SeededPlan, seedPlan } from '../support/seed-plan.js';

/*
 * What counts as proof, on the day and the day after.
 *
 * Sub-question 1.1: 50 % of 15 points, so b = 7.5 and half of the gap of 7.5 is aimed for: T = 3.75. Two actions work on
 * it with the same effort, so each has 1.875 at stake. The second one is done, and proven by one text.
 */
const SHARE = 1.875;
const LAST_DAY = '2026-03-10';
let api: Api;
let town: SeededMunicipality;
let seeded: SeededPlan;
let path: string;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  at(LAST_DAY);
  town = await api.seedMunicipality();
  seeded = await seedPlan(api.app.get(UnitOfWork), town);
  path = `/api/actions/${seeded.otherActionId}`;
  const coordinator = await as('coordinator');
  const assigned = await coordinator.patch(path, { ownerId: town.people.contributor.id }, { version: 1 });
  expect(assigned.status).toBe(200);
  expect((await (await as('contributor')).post(`${path}/progress`, { status: 'done' })).status).toBe(200);
});

/** Ten o'clock in the morning of that day. */
function at(day: string): void {
  api.clock.set(`${day}T09:00:00Z`);
}
/** Signed in anew: a night ends a session. */
const as = (role: 'coordinator' | 'contributor'): Promise<Client> => api.signInAs(role, town);

async function prove(validUntil: string): Promise<ActionView> {
  const proof = { kind: 'text', title: 'Intyg', text: 'Planen gäller', validUntil };
  const { status, body } = await (await as('contributor')).post<ActionView>(`${path}/evidence`, proof);
  expect(status).toBe(200);
  return body;
}
async function verify() {
  const coordinator = await as('coordinator');
  const { version } = (await coordinator.get<ActionView>(path)).body;
  return coordinator.patch(path, { status: 'verified' }, { version });
}
async function look() {
  const coordinator = await as('coordinator');
  const { body } = await coordinator.get<Readiness>(`/api/evaluations/${seeded.evaluationId}/readiness`);
  const { items } = (await coordinator.get<ActionsPage>('/api/actions?status=done,verified')).body;
  const risk = (kind: string) => body.risks.find((candidate) => candidate.kind === kind)?.actions;
  return {
    verified: body.states.verified,
    done: body.states.done,
    waiting: risk('unverified'),
    unproven: risk('evidenceMissing'),
    evidence: items[0]?.evidence,
  };
}

it('evidence holds through its last day: then it verifies, and the day after it does not', async () => {
  await prove(LAST_DAY);
  at('2026-03-11');
  expect((await verify()).body).toMatchObject({ status: 422, code: 'action.verify-without-evidence' });
  at(LAST_DAY);
  expect((await verify()).body).toMatchObject({ status: 'verified' });
});

it('what was verified counts as done when its proof has expired, and is one that lacks proof', async () => {
  expect(await look()).toEqual({
    verified: 0,
    done: SHARE,
    waiting: 1,
    unproven: 1,
    evidence: { total: 0, valid: 0 },
  });
  await prove(LAST_DAY);
  expect(await look()).toMatchObject({ waiting: 1, unproven: 0, evidence: { total: 1, valid: 1 } });
  await verify();
  // Verified work waits for nobody.
  expect(await look()).toEqual({
    verified: SHARE,
    done: 0,
    waiting: 0,
    unproven: 0,
    evidence: { total: 1, valid: 1 },
  });
  at('2026-03-11');
  expect(await look()).toEqual({
    verified: 0,
    done: SHARE,
    waiting: 0,
    unproven: 1,
    evidence: { total: 1, valid: 0 },
  });
});

it('evidence that was removed proves nothing', async () => {
  const { evidenceItems, version } = await prove('2030-12-31');
  const removed = await (await as('contributor')).delete(`${path}/evidence/${evidenceItems[0]?.id}`, { version });
  expect(removed.status).toBe(200);
  expect((await verify()).body).toMatchObject({ status: 422, code: 'action.verify-without-evidence' });
  expect(await look()).toMatchObject({ unproven: 1, evidence: { total: 0, valid: 0 } });
});
