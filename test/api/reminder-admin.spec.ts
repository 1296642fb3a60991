import type { MailPreview, ReminderLog, ReminderPolicyView, ReminderPreview } from '@kompassplan/contract';
import { SweepReminders } from '../../backend/src/features/reminders/sweep-reminders.js';
import { type Api, type Client, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { Postman } from '../support/postman.js';
import { plan } from '../support/reminder-plan.js';

/** What who runs the plan sees of the reminders and can stop: the log by filters, the mail itself, the pause. */
let api: Api;
let town: SeededMunicipality;
let client: Client;
let postman: Postman;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  // A Tuesday, half an hour after the weekly mail.
  api.clock.set('2026-03-10T07:00:00Z');
  town = await api.seedMunicipality();
  client = await api.signInAs('administrator', town);
  postman = new Postman(api);
});

const sweep = () => api.app.get(SweepReminders, { strict: false }).sweep(town.tenant);
const daily = (id: string) => api.sqlAsOwner(`UPDATE person SET digest = 'daily' WHERE id = $1`, [id]);
async function setEnabled(enabled: boolean): Promise<ReminderPolicyView> {
  const { policy, version } = (await client.get<ReminderPolicyView>('/api/reminder-policy')).body;
  const set = await client.put<ReminderPolicyView>('/api/reminder-policy', { ...policy, enabled }, { version });
  expect(set.status).toBe(200);
  return set.body;
}

describe('the log', () => {
  const log = async (query = '') => (await client.get<ReminderLog>(`/api/reminders/log?${query}`)).body;
  const subjects = async (query: string) => (await log(query)).items.map(({ subject }) => subject).sort();

  it('is narrowed by person, state, days, rule and words, all of them together', async () => {
    const { contributor, manager } = town.people;
    const [late, soon] = await plan(api, town, [
      { ownerId: contributor.id, due: '2026-03-01', title: 'Brukarråd på boenden' },
      { ownerId: manager.id, due: '2026-03-24', title: 'Öppna data' },
    ]);
    const states = ['sent', 'planned', 'sending', 'failed', 'uncertain', 'skipped'];
    await api.sqlAsOwner(
      `INSERT INTO reminder_mail (id, municipality_id, person_id, local_date, kind, state, subject, message_id, planned_at)
       SELECT gen_random_uuid(), $1::uuid, CASE WHEN n <= 3 THEN $2::uuid ELSE $3::uuid END, '2026-03-01'::date + n, 'digest', ($4::text[])[n],
         ($4::text[])[n], '<' || n || $1::text || '>', '2026-03-01T08:00:00Z' FROM generate_series(1, 6) AS n`,
      [town.id, contributor.id, manager.id, states],
    );
    await api.sqlAsOwner(
      `INSERT INTO reminder_ledger (id, municipality_id, mail_id, rule, action_id, person_id, slot, key, days_to_due, dropped_reason)
       SELECT gen_random_uuid(), $1::uuid, m.id, CASE WHEN m.person_id = $2 THEN 'overdue' ELSE 'due' END,
         CASE WHEN m.person_id = $2 THEN $3::uuid ELSE $4::uuid END, m.person_id, '2026-03-01+0', m.id::text, 0,
         CASE m.state WHEN 'skipped' THEN 'done' END FROM reminder_mail m WHERE m.municipality_id = $1::uuid`,
      [town.id, contributor.id, late, soon],
    );
    expect(await subjects(`person=${contributor.id}`)).toEqual(['planned', 'sending', 'sent']);
    expect(await subjects('state=waiting')).toEqual(['planned', 'sending']);
    for (const state of ['sent', 'failed', 'uncertain', 'skipped']) {
      expect(await subjects(`state=${state}`)).toEqual([state]);
    }
    expect(await subjects('from=2026-03-03&to=2026-03-05')).toEqual(['failed', 'planned', 'sending']);
    expect(await subjects('rule=due')).toEqual(['failed', 'skipped', 'uncertain']);
    expect(await subjects(`q=${encodeURIComponent('ÖPPNA manager')}`)).toEqual(['failed', 'skipped', 'uncertain']);
    expect(await subjects('q=brukarr%25')).toEqual([]);
    expect(await subjects('rule=due&state=uncertain&q=data&from=2026-03-06')).toEqual(['uncertain']);
    const narrowed = await log('state=skipped');
    expect(narrowed).toMatchObject({ total: 1, undecided: 2, items: [{ items: [{ dropped: 'done' }] }] });
    expect(narrowed.recipients.map(({ id }) => id).sort()).toEqual([contributor.id, manager.id].sort());
    expect((await client.get('/api/reminders/log?state=gone')).status).toBe(422);

    const others = await api.signInAs('administrator');
    expect((await others.get<ReminderLog>(`/api/reminders/log?person=${contributor.id}`)).body.items).toEqual([]);
    const count = async (query: string) => (await api.statements(() => log(query))).sql.length;
    expect(await count(`state=sent&rule=due&q=a&person=${manager.id}`)).toBe(await count(''));
  });

  it('tells the recorded reason of what was planned and not sent', async () => {
    const [done] = await plan(api, town, [{ ownerId: town.people.contributor.id, due: '2026-03-07' }]);
    await sweep();
    await api.sqlAsOwner(`UPDATE action SET status = 'done', done_at = now() WHERE id = $1`, [done]);
    await postman.send(town);
    expect((await log()).items).toMatchObject([
      {
        state: 'skipped',
        attempts: 1,
        plannedAt: '2026-03-10T07:00:00.000Z',
        items: [{ actionId: done, dropped: 'done' }],
      },
    ]);
  });
});

