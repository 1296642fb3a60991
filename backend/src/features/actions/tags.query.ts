import type { TagsPage } from '@kompassplan/contract';
import type { Transaction } from '../../persistence/unit-of-work.js';

/** So many are suggested; whoever has more of them writes. */
const MOST_USED = 200;

/** The tags in use, the most used first. */
export async function usedTags(tx: Transaction): Promise<TagsPage> {
  const rows = await tx.query<{ tag: string; actions: number; total: number }>(
    `SELECT tag, count(*)::int AS actions, (count(*) OVER ())::int AS total FROM action_tag
     WHERE municipality_id = $1 GROUP BY tag ORDER BY actions DESC, tag LIMIT ${MOST_USED}`,
    [tx.tenant.municipalityId],
  );
  return {
    items: rows.map(({ tag, actions }) => ({ tag, actions })),
    total: rows[0]?.total ?? 0,
    nextCursor: null,
  };
}
