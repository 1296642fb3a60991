import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@kompassplan/domain';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { Clock } from '../clock.js';
import type { Tenant } from './tenant.js';

export interface HistoryNote {
  /** The kind of row: 'action', 'person', 'evaluation' … */
  readonly entity: string;
  readonly entityId: string;
  /** e.g. action.changed, person.invited */
  readonly event: string;
  readonly changes?: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
  readonly note?: string | null;
}

/** One database transaction bound to one municipality. */
export interface Transaction {
  readonly manager: EntityManager;
  readonly tenant: Tenant;
  /** The moment of this transaction, the same for every row it writes. */
  readonly now: Date;
  /** Raw SQL; answers the rows, also for INSERT/UPDATE/DELETE … RETURNING. */
  query<R>(sql: string, params?: readonly unknown[]): Promise<R[]>;
  /** Raw SQL; answers how many rows it touched. */
  execute(sql: string, params?: readonly unknown[]): Promise<number>;
  /**
   * Notes what happened. All notes are written in one statement just before COMMIT: it takes the head of the
   * municipality's chain, for which every other writer here waits, so it is the last lock and the shortest.
   */
  record(note: HistoryNote): Promise<void>;
  /** What was noted, about one row or at all, oldest first, as history will have it: for a reader inside the same transaction. */
  noted(entityId?: string): readonly NotedHistory[];
}

/** A note with its values as text. */
export interface NotedHistory {
  readonly entity: string;
  readonly entityId: string;
  readonly event: string;
  readonly changes: readonly { readonly field: string; readonly from: string | null; readonly to: string | null }[];
  readonly note: string | null;
}

export interface MunicipalityHead {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly language: 'sv' | 'en';
  /** The invented municipality of the embedded profile. */
  readonly sample: boolean;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const MOST_TURNS = 5;

/** Deadlock, or a transaction that could not be put in order with another one: Postgres undid all of it. */
function stoodInTheWay(error: unknown): boolean {
  return ['40P01', '40001'].includes((error as { code?: string } | null)?.code ?? '');
}

/** The only way to the database. The tenant is set for the transaction only (a session-level SET leaks through the pool). */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs `work` in one transaction; COMMIT when it returns, ROLLBACK when it throws. Where Postgres ends it because two stood
   * in each other's way, `work` runs again with a new transaction and new notes: what it does outside of `tx` it must bear
   * to do twice, so waking jobs, sending and everything kept in memory come after `run`.
   * @throws DomainError busy when that happened every time; nothing was written
   */
  async run<T>(tenant: Tenant, work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let turn = 1; ; turn += 1) {
      try {
        return await this.transaction(`BEGIN; ${settingOf(tenant)}`, async (runner) => {
          const tx = new OpenTransaction(runner, tenant, this.clock.now());
          const result = await work(tx);
          await tx.writeHistory();
          return result;
        });
      } catch (error) {
        if (!stoodInTheWay(error)) throw error;
        if (turn === MOST_TURNS) throw new DomainError('busy');
        // Not all at the same moment again.
        await pause(Math.random() * turn * 40);
      }
    }
  }

  /** As `run`, but Postgres refuses every write. */
  read<T>(tenant: Tenant, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.transaction(`BEGIN READ ONLY; ${settingOf(tenant)}`, (runner) =>
      work(new OpenTransaction(runner, tenant, this.clock.now())),
    );
  }

  /**
   * For the moment before the municipality is known: `work` sees only the person, session or token whose e-mail address
   * or token hash equals `key`.
   */
  lookup<T>(key: string, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.transaction('BEGIN READ ONLY', async (runner) => {
      await runner.query(`SELECT set_config('kompassplan.lookup', $1, true)`, [key]);
      return work(runner.manager);
    });
  }

  /** Every municipality of the installation, for sweeps; without a sample that is still being loaded. */
  everyMunicipality(): Promise<MunicipalityHead[]> {
    return this.transaction(
      `BEGIN READ ONLY; SELECT set_config('kompassplan.every_municipality', 'on', true)`,
      (runner) =>
        runner.query(
          `SELECT id, name, time_zone AS "timeZone", language, sample
           FROM municipality WHERE NOT sample_loading ORDER BY created_at, id`,
        ),
    );
  }

  private async transaction<T>(begin: string, work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    // BEGIN and the tenant travel in one round trip, so TypeORM is told by hand that a transaction is open:
    // otherwise save() would begin and commit one of its own.
    try {
      await runner.query(begin);
      Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
      const result = await work(runner);
      await runner.commitTransaction();
      return result;
    } catch (error) {
      // The first error is the one to tell; a broken connection makes ROLLBACK fail as well.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** The id goes into the text of the statement (several statements cannot carry parameters), so its form is checked. */
function settingOf(tenant: Tenant): string {
  if (!UUID.test(tenant.municipalityId)) throw new Error('A municipality id must be a UUID.');
  return `SELECT set_config('kompassplan.municipality', '${tenant.municipalityId}', true)`;
}

class OpenTransaction implements Transaction {
  private readonly notes: NotedHistory[] = [];

  constructor(
    private readonly runner: QueryRunner,
    readonly tenant: Tenant,
    readonly now: Date,
  ) {}

  get manager(): EntityManager {
    return this.runner.manager;
  }

  async query<R>(sql: string, params: readonly unknown[] = []): Promise<R[]> {
    const result = await this.runner.query(sql, params as unknown[], true);
    return result.records as R[];
  }

  async execute(sql: string, params: readonly unknown[] = []): Promise<number> {
    const result = await this.runner.query(sql, params as unknown[], true);
    return result.affected ?? 0;
  }

  record({ entity, entityId, event, changes = [], note = null }: HistoryNote): Promise<void> {
    const told = changes.map(({ field, from, to }) => ({ field, from: written(from), to: written(to) }));
    this.notes.push({ entity, entityId, event, changes: told, note });
    return Promise.resolve();
  }

  noted(entityId?: string): readonly NotedHistory[] {
    return entityId === undefined ? this.notes : this.notes.filter((note) => note.entityId === entityId);
  }

  /** Once, and nothing after it but COMMIT: whoever holds the head of the chain must not wait for anybody. */
  async writeHistory(): Promise<void> {
    if (this.notes.length === 0) return;
    const notes = this.notes.map(({ entityId, ...note }, position) => ({ ...note, position, entity_id: entityId }));
    await this.runner.query(
      `INSERT INTO history (municipality_id, at, person_id, person_name, entity, entity_id, event, changes, note)
       SELECT $1, $2, $3, $4, n.entity, n.entity_id, n.event, n.changes, n.note
       FROM jsonb_to_recordset($5::jsonb) AS n(position int, entity text, entity_id uuid, event text, changes jsonb, note text)
       ORDER BY n.position`,
      [
        this.tenant.municipalityId,
        this.now,
        this.tenant.actor?.personId ?? null,
        this.tenant.actor?.name ?? 'Kompassplan',
        JSON.stringify(notes),
      ],
    );
  }
}

/** History keeps what was shown, as text. */
function written(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
