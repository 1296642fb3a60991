import type { MailPreview, ReminderLog, ReminderPolicyView, ReminderPreview } from '@kompassplan/contract';
import { SweepReminders } from '../../backend/src/features/reminders/sweep-reminders.js';
import { newId } from '../../backend/src/persistence/new-id.js';
import { type Api, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { Postman } from '../support/postman.js';
import { plan } from '../support/reminder-plan.js';

/** The week of a unit, from the sweep to the manager's mail. */
let api: Api;
let town: SeededMunicipality;
let postman: Postman;
let actionIds: string[];
/** A Tuesday, half an hour after the weekly mail; and the next one. */
const FIRST = '2026-03-10T07:00:00Z';
const SECOND = '2026-03-17T07:00:00Z';

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  town = await api.seedMunicipality();
  postman = new Postman(api);
  const { manager, contributor, coordinator } = town.people;
  const [, omsorg, skola] = town.units;
  const here = { unitId: omsorg?.id ?? null, ownerId: contributor.id };
  // All but the contributor's late one is nothing that the other rules would mail about on these days.
  actionIds = await plan(api, town, [
    { ...here, title: 'Klarspråk', due: '2026-03-02' },
    { ...here, title: 'Öppna data', status: 'done', doneAt: '2026-03-09T10:00:00Z' },
    { ...here, title: 'Tjänstelöften', ownerId: null, due: '2026-09-01' },
    { ...here, title: 'Dialog', due: '2026-09-01' },
    { title: 'Skolans egen', unitId: skola?.id ?? null, ownerId: coordinator.id, due: '2026-03-02' },
  ]);
  await api.sqlAsOwner(
    'UPDATE evaluation e SET municipality_name = m.name FROM municipality m WHERE m.id = e.municipality_id AND m.id = $1',
    [town.id],
  );
  await api.sqlAsOwner('UPDATE unit SET manager_id = $2 WHERE id = $1', [omsorg?.id, manager.id]);
  await api.sqlAsOwner(
    `UPDATE action SET asked_due = '2026-12-01', asked_due_reason = 'Väntar på upphandling', asked_due_by_id = $2, asked_due_at = $3 WHERE id = $1`,
    [actionIds[3], contributor.id, '2026-03-05T08:00:00Z'],
  );
  api.clock.set(FIRST);
});

const sweep = () => api.app.get(SweepReminders, { strict: false }).sweep(town.tenant);
async function send(at: string) {
  api.clock.set(at);
  const before = postman.handed.length;
  await sweep();
  await postman.send(town);
  const { email } = town.people.manager;
  return postman.handed.slice(before).find(({ to }) => to.address === email);
}
async function finishAll(): Promise<void> {
  await api.sqlAsOwner(
    `UPDATE action SET status = 'verified', verified_at = $2, done_at = coalesce(done_at, $2), asked_due = NULL, asked_due_reason = NULL,
       asked_due_by_id = NULL, asked_due_at = NULL WHERE municipality_id = $1`,
    [town.id, '2026-03-11T10:00:00Z'],
  );
}

it('says what is late, what waits on the manager, who has how much, and what got done; in text and in HTML', async () => {
  const mail = await send(FIRST);
  const { contributor } = town.people;
  for (const part of [mail?.text, mail?.html]) {
    expect(part).toContain('1 åtgärd är försenad, 3 väntar på dig');
    expect(part).toContain(`Å-01 Klarspråk, skulle vara klar 2 mars (${contributor.name})`);
    expect(part).toContain('Å-02 Öppna data: klar, ska verifieras');
    expect(part).toContain('Å-04 Dialog: någon ber om ett annat datum');
    expect(part).toContain('Å-03 Tjänstelöften: saknar ansvarig');
    expect(part).toContain(`${contributor.name}: 2 öppna åtgärder, 1 försenad`);
    expect(part).toContain('Klart sedan 3 mars');
    expect(part).not.toContain('Skolans egen');
    expect(part).toContain('skickar veckans läge till den som är chef för en enhet');
  }
  expect(mail?.text).toContain(`Öppna enheten: ${api.env.publicUrl}/enhet?utvardering=`);
  expect(mail?.unsubscribeUrl).toContain('/api/unsubscribe/');

  // Once a week; the next one tells only what got done since.
  expect(await send('2026-03-11T07:00:00Z')).toBeUndefined();
  await finishAll();
  const next = await send(SECOND);
  expect(next?.subject).toBe('Veckan i din enhet');
  expect(next?.text).toContain('Inget är försenat, inget väntar på dig');
  expect(next?.text).toContain('Klart sedan 10 mars\n- Å-01 Klarspråk\n- Å-03 Tjänstelöften\n- Å-04 Dialog');
  expect(next?.text).not.toContain('Öppna data');
  // And nothing when nothing has happened.
  expect(await send('2026-03-24T07:00:00Z')).toBeUndefined();
});

