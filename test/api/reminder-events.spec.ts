import type { ActionView, PlanPolicyView } from '@kompassplan/contract';
import { SweepReminders } from '../../backend/src/features/reminders/sweep-reminders.js';
import { type Api, type Client, type Json, startApi } from '../support/api-harness.js';
import { plan } from '../support/reminder-plan.js';

/*
 * What people hear of by mail because somebody did something: work sent back, a date asked for and decided. And because a
 * day has come: an effect, a declined action. The manager leads Omsorg (units[1]).
 */
let api: Api;
let coordinator: Client;
let manager: Client;
let owner: Client;

beforeAll(async () => {
  api = await startApi();
  api.clock.set('2026-03-09T11:00:00Z');
  await signIn();
  const { people, units } = api.home;
  await api.sqlAsOwner('UPDATE unit SET manager_id = $2 WHERE id = $1', [units[1]!.id, people.manager.id]);
  const { version } = (await coordinator.get<PlanPolicyView>('/api/plan-policy')).body;
  await coordinator.put('/api/plan-policy', { effectMonths: 9, approveDue: true }, { version });
});
afterAll(() => api.close());
// Days pass in these tests, and sessions end.
beforeEach(signIn);

async function signIn(): Promise<void> {
  coordinator = await api.signInAs('coordinator');
  manager = await api.signInAs('manager');
  owner = await api.signInAs('contributor');
}

const read = async (id: string) => (await coordinator.get<ActionView>(`/api/actions/${id}`)).body;
const change = async (client: Client, id: string, body: Json) =>
  client.patch<Json>(`/api/actions/${id}`, body, { version: (await read(id)).version });

async function action(given: Json = {}): Promise<string> {
  const base = { ownerId: api.home.people.contributor.id, unitId: api.home.units[1]!.id, due: '2026-09-30' };
  return (await plan(api, api.home, [{ ...base, ...given }]))[0]!;
}
/** What a sweep on the next working day plans about an action, by whom it goes to. */
async function told(id: string, at = '2026-03-10T11:00:00Z'): Promise<string[]> {
  api.clock.set(at);
  await api.app.get(SweepReminders, { strict: false }).sweep(api.home.tenant);
  const names = new Map(Object.entries(api.home.people).map(([role, person]) => [person.id, role]));
  const rows = await api.sqlAsOwner<{ rule: string; person: string }>(
    `SELECT rule, person_id AS person FROM reminder_ledger WHERE municipality_id = $1 AND action_id = $2 ORDER BY rule`,
    [api.home.id, id],
  );
  return rows.map(({ rule, person }) => `${rule} ${names.get(person)}`);
}

it('work that is sent back is told to its owner, and finished anew in the meantime it is not', async () => {
  const [back, again] = [await action(), await action()];
  for (const id of [back, again]) {
    await owner.post(`/api/actions/${id}/progress`, { status: 'done' });
    expect((await change(manager, id, { status: 'inProgress', statusNote: 'Länken saknas' })).status).toBe(200);
  }
  await owner.post(`/api/actions/${again}/progress`, { status: 'done' });
  expect(await told(back)).toEqual(['sentBack contributor']);
  expect(await told(again)).toEqual([]);
});

it('a date that is asked for is told to the manager, and the answer to whoever asked', async () => {
  const [open, decided] = [await action(), await action()];
  for (const id of [open, decided]) {
    expect((await change(owner, id, { due: '2026-12-31', dueReason: 'Upphandlingen drar ut' })).status).toBe(200);
  }
  const { version } = await read(decided);
  const yes = await manager.post(`/api/actions/${decided}/due-request/decision`, { approve: true }, { version });
  expect(yes.status).toBe(200);
  const events = async (id: string) =>
    (await told(id, '2026-03-11T11:00:00Z')).filter((line) => line.startsWith('date'));
  expect(await events(open)).toEqual(['dateAsked manager']);
  expect(await events(decided)).toEqual(['dateDecided contributor']);
});

it('an effect to look at and a decision to take up again are told when the day has come', async () => {
  const verified = await action({ status: 'verified', due: null });
  const declined = await action({ status: 'declined', due: null });
  await api.sqlAsOwner(`UPDATE action SET effect_check_on = '2026-03-16' WHERE id = $1`, [verified]);
  await api.sqlAsOwner(`UPDATE action SET declined_review_on = '2026-03-16' WHERE id = $1`, [declined]);
  expect(await told(verified, '2026-03-13T11:00:00Z')).toEqual([]);
  // The week's mail goes on Tuesday the 17th.
  expect(await told(verified, '2026-03-17T11:00:00Z')).toEqual(['effectDue manager']);
  expect(await told(declined, '2026-03-17T11:00:00Z')).toEqual(['reviewDue manager']);
});
