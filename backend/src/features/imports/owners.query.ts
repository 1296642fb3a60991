import type { Transaction } from '../../persistence/unit-of-work.js';

export interface NamedOwner {
  readonly id: string;
  readonly name: string;
  readonly unitId: string | null;
}

/**
 * The active people that a file names, by e-mail or full name as written. A name that two people bear is nobody's.
 * @returns by what the file calls them
 */
export async function ownersNamed(tx: Transaction, names: readonly string[]): Promise<Map<string, NamedOwner>> {
  const wanted = [...new Set(names)];
  if (wanted.length === 0) return new Map();
  const rows = await tx.query<NamedOwner & { wanted: string }>(
    `SELECT w.wanted, (array_agg(p.id))[1] AS id, (array_agg(p.name))[1] AS name, (array_agg(p.unit_id))[1] AS "unitId"
     FROM unnest($2::text[]) AS w(wanted)
     JOIN person p ON p.municipality_id = $1 AND p.active AND (p.email = lower(w.wanted) OR lower(p.name) = lower(w.wanted))
     GROUP BY w.wanted HAVING count(*) = 1`,
    [tx.tenant.municipalityId, wanted],
  );
  return new Map(rows.map(({ wanted: called, ...owner }) => [called, owner]));
}
