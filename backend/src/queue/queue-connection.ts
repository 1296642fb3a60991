import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createPostgresBackend, type QueueOptions, setDefaultBackendFactory } from 'bullmq';
import pg from 'pg';
import { Env } from '../config/env.js';

export const QUEUE_NAME = 'kompassplan';
/** BullMQ's tables are called job, event, migration …: they live in a schema of their own. */
export const QUEUE_SCHEMA = 'bullmq';

/** Where BullMQ keeps its jobs: our Postgres, or Redis when REDIS_URL is set. */
@Injectable()
export class QueueConnection implements OnApplicationShutdown {
  readonly options: QueueOptions;
  private readonly pool: pg.Pool | null;

  constructor(env: Env) {
    if (env.redisUrl) {
      setDefaultBackendFactory();
      this.pool = null;
      this.options = { connection: { url: env.redisUrl, maxRetriesPerRequest: null } };
      return;
    }
    setDefaultBackendFactory(createPostgresBackend);
    const log = new Logger('Queue');
    this.pool = new pg.Pool({
      connectionString: env.appDatabaseUrl,
      application_name: 'kompassplan-queue',
      max: 20,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      options: `-c search_path=${QUEUE_SCHEMA}`,
    });
    // Every Queue and Worker listens on the pool for as long as it lives.
    this.pool.setMaxListeners(0);
    this.pool.on('error', (error) => log.warn(`An idle connection broke: ${error.message}`));
    this.options = { connection: this.pool as unknown as QueueOptions['connection'] };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool?.end();
  }
}
