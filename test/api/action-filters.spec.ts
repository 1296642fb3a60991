import type { ActionsPage } from '@kompassplan/contract';
import { type Api, startApi } from '../support/api-harness.js';
import { plan } from '../support/reminder-plan.js';

/** The plan's filters by date and owner, around a week in March: Monday is the 9th, Sunday the 15th. */
let api: Api;

beforeAll(async () => {
  api = await startApi();
  const { contributor, manager } = api.home.people;
  await plan(api, api.home, [
    { title: 'söndag före', due: '2026-03-08', ownerId: contributor.id },
    { title: 'måndag', due: '2026-03-09', ownerId: contributor.id },
    { title: 'tisdag', due: '2026-03-10', ownerId: manager.id },
    { title: 'onsdag', due: '2026-03-11' },
    { title: 'söndag', due: '2026-03-15', ownerId: manager.id },
    { title: 'måndag efter', due: '2026-03-16' },
    { title: 'klar', due: '2026-03-10', status: 'done', doneAt: '2026-03-09T09:00:00Z' },
    { title: 'utan datum' },
  ]);
});
afterAll(() => api.close());

async function titles(day: string, query: string, role: 'contributor' | 'manager' | 'coordinator' = 'coordinator') {
  api.clock.set(`${day}T11:00:00Z`);
  const { body } = await (await api.signInAs(role)).get<ActionsPage>(`/api/actions?${query}`);
  expect(body.total).toBe(body.items.length);
  return body.items.map(({ title }) => title);
}

it.each([
  ['2026-03-09', ['söndag före']],
  ['2026-03-10', ['söndag före', 'måndag']],
  ['2026-03-11', ['söndag före', 'måndag', 'tisdag']],
])('on %s late is what was due before today and is still open', async (day, late) => {
  expect(await titles(day, 'due=late')).toEqual(late);
});

it.each([
  ['2026-03-09', ['måndag', 'tisdag', 'onsdag', 'söndag']],
  ['2026-03-11', ['onsdag', 'söndag']],
  ['2026-03-15', ['söndag']],
  ['2026-03-16', ['måndag efter']],
])('on %s this week is from today through Sunday', async (day, week) => {
  expect(await titles(day, 'due=week')).toEqual(week);
});

it('the day changes at midnight in the municipality, not in London', async () => {
  api.clock.set('2026-03-10T22:59:00Z'); // 23.59 on Tuesday
  const tuesday = await (await api.signInAs('coordinator')).get<ActionsPage>('/api/actions?due=late');
  expect(tuesday.body.items.map(({ title }) => title)).toEqual(['söndag före', 'måndag']);
  api.clock.set('2026-03-10T23:00:00Z'); // 00.00 on Wednesday
  const wednesday = await (await api.signInAs('coordinator')).get<ActionsPage>('/api/actions?due=late');
  expect(wednesday.body.items.map(({ title }) => title)).toEqual(['söndag före', 'måndag', 'tisdag']);
});

it('before a day leaves that day out, and none is what has no date', async () => {
  expect(await titles('2026-03-11', 'due=before:2026-03-10')).toEqual(['söndag före', 'måndag']);
  expect(await titles('2026-03-11', 'due=none')).toEqual(['utan datum']);
});

it('my actions are those of the one who asks', async () => {
  expect(await titles('2026-03-11', 'owner=me', 'contributor')).toEqual(['söndag före', 'måndag']);
  expect(await titles('2026-03-11', 'owner=me', 'manager')).toEqual(['tisdag', 'söndag']);
  expect(await titles('2026-03-11', 'owner=me', 'coordinator')).toEqual([]);
  expect(await titles('2026-03-11', 'owner=none')).toEqual(['onsdag', 'måndag efter', 'klar', 'utan datum']);
  expect(await titles('2026-03-11', `owner=${api.home.people.manager.id}`)).toEqual(['tisdag', 'söndag']);
});
