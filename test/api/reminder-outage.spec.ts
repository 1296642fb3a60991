import type { ReminderLog } from '@kompassplan/contract';
import { ClaimMails } from '../../backend/src/features/reminders/claim-mails.js';
import { SweepReminders } from '../../backend/src/features/reminders/sweep-reminders.js';
import { newId } from '../../backend/src/persistence/new-id.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { type Api, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { Postman } from '../support/postman.js';
import { plan } from '../support/reminder-plan.js';

/** After an outage of the mail server: one late digest, on a working day, and never a second mail on one day. */
let api: Api;
let town: SeededMunicipality;
let postman: Postman;

const DOWN = { kind: 'later', answer: 'ECONNREFUSED', unreachable: true } as const;
const UP = { kind: 'sent' } as const;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  // A Tuesday, half an hour after the weekly mail.
  api.clock.set('2026-03-10T07:00:00Z');
  town = await api.seedMunicipality();
  postman = new Postman(api);
});

const sweep = () => api.app.get(SweepReminders, { strict: false }).sweep(town.tenant);
/** Sweeps and sends at this moment; answers what was handed to the mail server. */
async function at(instant: string, answer: Postman['answer']): Promise<number> {
  api.clock.set(instant);
  postman.answer = answer;
  await sweep();
  return sendNow();
}
async function sendNow(): Promise<number> {
  const before = postman.handed.length;
  await postman.send(town);
  return postman.handed.length - before;
}
const states = async () =>
  (
    await api.sqlAsOwner<{ day: string; state: string; error: string | null }>(
      `SELECT local_date::text AS day, state, error FROM reminder_mail WHERE municipality_id = $1 ORDER BY local_date`,
      [town.id],
    )
  ).map(({ day, state, error }) => [day.slice(5), state, error?.split('|')[0] ?? null]);
const digest = (choice: string) =>
  api.sqlAsOwner(`UPDATE person SET digest = $2 WHERE id = $1`, [town.people.contributor.id, choice]);
const assign = (actionId: string, instant: string) =>
  api.sqlAsOwner(
    `INSERT INTO reminder_event (id, municipality_id, person_id, action_id, kind, at) VALUES ($1, $2, $3, $4, 'assignment', $5)`,
    [newId(), town.id, town.people.contributor.id, actionId, instant],
  );

it('two days without the mail server end in one mail with everything, each action once', async () => {
  await digest('daily');
  const ownerId = town.people.contributor.id;
  // Due on the 10th, 11th and 12th; the first is raised again on the 13th. One is done before the server is back.
  const ids = await plan(api, town, [
    { ownerId, due: '2026-03-10', title: 'Första' },
    { ownerId, due: '2026-03-11', title: 'Andra' },
    { ownerId, due: '2026-03-12', title: 'Tredje' },
    { ownerId, due: '2026-03-11', title: 'Gjord' },
  ]);
  expect(await at('2026-03-10T07:00:00Z', DOWN)).toBe(1);
  expect(await at('2026-03-11T07:00:00Z', DOWN)).toBe(1);
  await api.sqlAsOwner(`UPDATE action SET status = 'done', done_at = '2026-03-11T12:00:00Z' WHERE id = $1`, [ids[3]]);
  expect(await at('2026-03-12T07:00:00Z', UP)).toBe(1);

  const [mail] = postman.handed.slice(-1);
  for (const title of ['Första', 'Andra', 'Tredje']) expect(mail?.text.split(title)).toHaveLength(2);
  expect(mail?.text).not.toContain('Gjord');
  expect(await states()).toEqual([
    ['03-10', 'skipped', 'folded'],
    ['03-11', 'skipped', 'folded'],
    ['03-12', 'sent', null],
  ]);
  // Nothing comes twice later on either: the ledger rows moved with their keys.
  expect(await at('2026-03-12T12:00:00Z', UP)).toBe(0);
  const rows = await api.sqlAsOwner(
    `SELECT l.action_id AS id FROM reminder_ledger l JOIN reminder_mail m ON m.id = l.mail_id
     WHERE l.municipality_id = $1 AND m.state = 'sent' AND l.dropped_reason IS NULL ORDER BY l.action_id`,
    [town.id],
  );
  expect(rows).toEqual(
    ids
      .slice(0, 3)
      .sort()
      .map((id) => ({ id })),
  );

  const client = await api.signInAs('administrator', town);
  const log = (await client.get<ReminderLog>('/api/reminders/log')).body;
  expect(log.items.find(({ date }) => date === '2026-03-10')).toMatchObject({
    state: 'skipped',
    error: expect.stringContaining('senare mejl') as string,
  });
});

