import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { type Job, Worker } from 'bullmq';
import { JOB_HANDLER, type JobContext } from './job-handler.js';
import { type JobName, JOBS } from './job-catalogue.js';
import { JobQueue } from './job-queue.js';
import { QUEUE_NAME, QueueConnection } from './queue-connection.js';

/** One try of a job that has come to its end. */
export interface EndedJob {
  readonly name: string;
  readonly ok: boolean;
  readonly tookMs: number;
}

type Handle = (data: unknown, context: JobContext) => Promise<unknown>;

const CONCURRENCY = 4;
const HEARTBEAT_MS = 60_000;

/** Hands jobs to their handlers. Only the worker process has one. */
@Injectable()
export class JobWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Jobs');
  private readonly stopping = new AbortController();
  private worker: Worker | null = null;
  private heartbeat: NodeJS.Timeout | null = null;
  private readonly listeners: ((job: EndedJob) => void)[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
    private readonly queue: JobQueue,
    private readonly connection: QueueConnection,
  ) {}

  /** Calls `listener` after each try. Call it from onModuleInit. */
  onEnded(listener: (job: EndedJob) => void): void {
    this.listeners.push(listener);
  }

  /** @throws Error naming the jobs of the catalogue that have no handler or more than one */
  async onApplicationBootstrap(): Promise<void> {
    const handlers = this.handlers();
    await this.queue.assertSchedules();
    this.worker = new Worker(QUEUE_NAME, (job: Job) => this.handle(handlers, job), {
      ...this.connection.options,
      concurrency: CONCURRENCY,
    });
    this.worker.on('error', (error) => this.log.warn(`The queue has trouble: ${error.message}`));
    this.worker.on('failed', (job, error) =>
      this.log.error(
        `${job?.name ?? 'A job'} failed (try ${job?.attemptsMade ?? '?'}): ${error.stack ?? error.message}`,
      ),
    );
    this.heartbeat = setInterval(() => {
      this.queue.assertSchedules().catch((error: Error) => this.log.warn(`Schedules not checked: ${error.message}`));
    }, HEARTBEAT_MS);
    this.heartbeat.unref();
  }

  /** Takes no new jobs and waits for those in flight. */
  async onModuleDestroy(): Promise<void> {
    if (this.heartbeat) clearInterval(this.heartbeat);
    this.stopping.abort();
    await this.worker?.close();
  }

  private handle(handlers: ReadonlyMap<string, Handle>, job: Job): Promise<unknown> {
    const handler = handlers.get(job.name);
    // A job that an older version left behind.
    if (!handler) return Promise.resolve();
    const began = performance.now();
    const attempt = job.attemptsMade + 1;
    const last = attempt >= (job.opts.attempts ?? 1);
    const tell = (ok: boolean) => {
      for (const listener of this.listeners) listener({ name: job.name, ok, tookMs: performance.now() - began });
    };
    return handler(job.data, { attempt, last, signal: this.stopping.signal }).then(
      (result) => {
        tell(true);
        return result;
      },
      (error: unknown) => {
        tell(false);
        throw error;
      },
    );
  }

  private handlers(): Map<JobName, Handle> {
    const found = new Map<JobName, { handle: Handle; where: string }[]>();
    for (const { instance } of this.discovery.getProviders()) {
      if (!instance || typeof instance !== 'object') continue;
      const provider = instance as Record<string, Handle>;
      const prototype = Object.getPrototypeOf(provider) as Record<string, Handle> | null;
      for (const method of this.scanner.getAllMethodNames(prototype)) {
        const handler = prototype?.[method];
        const name = handler && this.reflector.get<JobName | undefined>(JOB_HANDLER, handler);
        if (!name) continue;
        const where = `${provider.constructor.name}.${method}`;
        const others = found.get(name) ?? [];
        found.set(name, [...others, { where, handle: (data, context) => handler.call(provider, data, context) }]);
      }
    }
    const names = Object.keys(JOBS) as JobName[];
    const faults = names
      .filter((name) => found.get(name)?.length !== 1)
      .map(
        (name) =>
          `${name}: ${
            found
              .get(name)
              ?.map((h) => h.where)
              .join(' and ') ?? 'no handler'
          }`,
      );
    if (faults.length > 0) throw new Error(`Each job needs exactly one handler. ${faults.join('; ')}`);
    return new Map(names.map((name) => [name, found.get(name)?.[0]?.handle as Handle]));
  }
}
