// A worker as it runs in operation (the built code, a process of its own), whose clock is its parent's.
import 'reflect-metadata';

const built = (file) => import(new URL(`../../../dist/backend/backend/src/${file}`, import.meta.url).href);
const { NestFactory } = await import('@nestjs/core');
const { Clock } = await built('clock.js');
const { readEnv } = await built('config/env.js');
const { JobQueue } = await built('queue/job-queue.js');
const { JobWorker } = await built('queue/job-worker.js');
const { WorkerModule } = await built('worker.module.js');

let now = Number(process.env.SIMULATED_NOW);
class ParentsClock extends Clock {
  now() {
    return new Date(now);
  }
}
const tell = (message) => process.connected && process.send(message);

// The scheduler would ring by the real time. It rings nothing here: the parent wakes the same jobs at the simulated
// moments of the same patterns.
const schedules = [];
JobQueue.prototype.schedule = (name, pattern, timeZone) => schedules.push({ name, pattern, timeZone });

const env = readEnv(process.env, { processRole: 'worker' });
const context = await NestFactory.createApplicationContext(WorkerModule.with(env, new ParentsClock()), {
  logger: ['error', 'warn'],
});
const { worker } = context.get(JobWorker);
worker.on('active', ({ id }) => tell({ active: id }));
worker.on('completed', ({ id }) => tell({ ended: id }));
worker.on('failed', (job, error) => tell({ ended: job?.id, error: error.message }));
process.on('message', (message) => {
  now = message.now;
  tell({ now });
});
// Nobody is left who would tell the time.
process.on('disconnect', () => process.exit());
process.on('SIGTERM', async () => {
  await context.close();
  process.exit();
});
tell({ ready: schedules });
