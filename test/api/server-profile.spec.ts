import { type Api, startApi } from '../support/api-harness.js';

/** On a server there is neither a mailbox to read others' links in nor a way in without a password. */
let api: Api;

beforeAll(async () => {
  api = await startApi({ env: { profile: 'server' } });
  // Even a database that once held the sample opens no door.
  await api.sqlAsOwner('UPDATE municipality SET sample = true WHERE id = $1', [api.home.id]);
  await api.sqlAsOwner(`UPDATE person SET email = 'chef@ekvik.example' WHERE id = $1`, [api.home.people.manager.id]);
});
afterAll(() => api.close());

it('nobody reads the built-in mailbox, the administrator neither', async () => {
  const reply = await (await api.signInAs('administrator')).get('/api/mailbox');
  expect([reply.status, reply.body.code]).toEqual([404, 'not-found']);
});

it('nobody opens the sample', async () => {
  const client = api.anonymous();
  expect((await client.get('/api/demo')).body).toMatchObject({ available: false, accounts: [] });
  const reply = await client.post('/api/demo/session', { role: 'manager' });
  expect([reply.status, reply.body.code]).toEqual([404, 'not-found']);
  expect(client.cookies.size).toBe(0);
});
