import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type Role, ROLES } from '@kompassplan/domain';
import pg from 'pg';
import { DataSource, type Logger } from 'typeorm';
import { hashPassword } from '../../backend/src/auth/passwords.js';
import { Sessions } from '../../backend/src/auth/sessions.js';
import { type Env, readEnv } from '../../backend/src/config/env.js';
import { createApi } from '../../backend/src/create-api.js';
import { SessionCookie, SESSION_COOKIE, XSRF_COOKIE } from '../../backend/src/http/session-cookie.js';
import { newId } from '../../backend/src/persistence/new-id.js';
import type { Tenant } from '../../backend/src/persistence/tenant.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { Client } from './client.js';
import { TestClock } from './test-clock.js';
import { createTestDatabase, TEST_SECRET } from './test-database.js';

export type { Json, Refused, Reply } from './client.js';
export { Client } from './client.js';

/** Everybody's password in the tests. */
export const PASSWORD = 'en rejäl lösenfras';

export interface SeededPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

/** A municipality with a small tree of units (a top, two below) and one person of each role in the first of the two. */
export interface SeededMunicipality {
  readonly id: string;
  readonly name: string;
  readonly units: readonly { readonly id: string; readonly name: string; readonly parentId: string | null }[];
  readonly people: Readonly<Record<Role, SeededPerson>>;
  /** The system acting here. */
  readonly tenant: Tenant;
}

export interface StartOptions {
  readonly env?: Partial<Env>;
  /** Also handles jobs, in this process. */
  readonly worker?: boolean;
  /** Another Postgres than that of the test run: one that the test may stop. */
  readonly server?: string;
}

export interface Api {
  readonly env: Env;
  readonly app: NestExpressApplication;
  readonly clock: TestClock;
  /** http://127.0.0.1:<port> */
  readonly address: string;
  /** The first municipality. */
  readonly home: SeededMunicipality;
  seedMunicipality(name?: string): Promise<SeededMunicipality>;
  /** A client with an open session of that role's person. */
  signInAs(role: Role, municipality?: SeededMunicipality): Promise<Client>;
  signInAsPerson(municipality: SeededMunicipality, personId: string): Promise<Client>;
  anonymous(): Client;
  /** Runs `work` and tells which SQL statements the application sent meanwhile. */
  statements<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly sql: readonly string[] }>;
  /** One statement as the application's role, with this municipality set (or none). */
  sqlAs<R = Record<string, unknown>>(
    municipalityId: string | null,
    sql: string,
    params?: readonly unknown[],
  ): Promise<{ rows: R[]; rowCount: number }>;
  /** One statement as the superuser: for looking, never for what is being tested. */
  sqlAsOwner<R = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<R[]>;
  /** Starts handling jobs from now on. */
  startWorker(): Promise<INestApplicationContext>;
  close(): Promise<void>;
}

