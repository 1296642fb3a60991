import type { Person, ReminderPreview, Session } from '@kompassplan/contract';
import { SweepReminders } from '../../backend/src/features/reminders/sweep-reminders.js';
import { SweepRemindersJob } from '../../backend/src/features/reminders/sweep-reminders.job.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import type { JobQueue } from '../../backend/src/queue/job-queue.js';
import { type Api, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { Postman } from '../support/postman.js';
import { plan } from '../support/reminder-plan.js';

/** A person's own weekday and hour of mails: chosen, kept, previewed, swept, and woken for. */
let api: Api;
let town: SeededMunicipality;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  // A Monday.
  api.clock.set('2026-03-09T03:05:00Z');
  town = await api.seedMunicipality();
});

const sweep = () => api.app.get(SweepReminders, { strict: false }).sweep(town.tenant);
const changesOf = (id: string) =>
  api.sqlAsOwner('SELECT event, changes FROM history WHERE municipality_id = $1 AND entity_id = $2', [town.id, id]);

it('one chooses it in the profile, and an administrator for others; history tells both', async () => {
  const me = await api.signInAs('contributor', town);
  expect((await me.get<Session>('/api/session')).body.person).toMatchObject({ digestWeekday: null, mailHour: null });
  const mine = await me.patch<Session>('/api/session', { digestWeekday: 4, mailHour: 15 });
  expect(mine.body.person).toMatchObject({ digest: 'weekly', digestWeekday: 4, mailHour: 15 });
  expect((await me.patch<Session>('/api/session', { language: 'en' })).body.person).toMatchObject({ mailHour: 15 });
  const admin = await api.signInAs('administrator', town);
  const path = `/api/people/${town.people.contributor.id}`;
  const changed = await admin.patch<Person>(path, { digestWeekday: null, mailHour: 6 }, { version: 3 });
  expect(changed.body).toMatchObject({ digestWeekday: null, mailHour: 6, version: 4 });
  expect(await changesOf(town.people.contributor.id)).toMatchObject([
    {
      changes: [
        { field: 'digestWeekday', from: null, to: '4' },
        { field: 'mailHour', from: null, to: '15' },
      ],
    },
    { changes: [{ field: 'language' }] },
    {
      changes: [
        { field: 'digestWeekday', from: '4', to: null },
        { field: 'mailHour', from: '15', to: '6' },
      ],
    },
  ]);
  const wrong = await me.patch('/api/session', { digestWeekday: 6, mailHour: 3 });
  expect([wrong.status, wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([
    422,
    ['/digestWeekday', '/mailHour'],
  ]);
});

it('each person is mailed at the own time, as the preview said, and once a day', async () => {
  const { contributor, manager, coordinator } = town.people;
  // Two weeks before this date is a Thursday.
  const due = '2026-03-26';
  await plan(
    api,
    town,
    [contributor, manager, coordinator].map(({ id }) => ({ ownerId: id, due })),
  );
  await (await api.signInAs('contributor', town)).patch('/api/session', { digestWeekday: 4, mailHour: 15 });
  await (await api.signInAs('manager', town)).patch('/api/session', { digest: 'daily', mailHour: 6 });
  // What the long silence before owes them is told first.
  const postman = new Postman(api);
  api.clock.set('2026-03-09T16:00:00Z');
  await sweep();
  await postman.send(town);
  expect(postman.handed.splice(0)).toHaveLength(3);
  const client = await api.signInAs('coordinator', town);
  const preview = (await client.get<ReminderPreview>('/api/reminders/preview?days=8')).body;
  const promised = preview.mails.map(({ person, sendAt }) => [person.id, sendAt.slice(0, 16)]);
  expect(promised).toEqual([
    [manager.id, '2026-03-12T05:00'],
    [contributor.id, '2026-03-12T14:00'],
    [coordinator.id, '2026-03-17T06:30'],
  ]);
  const made: string[][] = [];
  for (let hour = 0; hour < 24 * 8 - 1; hour += 0.5) {
    api.clock.set(new Date(Date.parse('2026-03-09T16:30:00Z') + hour * 3_600_000).toISOString());
    await sweep();
    await postman.send(town);
    for (const { to } of postman.handed.splice(0)) {
      const person = [contributor, manager, coordinator].find(({ email }) => email === to.address);
      made.push([person?.id ?? '', api.clock.now().toISOString().slice(0, 16)]);
    }
  }
  expect(made).toEqual(promised);
});

it('a sweep sets an alarm for every time of the coming hour, and for no other', async () => {
  await api.sqlAsOwner('UPDATE person SET mail_hour = 8 WHERE id = $1', [town.people.contributor.id]);
  await api.sqlAsOwner('UPDATE person SET mail_hour = 15 WHERE id = $1', [town.people.manager.id]);
  await api.sqlAsOwner('UPDATE person SET mail_hour = 7, active = false WHERE id = $1', [town.people.leadership.id]);
  const alarms: string[] = [];
  const queue: Pick<JobQueue, 'wake'> = {
    wake: (_job, _data, options) => {
      alarms.push(new Date(api.clock.now().getTime() + (options?.delayMs ?? 0)).toISOString().slice(11, 16));
      return Promise.resolve();
    },
  };
  const job = new SweepRemindersJob(
    api.app.get(SweepReminders, { strict: false }),
    api.app.get(UnitOfWork),
    queue as JobQueue,
    api.clock,
  );
  const after = async (instant: string) => {
    api.clock.set(instant);
    await job.run({ municipalityId: town.id });
    return alarms.splice(0);
  };
  // 07:30 and 08:00 in winter are 06:30 and 07:00.
  expect(await after('2026-03-10T06:05:00Z')).toEqual(['06:30', '07:00']);
  expect(await after('2026-03-10T07:05:00Z')).toEqual([]);
  expect(await after('2026-03-10T13:05:00Z')).toEqual(['14:00']);
  // The Monday after the spring night, an hour earlier.
  expect(await after('2026-03-30T05:05:00Z')).toEqual(['05:30', '06:00']);
});
