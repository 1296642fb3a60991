import { SweepReminders } from '../../backend/src/features/reminders/sweep-reminders.js';
import { MAIL_CONNECTIONS } from '../../backend/src/mail/mail-transport.js';
import { localDay } from '../../backend/src/persistence/local-day.js';
import { newId } from '../../backend/src/persistence/new-id.js';
import { addDays } from '../../libs/domain/src/index.js';
import { type Api, startApi } from '../support/api-harness.js';
import { eventually } from '../support/eventually.js';
import { emptyQueue, plan, queues } from '../support/reminder-plan.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { TEST_SECRET } from '../support/test-database.js';
import { WorkerProcess } from '../support/worker-process.js';

const LONG = process.env['FAULT'] === 'long';
const KILLS = LONG ? 20 : 6;
const MAILS = LONG ? 3_000 : 90;
/** Mails between two kills, different each time, so that the kill hits different moments. */
const mailsBefore = (kill: number) => (LONG ? 40 + ((kill * 37) % 60) : 2 + ((kill * 3) % 5));

describe.each(queues(10))('kill -9 in the middle of sending, with the queue on $queue', ({ redisUrl }) => {
  let api: Api;
  let sink: SmtpSink;
  let env: Record<string, string>;
  const workers: WorkerProcess[] = [];

  beforeAll(async () => {
    await emptyQueue(redisUrl);
    sink = new SmtpSink();
    const port = await sink.listen();
    api = await startApi({ env: { redisUrl, smtpUrl: `smtp://127.0.0.1:${port}` } });
    env = {
      KOMPASSPLAN_PROFILE: 'embedded',
      KOMPASSPLAN_DATA_DIR: api.env.dataDir,
      KOMPASSPLAN_SECRET: TEST_SECRET,
      DATABASE_URL: api.env.databaseUrl ?? '',
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      LOG_LEVEL: 'warn',
      ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
    };
    await seedOwners();
  });
  afterAll(async () => {
    for (const worker of workers) worker.kill();
    await Promise.all(workers.map((worker) => worker.ended()));
    await sink.close();
    await api.close();
  });

  /** As many people as mails, each with an action that is three days late on any day of the year. */
  async function seedOwners(): Promise<void> {
    const { home } = api;
    const owners = Array.from({ length: MAILS }, (_, index) => ({
      id: newId(),
      name: `Ägare ${index}`,
      email: `a${index}@by.example`,
    }));
    await api.sqlAsOwner(
      `INSERT INTO person (id, municipality_id, name, email, role, digest)
       SELECT o.id, $1, o.name, o.email, 'contributor', 'daily' FROM jsonb_to_recordset($2::jsonb) AS o(id uuid, name text, email text)`,
      [home.id, JSON.stringify(owners)],
    );
    const due = addDays(localDay(api.clock.now(), home.tenant.timeZone), -3);
    await plan(
      api,
      home,
      owners.map(({ id }) => ({ ownerId: id, due })),
    );
    const client = await api.signInAs('administrator');
    const { body } = await client.get('/api/reminder-policy');
    const policy = {
      ...body.policy,
      digest: { weekday: 1, time: '00:00' },
      quiet: { weekends: false, holidays: false, ranges: [] },
    };
    expect((await client.put('/api/reminder-policy', policy, { version: 0 })).status).toBe(200);
  }

  function start(): WorkerProcess {
    const worker = new WorkerProcess(env);
    workers.push(worker);
    return worker;
  }

  async function states(): Promise<Record<string, number>> {
    const rows = await api.sqlAsOwner<{ state: string; count: number }>(
      'SELECT state, count(*)::int AS count FROM reminder_mail GROUP BY state',
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  }

  it(
    'sends nothing twice and loses nothing',
    async () => {
      const sweep = api.app.get(SweepReminders, { strict: false });
      expect(await sweep.sweep(api.home.tenant)).toEqual({ planned: MAILS, mails: MAILS });
      for (let kill = 0; kill < KILLS; kill += 1) {
        const worker = start();
        // Every other time before the mail server has said OK, and every other time just after.
        sink.after(mailsBefore(kill), kill % 2 === 0 ? 'arrived' : 'answered', () => worker.kill());
        await worker.ended();
        // What it had claimed and not handed over is free again after a while, and in no doubt.
        await api.sqlAsOwner(
          `UPDATE reminder_mail SET sending_at = sending_at - interval '1 hour' WHERE held_by IS NOT NULL`,
        );
      }
      // Two at once do the rest, and a second sweep finds nothing to plan.
      const rest = [start(), start()];
      await eventually('no mail waits', async () => !(await states())['planned'], 60_000);
      expect(await sweep.sweep(api.home.tenant)).toEqual({ planned: 0, mails: 0 });
      // Asked to stop, a worker finishes the mails that it has in hand.
      await Promise.all(rest.map((worker) => worker.stop()));

      // Time passes, and whoever starts next finds what the dead left behind.
      await api.sqlAsOwner(
        `UPDATE reminder_mail SET sending_at = sending_at - interval '1 hour' WHERE state = 'sending'`,
      );
      const last = start();
      await eventually(
        'nothing is left',
        async () => {
          const { sending = 0, planned = 0 } = await states();
          return sending + planned === 0;
        },
        30_000,
      );
      await last.stop();

      const { sent = 0, uncertain = 0, ...other } = await states();
      expect(other).toEqual({});
      expect(sent + uncertain).toBe(MAILS);
      expect(uncertain).toBeLessThanOrEqual(KILLS * MAIL_CONNECTIONS);
      expect(sink.taken).toHaveLength(new Set(sink.taken).size);
      const claimed = await api.sqlAsOwner<{ messageId: string }>(
        `SELECT message_id AS "messageId" FROM reminder_mail WHERE state = 'sent'`,
      );
      const arrived = new Set(sink.taken);
      expect(claimed.filter(({ messageId }) => !arrived.has(messageId))).toEqual([]);
      const attempts = await api.sqlAsOwner('SELECT id FROM reminder_mail WHERE attempts > 1');
      expect(attempts).toEqual([]);
      if (LONG) {
        process.stdout.write(
          `${KILLS} kills, ${MAILS} mails: 0 twice, 0 lost, ${uncertain} held, of which ${arrived.size - sent} had arrived\n`,
        );
      }
    },
    LONG ? 600_000 : 120_000,
  );
});
