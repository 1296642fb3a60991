import type { HistoryPage } from '@kompassplan/contract';
import type { Transaction } from '../../persistence/unit-of-work.js';

/** What happened to one action, the newest first, 200 at a time. */
export async function actionHistory(tx: Transaction, id: string, before: string | undefined): Promise<HistoryPage> {
  const limit = 200;
  const rows = await tx.query<{
    id: string;
    at: Date;
    by: string;
    event: string;
    changes: HistoryPage['items'][number]['changes'];
    note: string | null;
    total: number;
  }>(
    `SELECT id::text, at, person_name AS by, event, changes, note,
       (SELECT count(*)::int FROM history WHERE municipality_id = $1 AND entity_id = $2) AS total
     FROM history WHERE municipality_id = $1 AND entity_id = $2 AND ($3::bigint IS NULL OR history.id < $3::bigint)
     ORDER BY history.id DESC LIMIT ${limit + 1}`,
    [tx.tenant.municipalityId, id, before ?? null],
  );
  const items = rows.slice(0, limit).map(({ total: _, at, ...row }) => ({ ...row, at: at.toISOString() }));
  return { items, total: rows[0]?.total ?? 0, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
