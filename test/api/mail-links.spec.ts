import type { ActionView, MailLinkView, Person, ReminderPreview } from '@kompassplan/contract';
import { SweepReminders } from '../../backend/src/features/reminders/sweep-reminders.js';
import { type Api, type Client, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { Postman } from '../support/postman.js';
import { plan } from '../support/reminder-plan.js';

/** The page behind a reminder's button: who may still use it, and for how long. */
const SENT = '2026-03-10T07:00:00Z';
let api: Api;
let town: SeededMunicipality;
let actionId: string;
let path: string;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

beforeEach(async () => {
  api.clock.set(SENT);
  town = await api.seedMunicipality();
  [actionId = ''] = await plan(api, town, [{ ownerId: town.people.contributor.id, due: '2026-03-07' }]);
  await api.app.get(SweepReminders, { strict: false }).sweep(town.tenant);
  const postman = new Postman(api);
  await postman.send(town);
  path = `/api/mail-links/${postman.token}`;
});

const open = async () => (await api.anonymous().get<MailLinkView>(path)).status;
const answer = async () => (await api.anonymous().post(path, { status: 'inProgress', note: 'På väg' })).status;
const view = async (client: Client) => (await client.get<ActionView>(`/api/actions/${actionId}`)).body;

it('opening changes nothing, answering reports in the name of its person', async () => {
  expect(await open()).toBe(200);
  const coordinator = await api.signInAs('coordinator', town);
  const before = await view(coordinator);
  expect(before.progressEntries).toEqual([]);
  expect(await answer()).toBe(200);
  const after = await view(coordinator);
  expect(after.progressEntries).toMatchObject([{ by: town.people.contributor.name, note: 'På väg' }]);
  expect(after.version).toBe(before.version + 1);
});

it('neither signs anybody in nor sets a password', async () => {
  const token = path.slice('/api/mail-links/'.length);
  const redeemed = await api.anonymous().post('/api/session/redeem', { token });
  const password = await api.anonymous().post('/api/session/password', { token, password: 'ett mycket nytt losenord' });
  expect([redeemed.body.code, password.body.code]).toEqual(['link-expired', 'link-expired']);
  expect(await answer()).toBe(200);
});

it('still tells the answer when it is opened again, until something else is true', async () => {
  const shown = async () => (await api.anonymous().get<MailLinkView>(path)).body.answered;
  expect(await shown()).toBeNull();
  expect(await answer()).toBe(200);
  expect(await shown()).toBe('inProgress');
  const coordinator = await api.signInAs('coordinator', town);
  await coordinator.post(`/api/actions/${actionId}/progress`, { status: 'done' });
  expect(await shown()).toBeNull();
});

it('the action tells what was sent about it and what is to come, as the preview does', async () => {
  const coordinator = await api.signInAs('coordinator', town);
  const { reminders } = await view(coordinator);
  expect(reminders[0]).toMatchObject({
    on: '2026-03-10',
    to: town.people.contributor.name,
    asked: 'owner',
    sent: true,
  });
  const preview = (await coordinator.get<ReminderPreview>('/api/reminders/preview?days=30')).body;
  const coming = preview.mails.flatMap(({ date, person, items }) =>
    items.filter((item) => item.actionId === actionId).map(({ rule }) => ({ on: date, to: person.name, rule })),
  );
  expect(coming.length).toBeGreaterThan(0);
  expect(reminders.filter(({ sent }) => !sent).map(({ on, to, rule }) => ({ on, to, rule }))).toEqual(coming);
});

it('is good for fourteen days', async () => {
  api.clock.advance({ days: 14, seconds: -1 });
  expect([await open(), await answer()]).toEqual([200, 200]);
  api.clock.advance({ seconds: 1 });
  expect([await open(), await answer()]).toEqual([410, 410]);
});

it('does not outlive its person, whoever switched them off', async () => {
  await api.sqlAsOwner('UPDATE person SET active = false WHERE id = $1', [town.people.contributor.id]);
  expect([await open(), await answer()]).toEqual([410, 410]);
  expect((await view(await api.signInAs('coordinator', town))).progressEntries).toEqual([]);
});

it('stays dead when the leaver comes back', async () => {
  const admin = await api.signInAs('administrator', town);
  const leaver = `/api/people/${town.people.contributor.id}`;
  const left = await admin.patch<Person>(
    leaver,
    { active: false, successorId: town.people.manager.id },
    { version: 1 },
  );
  expect(left.status).toBe(200);
  expect((await admin.patch(leaver, { active: true }, { version: left.body.version })).status).toBe(200);
  expect([await open(), await answer()]).toEqual([410, 410]);
});
