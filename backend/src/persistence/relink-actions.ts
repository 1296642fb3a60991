import { DomainError } from '@kompassplan/domain';
import type { Transaction } from './unit-of-work.js';

interface Link {
  readonly subQuestion: string;
  /** Set by hand; otherwise it follows the efforts. */
  readonly share?: number | null | undefined;
}
export interface NewLinks {
  readonly actionId: string;
  readonly links: readonly Link[];
}

/**
 * Gives actions of one evaluation other sub-questions, with an entry in the history of each.
 * @throws DomainError action.sub-question-unknown
 */
export async function relinkActions(tx: Transaction, evaluationId: string, wishes: readonly NewLinks[]): Promise<void> {
  if (wishes.length === 0) return;
  const ids = wishes.map(({ actionId }) => actionId);
  const params = [tx.tenant.municipalityId, evaluationId];
  const before = await tx.query<Link & { readonly actionId: string }>(
    `DELETE FROM action_sub_question WHERE municipality_id = $1 AND evaluation_id = $2 AND action_id = ANY($3::uuid[])
     RETURNING action_id AS "actionId", sub_question_number AS "subQuestion", share`,
    [...params, ids],
  );
  const wanted = wishes.flatMap(({ actionId, links }) =>
    [...new Map(links.map((link) => [link.subQuestion, link])).values()].map((link) => ({ ...link, actionId })),
  );
  const written = await tx.execute(
    `INSERT INTO action_sub_question (municipality_id, action_id, evaluation_id, sub_question_number, share)
     SELECT $1, l."actionId", $2, q.number, l.share
     FROM jsonb_to_recordset($3::jsonb) AS l("actionId" uuid, "subQuestion" text, share double precision)
     JOIN sub_question q ON q.municipality_id = $1 AND q.evaluation_id = $2 AND q.number = l."subQuestion"`,
    [...params, JSON.stringify(wanted)],
  );
  if (written !== wanted.length) throw new DomainError('action.sub-question-unknown');
  for (const id of ids) {
    const of = (links: typeof before) => linksTold(links.filter(({ actionId }) => actionId === id));
    await tx.record({
      entity: 'action',
      entityId: id,
      event: 'action.relinked',
      changes: [{ field: 'links', from: of(before), to: of(wanted) }],
    });
  }
}

/** "1.1, 2.3 (40 %)": a share is told where it was set by hand. */
function linksTold(links: readonly Link[]): string {
  return links
    .map(({ subQuestion, share }) =>
      typeof share !== 'number' ? subQuestion : `${subQuestion} (${Math.round(share * 100)} %)`,
    )
    .sort()
    .join(', ');
}
