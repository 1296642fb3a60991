import { MAIL_CONNECTIONS } from '../../backend/src/mail/mail-transport.js';
import { type Api, startApi } from '../support/api-harness.js';
import { emptyQueue, queues } from '../support/reminder-plan.js';
import { TEST_SECRET } from '../support/test-database.js';
import { instantOf, plus } from '../support/years/almanac.js';
import { ClockAndQueue } from '../support/years/clock-and-queue.js';
import { ClockedWorkers } from '../support/years/clocked-workers.js';
import { DailyWork } from '../support/years/daily-work.js';
import { Delivery } from '../support/years/delivery.js';
import { Dice } from '../support/years/dice.js';
import { FragilePostgres } from '../support/years/fragile-postgres.js';
import { MoodySink } from '../support/years/moody-sink.js';
import { Oracle } from '../support/years/oracle.js';
import { SCHEDULES, Simulation, type Troubles } from '../support/years/simulation.js';
import { type Size, Town } from '../support/years/town.js';

const LONG = process.env['FAULT'] === 'long';
const SEED = Number(process.env['SEED'] ?? 20270104);
const MOODS = { laterAtRecipient: 15, laterAfterData: 8, refusedAfterData: 3, cutAfterData: 4, slow: 10 };

interface Scale {
  readonly start: string;
  readonly days: number;
  readonly followUpOn: string;
  readonly size: Size;
  readonly pace: number;
  readonly troubles: Troubles;
}
/** Both July holidays, four nights that change the clock, two Christmases. */
const TWO_YEARS: Scale = {
  start: '2027-01-04',
  days: 730,
  followUpOn: '2028-09-15',
  size: { people: 300, actions: 1_500, units: 12 },
  pace: 14,
  troubles: {
    workerKills: 40,
    databaseStops: 12,
    outages: [1, 2, 3, 5, 12, 24, 30, 50, 72, 120, 170, 216],
    mailServerDown: [1, 1, 2, 3, 4, 6, 12, 26],
    pauses: [2, 6],
  },
};
/** One such night and one Christmas. */
const ONE_WINTER: Scale = {
  start: '2027-10-11',
  days: 85,
  followUpOn: '2028-07-15',
  size: { people: 40, actions: 150, units: 3 },
  pace: 4,
  troubles: { workerKills: 4, databaseStops: 1, outages: [5, 75], mailServerDown: [3, 22], pauses: [] },
};
const SCALE = LONG ? TWO_YEARS : ONE_WINTER;

