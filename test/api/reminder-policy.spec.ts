import type { ReminderPolicyView } from '@kompassplan/contract';
import { type Api, startApi } from '../support/api-harness.js';

let api: Api;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('the policy', () => {
  it('is the default until somebody sets it, and then keeps count of versions', async () => {
    const town = await api.seedMunicipality();
    const client = await api.signInAs('coordinator', town);
    const first = await client.get<ReminderPolicyView>('/api/reminder-policy');
    expect(first.body).toMatchObject({ version: 0, changedAt: null, changedBy: null });
    const changed = { ...first.body.policy, staleAfterDays: 45 };

    expect((await client.put('/api/reminder-policy', changed)).status).toBe(428);
    const set = await client.put<ReminderPolicyView>('/api/reminder-policy', changed, { version: 0 });
    expect(set.status).toBe(200);
    expect(set.headers.get('etag')).toBe('"1"');
    expect(set.body).toMatchObject({ version: 1, changedBy: town.people.coordinator.name, policy: changed });

    const stale = await client.put('/api/reminder-policy', first.body.policy, { version: 0 });
    expect(stale.status).toBe(412);
    expect(stale.body.current).toMatchObject({ version: 1 });
    const again = await client.put('/api/reminder-policy', { ...changed, enabled: false }, { version: 1 });
    expect(again.body).toMatchObject({ version: 2, policy: { enabled: false } });
    // Somebody who still looks at version 1 would switch it on again without knowing.
    const behind = await client.put('/api/reminder-policy', changed, { version: 1 });
    expect([behind.status, behind.body.current]).toMatchObject([412, { version: 2, policy: { enabled: false } }]);

    const history = await api.sqlAsOwner<{ changes: unknown }>(
      `SELECT changes FROM history WHERE municipality_id = $1 AND event = 'reminderPolicy.changed' ORDER BY id`,
      [town.id],
    );
    expect(history.map(({ changes }) => changes)).toEqual([
      [{ field: 'staleAfterDays', from: '30', to: '45' }],
      [{ field: 'enabled', from: 'true', to: 'false' }],
    ]);
  });

  it.each(['manager', 'contributor', 'leadership', 'evaluator'] as const)(
    'is none of the %s’s business',
    async (role) => {
      const client = await api.signInAs(role);
      expect((await client.get('/api/reminder-policy')).status).toBe(403);
      expect((await client.get('/api/reminders/log')).status).toBe(403);
      expect((await client.get('/api/mailbox')).status).toBe(403);
      expect((await client.post('/api/reminders/run')).status).toBe(403);
    },
  );

  it('refuses what nobody can have meant', async () => {
    const client = await api.signInAs('administrator');
    const { body } = await client.get<ReminderPolicyView>('/api/reminder-policy');
    const put = (change: object) => client.put('/api/reminder-policy', { ...body.policy, ...change }, { version: 0 });
    const step = { offsetDays: 3, to: ['owner'] };
    const range = { from: '02-30', to: '03-01', label: 'Sportlov' };
    expect((await put({ ladder: [step, step] })).body).toMatchObject({
      code: 'reminder.ladder-twice',
      title: 'Två steg i påminnelsetrappan ligger på samma dag (3 dagar från datumet).',
    });
    expect((await put({ quiet: { ...body.policy.quiet, ranges: [range] } })).body.code).toBe('reminder.range-invalid');
    expect((await put({ digest: { weekday: 8, time: '25:00' } })).status).toBe(422);
  });
});