describe('the mail of a day to come', () => {
  const preview = async (query = '', asked = client) =>
    await asked.get<MailPreview>(`/api/reminders/preview/mail?${query}`);

  it('is word for word the one that is sent then, but for links that answer', async () => {
    const { contributor } = town.people;
    await api.sqlAsOwner(`UPDATE person SET language = 'en' WHERE id = $1`, [contributor.id]);
    await plan(api, town, [
      { ownerId: contributor.id, due: '2026-03-18', title: 'Första <b>' },
      { ownerId: contributor.id, due: '2026-03-14', title: 'Andra' },
    ]);
    const { body } = await preview(`person=${contributor.id}&day=2026-03-17`);
    expect(body).toMatchObject({
      day: '2026-03-17',
      person: { language: 'en' },
      mail: { sendAt: '2026-03-17T06:30:00.000Z' },
    });
    expect(body.days).toContain('2026-03-17');
    expect(body.people.find(({ id }) => id === contributor.id)?.mails).toBe(body.days.length);

    // The weeks before are sent as well, so that the ledger is what it will be.
    await sweep();
    await postman.send(town);
    api.clock.set('2026-03-17T06:30:00Z');
    await sweep();
    await postman.send(town);
    const sent = postman.handed.at(-1);
    const tame = (text = '') =>
      text.replace(/\/svar\/[\w-]+|\/plan\?action=[\w-]+|(?<=localhost:4300)\/(?:avanmal\/[\w-]+)?(?=\s|")/g, '/…');
    expect(body.mail?.subject).toBe(sent?.subject);
    expect(tame(body.mail?.text)).toBe(tame(sent?.text));
    expect(tame(body.mail?.html)).toBe(tame(sent?.html));
    expect(sent?.html).toContain('/svar/');
    expect(`${body.mail?.html}${body.mail?.text}`).not.toContain('/svar/');
  });

  it('issues no token and asks as often for one action as for thirty', async () => {
    const ownerId = town.people.contributor.id;
    await plan(api, town, [{ ownerId, due: '2026-03-12' }]);
    const tokens = () => api.sqlAsOwner('SELECT 1 FROM one_time_token WHERE municipality_id = $1', [town.id]);
    const few = await api.statements(() => preview());
    expect(few.result.body.mail?.text).toContain('/plan?action=');
    const other = await api.seedMunicipality();
    await plan(
      api,
      other,
      Array.from({ length: 30 }, () => ({ ownerId: other.people.contributor.id, due: '2026-03-12' })),
    );
    const many = await api.signInAs('administrator', other);
    expect((await api.statements(() => preview('', many))).sql.length).toBe(few.sql.length);
    expect(await tokens()).toEqual([]);
  });

  it('is nothing where nothing is sent, out of reach after thirty days, and nobody else’s', async () => {
    const { evaluator } = town.people;
    const none = await preview(`person=${evaluator.id}&day=2026-03-12`);
    expect(none.body).toMatchObject({ mail: null, days: [], person: { id: evaluator.id } });
    expect((await preview()).body).toMatchObject({ mail: null, person: null, day: null });
    for (const day of ['2026-03-09', '2026-04-10']) expect((await preview(`day=${day}`)).status).toBe(422);
    expect((await preview(`person=${api.home.people.manager.id}`)).status).toBe(404);
  });
});

describe('the pause', () => {
  it('holds everything back, says who and since when, and ends in one late mail', async () => {
    const ownerId = town.people.contributor.id;
    await daily(ownerId);
    // Planned on the 10th; the others would be on the 11th and 12th. One is done during the pause.
    const ids = await plan(api, town, [
      { ownerId, due: '2026-03-10', title: 'Första' },
      { ownerId, due: '2026-03-11', title: 'Andra' },
      { ownerId, due: '2026-03-12', title: 'Tredje' },
      { ownerId, due: '2026-03-10', title: 'Gjord' },
    ]);
    await sweep();
    expect((await client.get<ReminderPreview>('/api/reminders/preview')).body.waiting).toBe(1);
    expect((await setEnabled(false)).paused).toEqual({
      at: '2026-03-10T07:00:00.000Z',
      by: town.people.administrator.name,
    });
    await postman.send(town);
    await api.sqlAsOwner(`UPDATE action SET status = 'done', done_at = now() WHERE id = $1`, [ids[3]]);
    for (const day of ['11', '12', '13']) {
      api.clock.set(`2026-03-${day}T07:00:00Z`);
      expect(await sweep()).toEqual({ planned: 0, mails: 0 });
      await postman.send(town);
    }
    expect(postman.handed).toEqual([]);
    // Another change of the rules during the pause changes nothing of who paused.
    const coordinator = await api.signInAs('coordinator', town);
    const { policy, version } = (await coordinator.get<ReminderPolicyView>('/api/reminder-policy')).body;
    const changed = await coordinator.put<ReminderPolicyView>(
      '/api/reminder-policy',
      { ...policy, staleAfterDays: 40 },
      { version },
    );
    expect(changed.body).toMatchObject({
      changedBy: town.people.coordinator.name,
      paused: { at: '2026-03-10T07:00:00.000Z', by: town.people.administrator.name },
    });

    client = await api.signInAs('administrator', town);
    expect((await setEnabled(true)).paused).toBeNull();
    await sweep();
    await postman.send(town);
    await postman.send(town);
    expect(postman.handed).toHaveLength(1);
    for (const title of ['Första', 'Andra', 'Tredje']) expect(postman.handed[0]?.text.split(title)).toHaveLength(2);
    expect(postman.handed[0]?.text).not.toContain('Gjord');
    const states = await api.sqlAsOwner<{ state: string }>(
      'SELECT state FROM reminder_mail WHERE municipality_id = $1 ORDER BY local_date',
      [town.id],
    );
    expect(states.map(({ state }) => state)).toEqual(['skipped', 'sent']);
  });
});
