import { rolesWith } from '@kompassplan/domain';
import type { Transaction } from '../../persistence/unit-of-work.js';

export interface NamedUnit {
  readonly id: string;
  readonly name: string;
}
export interface NamedOwner {
  readonly id: string;
  readonly name: string;
  readonly unit: NamedUnit | null;
}

/**
 * The active people that a file names and who can work, by e-mail or full name as written. A name that two people bear is nobody's.
 * @returns by what the file calls them
 */
export async function ownersNamed(tx: Transaction, names: readonly string[]): Promise<Map<string, NamedOwner>> {
  return named<NamedOwner>(
    tx,
    names,
    `SELECT w.wanted, p.id, p.name, CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS unit
     FROM unnest($2::text[]) AS w(wanted)
     JOIN person p ON p.municipality_id = $1 AND p.active AND p.role = ANY($3::text[]) AND (p.email = lower(w.wanted) OR lower(p.name) = lower(w.wanted))
     LEFT JOIN unit u ON u.municipality_id = p.municipality_id AND u.id = p.unit_id`,
    [rolesWith('action.report')],
  );
}

/** The units that a file names. @returns by what the file calls them */
export async function unitsNamed(tx: Transaction, names: readonly string[]): Promise<Map<string, NamedUnit>> {
  return named<NamedUnit>(
    tx,
    names,
    `SELECT w.wanted, u.id, u.name FROM unnest($2::text[]) AS w(wanted)
     JOIN unit u ON u.municipality_id = $1 AND lower(u.name) = lower(w.wanted)`,
  );
}

async function named<T>(
  tx: Transaction,
  names: readonly string[],
  sql: string,
  more: readonly unknown[] = [],
): Promise<Map<string, T>> {
  const wanted = [...new Set(names)];
  if (wanted.length === 0) return new Map();
  const rows = await tx.query<T & { wanted: string }>(sql, [tx.tenant.municipalityId, wanted, ...more]);
  const bearers = Map.groupBy(rows, (row) => row.wanted);
  return new Map([...bearers].flatMap(([called, [one, ...more]]) => (one && more.length === 0 ? [[called, one]] : [])));
}
