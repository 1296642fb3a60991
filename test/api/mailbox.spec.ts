import type { Mailbox } from '@kompassplan/contract';
import { newId } from '../../backend/src/persistence/new-id.js';
import { type Api, startApi } from '../support/api-harness.js';

/** The built-in mailbox holds links that act as their readers. */
let api: Api;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

it('shows other people’s mails to administrators, and in the sample to coordinators too', async () => {
  const { home } = api;
  const { contributor, coordinator } = home.people;
  for (const { email } of [contributor, coordinator]) {
    await api.sqlAsOwner(
      `INSERT INTO mailbox_message (id, municipality_id, received_at, sender, recipients, subject, message_id, headers, text, html)
       VALUES ($1::uuid, $2, now(), 'plan@ekvik.example', ARRAY[$3::text], 'Logga in', $1::uuid::text, '{}', 'länk', '')`,
      [newId(), home.id, email],
    );
  }
  const seenBy = async (role: 'administrator' | 'coordinator') => {
    const { body } = await (await api.signInAs(role)).get<Mailbox>('/api/mailbox');
    expect(body.total).toBe(body.items.length);
    return body.items.flatMap(({ to }) => to).sort();
  };
  const everybody = [contributor.email, coordinator.email].sort();
  expect(await seenBy('administrator')).toEqual(everybody);
  expect(await seenBy('coordinator')).toEqual([coordinator.email]);
  await api.sqlAsOwner('UPDATE municipality SET sample = true WHERE id = $1', [home.id]);
  expect(await seenBy('coordinator')).toEqual(everybody);
});
