import type { LearnedLinksPage } from '@kompassplan/contract';
import type { LinkCorrection } from '@kompassplan/domain';
import { localDay } from '../../persistence/local-day.js';
import type { Transaction } from '../../persistence/unit-of-work.js';

interface StoredCorrection extends Omit<LinkCorrection, 'on' | 'words'> {
  readonly words: string[];
  readonly text: string;
  readonly suggested: string | null;
  readonly by: string | null;
  readonly createdAt: Date;
}

/** The corrections that count, the newest first; at most 500, so that a reading stays quick after many evaluations. */
export async function learnedLinks(tx: Transaction): Promise<LearnedLinksPage> {
  const rows = await tx.query<StoredCorrection>(
    `SELECT c.id, c.sub_question_number AS "subQuestion", c.sub_question_title AS title, c.words, c.text, c.suggested,
       c.created_at AS "createdAt", p.name AS by
     FROM link_correction c LEFT JOIN person p ON p.municipality_id = c.municipality_id AND p.id = c.created_by
     WHERE c.municipality_id = $1 AND c.removed_at IS NULL ORDER BY c.created_at DESC, c.id LIMIT 500`,
    [tx.tenant.municipalityId],
  );
  const items = rows.map(({ createdAt, ...row }) => ({ ...row, on: localDay(createdAt, tx.tenant.timeZone) }));
  return { items, total: items.length, nextCursor: null };
}

/** The same as the reading of a report takes them. */
export async function linkCorrections(tx: Transaction): Promise<LinkCorrection[]> {
  const { items } = await learnedLinks(tx);
  return items.map(({ id, subQuestion, title, words, on }) => ({ id, subQuestion, title, words, on }));
}
