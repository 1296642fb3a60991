// Reminders at size: 10,000 due actions of 2,000 people among many that are not due, a real worker process and a mail
// server in a process of its own. The sweep is judged by the clock, for its promise is one ("under 2 s"); growth and the
// second sweep are ratios of processor time in the same run, and the rate of mails one to what a bare nodemailer pool can do.
import 'reflect-metadata';
import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { workerFlags } from '../../libs/tooling/src/worker-flags.mjs';
import { childrenOf, processMs } from './processes.mjs';
import { addReminderTown } from './reminder-towns.mjs';

const quick = process.argv.includes('--once');
const SIZE = quick ? { people: 60, due: 300, notDue: 1_500 } : { people: 2_000, due: 10_000, notDue: 50_000 };
const SWEEP_MS = 2_000;
const GROWTH = 1.2;
const SECOND = 0.05;
const LEAST_RATE = 0.25;
const MOST_MB = 217;
const FLAT = 0.1;
const SECRET = 'only-for-benchmarks-only-for-benchmarks';
const dist = new URL('../../dist/backend/backend/src/', import.meta.url);
const load = (path) => import(new URL(path, dist).href);

async function start() {
  const folder = mkdtempSync(join(tmpdir(), 'kompassplan-bench-'));
  const { startEmbeddedPostgres } = await load('persistence/embedded-postgres.js');
  const postgres = await startEmbeddedPostgres(join(folder, 'postgres'), { fsync: 'off' });
  const sink = fork(fileURLToPath(new URL('smtp-sink.mjs', import.meta.url)), [], { execArgv: ['--no-warnings'] });
  const { port } = await new Promise((done) => sink.once('message', done));
  const source = {
    KOMPASSPLAN_PROFILE: 'embedded',
    DATABASE_URL: postgres.url,
    KOMPASSPLAN_SECRET: SECRET,
    KOMPASSPLAN_DATA_DIR: folder,
    KOMPASSPLAN_SAMPLE: 'false',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal',
    FRONTEND_DIR: join(folder, 'frontend'),
    PUBLIC_URL: 'http://localhost:4300',
    SMTP_URL: `smtp://127.0.0.1:${port}`,
  };
  const { readEnv } = await load('config/env.js');
  const env = readEnv(source);
  await (await load('persistence/app-role.js')).prepareAppRole(env.databaseUrl, env.appDatabaseUrl);
  await (await load('persistence/migrate-schema.js')).migrateSchema(env.databaseUrl);
  await (await load('queue/migrate-queue.js')).migrateQueue(env.databaseUrl);
  const owner = new pg.Client({ connectionString: postgres.url });
  await owner.connect();
  const api = await (await load('create-api.js')).createApi(env);
  await api.init();
  const { SweepReminders } = await load('features/reminders/sweep-reminders.js');
  const { JobQueue } = await load('queue/job-queue.js');
  const sweeper = api.get(SweepReminders, { strict: false });
  let worker = null;
  // However the measuring ends, nothing is left running.
  const serverPid = Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  const abandon = () => {
    worker?.kill('SIGKILL');
    sink.kill('SIGKILL');
    process.kill(serverPid, 'SIGQUIT');
  };
  process.once('exit', abandon);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  return {
    ...{ owner, sweeper, queue: api.get(JobQueue, { strict: false }), smtp: { host: '127.0.0.1', port } },
    /** Of this process, which sweeps, of the worker and of Postgres, in ms. */
    processor: () =>
      [process.pid, worker?.pid, ...childrenOf(serverPid)].reduce((sum, pid) => sum + (pid ? processMs(pid) : 0), 0),
    /** How many mails came since the last reset, and in how many ms. */
    arrived: (message = 'tell') =>
      new Promise((done) => {
        sink.once('message', done);
        sink.send(message);
      }),
    startWorker: () => {
      const given = { ...process.env, ...source, DATABASE_URL: '', APP_DATABASE_URL: env.appDatabaseUrl };
      worker = fork(fileURLToPath(new URL('worker.js', dist)), [], {
        env: given,
        execArgv: ['--no-warnings', ...workerFlags],
      });
      return worker.pid;
    },
    close: async () => {
      process.off('exit', abandon);
      if (worker) {
        const gone = new Promise((done) => worker.once('exit', done));
        worker.kill('SIGTERM');
        await gone;
      }
      await api.close();
      sink.disconnect();
      await owner.end();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function timed({ processor }, work) {
  const [from, cpu] = [performance.now(), processor()];
  const result = await work();
  return { ms: performance.now() - from, cpu: processor() - cpu, result };
}

function residentMb(pid) {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    // Another system.
    return 0;
  }
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Waits until `count` mails have come, and looks at the worker's memory meanwhile. `cpu`: for each of them. */
async function mailsOf(installation, count, pid) {
  const memory = [];
  const before = installation.processor();
  for (let waited = 0; waited < 120_000; waited += 50) {
    const { count: come, ms } = await installation.arrived();
    memory.push({ come, mb: residentMb(pid) });
    if (come >= count)
      return { rate: (count - 1) / (ms / 1000), cpu: (installation.processor() - before) / count, memory };
    await pause(50);
  }
  throw new Error('The mails did not come.');
}

/** Mails a second of a bare pool with as many connections, the mail being one of ours. */
async function bareRate(installation, mail, count) {
  const { MAIL_CONNECTIONS } = await load('mail/mail-transport.js');
  const pool = createTransport({
    ...installation.smtp,
    pool: true,
    maxConnections: MAIL_CONNECTIONS,
    maxMessages: 500,
    ignoreTLS: true,
  });
  await installation.arrived('reset');
  await Promise.all(
    Array.from({ length: count }, (_, at) =>
      pool.sendMail({ ...mail, messageId: `<${at}@bare.example>`, to: `p${at}@by.example` }),
    ),
  );
  const { ms } = await installation.arrived('reset');
  pool.close();
  return (count - 1) / (ms / 1000);
}

async function oneOfOurs() {
  const { renderReminder } = await load('mail/render-mail.js');
  const { DEFAULT_REMINDER_POLICY } = await load('../../libs/domain/src/index.js');
  const items = Array.from({ length: SIZE.due / SIZE.people }, (_, at) => ({
    ...{ rule: 'overdue', actionId: `a${at}`, number: at, title: `Åtgärd ${at} om brukarenkät och uppföljning av mål` },
    ...{
      daysToDue: -3,
      due: '2026-11-27',
      progress: 40,
      asked: 'owner',
      insteadOf: null,
      aboutName: null,
      ownerName: 'Person 1',
    },
    ...{ expires: null, url: `http://localhost:4300/svar/${'x'.repeat(43)}`, answers: true },
  }));
  const { colour } = DEFAULT_REMINDER_POLICY;
  const facts = { municipality: 'Mätby', colour, staleAfterDays: 30, today: '2026-11-30' };
  return {
    from: 'kompassplan@by.example',
    ...renderReminder({ ...facts, language: 'sv', personName: 'Person 1', items }),
  };
}

const row = (name, { ms, cpu }, ratio, budget, ok) => ({ name, p50: ms, p99: ms, cpu, ratio, budget, ok });

/** Everything in one go, since each measure stands on the one before. */
async function measured() {
  const installation = await start();
  try {
    const { owner, sweeper } = installation;
    const small = await addReminderTown(owner, { number: 1, ...SIZE });
    const large = await addReminderTown(owner, { number: 2, ...SIZE, notDue: SIZE.notDue * 5 });
    const other = await addReminderTown(owner, { number: 3, ...SIZE });
    const like = await addReminderTown(owner, { number: 5, ...SIZE });
    const last = await addReminderTown(owner, { number: 6, ...SIZE });
    const warm = await addReminderTown(owner, { number: 4, people: 40, due: 80, notDue: 400 });
    // As in an installation that has sent before: an empty table's statistics mislead every plan.
    await sweeper.sweep(warm);
    await owner.query('VACUUM ANALYZE');
    await sweeper.sweep(warm);
    const first = await timed(installation, () => sweeper.sweep(small));
    const second = await timed(installation, () => sweeper.sweep(small));
    const grown = await timed(installation, () => sweeper.sweep(large));
    const again = await timed(installation, () => sweeper.sweep(like));
    for (const { result } of [first, grown, again]) {
      if (result.mails !== SIZE.people || result.planned !== SIZE.due) throw new Error(JSON.stringify(result));
    }
    const mail = await oneOfOurs();
    await bareRate(installation, mail, 50);
    const before = await bareRate(installation, mail, SIZE.people);
    const pid = installation.startWorker();
    const sent = await mailsOf(installation, 3 * SIZE.people + 40, pid);
    await installation.arrived('reset');
    const swept = [];
    for (const { municipalityId } of [other, last]) {
      await installation.queue.wake('reminders.sweep', { municipalityId });
      swept.push(await mailsOf(installation, SIZE.people, pid));
      await installation.arrived('reset');
    }
    const bare = (before + (await bareRate(installation, mail, SIZE.people))) / 2;
    const { rows } = await owner.query(`SELECT count(*)::int AS n FROM reminder_mail WHERE state <> 'sent'`);
    const share = sent.rate / bare;
    // Once the worker has swept and sent, doing so again must not take more.
    const [from, then] = swept.map(({ memory }) => Math.max(...memory.map(({ mb }) => mb)));
    const most = Math.max(from, then, ...sent.memory.map(({ mb }) => mb));
    const size = `${SIZE.due} due of ${SIZE.people} people`;
    const growth = (2 * grown.cpu) / (first.cpu + again.cpu);
    const repeat = second.cpu / first.cpu;
    return [
      row(`sweep, ${size}, ${SIZE.notDue} others`, first, null, `≤ ${SWEEP_MS} ms`, first.ms <= SWEEP_MS),
      row(`sweep, ${SIZE.notDue * 5} others`, grown, growth, `≤ ${GROWTH} × with ${SIZE.notDue}`, growth <= GROWTH),
      row(
        'second sweep',
        second,
        repeat,
        `${second.result.mails} mails; ≤ ${SECOND} × the first`,
        second.result.mails === 0 && repeat <= SECOND,
      ),
      row(
        `one mail of ${Math.round(sent.rate)}/s; bare pool ${Math.round(bare)}/s`,
        { ms: 1000 / sent.rate, cpu: sent.cpu },
        share,
        `≥ ${LEAST_RATE} of the bare pool; ${rows[0].n} unsent`,
        share >= LEAST_RATE,
      ),
      row(
        `worker memory, at most ${Math.round(most)} MB`,
        { ms: 0, cpu: 0 },
        then / from,
        `≤ ${MOST_MB} MB, +${FLAT * 100} % with another sweep`,
        most <= MOST_MB && then <= from * (1 + FLAT),
      ),
    ];
  } finally {
    await installation.close();
  }
}

let rows = null;
export const benches = Array.from({ length: 5 }, (_, at) => async () => (await (rows ??= measured()))[at]);
