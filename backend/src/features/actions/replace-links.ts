import type { ActionPatch } from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import type { Transaction } from '../../persistence/unit-of-work.js';
import type { LockedAction } from './locked-action.js';

/** @throws DomainError action.sub-question-unknown */
export async function replaceLinks(
  tx: Transaction,
  action: LockedAction,
  links: NonNullable<ActionPatch['links']>,
): Promise<void> {
  const params = [tx.tenant.municipalityId, action.evaluationId, action.id];
  const before = await tx.query<{ subQuestion: string; share: number | null }>(
    `DELETE FROM action_sub_question WHERE municipality_id = $1 AND evaluation_id = $2 AND action_id = $3
     RETURNING sub_question_number AS "subQuestion", share`,
    params,
  );
  const wanted = [...new Map(links.map((link) => [link.subQuestion, link])).values()];
  const written = await tx.execute(
    `INSERT INTO action_sub_question (municipality_id, action_id, evaluation_id, sub_question_number, share)
     SELECT $1, $3, $2, q.number, l.share
     FROM jsonb_to_recordset($4::jsonb) AS l("subQuestion" text, share double precision)
     JOIN sub_question q ON q.municipality_id = $1 AND q.evaluation_id = $2 AND q.number = l."subQuestion"`,
    [...params, JSON.stringify(wanted)],
  );
  if (written !== wanted.length) throw new DomainError('action.sub-question-unknown');
  await tx.record({
    entity: 'action',
    entityId: action.id,
    event: 'action.relinked',
    changes: [{ field: 'links', from: linksTold(before), to: linksTold(wanted) }],
  });
}

/** "1.1, 2.3 (40 %)": a share is told where it was set by hand. */
function linksTold(
  links: readonly { readonly subQuestion: string; readonly share?: number | null | undefined }[],
): string {
  return links
    .map(({ subQuestion, share }) =>
      typeof share !== 'number' ? subQuestion : `${subQuestion} (${Math.round(share * 100)} %)`,
    )
    .sort()
    .join(', ');
}
