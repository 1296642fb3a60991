import type { ReminderPreview } from '@kompassplan/contract';
import { ClaimMails } from '../../backend/src/features/reminders/claim-mails.js';
import { SendReminders } from '../../backend/src/features/reminders/send-reminders.job.js';
import { SweepReminders } from '../../backend/src/features/reminders/sweep-reminders.js';
import { MailTransport } from '../../backend/src/mail/mail-transport.js';
import { newId } from '../../backend/src/persistence/new-id.js';
import { reminderRows, sweepRows } from '../../backend/src/persistence/reminder-input.query.js';
import { policyOf } from '../../backend/src/persistence/reminder-policy.query.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { JobQueue } from '../../backend/src/queue/job-queue.js';
import { addDays, localInstant, planReminders, ROLES } from '../../libs/domain/src/index.js';
import { type Api, startApi } from '../support/api-harness.js';
import { plan } from '../support/reminder-plan.js';
import { SmtpSink } from '../support/smtp-sink.js';

const FROM = '2026-03-02';
const DAYS = 30;
const STATES = ['notStarted', 'inProgress', 'needsHelp', 'done', 'verified', 'declined'];

describe('a sweep among much that is not due', () => {
  let api: Api;
  let sink: SmtpSink;

  beforeAll(async () => {
    sink = new SmtpSink();
    api = await startApi({ env: { smtpUrl: `smtp://127.0.0.1:${await sink.listen()}` } });
    await seed();
  });
  afterAll(async () => {
    await api.close();
    await sink.close();
  });

  /** Of every kind of person and action some, spread over the dates by their number. */
  async function seed(): Promise<void> {
    const { home } = api;
    const [, omsorg, skola] = home.units;
    const people = ROLES.map((role) => home.people[role].id);
    await api.sqlAsOwner('UPDATE unit SET manager_id = $1 WHERE id = $2', [home.people.manager.id, omsorg?.id]);
    await api.sqlAsOwner('UPDATE unit SET manager_id = $1 WHERE name = $2', [
      home.people.leadership.id,
      'Kommunledning',
    ]);
    await api.sqlAsOwner(`UPDATE person SET digest = 'daily' WHERE role IN ('contributor', 'manager')`);
    await api.sqlAsOwner(`UPDATE person SET digest = 'off' WHERE role = 'evaluator'`);
    // A manager's digest on the own day, and one that goes to a deputy for a week.
    await api.sqlAsOwner(`UPDATE person SET digest_weekday = 5 WHERE role = 'leadership'`);
    await api.sqlAsOwner(
      `INSERT INTO leave_period (id, municipality_id, person_id, first_day, last_day, deputy_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, now())`,
      [newId(), home.id, home.people.contributor.id, '2026-03-11', '2026-03-18', home.people.coordinator.id],
    );
    await api.sqlAsOwner(
      `INSERT INTO leave_period (id, municipality_id, person_id, first_day, last_day, deputy_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, now())`,
      [newId(), home.id, home.people.manager.id, '2026-03-16', '2026-03-18', home.people.leadership.id],
    );
    // Somebody to whom nothing but the evaluation matters.
    await api.sqlAsOwner(
      `INSERT INTO person (id, municipality_id, name, email, role) VALUES ($1, $2, 'Ledning', 'ledning@sweep.example', 'leadership')`,
      [newId(), home.id],
    );
    const ids = await plan(
      api,
      home,
      Array.from({ length: 140 }, (_, at) => ({
        ownerId: at % 9 === 0 ? null : (people[at % people.length] ?? null),
        unitId: at % 4 === 0 ? null : ((at % 2 === 0 ? omsorg : skola)?.id ?? null),
        due: at % 5 === 0 ? null : addDays('2026-01-20', (at * 17) % 120),
        status: STATES[at % STATES.length] ?? 'done',
        doneAt: `${addDays('2026-02-10', (at * 7) % 40)}T10:00:00Z`,
      })),
    );
    // A step before the follow-up comes on 20 March, and the letter of March on its first working day, the 2nd.
    await api.sqlAsOwner(
      `WITH asked AS (UPDATE evaluation SET follow_up_on = '2026-06-20', municipality_name = $2 WHERE municipality_id = $1 RETURNING id)
       INSERT INTO sub_question (id, municipality_id, evaluation_id, area_number, number, position, title, max, percent)
       SELECT gen_random_uuid(), $1, id, 1, '1.1', 1, 'Resultat', 20, 40 FROM asked`,
      [home.id, home.name],
    );
    await api.sqlAsOwner(
      `UPDATE action SET last_progress_at = CASE WHEN number % 3 = 0 THEN NULL ELSE timestamptz '2026-01-10 23:30Z' + number % 50 * interval '1 day' END,
         effect_check_on = date '2026-03-01' + number % 40, declined_review_on = date '2026-03-01' + number % 40,
         deputy_id = CASE WHEN number % 7 = 0 THEN $1::uuid END`,
      [home.people.administrator.id],
    );
    await api.sqlAsOwner(
      `INSERT INTO evidence (id, municipality_id, action_id, kind, title, text, valid_until, added_by_id, added_at)
       SELECT gen_random_uuid(), $1, id, 'text', 'Beslut', 'x', date '2026-03-05' + number % 60, $2, now() FROM action WHERE number % 3 = 1`,
      [home.id, home.people.coordinator.id],
    );
    await api.sqlAsOwner(
      `INSERT INTO reminder_event (id, municipality_id, person_id, action_id, kind, at)
       SELECT gen_random_uuid(), $1, $2, a, 'mention', '2026-03-01T10:00:00Z' FROM unnest($3::uuid[]) AS a`,
      [home.id, home.people.contributor.id, ids.slice(0, 2)],
    );
  }

  /** What a day's sweep would plan from every row there is, and from the rows it reads. */
  function bothWays(day: string) {
    const { tenant } = api.home;
    return api.app.get(UnitOfWork).read(tenant, async (tx) => {
      const policy = await policyOf(tx);
      const facts = { policy, now: tx.now.getTime(), timeZone: tenant.timeZone };
      const [every, read] = [await reminderRows(tx, day), await sweepRows(tx, policy, day)];
      return { every: planReminders({ ...every, ...facts }), read: planReminders({ ...read, ...facts }), rows: read };
    });
  }

  it('plans what the whole plan would give, and sends exactly what the preview of 30 days said', async () => {
    const { home, clock } = api;
    // No worker: one that sweeps by the real clock would plan between the two looks.
    const transport = new MailTransport(api.env);
    const work = api.app.get(UnitOfWork);
    const sender = new SendReminders(
      work,
      new ClaimMails(api.env),
      transport,
      api.app.get(JobQueue, { strict: false }),
    );
    const sweeper = api.app.get(SweepReminders, { strict: false });
    clock.set(new Date(localInstant(FROM, '06:00', home.tenant.timeZone)));
    const client = await api.signInAs('administrator');
    const { body } = await client.get(`/api/reminders/preview?days=${DAYS}`);
    const preview = body as ReminderPreview;
    let mostRead = 0;
    for (let at = 0; at < DAYS; at += 1) {
      const day = addDays(FROM, at);
      clock.set(new Date(localInstant(day, '07:31', home.tenant.timeZone)));
      const { every, read, rows } = await bothWays(day);
      expect(read).toEqual(every);
      mostRead = Math.max(mostRead, rows.actions.length);
      expect(await sweeper.sweep(home.tenant)).toMatchObject({ mails: every.length });
      expect((await bothWays(day)).read).toEqual([]);
      await sender.send({ municipalityId: home.id }, { signal: new AbortController().signal });
    }
    transport.onApplicationShutdown();
    const sent = await api.sqlAsOwner<{ day: string; person: string; items: string[] }>(
      `SELECT (m.sent_at AT TIME ZONE 'Europe/Stockholm')::date::text AS day, m.person_id AS person,
         array_agg(l.rule || ' ' || coalesce(l.action_id, l.evaluation_id) || ' ' || coalesce(l.days_to_due::text, '-')) AS items
       FROM reminder_mail m JOIN reminder_ledger l ON l.mail_id = m.id
       WHERE m.state = 'sent' AND l.dropped_reason IS NULL GROUP BY m.id`,
    );
    const line = (day: string, person: string, items: readonly string[]) =>
      `${day} ${person} ${[...items].sort().join(', ')}`;
    const said = preview.mails.map(({ date, person, items }) =>
      line(
        date,
        person.id,
        items.map((item) => `${item.rule} ${item.actionId ?? item.evaluationId} ${item.daysToDue ?? '-'}`),
      ),
    );
    expect(said.length).toBeGreaterThan(30);
    for (const rule of ['followUp', 'monthlyLetter', 'managerDigest', 'mention', 'stale'])
      expect(said.join()).toContain(` ${rule} `);
    expect(sent.map(({ day, person, items }) => line(day, person, items)).sort()).toEqual(said.sort());
    expect(sink.taken).toHaveLength(said.length);
    expect(mostRead).toBeLessThan(140);
  }, 60_000);
});
