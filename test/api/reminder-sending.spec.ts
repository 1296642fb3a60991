import type { PeoplePage, Person, ReminderPolicyView, ReminderPreview } from '@kompassplan/contract';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { ClaimMails } from '../../backend/src/features/reminders/claim-mails.js';
import { settleAndHandOver } from '../../backend/src/features/reminders/settle-mails.js';
import { SweepReminders } from '../../backend/src/features/reminders/sweep-reminders.js';
import type { MailTransport } from '../../backend/src/mail/mail-transport.js';
import { MAX_ATTEMPTS } from '../../backend/src/mail/retry.js';
import { SendOutbox } from '../../backend/src/mail/send-outbox.job.js';
import { newId } from '../../backend/src/persistence/new-id.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { JobQueue } from '../../backend/src/queue/job-queue.js';
import { type Api, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { Postman } from '../support/postman.js';
import { plan } from '../support/reminder-plan.js';

/** What becomes of a planned mail when the mail server says no, later, or nothing; no worker runs beside the test. */
let api: Api;
let town: SeededMunicipality;
let postman: Postman;

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
const mails = () =>
  api.sqlAsOwner<{ state: string; attempts: number; error: string | null; next: Date | null }>(
    `SELECT state, attempts, error, next_attempt_at AS next FROM reminder_mail WHERE municipality_id = $1
     ORDER BY local_date, id`,
    [town.id],
  );
const bounces = async () =>
  (
    await api.sqlAsOwner<{ count: number }>('SELECT hard_bounces AS count FROM person WHERE id = $1', [
      town.people.contributor.id,
    ])
  )[0]?.count;

it('a mail that was planned before reminders were switched off waits until they are on again', async () => {
  const [actionId] = await plan(api, town, [{ ownerId: town.people.contributor.id, due: '2026-03-07' }]);
  expect(await sweep()).toEqual({ planned: 1, mails: 1 });
  const client = await api.signInAs('administrator', town);
  const { policy } = (await client.get<ReminderPolicyView>('/api/reminder-policy')).body;
  await client.put('/api/reminder-policy', { ...policy, enabled: false }, { version: 0 });

  await postman.send(town);
  expect(postman.handed).toEqual([]);
  expect(await mails()).toMatchObject([{ state: 'planned', attempts: 0 }]);
  const ledger = await api.sqlAsOwner('SELECT dropped_reason FROM reminder_ledger WHERE action_id = $1', [actionId]);
  expect(ledger).toEqual([{ dropped_reason: null }]);
  await client.put('/api/reminder-policy', policy, { version: 1 });
  await postman.send(town);
  expect(await mails()).toMatchObject([{ state: 'sent' }]);
});

it('a mail that was put off waits for its time: 1, 2, 4 minutes', async () => {
  await plan(api, town, [{ ownerId: town.people.contributor.id, due: '2026-03-07' }]);
  await sweep();
  postman.answer = { kind: 'later', answer: '451 try again', unreachable: false };
  const attempts = async () => {
    await postman.send(town);
    return (await mails())[0]?.attempts;
  };
  // Within one sending as well: what the server has just put off is not offered to it again at once.
  expect(await attempts()).toBe(1); // the next try is at 1 min
  expect(await attempts()).toBe(1);
  api.clock.advance({ seconds: 59 });
  expect(await attempts()).toBe(1);
  api.clock.advance({ seconds: 1 });
  expect(await attempts()).toBe(2); // at 1 min; the next at 1 + 2 = 3 min
  api.clock.advance({ seconds: 119 });
  expect(await attempts()).toBe(2);
  api.clock.advance({ seconds: 1 });
  postman.answer = { kind: 'sent' };
  expect(await attempts()).toBe(3);
  expect(await mails()).toMatchObject([{ state: 'sent', error: null, next: null }]);
  expect(postman.handed).toHaveLength(3);
});

it('a mail that is put off for ever is given up after forty tries, and told', async () => {
  await plan(api, town, [{ ownerId: town.people.contributor.id, due: '2026-03-07' }]);
  await sweep();
  postman.answer = { kind: 'later', answer: '451 try again', unreachable: false };
  await api.sqlAsOwner('UPDATE reminder_mail SET attempts = $2 WHERE municipality_id = $1', [
    town.id,
    MAX_ATTEMPTS - 2,
  ]);
  await postman.send(town);
  expect(await mails()).toMatchObject([{ state: 'planned', attempts: 39 }]);
  api.clock.advance({ hours: 1 });
  await postman.send(town);
  expect(await mails()).toMatchObject([
    { state: 'failed', attempts: 40, next: null, error: expect.stringContaining('gaveUp') as string },
  ]);
  api.clock.advance({ days: 1 });
  await postman.send(town);
  expect(postman.handed).toHaveLength(2);
});

it('an address that is refused twice in a row gets no more mails; one that takes a mail begins anew', async () => {
  const { contributor, manager } = town.people;
  await api.sqlAsOwner(`UPDATE person SET digest = 'daily' WHERE id = $1`, [contributor.id]);
  await api.sqlAsOwner('UPDATE unit SET manager_id = $2 WHERE municipality_id = $1', [town.id, manager.id]);
  // Tuesday to Friday, Monday and Tuesday: one action falls due each day, so that each day has its mail.
  const days = ['2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13', '2026-03-16', '2026-03-17'];
  await plan(
    api,
    town,
    days.map((due) => ({ ownerId: contributor.id, due })),
  );
  const morning = async (day: string, answer: Postman['answer']) => {
    api.clock.set(`${day}T07:00:00Z`);
    postman.answer = answer;
    const { mails: planned } = await sweep();
    await postman.send(town);
    return { planned, bounces: await bounces() };
  };
  const refused = { kind: 'refused', answer: '550 no such person', badAddress: true } as const;
  expect(await morning('2026-03-10', refused)).toEqual({ planned: 1, bounces: 1 });
  expect(await morning('2026-03-11', { kind: 'sent' })).toEqual({ planned: 1, bounces: 0 });
  expect(await morning('2026-03-12', refused)).toEqual({ planned: 1, bounces: 1 });
  // A refusal of the mail itself says nothing about the address.
  expect(await morning('2026-03-13', { ...refused, badAddress: false })).toEqual({ planned: 1, bounces: 1 });
  expect(await morning('2026-03-16', refused)).toEqual({ planned: 1, bounces: 2 });
  expect((await mails()).map(({ state }) => state)).toEqual(['failed', 'sent', 'failed', 'failed', 'failed']);
  // On the 17th something is due again, and nobody is there to be told: the manager hears why instead, once.
  const planned = await morning('2026-03-17', { kind: 'sent' });
  expect(planned).toEqual({ planned: 1, bounces: 2 });
  expect(postman.handed).toHaveLength(6);
  const told = postman.handed.at(-1);
  expect(told?.to.address).toBe(manager.email);
  expect(told?.text).toContain(`Mejl till ${contributor.name} kommer inte fram`);
  expect(await morning('2026-03-18', { kind: 'sent' })).toEqual({ planned: 0, bounces: 2 });

  // Whoever runs the plan sees it; whoever may change people corrects the address, and the mails go on.
  const client = await api.signInAs('administrator', town);
  const stopped = async () => (await client.get<ReminderPreview>('/api/reminders/preview')).body.stopped;
  const person = async () =>
    (await client.get<PeoplePage>('/api/people')).body.items.find(({ id }) => id === contributor.id);
  expect(await stopped()).toEqual([{ id: contributor.id, name: contributor.name, email: contributor.email }]);
  expect((await person())?.mailStopped).toBe(true);
  const email = `rattad.${town.id}@test.example`;
  const { version } = (await person()) as Person;
  expect((await client.patch(`/api/people/${contributor.id}`, { email }, { version })).status).toBe(200);
  expect([await stopped(), (await person())?.mailStopped]).toEqual([[], false]);
  expect(await morning('2026-03-19', { kind: 'sent' })).toEqual({ planned: 1, bounces: 0 });
  expect(postman.handed.at(-1)?.to.address).toBe(email);
});

describe('that the mails to a person have stopped is told', () => {
  const stop = async (personId: string) => {
    api.clock.set('2026-03-10T07:00:00Z');
    await api.sqlAsOwner(`UPDATE person SET digest = 'daily', hard_bounces = 1 WHERE id = $1`, [personId]);
    await plan(api, town, [{ ownerId: personId, due: '2026-03-10' }]);
    await sweep();
    postman.answer = { kind: 'refused', answer: '550 no such person', badAddress: true };
    await postman.send(town);
    postman.answer = { kind: 'sent' };
    api.clock.set('2026-03-11T07:00:00Z');
    await sweep();
    await postman.send(town);
    return postman.handed.slice(1).map(({ to }) => to.address);
  };

  it('to the coordinators when there is no manager', async () => {
    const { contributor, coordinator } = town.people;
    expect(await stop(contributor.id)).toEqual([coordinator.email]);
  });

  it('to nobody when the address was corrected before the next mail', async () => {
    const { contributor } = town.people;
    api.clock.set('2026-03-10T07:00:00Z');
    await api.sqlAsOwner(`UPDATE person SET digest = 'daily', hard_bounces = 1 WHERE id = $1`, [contributor.id]);
    await plan(api, town, [{ ownerId: contributor.id, due: '2026-03-10' }]);
    await sweep();
    postman.answer = { kind: 'refused', answer: '550 no such person', badAddress: true };
    await postman.send(town);
    const client = await api.signInAs('administrator', town);
    const body = { email: contributor.email };
    expect((await client.patch(`/api/people/${contributor.id}`, body, { version: 1 })).status).toBe(200);
    api.clock.set('2026-03-11T07:00:00Z');
    expect(await sweep()).toEqual({ planned: 0, mails: 0 });
  });
});

it('what the mail server says reaches the log without addresses, from reminders and from the outbox', async () => {
  const { contributor, administrator } = town.people;
  await plan(api, town, [{ ownerId: contributor.id, due: '2026-03-07' }]);
  await sweep();
  const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
  try {
    postman.answer = { kind: 'refused', answer: `550 <${contributor.email}> unknown`, badAddress: true };
    await postman.send(town);
    await (await api.signInAs('administrator', town)).post('/api/reminders/sample');
    const send = () =>
      Promise.resolve({ kind: 'refused', answer: `550 <${administrator.email}> unknown`, badAddress: true });
    const outbox = new SendOutbox(
      api.app.get(UnitOfWork),
      { send } as unknown as MailTransport,
      api.app.get(JobQueue, { strict: false }),
      api.env,
      api.clock,
    );
    await outbox.run({}, { signal: new AbortController().signal });
    expect(warn.mock.calls.map(([line]) => String(line))).toEqual([
      'A reminder was not sent (refused): 550 <…> unknown',
      'A mail was not sent (refused): 550 <…> unknown',
    ]);
  } finally {
    warn.mockRestore();
  }
});

it('only the round that holds a mail may hand it over, and only once', async () => {
  await plan(api, town, [{ ownerId: town.people.contributor.id, due: '2026-03-07' }]);
  await sweep();
  const work = api.app.get(UnitOfWork);
  const round = newId();
  const { mails: claimed } = await work.run(town.tenant, (tx) => new ClaimMails(api.env).claim(tx, round));
  const ids = claimed.map(({ id }) => id);
  expect(ids).toHaveLength(1);
  const handedOver = async (by: string) => [
    ...(await work.run(town.tenant, (tx) => settleAndHandOver(tx, [], { round: by, mails: claimed }))),
  ];
  // As when recovery has put it back and another worker has claimed it.
  expect(await handedOver(newId())).toEqual([]);
  expect(await handedOver(round)).toEqual(ids);
  expect(await handedOver(round)).toEqual([]);
});

it('what has changed since a mail was written, a leaver and a pause hold it back until it is looked at anew', async () => {
  const { contributor, coordinator, manager } = town.people;
  await api.sqlAsOwner(`UPDATE person SET digest = 'daily' WHERE municipality_id = $1`, [town.id]);
  const owners = [contributor, coordinator, manager];
  const [, finished] = await plan(
    api,
    town,
    owners.map(({ id }) => ({ ownerId: id, due: '2026-03-10' })),
  );
  await sweep();
  const work = api.app.get(UnitOfWork);
  const round = newId();
  const { mails: claimed } = await work.run(town.tenant, (tx) => new ClaimMails(api.env).claim(tx, round));
  expect(claimed).toHaveLength(3);

  const admin = await api.signInAs('administrator', town);
  const person = (await admin.get<PeoplePage>('/api/people')).body.items.find(({ id }) => id === contributor.id);
  const left = { active: false, successorId: manager.id };
  expect((await admin.patch(`/api/people/${contributor.id}`, left, { version: person?.version ?? 0 })).status).toBe(
    200,
  );
  const { body: action } = await admin.get<{ version: number }>(`/api/actions/${finished}`);
  const done = { status: 'done', progress: 100 };
  expect((await admin.post(`/api/actions/${finished}/progress`, done, { version: action.version })).status).toBe(200);

  const handedOver = async (ids: readonly string[]) => {
    const chosen = claimed.filter(({ personId }) => ids.includes(personId));
    return [...(await work.run(town.tenant, (tx) => settleAndHandOver(tx, [], { round, mails: chosen })))];
  };
  expect(await handedOver([contributor.id, coordinator.id])).toEqual([]);
  const { policy, version } = (await admin.get<ReminderPolicyView>('/api/reminder-policy')).body;
  await admin.put('/api/reminder-policy', { ...policy, enabled: false }, { version });
  expect(await handedOver([manager.id])).toEqual([]);
  for (const mail of await mails()) expect(['planned', 'failed', 'skipped']).toContain(mail.state);
  await admin.put('/api/reminder-policy', policy, { version: version + 1 });
  await postman.send(town);
  // The successor is told of the own action alone: what was handed over is news of its own.
  expect(postman.handed.map(({ to }) => to.address)).toEqual([manager.email]);
});

it('a refusal that is written down twice, because the first answer did not come, counts once', async () => {
  await plan(api, town, [{ ownerId: town.people.contributor.id, due: '2026-03-07' }]);
  await sweep();
  const work = api.app.get(UnitOfWork);
  const round = newId();
  const { mails: claimed } = await work.run(town.tenant, (tx) => new ClaimMails(api.env).claim(tx, round));
  await work.run(town.tenant, (tx) => settleAndHandOver(tx, [], { round, mails: claimed }));
  const outcome = { kind: 'refused', badAddress: true, answer: '550 5.1.1 unknown' } as const;
  const settled = claimed.map((mail) => ({ mail, outcome }));
  for (let time = 0; time < 2; time += 1) {
    await work.run(town.tenant, (tx) => settleAndHandOver(tx, settled, { round, mails: [] }));
  }
  expect(await bounces()).toBe(1);
});
