import type { ActionView, Readiness } from '@kompassplan/contract';
import { type Api, type Client, startApi } from '../support/api-harness.js';
import { importReport } from '../support/import-report.js';

/*
 * One action through all its states, with the sums by hand.
 *
 * Sub-question 1.1 of the invented report: 47 % of 15 points, no improvement area names it.
 *   baseline b = 0.47 × 15 = 7.05      gap = 15 − 7.05 = 7.95
 * Without an action its target is b, so it adds nothing; and being under 60 % it is a blind spot.
 * With one action half of the gap is aimed for: T = 7.95 / 2 = 3.975, all of it the action's.
 */
const T = 3.975;
let api: Api;
let coordinator: Client;
let evaluationId: string;
let before: Readiness;

beforeAll(async () => {
  api = await startApi({ worker: true });
  coordinator = await api.signInAs('coordinator');
  ({ evaluationId } = await importReport(coordinator));
  // Whatever the import suggested: no action works on 1.1 when we begin.
  const { items } = (await coordinator.get('/api/actions?subQuestion=1.1')).body;
  for (const item of items) {
    await coordinator.patch(`/api/actions/${item.id}`, { links: [{ subQuestion: '1.2' }] }, { version: item.version });
  }
  before = await readiness();
});
afterAll(() => api?.close());

async function readiness(): Promise<Readiness> {
  return (await coordinator.get<Readiness>(`/api/evaluations/${evaluationId}/readiness`)).body;
}
const question = (whole: Readiness, number: string) =>
  whole.areas.flatMap((area) => area.subQuestions).find((candidate) => candidate.number === number)!;
const NONE = { verified: 0, done: 0, inProgress: 0, needsHelp: 0, notStarted: 0, noAction: 0 };

/** Every level is the sum of the one below, and the states sum to what is targeted. */
function expectAddsUp(whole: Readiness): void {
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  for (const level of [whole, ...whole.areas, ...whole.areas.flatMap((area) => area.subQuestions)]) {
    expect(sum(Object.values(level.states))).toBeCloseTo(level.targeted, 9);
    expect(level.states.verified + level.states.done).toBeCloseTo(level.secured, 9);
    expect(level.goal).toBeCloseTo(level.baseline + level.targeted, 9);
  }
  for (const field of ['baseline', 'goal', 'targeted', 'secured'] as const) {
    expect(sum(whole.areas.map((area) => area[field]))).toBeCloseTo(whole[field], 9);
    for (const area of whole.areas) expect(sum(area.subQuestions.map((q) => q[field]))).toBeCloseTo(area[field], 9);
  }
}

it('begins with nothing secured and 1.1 as a blind spot', () => {
  expectAddsUp(before);
  expect(before.baseline).toBeCloseTo(454.3, 1); // the sum of percent × max / 100; printed: 454
  expect(before.secured).toBe(0);
  expect(question(before, '1.1')).toMatchObject({ percent: 47, max: 15, blindSpot: true, targeted: 0, states: NONE });
  expect(question(before, '1.1').baseline).toBeCloseTo(7.05, 9);
  expect(question(before, '1.1').gap).toBeCloseTo(7.95, 9);
  expect(before.blindSpots.map((spot) => spot.number)).toContain('1.1');
});

