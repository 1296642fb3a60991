import { Queue } from 'bullmq';
import { QUEUE_NAME, QueueConnection } from '../../../backend/src/queue/queue-connection.js';
import { JobQueue } from '../../../backend/src/queue/job-queue.js';
import type { JobName } from '../../../backend/src/queue/job-catalogue.js';
import type { Api } from '../api-harness.js';
import type { ClockedWorkers } from './clocked-workers.js';

/** How long a job may have no living worker before it counts as left behind by a dead one. */
const ORPHAN_AFTER_MS = 150;
const PATIENCE_MS = 90_000;

/** Time that stands still while anything is at work, and the queue through which work is woken. */
export class ClockAndQueue {
  private readonly queue: Queue;
  private readonly jobs: JobQueue;
  /** Alarms that the product has set: the job's id and the simulated time at which it is to ring. */
  private readonly alarms = new Map<string, number>();
  /** Jobs that died with their worker; the queue finds out in its own real time. */
  private readonly orphans = new Set<string>();

  constructor(
    private readonly api: Api,
    private readonly workers: ClockedWorkers,
    /** Resolves when the database answers. */
    private readonly database: () => Promise<void>,
  ) {
    this.queue = new Queue(QUEUE_NAME, api.app.get(QueueConnection, { strict: false }).options);
    this.queue.on('error', () => undefined);
    this.jobs = api.app.get(JobQueue, { strict: false });
  }

  get now(): number {
    return this.api.clock.now().getTime();
  }

  async set(at: number): Promise<void> {
    this.api.clock.set(new Date(at));
    await this.workers.setClock(at);
  }

  async wake(...names: JobName[]): Promise<void> {
    for (const name of names) await this.jobs.wake(name, {} as never);
  }

  /** The next moment at which an alarm rings, if one is set. */
  nextAlarm(): number {
    return Math.min(...this.alarms.values());
  }

  /** Rings every alarm whose time has come. */
  async ring(): Promise<void> {
    for (const [id, at] of this.alarms) {
      if (at > this.now) continue;
      this.alarms.delete(id);
      await this.queue
        .getJob(id)
        .then((job) => job?.promote())
        .catch(() => undefined);
    }
  }

  /** While `work` runs nobody takes a job: also none that the queue finds to have been left behind by the dead. */
  async undisturbed(work: () => Promise<void>): Promise<void> {
    const risky = this.orphans.size > 0;
    if (risky) await this.queue.pause();
    await work();
    if (risky) await this.queue.resume();
  }

  /** Waits until nobody has anything to do, and notes the alarms that were set meanwhile. */
  async quiet(): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    let unclaimedSince = performance.now();
    for (;;) {
      await this.database();
      if (this.workers.count === 0) return;
      const inHand = this.workers.inHand;
      const counts = await this.queue.getJobCounts('waiting', 'active', 'prioritized').catch(() => null);
      if (counts && inHand.size === 0 && !counts['waiting'] && !counts['prioritized']) {
        if ((counts['active'] ?? 0) <= 0) break;
        const active = (await this.queue.getJobs('active').catch(() => [])).flatMap((job) => job?.id ?? []);
        const unclaimed = active.filter((id) => !this.orphans.has(id));
        if (unclaimed.length === 0) break;
        if (performance.now() - unclaimedSince > ORPHAN_AFTER_MS && this.workers.inHand.size === 0) {
          for (const id of unclaimed) this.orphans.add(id);
        }
      } else unclaimedSince = performance.now();
      if (performance.now() > deadline) {
        throw new Error(`The workers come to no end.\n${this.workers.complaints.slice(-10).join('')}`);
      }
      await this.workers.change(counts ? 20 : 100);
    }
    if (this.orphans.size > 0) await this.forgetOrphans();
    await this.noteAlarms();
  }

  private async forgetOrphans(): Promise<void> {
    const active = new Set((await this.queue.getJobs('active')).map((job) => job?.id));
    for (const id of this.orphans) if (!active.has(id)) this.orphans.delete(id);
  }

  async close(): Promise<void> {
    await this.queue.close();
  }

  private async noteAlarms(): Promise<void> {
    const { delayed = 0 } = await this.queue.getJobCounts('delayed');
    if (delayed === 0) return;
    for (const job of await this.queue.getJobs('delayed')) {
      if (job?.id && !this.alarms.has(job.id)) this.alarms.set(job.id, this.now + (job.delay || job.opts.delay || 0));
    }
  }
}
