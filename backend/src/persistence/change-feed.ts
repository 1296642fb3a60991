import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { type Observable, Subject } from 'rxjs';
import { Env } from '../config/env.js';

const CHANNEL = 'kompassplan_changes';
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 30_000;

/** What a committed transaction changed in one municipality. */
export interface Change {
  readonly municipality: string;
  /** null: more than a notification holds. */
  readonly things: readonly { readonly kind: string; readonly id: string; readonly version: number | null }[] | null;
  /** Sessions have ended. */
  readonly sessions?: true;
}

/**
 * What is committed, by whichever process: one connection that LISTENs, opened when somebody first wants to know. It is
 * opened again when it is lost; what was committed meanwhile is gone, and told as `missed`.
 */
@Injectable()
export class ChangeFeed implements OnApplicationShutdown {
  private readonly log = new Logger('ChangeFeed');
  private readonly heard = new Subject<Change | 'missed'>();
  readonly changes: Observable<Change | 'missed'> = this.heard;
  private client: pg.Client | null = null;
  private opening: Promise<void> | null = null;
  private again: NodeJS.Timeout | null = null;
  private pause = FIRST_PAUSE_MS;
  private stopped = false;

  constructor(private readonly env: Env) {}

  /** Resolves when every later COMMIT is told; rejects when the database can't be reached now. */
  listen(): Promise<void> {
    if (this.client) return Promise.resolve();
    this.opening ??= this.open().finally(() => (this.opening = null));
    return this.opening;
  }

  /** A connection whose other end is gone looks open: asking it tells. */
  async probe(): Promise<void> {
    const { client } = this;
    await client?.query('SELECT 1').catch(() => this.lost(client));
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    if (this.again) clearTimeout(this.again);
    const { client } = this;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private async open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.env.appDatabaseUrl,
      application_name: 'kompassplan changes',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      query_timeout: 10_000,
    });
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', ({ payload }) => this.heard.next(JSON.parse(payload ?? '') as Change));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      client.removeAllListeners('end');
      await client.end().catch(() => undefined);
      throw error;
    }
    this.client = client;
    this.pause = FIRST_PAUSE_MS;
    if (this.stopped) await this.onApplicationShutdown();
  }

  private lost(client: pg.Client): void {
    if (this.client !== client) return;
    this.client = null;
    client.end().catch(() => undefined);
    this.log.warn('The connection that listens for changes was lost.');
    this.comeBack();
  }

  private comeBack(): void {
    if (this.stopped) return;
    this.again = setTimeout(() => {
      this.listen().then(
        () => this.heard.next('missed'),
        () => this.comeBack(),
      );
    }, this.pause);
    this.again.unref();
    this.pause = Math.min(2 * this.pause, LONGEST_PAUSE_MS);
  }
}
