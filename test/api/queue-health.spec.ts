import type { QueueHealth } from '@kompassplan/contract';
import { Test, type TestingModule } from '@nestjs/testing';
import { ConfigModule } from '../../backend/src/config/config.module.js';
import { RecordRuns } from '../../backend/src/features/queue-health/record-runs.js';
import { JobHandler } from '../../backend/src/queue/job-handler.js';
import { JOBS, type JobName } from '../../backend/src/queue/job-catalogue.js';
import { JobQueue } from '../../backend/src/queue/job-queue.js';
import { JobWorkerModule } from '../../backend/src/queue/queue.module.js';
import { PersistenceModule } from '../../backend/src/persistence/persistence.module.js';
import { type Api, type Client, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { eventually } from '../support/eventually.js';
import { emptyQueue, queues } from '../support/reminder-plan.js';

/** What an administrator sees of the wake-ups, on each backend, and what is nobody else's. */
describe.each(queues(7))('on $queue', ({ queue: name, redisUrl }) => {
  let api: Api;
  let other: SeededMunicipality;
  let client: Client;
  let worker: TestingModule | null = null;
  let broken = true;

  beforeAll(async () => {
    await emptyQueue(redisUrl);
    api = await startApi({ env: { redisUrl } });
    other = await api.seedMunicipality();
    client = await api.signInAs('administrator');
  });
  afterAll(async () => {
    await worker?.close();
    await api.close();
  });

  const health = async (asked = client) => (await asked.get<QueueHealth>('/api/queue')).body;
  const of = (found: QueueHealth, job: JobName) => found.jobs.find((one) => one.name === job);
  const wake = (municipalityId: string) =>
    api.app.get(JobQueue, { strict: false }).wake('mail.send', { municipalityId });

  async function startWorker(): Promise<void> {
    class Handlers {}
    for (const job of Object.keys(JOBS) as JobName[]) {
      const descriptor = {
        value: () =>
          broken && job === 'mail.send' ? Promise.reject(new Error('connect ECONNREFUSED by 5432')) : Promise.resolve(),
        ...{ configurable: true, writable: true },
      };
      Object.defineProperty(Handlers.prototype, `do-${job}`, descriptor);
      JobHandler(job)(Handlers.prototype, `do-${job}`, descriptor);
    }
    const imports = [ConfigModule.with(api.env, api.clock), PersistenceModule, JobWorkerModule];
    worker = await Test.createTestingModule({ imports, providers: [Handlers, RecordRuns] }).compile();
    await worker.init();
  }

  it('counts what waits, by kind, with the oldest', async () => {
    expect(await health()).toMatchObject({ reachable: true, backend: name.toLowerCase(), more: false, failed: [] });
    const before = Date.now();
    await wake(api.home.id);
    await wake(other.id);
    const found = await health();
    expect(of(found, 'mail.send')).toMatchObject({ waiting: 2, active: 0, failed: 0, lastRun: null });
    const oldest = Date.parse(of(found, 'mail.send')?.oldestWaiting ?? '');
    expect(oldest).toBeGreaterThanOrEqual(before - 1000);
    expect(of(found, 'people.forget')).toMatchObject({ waiting: 0, oldestWaiting: null });
  });

  it('tells what was given up and why, of others only how many; it can be tried again', async () => {
    // The last try at once.
    const policy = JOBS['mail.send'] as { attempts: number };
    const attempts = policy.attempts;
    policy.attempts = 1;
    await wake(api.home.id);
    await wake(other.id);
    policy.attempts = attempts;
    await startWorker();
    await eventually('two given up', async () => (of(await health(), 'mail.send')?.failed ?? 0) === 2);
    const found = await health();
    expect(found.failed).toEqual([
      expect.objectContaining({
        ...{ name: 'mail.send', attempts: 1, reason: 'database', detail: 'connect ECONNREFUSED by 5432' },
      }),
    ]);
    expect(JSON.stringify(found)).not.toContain(other.id);
    await eventually('noted', async () => of(await health(), 'mail.send')?.lastRun?.ok === false);

    const theirs = await api.signInAs('administrator', other);
    const foreign = (await health(theirs)).failed[0]?.id ?? '';
    expect((await client.post('/api/queue/retry', { id: foreign })).status).toBe(404);
    broken = false;
    const mine = found.failed[0]?.id ?? '';
    expect((await client.post('/api/queue/retry', { id: mine })).status).toBe(200);
    await eventually('done', async () => (of(await health(), 'mail.send')?.failed ?? 0) === 1);
    expect((await health()).failed).toEqual([]);
    await eventually('noted', async () => of(await health(), 'mail.send')?.lastRun?.ok === true);
    expect((await client.post('/api/queue/retry', { id: mine })).status).toBe(404);
  });

  it('is the administrator’s', async () => {
    for (const role of ['coordinator', 'manager'] as const) {
      const asked = await api.signInAs(role);
      expect((await asked.get('/api/queue')).status).toBe(403);
      expect((await asked.post('/api/queue/retry', { id: '1' })).status).toBe(403);
    }
  });
});
