import { type EvaluationForReminders, sameMunicipality } from '@kompassplan/domain';
import type { Transaction } from './unit-of-work.js';

interface Row extends Omit<EvaluationForReminders, 'current' | 'newest'> {
  readonly municipality: string | null;
  readonly own: string;
  readonly hasFigures: boolean;
}

/**
 * The municipality's own evaluations, the newest first; a neighbour's that was imported to compare with is nobody's
 * duty. A plan without printed scores has no figures to write a letter about.
 */
export async function remindedEvaluations(tx: Transaction): Promise<EvaluationForReminders[]> {
  const rows = await tx.query<Row>(
    `SELECT e.id, e.year, e.municipality_name AS municipality, m.name AS own, e.follow_up_on::text AS "followUpOn",
       (e.imported_at AT TIME ZONE $2)::date::text AS "importedOn",
       (greatest(e.imported_at, (SELECT max(h.at) FROM history h WHERE h.municipality_id = e.municipality_id
         AND h.entity_id = e.id AND h.changes @> '[{"field":"followUpOn"}]')) AT TIME ZONE $2)::date::text AS "followUpSetOn",
       EXISTS (SELECT 1 FROM sub_question q WHERE q.municipality_id = e.municipality_id AND q.evaluation_id = e.id
         AND q.max IS NOT NULL AND q.percent IS NOT NULL) AS "hasFigures"
     FROM evaluation e JOIN municipality m ON m.id = e.municipality_id WHERE e.municipality_id = $1
     ORDER BY e.year DESC, e.month DESC NULLS LAST, e.imported_at DESC, e.id`,
    [tx.tenant.municipalityId, tx.tenant.timeZone],
  );
  return rows
    .filter(({ municipality, own }) => sameMunicipality(municipality, own))
    .map(({ municipality: _name, own: _own, hasFigures, ...evaluation }, index) => ({
      ...evaluation,
      current: index === 0 && hasFigures,
      newest: index === 0,
    }));
}