describe.each(queues(11))('years of reminders in simulated time, with the queue on $queue', ({ queue, redisUrl }) => {
  let api: Api;
  let postgres: FragilePostgres;
  let sink: MoodySink;
  let workers: ClockedWorkers;
  let clock: ClockAndQueue;
  let town: Town;
  const dice = new Dice(SEED);
  /** What happens in the network has its own chance: the order in which mails come is not ours. */
  const network = new Dice(SEED + 1);

  beforeAll(async () => {
    await emptyQueue(redisUrl);
    postgres = await FragilePostgres.start();
    sink = new MoodySink(() => api.clock.now().getTime(), network, MOODS);
    const smtpUrl = `smtp://127.0.0.1:${await sink.listen()}`;
    api = await startApi({ env: { redisUrl, smtpUrl }, server: postgres.url });
    api.clock.set(new Date(instantOf(SCALE.start, '00:00')));
    town = new Town(api, SCALE.followUpOn);
    await town.settle(SCALE.size, SCALE.start, SCALE.days, dice);
    workers = new ClockedWorkers({
      KOMPASSPLAN_PROFILE: 'embedded',
      KOMPASSPLAN_DATA_DIR: api.env.dataDir,
      KOMPASSPLAN_SECRET: TEST_SECRET,
      DATABASE_URL: api.env.databaseUrl ?? '',
      SMTP_URL: smtpUrl,
      LOG_LEVEL: 'silent',
      ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
    });
    clock = new ClockAndQueue(api, workers, postgres.answers);
  }, 120_000);
  afterAll(async () => {
    await workers?.killAll();
    await clock?.close();
    await town?.pool.end();
    await api?.close();
    await sink?.close();
    await postgres?.close();
  });

  it(
    'tell everybody what is due once, and nobody anything else',
    async () => {
      const work = new DailyWork(town, dice, () => clock.now, sink.unknown);
      const oracle = new Oracle(town, plus(SCALE.start, -40));
      const delivery = new Delivery(town, oracle, sink);
      const parts = { town, clock, workers, postgres, sink, work, oracle, delivery, dice };
      const { start, days, pace, troubles } = SCALE;
      const simulation = new Simulation(parts, start, days, troubles, pace);
      await simulation.askForApproval();
      await simulation.run();

      const states = await town.sql<{ state: string; count: number }>(
        'SELECT state, count(*)::int AS count FROM reminder_mail GROUP BY state ORDER BY state',
      );
      const count = new Map(states.map(({ state, count: all }) => [state, all]));
      process.stdout.write(
        [
          `${days} days, ${SCALE.size.people} people, ${SCALE.size.actions} actions, queue on ${queue}, SEED=${SEED}`,
          ...simulation.figures.rows(),
          `mails: ${states.map(({ state, count: all }) => `${state} ${all}`).join(', ')}; owed on clean days: ${JSON.stringify(delivery.owed)}`,
          `trouble: ${JSON.stringify({ ...simulation.seen, ...sink.count })}`,
          `work: ${JSON.stringify(work.done)}, refused ${work.refused}`,
          '',
        ].join('\n'),
      );
      const { faults } = delivery;
      const found = Object.entries(faults).flatMap(([kind, all]) =>
        all.length === 0 ? [] : [[kind, all.length, ...all.slice(0, 8)]],
      );
      expect(found).toEqual([]);
      // What was owed could be looked for on most days, and everything that was to go wrong did.
      expect(simulation.seen.cleanDays).toBeGreaterThan(days / 2);
      expect(delivery.owed.found).toBeGreaterThan(SCALE.size.actions * 10);
      expect(simulation.seen).toMatchObject({ kills: troubles.workerKills, databaseStops: troubles.databaseStops });
      // The scheduler of the simulation is the one that the product asks for.
      for (const [name, pattern] of Object.entries(SCHEDULES)) {
        expect(workers.schedules).toContainEqual({ name, pattern, timeZone: 'UTC' });
      }
      // Nothing is left on the way. What the mail server took is what we say we sent, but for what is uncertain.
      expect([...count.keys()].filter((state) => state === 'planned' || state === 'sending')).toEqual([]);
      const mails = await town.sql<{ messageId: string; state: string }>(
        'SELECT message_id AS "messageId", state FROM reminder_mail',
      );
      const { arrived } = delivery;
      expect(mails.filter(({ messageId, state }) => state === 'sent' && !arrived.has(messageId))).toEqual([]);
      const known = ['sent', 'uncertain'];
      expect(mails.filter(({ messageId, state }) => arrived.has(messageId) && !known.includes(state))).toEqual([]);
      const dead = simulation.seen.kills + simulation.seen.databaseStops;
      expect(count.get('uncertain') ?? 0).toBeLessThanOrEqual(dead * 2 * MAIL_CONNECTIONS + sink.count.cut);
      // What was not sent says why: by its line, by its mail, or by whoever decided so.
      const unsaid = await town.sql<{ key: string }>(
        `SELECT l.key FROM reminder_ledger l JOIN reminder_mail m ON m.id = l.mail_id
         WHERE l.dropped_reason IS NULL AND m.state IN ('skipped', 'failed') AND m.error IS NULL
           AND NOT EXISTS (SELECT 1 FROM history h WHERE h.entity_id = m.id AND h.event = 'reminder.decided') LIMIT 8`,
      );
      expect(unsaid).toEqual([]);
    },
    LONG ? 5_400_000 : 400_000,
  );
});