it('two steps of one ladder are told once, as they are on the day of the mail', async () => {
  await digest('daily');
  await plan(api, town, [{ ownerId: town.people.contributor.id, due: '2026-03-10', title: 'Trappan' }]);
  await at('2026-03-10T07:00:00Z', DOWN);
  expect(await at('2026-03-13T07:00:00Z', UP)).toBe(1);
  expect(postman.handed.at(-1)?.text.split('Trappan')).toHaveLength(2);
  const reasons = await api.sqlAsOwner(
    `SELECT rule, dropped_reason AS reason FROM reminder_ledger WHERE municipality_id = $1 ORDER BY id`,
    [town.id],
  );
  expect(reasons).toEqual([
    { rule: 'due', reason: 'newer' },
    { rule: 'overdue', reason: null },
  ]);
});

it('a weekly digest of Tuesday and an assignment of Wednesday go in one mail', async () => {
  const ownerId = town.people.contributor.id;
  const [, assigned] = await plan(api, town, [
    { ownerId, due: '2026-03-07', title: 'Sen' },
    { ownerId, due: '2026-05-29', title: 'Ny' },
  ]);
  await at('2026-03-10T07:00:00Z', DOWN);
  await assign(assigned ?? '', '2026-03-11T06:00:00Z');
  expect(await at('2026-03-11T07:00:00Z', UP)).toBe(1);
  expect(postman.handed.at(-1)?.text).toMatch(/Sen[^]*Ny|Ny[^]*Sen/);
});

it('what is put off from Friday waits for Monday, also when the server is back on Saturday', async () => {
  await digest('daily');
  await plan(api, town, [{ ownerId: town.people.contributor.id, due: '2026-03-13' }]);
  await at('2026-03-13T07:00:00Z', DOWN);
  postman.answer = UP;
  api.clock.set('2026-03-14T02:00:00Z');
  expect(await sendNow()).toBe(0);
  expect(await states()).toEqual([['03-13', 'planned', 'quietDay']]);
  api.clock.set('2026-03-16T06:00:00Z');
  expect(await sendNow()).toBe(0);
  // 07:35 on Monday: five minutes after the sweep of the day, whose mail (three days late) it joins.
  expect(await at('2026-03-16T06:35:00Z', UP)).toBe(1);
  expect(await states()).toEqual([
    ['03-13', 'skipped', 'folded'],
    ['03-16', 'sent', null],
  ]);
});

it.each(['sent', 'uncertain'] as const)(
  'a late mail that is %s today keeps the next one for the day after',
  async (kind) => {
    await digest('daily');
    const ownerId = town.people.contributor.id;
    const [, assigned] = await plan(api, town, [
      { ownerId, due: '2026-03-10', title: 'Sen' },
      { ownerId, due: '2026-05-29', title: 'Ny' },
    ]);
    await at('2026-03-10T07:00:00Z', DOWN);
    expect(await at('2026-03-11T07:00:00Z', kind === 'sent' ? UP : { kind, answer: 'closed' })).toBe(1);
    // On the same day neither the sweep nor a mail that is planned already brings a second one.
    await assign(assigned ?? '', '2026-03-11T08:00:00Z');
    expect(await at('2026-03-11T09:00:00Z', UP)).toBe(0);
    await api.sqlAsOwner(
      `INSERT INTO reminder_mail (id, municipality_id, person_id, local_date, kind, state, message_id, planned_at)
     VALUES ($1, $2, $3, '2026-03-11', 'sameDay', 'planned', '<x@test.example>', '2026-03-11T09:00:00Z')`,
      [newId(), town.id, ownerId],
    );
    expect(await sendNow()).toBe(0);
    expect((await states()).at(-1)).toEqual(['03-11', 'planned', 'oneADay']);
    expect(await at('2026-03-12T07:00:00Z', UP)).toBe(1);
    expect(postman.handed.at(-1)?.text).toContain('Ny');
  },
);

it('two workers at once: one takes all that waits for a person, the other finds nothing', async () => {
  await digest('daily');
  const ownerId = town.people.contributor.id;
  await plan(api, town, [
    { ownerId, due: '2026-03-10' },
    { ownerId, due: '2026-03-11' },
  ]);
  await at('2026-03-10T07:00:00Z', DOWN);
  api.clock.set('2026-03-11T07:00:00Z');
  await sweep();
  const unitOfWork = api.app.get(UnitOfWork);
  const claims = new ClaimMails(api.env);
  const [first, second] = await unitOfWork.run(town.tenant, async (one) => {
    const { mails } = await claims.claim(one);
    const other = await unitOfWork.run(town.tenant, async (two) => {
      await two.execute(`SET LOCAL lock_timeout = '2s'`);
      return claims.claim(two);
    });
    return [mails.length, other];
  });
  expect(first).toBe(1);
  expect(second).toEqual({ taken: 0, mails: [] });
  expect(await states()).toEqual([
    ['03-10', 'skipped', 'folded'],
    ['03-11', 'sending', null],
  ]);
});
