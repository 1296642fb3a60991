import type { ReminderLog } from '@kompassplan/contract';
import { type Api, type Client, type SeededMunicipality, startApi } from '../support/api-harness.js';

/** The log has an end only where the mails have one. */
let api: Api;
let town: SeededMunicipality;
let client: Client;

beforeAll(async () => {
  api = await startApi();
  town = await api.seedMunicipality();
  client = await api.signInAs('coordinator', town);
  // 450 mails of one sweep each hour before the last; the three oldest wait for a decision.
  await api.sqlAsOwner(
    `INSERT INTO reminder_mail (id, municipality_id, person_id, local_date, kind, state, subject, message_id, planned_at, sent_at)
     SELECT gen_random_uuid(), $1, $2, '2024-01-01'::date + n, 'digest',
       CASE n WHEN 0 THEN 'failed' WHEN 1 THEN 'uncertain' WHEN 2 THEN 'failed' ELSE 'sent' END, n::text, '<' || n || '@x.example>',
       -- Several in one microsecond, as one sweep plans them.
       '2024-01-01T08:00:00Z'::timestamptz + (n / 7) * interval '1 microsecond', CASE WHEN n > 2 THEN '2025-03-10T07:00:00Z'::timestamptz END
     FROM generate_series(0, 449) AS n`,
    [town.id, town.people.contributor.id],
  );
});
afterAll(() => api.close());

const page = async (cursor?: string | null) =>
  (await client.get<ReminderLog>(`/api/reminders/log${cursor ? `?cursor=${cursor}` : ''}`)).body;

it('pages through every mail once, with what waits for a decision first', async () => {
  const first = await page();
  const second = await page(first.nextCursor);
  const third = await page(second.nextCursor);
  expect([first, second, third].map(({ items }) => items.length)).toEqual([200, 200, 50]);
  expect(third.nextCursor).toBeNull();
  const all = [first, second, third].flatMap(({ items }) => items);
  expect(new Set(all.map(({ id }) => id)).size).toBe(450);
  expect(
    all
      .slice(0, 3)
      .map(({ subject }) => subject)
      .sort(),
  ).toEqual(['0', '1', '2']);
  expect(all.slice(3).every(({ state }) => state === 'sent')).toBe(true);
  expect(first).toMatchObject({ total: 450, undecided: 3, lastSentAt: '2025-03-10T07:00:00.000Z' });
});

it('refuses a cursor that it has not handed out', async () => {
  expect((await client.get('/api/reminders/log?cursor=x')).status).toBe(422);
});