it('moves exactly the action’s points from state to state', async () => {
  const added = await coordinator.post<ActionView>('/api/actions', {
    evaluationId,
    title: 'Demokratiplan',
    subQuestions: ['1.1'],
    ownerId: api.home.people.contributor.id,
  });
  expect(added.status).toBe(201);
  const { id } = added.body;
  const contributor = await api.signInAs('contributor');
  // In tenths, as it is shown everywhere.
  expect(added.body.pointsAtStake * 10).toBeCloseTo(Math.round(added.body.pointsAtStake * 10), 9);
  expect(Math.abs(added.body.pointsAtStake - T)).toBeLessThan(0.1);

  const expectState = async (state: keyof typeof NONE) => {
    const now = await readiness();
    expectAddsUp(now);
    const own = question(now, '1.1');
    expect(own.targeted).toBeCloseTo(T, 9);
    for (const [name, points] of Object.entries(own.states)) expect(points).toBeCloseTo(name === state ? T : 0, 9);
    // The whole has the same points more in that state than before, and no others.
    for (const [name, points] of Object.entries(now.states)) {
      expect(points - before.states[name as keyof typeof NONE]).toBeCloseTo(name === state ? T : 0, 9);
    }
    const secured = state === 'done' || state === 'verified' ? T : 0;
    expect(now.secured - before.secured).toBeCloseTo(secured, 9);
    expect(now.targeted - before.targeted).toBeCloseTo(T, 9);
    return now;
  };

  const started = await expectState('notStarted');
  expect(question(started, '1.1').blindSpot).toBe(false);
  await contributor.post(`/api/actions/${id}/progress`, { progress: 40 });
  await expectState('inProgress');
  await contributor.post(`/api/actions/${id}/progress`, { status: 'needsHelp', note: 'Beslut saknas' });
  await expectState('needsHelp');
  await contributor.post(`/api/actions/${id}/progress`, { status: 'done' });
  await expectState('done');
  const proven = await contributor.post<ActionView>(`/api/actions/${id}/evidence`, {
    kind: 'link',
    title: 'Planen på webben',
    url: 'https://ekvik.example/demokratiplan',
  });
  await expectState('done');
  const verified = await coordinator.patch(
    `/api/actions/${id}`,
    { status: 'verified' },
    { version: proven.body.version },
  );
  expect(verified.status).toBe(200);
  await expectState('verified');

  // What was verified with its proof keeps it, until the work is opened again.
  const [piece] = proven.body.evidenceItems;
  const removal = await contributor.delete(`/api/actions/${id}/evidence/${piece!.id}`, { version: 1 });
  expect(removal.body.code).toBe('evidence.verified');
  await expectState('verified');
  // When the evidence has expired, verified counts as done.
  await api.sqlAsOwner(`UPDATE evidence SET valid_until = current_date - 1 WHERE id = $1`, [piece!.id]);
  // SQL leaves no history, and what was computed counts until there is some.
  await coordinator.post(`/api/actions/${id}/comments`, { text: 'Beviset har gått ut' });
  await expectState('done');

  // Declined carries no share: 1.1 is a blind spot again and everything stands as before.
  const { version } = (await coordinator.get(`/api/actions/${id}`)).body;
  await coordinator.patch(`/api/actions/${id}`, { status: 'declined', statusNote: 'Görs av regionen' }, { version });
  const after = await readiness();
  expectAddsUp(after);
  expect(after.targeted).toBeCloseTo(before.targeted, 9);
  expect(question(after, '1.1').blindSpot).toBe(true);
});

it('a target set by hand needs a reason, stays inside the gap, and belongs to no action until there is one', async () => {
  const path = `/api/evaluations/${evaluationId}/targets/1.1`;
  expect((await coordinator.put(path, { target: 10 })).status).toBe(422);
  const outside = await coordinator.put(path, { target: 16, reason: 'För mycket' });
  expect(outside.body).toMatchObject({ status: 422, code: 'readiness.target-out-of-range' });
  const set = await coordinator.put<Readiness>(path, { target: 10, reason: 'Nämndens mål' });
  // 10 − 7.05 = 2.95 points that nobody works on
  expect(question(set.body, '1.1').states.noAction).toBeCloseTo(2.95, 9);
  expectAddsUp(set.body);
  const manager = await api.signInAs('manager');
  expect((await manager.put(path, { target: 10, reason: 'Nämndens mål' })).status).toBe(403);
  const back = await coordinator.put<Readiness>(path, { target: null, reason: 'Tillbaka till regeln' });
  expect(back.body.targeted).toBeCloseTo(before.targeted, 9);
});

it('is computed in a constant number of statements, and once for as long as nothing has happened', async () => {
  const path = `/api/evaluations/${evaluationId}/targets/1.1`;
  await coordinator.put(path, { target: 10, reason: 'Nämndens mål' });
  const first = await api.statements(() => readiness());
  expect(first.sql.length).toBeLessThanOrEqual(6);
  const again = await api.statements(() => readiness());
  expect(again.sql.length).toBeLessThan(first.sql.length);
  expect(again.result).toEqual(first.result);
  await coordinator.put(path, { target: null, reason: 'Tillbaka till regeln' });
  expect((await readiness()).targeted).toBeCloseTo(before.targeted, 9);
});
