import { Injectable } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { ConfigModule } from '../../backend/src/config/config.module.js';
import { Housekeep } from '../../backend/src/auth/housekeep.js';
import { JOBS, type JobName } from '../../backend/src/queue/job-catalogue.js';
import { JobHandler } from '../../backend/src/queue/job-handler.js';
import { JobQueue } from '../../backend/src/queue/job-queue.js';
import { JobWorkerModule } from '../../backend/src/queue/queue.module.js';
import { WorkerModule } from '../../backend/src/worker.module.js';
import { type Api, startApi } from '../support/api-harness.js';
import { eventually } from '../support/eventually.js';

let api: Api;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

/** A class that handles these jobs and counts. */
function handlersFor(names: readonly JobName[], work: (name: JobName) => Promise<void> = async () => undefined) {
  @Injectable()
  class Handlers {}
  for (const name of names) {
    const method = `do-${name}`;
    const descriptor = { value: () => work(name), configurable: true, writable: true };
    Object.defineProperty(Handlers.prototype, method, descriptor);
    JobHandler(name)(Handlers.prototype, method, descriptor);
  }
  return Handlers;
}

const every = Object.keys(JOBS) as JobName[];

const started: TestingModule[] = [];
afterEach(async () => {
  for (const worker of started.splice(0)) await worker.close();
});

async function start(imports: unknown[], ...providers: (new () => object)[]): Promise<TestingModule> {
  const worker = await Test.createTestingModule({ imports: imports as never, providers }).compile();
  started.push(worker);
  return worker.init();
}
const withHandlers = (...providers: (new () => object)[]) =>
  start([ConfigModule.with(api.env), JobWorkerModule], ...providers);

describe('the worker', () => {
  it('has exactly one handler for every job of the catalogue', async () => {
    await expect(start([WorkerModule.with(api.env)])).resolves.toBeDefined();
  });

  it('refuses to start when a job has no handler or two', async () => {
    await expect(withHandlers(handlersFor(every.slice(1)))).rejects.toThrow(`${every[0]}: no handler`);
    await expect(withHandlers(handlersFor(every), handlersFor([every[1] as JobName]))).rejects.toThrow(
      new RegExp(`${every[1]}: Handlers\\.do-${every[1]} and Handlers\\.`),
    );
  });

  it('does what it is woken for; a job that fails is tried again', async () => {
    const done: string[] = [];
    await withHandlers(
      handlersFor(every, async (name) => {
        done.push(name);
        if (done.length === 1) throw new Error('the first try');
      }),
    );
    await api.app.get(JobQueue, { strict: false }).wake('mail.outbox', {});
    await eventually('the second try', () => done.length >= 2);
    expect(done.slice(0, 2)).toEqual(['mail.outbox', 'mail.outbox']);
  });

  it('a wake-up that already waits is not doubled', async () => {
    const queue = api.app.get(JobQueue, { strict: false });
    for (let i = 0; i < 5; i += 1) await queue.wake('mail.outbox', {}, { once: 'now', delayMs: 600_000 });
    expect(await queue.counts()).toMatchObject({ delayed: 1 });
  });

  it('puts schedules back that were lost, and removes those that nobody asks for', async () => {
    const rows = async () =>
      (await api.sqlAsOwner<{ id: string }>('SELECT scheduler_id AS id FROM bullmq.scheduler ORDER BY 1')).map(
        ({ id }) => id,
      );
    const worker = await withHandlers(handlersFor(every));
    const queue = worker.get(JobQueue, { strict: false });
    queue.schedule('auth.housekeep', '40 4 * * *', 'Europe/Stockholm', {});
    await queue.assertSchedules();
    const asserted = await rows();
    expect(asserted).toEqual(['auth.housekeep/40 4 * * */Europe/Stockholm']);

    const waiting = async () =>
      (
        await api.sqlAsOwner<{ n: number }>('SELECT count(*)::int AS n FROM bullmq.job WHERE scheduler_id IS NOT NULL')
      )[0]?.n;
    await api.sqlAsOwner('DELETE FROM bullmq.scheduler');
    // BullMQ refuses while the lost schedule's next wake-up waits: that one still comes.
    await queue.assertSchedules();
    expect(await waiting()).toBe(1);
    await api.sqlAsOwner('DELETE FROM bullmq.job WHERE scheduler_id IS NOT NULL');
    await queue.assertSchedules();
    await queue.assertSchedules();
    expect(await rows()).toEqual(asserted);
    expect(await waiting()).toBe(1);
  });
});

describe('housekeeping', () => {
  it('throws away what has expired, and nothing else', async () => {
    const worker = await api.startWorker();
    await api.signInAs('manager');
    await api.anonymous().post('/api/session/link', { email: api.home.people.manager.email });
    const count = async () =>
      (
        await api.sqlAsOwner(
          `SELECT (SELECT count(*)::int FROM session) AS sessions, (SELECT count(*)::int FROM one_time_token) AS tokens,
             (SELECT count(*)::int FROM sign_in_attempt) AS attempts`,
        )
      )[0];
    const housekeep = worker.get(Housekeep, { strict: false });
    await housekeep.run();
    expect(await count()).toEqual({ sessions: 1, tokens: 1, attempts: 2 });
    api.clock.advance({ days: 2 });
    await housekeep.run();
    expect(await count()).toEqual({ sessions: 0, tokens: 1, attempts: 0 });
    api.clock.advance({ days: 31 });
    await housekeep.run();
    expect(await count()).toEqual({ sessions: 0, tokens: 0, attempts: 0 });
  });
});
