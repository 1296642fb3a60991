import { Redis } from 'ioredis';
import { newId } from '../../backend/src/persistence/new-id.js';
import type { Api, SeededMunicipality } from './api-harness.js';

export interface PlannedAction {
  readonly title?: string;
  readonly ownerId?: string | null;
  readonly unitId?: string | null;
  readonly due?: string | null;
  readonly status?: string;
  readonly doneAt?: string;
}

/**
 * Actions with owners and dates, as an import and a while of work leave them; set long ago, so that nothing waits.
 * @returns their ids, in order
 */
export async function plan(
  api: Pick<Api, 'sqlAsOwner'>,
  { id: municipalityId, people }: Pick<SeededMunicipality, 'id' | 'people'>,
  actions: readonly PlannedAction[],
): Promise<string[]> {
  const [fileId, importId, evaluationId] = [newId(), newId(), newId()];
  const before = '2026-01-02T08:00:00Z';
  await api.sqlAsOwner(
    `INSERT INTO stored_file (id, municipality_id, name, media_type, bytes, sha256, content, created_at)
     VALUES ($1, $2, 'r.txt', 'text/plain', 1, $3, 'x', $4)`,
    [fileId, municipalityId, fileId, before],
  );
  await api.sqlAsOwner(
    `INSERT INTO report_import (id, municipality_id, file_id, file_name, bytes, sha256, status, created_by, created_at)
     VALUES ($1, $2, $3, 'r.txt', 1, $4, 'committed', $5, $6)`,
    [importId, municipalityId, fileId, fileId, people.administrator.id, before],
  );
  await api.sqlAsOwner(
    `INSERT INTO evaluation (id, municipality_id, import_id, sha256, municipality_name, year, edition, evaluators, notes, imported_at)
     VALUES ($1, $2, $3, $4, 'Testby', 2025, 'unknown', '[]', '[]', $5)`,
    [evaluationId, municipalityId, importId, fileId, before],
  );
  const rows = actions.map((action, index) => ({
    id: newId(),
    number: index + 1,
    title: action.title ?? `Åtgärd ${index + 1}`,
    status: action.status ?? 'inProgress',
    owner: action.ownerId ?? null,
    unit: action.unitId ?? null,
    due: action.due ?? null,
    done: action.doneAt ?? null,
  }));
  await api.sqlAsOwner(
    `INSERT INTO action (id, municipality_id, evaluation_id, number, title, area_number, status, owner_id, unit_id, due,
       first_due, done_at, last_progress_at, created_at, updated_at)
     SELECT r.id, $1, $2, r.number, r.title, 1, r.status, r.owner, r.unit, r.due, r.due, r.done, $4, $4, $4
     FROM jsonb_to_recordset($3::jsonb) AS r(id uuid, number int, title text, status text, owner uuid, unit uuid, due date, done timestamptz)`,
    [municipalityId, evaluationId, JSON.stringify(rows), before],
  );
  return rows.map(({ id }) => id);
}

/** The queues a test is to run on: Postgres, and Redis where REDIS_URL names one. `database` keeps test files apart. */
export function queues(database: number): { readonly queue: string; readonly redisUrl: string | null }[] {
  const given = process.env['REDIS_URL'];
  if (!given) return [{ queue: 'Postgres', redisUrl: null }];
  const address = new URL(given);
  address.pathname = `/${database}`;
  return [
    { queue: 'Postgres', redisUrl: null },
    { queue: 'Redis', redisUrl: address.href },
  ];
}

/** Empties the queue of earlier runs: a Redis outlives the test's database. */
export async function emptyQueue(redisUrl: string | null): Promise<void> {
  if (!redisUrl) return;
  const { Queue, setDefaultBackendFactory } = await import('bullmq');
  setDefaultBackendFactory();
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const queue = new Queue('kompassplan', { connection: redis });
  await queue.obliterate({ force: true });
  await queue.close();
  redis.disconnect();
}
