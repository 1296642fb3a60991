import { correctionsOf, type ImportDraft } from '@kompassplan/domain';
import { newId } from '../../persistence/new-id.js';
import type { Transaction } from '../../persistence/unit-of-work.js';

/** Keeps what a review taught, in the transaction that commits it. @param among ids of the items that teach; else all */
export async function learnLinks(
  tx: Transaction,
  evaluationId: string,
  draft: ImportDraft,
  among?: ReadonlySet<string>,
): Promise<void> {
  const corrections = correctionsOf(draft, among).map((correction) => ({ ...correction, id: newId() }));
  if (corrections.length === 0) return;
  await tx.execute(
    `INSERT INTO link_correction (id, municipality_id, evaluation_id, text, words, suggested, sub_question_number,
       sub_question_title, created_at, created_by)
     SELECT c.id, $1, $2, c.text, ARRAY(SELECT jsonb_array_elements_text(c.words)), c.suggested, c."subQuestion", c.title, $4, $5
     FROM jsonb_to_recordset($3::jsonb)
       AS c(id uuid, text text, words jsonb, suggested text, "subQuestion" text, title text)`,
    [tx.tenant.municipalityId, evaluationId, JSON.stringify(corrections), tx.now, tx.tenant.actor?.personId ?? null],
  );
  for (const { id, suggested, subQuestion, text } of corrections) {
    await tx.record({
      entity: 'linkCorrection',
      entityId: id,
      event: 'link.learned',
      changes: [{ field: 'subQuestion', from: suggested, to: subQuestion }],
      note: text,
    });
  }
}
