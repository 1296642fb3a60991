import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createPostgresBackend, type QueueOptions, setDefaultBackendFactory } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { Env } from '../config/env.js';

export const QUEUE_NAME = 'kompassplan';
/** BullMQ's tables are called job, event, migration …: they live in a schema of their own. */
export const QUEUE_SCHEMA = 'bullmq';

/** Where BullMQ keeps its jobs: our Postgres, or Redis when REDIS_URL is set. */
@Injectable()
export class QueueConnection implements OnApplicationShutdown {
  readonly options: QueueOptions;
  readonly backend: 'postgres' | 'redis';
  private readonly pool: pg.Pool | null = null;
  private readonly redis: Redis | null = null;

  constructor(env: Env) {
    const log = new Logger('Queue');
    this.backend = env.redisUrl ? 'redis' : 'postgres';
    if (env.redisUrl) {
      setDefaultBackendFactory();
      // null: a worker that waits for jobs waits through an outage of Redis too.
      this.redis = new Redis(env.redisUrl, { maxRetriesPerRequest: null });
      this.redis.on('error', (error) => log.warn(`Redis has trouble: ${error.message}`));
      this.options = { connection: this.redis };
      return;
    }
    setDefaultBackendFactory(createPostgresBackend);
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
    this.redis?.disconnect();
  }
}