it('the preview, the look of the mail, what is sent and the log say the same', async () => {
  api.clock.set('2026-03-09T09:00:00Z');
  const coordinator = await api.signInAs('coordinator', town);
  const { manager } = town.people;
  const { mails } = (await coordinator.get<ReminderPreview>('/api/reminders/preview?days=30')).body;
  const mine = mails.filter(({ person }) => person.id === manager.id);
  const digest = { rule: 'managerDigest', actionId: null, number: null, title: 'Utvärderingen 2025', daysToDue: null };
  const told = mine.filter(({ items }) => items.some(({ rule }) => rule === 'managerDigest'));
  expect(told.map(({ date }) => date)).toEqual([
    ...['2026-03-10', '2026-03-17', '2026-03-24', '2026-03-31', '2026-04-07'],
  ]);
  const looked = await coordinator.get<MailPreview>(`/api/reminders/preview/mail?person=${manager.id}&day=2026-03-10`);
  expect(looked.body.mail?.text).toContain('Å-02 Öppna data: klar, ska verifieras');
  await send('2026-03-09T09:00:00Z');
  const sent = await send(FIRST);
  expect(sent?.subject).toBe(told[0]?.subject);
  const later = await api.signInAs('coordinator', town);
  const { items } = (await later.get<ReminderLog>('/api/reminders/log?rule=managerDigest')).body;
  expect(items).toHaveLength(1);
  expect(items[0]?.items).toContainEqual(expect.objectContaining({ ...digest, dropped: null }));
});

it('what has come in order between planning and sending is not told, and the log says why', async () => {
  await sweep();
  await finishAll();
  await api.sqlAsOwner(`UPDATE action SET done_at = '2026-01-01' WHERE municipality_id = $1`, [town.id]);
  await postman.send(town);
  expect(postman.handed.filter(({ to }) => to.address === town.people.manager.email)).toEqual([]);
  const rows = await api.sqlAsOwner(
    `SELECT dropped_reason AS reason, said FROM reminder_ledger WHERE municipality_id = $1 AND rule = 'managerDigest'`,
    [town.id],
  );
  expect(rows).toEqual([{ reason: 'changed', said: null }]);
});

it('a digest that came back has told nothing: the next one looks back further', async () => {
  await finishAll();
  await api.sqlAsOwner(`UPDATE action SET done_at = '2026-03-09T10:00:00Z' WHERE municipality_id = $1`, [town.id]);
  expect(await send(FIRST)).toBeDefined();
  await api.sqlAsOwner(
    `UPDATE reminder_ledger SET said = jsonb_set(said, '{at}', '"2026-03-01T07:00:00.000Z"') WHERE municipality_id = $1 AND rule = 'managerDigest'`,
    [town.id],
  );
  expect((await send(SECOND))?.text).toContain('Klart sedan 1 mars');
  await api.sqlAsOwner(`UPDATE reminder_mail SET state = 'bounced' WHERE municipality_id = $1`, [town.id]);
  // Nothing that arrived is left, so a week is looked back on, in which nothing got done.
  expect(await send('2026-03-24T07:00:00Z')).toBeUndefined();
});

it('not to whoever turned mails off, nor where the rule is off, nor about a neighbour’s evaluation', async () => {
  const { manager } = town.people;
  await api.sqlAsOwner(`UPDATE person SET digest = 'off' WHERE id = $1`, [manager.id]);
  expect(await send(FIRST)).toBeUndefined();
  await api.sqlAsOwner(`UPDATE person SET digest = 'weekly' WHERE id = $1`, [manager.id]);
  const client = await api.signInAs('administrator', town);
  const { policy } = (await client.get<ReminderPolicyView>('/api/reminder-policy')).body;
  expect(policy.managerDigest).toBe(true);
  await client.put('/api/reminder-policy', { ...policy, managerDigest: false }, { version: 0 });
  await sweep();
  const planned = () =>
    api.sqlAsOwner(`SELECT 1 FROM reminder_ledger WHERE municipality_id = $1 AND rule = 'managerDigest'`, [town.id]);
  expect(await planned()).toEqual([]);
  await client.put('/api/reminder-policy', policy, { version: 1 });
  await api.sqlAsOwner(`UPDATE evaluation SET municipality_name = 'Grannby' WHERE municipality_id = $1`, [town.id]);
  await sweep();
  expect(await planned()).toEqual([]);
});

it('while the manager is away the deputy gets it, and another municipality’s managers hear nothing of it', async () => {
  const { manager, leadership } = town.people;
  const other = await api.seedMunicipality();
  await api.sqlAsOwner('UPDATE unit SET manager_id = $2 WHERE municipality_id = $1', [
    other.id,
    other.people.manager.id,
  ]);
  await api.sqlAsOwner(
    `INSERT INTO leave_period (id, municipality_id, person_id, first_day, last_day, deputy_id, created_at)
     VALUES ($1, $2, $3, '2026-03-09', '2026-03-13', $4, now())`,
    [newId(), town.id, manager.id, leadership.id],
  );
  expect(await send(FIRST)).toBeUndefined();
  const theirs = postman.handed.find(({ to }) => to.address === leadership.email);
  expect(theirs?.text).toContain('Å-02 Öppna data: klar, ska verifieras');
  expect(theirs?.text).toContain(manager.name);
  await api.app.get(SweepReminders, { strict: false }).sweep(other.tenant);
  await postman.send(other);
  expect(postman.handed.some(({ to }) => to.address.endsWith(other.people.manager.email.split('@')[1] ?? '?'))).toBe(
    false,
  );
});