/** The real application on a real Postgres, listening on a free port. Call `close` in afterAll. */
export async function startApi(options: StartOptions = {}): Promise<Api> {
  const database = await createTestDatabase(options.server);
  const dataDir = mkdtempSync(join(tmpdir(), 'kompassplan-api-'));
  const env: Env = {
    ...readEnv({
      KOMPASSPLAN_PROFILE: 'embedded',
      DATABASE_URL: database.url,
      KOMPASSPLAN_SECRET: TEST_SECRET,
      KOMPASSPLAN_DATA_DIR: dataDir,
      KOMPASSPLAN_SAMPLE: 'false',
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
      FRONTEND_DIR: join(dataDir, 'frontend'),
      PUBLIC_URL: 'http://localhost:4300',
    }),
    ...options.env,
  };
  const clock = new TestClock();
  const app = await createApi(env, clock);
  await app.listen(0, '127.0.0.1');
  const address = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const owner = new pg.Client({ connectionString: database.url });
  const application = new pg.Client({ connectionString: database.appUrl });
  // A test may stop the database; whoever asks after that gets the error.
  for (const client of [owner, application]) client.on('error', () => undefined);
  await Promise.all([owner.connect(), application.connect()]);
  const passwordHash = await hashPassword(PASSWORD);
  let worker: INestApplicationContext | null = null;
  let seeded = 0;

  const seedMunicipality = (name?: string) => {
    seeded += 1;
    return seed(app.get(UnitOfWork), name ?? `Testby ${seeded}`, seeded, passwordHash);
  };
  const signInAsPerson = async (municipality: SeededMunicipality, personId: string): Promise<Client> => {
    const { token } = await app
      .get(UnitOfWork)
      .run(municipality.tenant, (tx) => app.get(Sessions, { strict: false }).open(tx, personId));
    const client = new Client(address);
    client.cookies.set(SESSION_COOKIE, token);
    client.cookies.set(XSRF_COOKIE, app.get(SessionCookie, { strict: false }).xsrfOf(token));
    return client;
  };
  const startWorker = async (): Promise<INestApplicationContext> => {
    const { WorkerModule } = await import('../../backend/src/worker.module.js');
    return (worker ??= await NestFactory.createApplicationContext(WorkerModule.with(env, clock), {
      logger: ['error', 'warn'],
    }));
  };
  const home = await seedMunicipality();
  if (options.worker) await startWorker();

  return {
    env,
    app,
    clock,
    address,
    home,
    seedMunicipality,
    signInAsPerson,
    signInAs: (role, municipality = home) => signInAsPerson(municipality, municipality.people[role].id),
    anonymous: () => new Client(address),
    statements: (work) => countStatements(app.get(DataSource), work),
    sqlAs: async <R>(municipalityId: string | null, sql: string, params: readonly unknown[] = []) => {
      await application.query('BEGIN');
      try {
        await application.query(`SELECT set_config('kompassplan.municipality', $1, true)`, [municipalityId ?? '']);
        const { rows, rowCount } = await application.query(sql, params as unknown[]);
        await application.query('COMMIT');
        return { rows: rows as R[], rowCount: rowCount ?? 0 };
      } catch (error) {
        await application.query('ROLLBACK');
        throw error;
      }
    },
    sqlAsOwner: async <R>(sql: string, params: readonly unknown[] = []) =>
      (await owner.query(sql, params as unknown[])).rows as R[],
    startWorker,
    close: async () => {
      await worker?.close();
      await app.close();
      await Promise.all([owner.end(), application.end()]);
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function seed(
  unitOfWork: UnitOfWork,
  name: string,
  number: number,
  passwordHash: string,
): Promise<SeededMunicipality> {
  const id = newId();
  const tenant: Tenant = { municipalityId: id, timeZone: 'Europe/Stockholm', actor: null };
  const top = { id: newId(), name: 'Kommunledning', parentId: null };
  const units = [
    top,
    { id: newId(), name: 'Omsorg', parentId: top.id },
    { id: newId(), name: 'Skola', parentId: top.id },
  ];
  const people = Object.fromEntries(
    ROLES.map((role) => [role, { id: newId(), name: `${role} ${number}`, email: `${role}@by${number}.example`, role }]),
  ) as Record<Role, SeededPerson>;
  await unitOfWork.run(tenant, async (tx) => {
    await tx.execute('INSERT INTO municipality (id, name, code) VALUES ($1, $2, $3)', [
      id,
      name,
      String(100 + number).padStart(4, '0'),
    ]);
    for (const unit of units) {
      await tx.execute('INSERT INTO unit (id, municipality_id, name, parent_id) VALUES ($1, $2, $3, $4)', [
        unit.id,
        id,
        unit.name,
        unit.parentId,
      ]);
    }
    for (const person of Object.values(people)) {
      await tx.execute(
        `INSERT INTO person (id, municipality_id, name, email, role, unit_id, password_hash) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [person.id, id, person.name, person.email, person.role, units[1]?.id, passwordHash],
      );
    }
  });
  return { id, name, units, people, tenant };
}

async function countStatements<T>(
  dataSource: DataSource,
  work: () => Promise<T>,
): Promise<{ result: T; sql: string[] }> {
  const sql: string[] = [];
  const silent = () => undefined;
  const counting: Logger = {
    logQuery: (query) => void sql.push(query),
    logQueryError: silent,
    logQuerySlow: silent,
    logSchemaBuild: silent,
    logMigration: silent,
    log: silent,
  };
  const before = dataSource.logger;
  Object.assign(dataSource, { logger: counting });
  try {
    return { result: await work(), sql };
  } finally {
    Object.assign(dataSource, { logger: before });
  }
}
