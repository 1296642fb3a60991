import { type Dependency, DomainError, mayWork, type Role, sameTag, tidyTags } from '@kompassplan/domain';
import type { Transaction } from '../../persistence/unit-of-work.js';

interface Wish {
  readonly ownerId?: string | null | undefined;
  readonly unitId?: string | null | undefined;
  readonly deputyId?: string | null | undefined;
  readonly contributorIds?: readonly string[] | undefined;
}

/**
 * Checks that people and unit are this municipality's own, and finds the new owner's unit. The people stay as they are
 * until the transaction ends: whoever is switched off meanwhile hands over what is written here.
 * @throws DomainError action.owner-unknown, action.owner-inactive, action.person-unknown, action.person-inactive,
 *   person-reads-only, action.unit-unknown
 */
export async function knownReferences(tx: Transaction, wish: Wish): Promise<{ ownerUnitId?: string | null }> {
  return checkReferences(await lockReferences(tx, [wish]), wish);
}

interface Named {
  readonly id: string;
  readonly active: boolean;
  readonly role: Role;
  readonly unitId: string | null;
}
interface References {
  readonly people: ReadonlyMap<string, Named>;
  readonly units: ReadonlySet<string>;
}

/**
 * The people and units that wishes name, in one statement; the people are kept from being switched off meanwhile.
 * @param mode `look` where nothing is going to be written
 */
export async function lockReferences(
  tx: Transaction,
  wishes: readonly Wish[],
  mode: 'lock' | 'look' = 'lock',
): Promise<References> {
  const given = (ids: readonly (string | null | undefined)[]) => [
    ...new Set(ids.filter((id) => typeof id === 'string')),
  ];
  const people = given(wishes.flatMap((wish) => [wish.ownerId, wish.deputyId, ...(wish.contributorIds ?? [])]));
  const units = given(wishes.map(({ unitId }) => unitId));
  if (people.length + units.length === 0) return { people: new Map(), units: new Set() };
  const [row] = await tx.query<{
    people: readonly Named[];
    units: readonly string[];
  }>(
    `WITH known AS MATERIALIZED (
       SELECT id, active, role, unit_id FROM person WHERE municipality_id = $1 AND id = ANY($2::uuid[]) ORDER BY id ${mode === 'lock' ? 'FOR SHARE' : ''})
     SELECT coalesce((SELECT jsonb_agg(jsonb_build_object('id', id, 'active', active, 'role', role, 'unitId', unit_id)) FROM known), '[]') AS people,
       ARRAY(SELECT id FROM unit WHERE municipality_id = $1 AND id = ANY($3::uuid[])) AS units`,
    [tx.tenant.municipalityId, people, units],
  );
  return { people: new Map((row?.people ?? []).map((person) => [person.id, person])), units: new Set(row?.units) };
}

/** @throws DomainError as `knownReferences` */
export function checkReferences({ people, units }: References, wish: Wish): { ownerUnitId?: string | null } {
  const others = [wish.deputyId, ...(wish.contributorIds ?? [])].filter((id) => id !== null && id !== undefined);
  if (wish.ownerId && !people.has(wish.ownerId)) throw new DomainError('action.owner-unknown');
  if (wish.ownerId && !people.get(wish.ownerId)?.active) throw new DomainError('action.owner-inactive');
  if (others.some((id) => !people.has(id))) throw new DomainError('action.person-unknown');
  if (others.some((id) => !people.get(id)?.active)) throw new DomainError('action.person-inactive');
  const all = [wish.ownerId, ...others].flatMap((id) => people.get(id ?? '') ?? []);
  if (!all.every(({ role }) => mayWork(role))) throw new DomainError('person-reads-only');
  if (wish.unitId && !units.has(wish.unitId)) throw new DomainError('action.unit-unknown');
  return wish.ownerId ? { ownerUnitId: people.get(wish.ownerId)?.unitId ?? null } : {};
}

/** Tags as the municipality spells them: one that is in use keeps its letters, whatever case the wish has. */
export async function spelledTags(tx: Transaction, wish: readonly string[]): Promise<string[]> {
  const tags = tidyTags(wish);
  if (tags.length === 0) return [];
  const used = await tx.query<{ tag: string }>(
    'SELECT DISTINCT tag FROM action_tag WHERE municipality_id = $1 AND lower(tag) = ANY($2::text[]) ORDER BY tag',
    [tx.tenant.municipalityId, tags.map(sameTag)],
  );
  const spelling = new Map(used.map(({ tag }) => [sameTag(tag), tag]));
  return tags.map((tag) => spelling.get(sameTag(tag)) ?? tag);
}

/**
 * From here to the end of the transaction nobody else changes what waits for what: two who each let one action wait for
 * the other would both find no circle. Comes before the lock of an action.
 */
export async function lockDependencies(tx: Transaction): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`dependencies/${tx.tenant.municipalityId}`]);
}

/**
 * What waits for what in the plan.
 * @throws DomainError action.dependency-unknown when something waited for is no action of the same plan
 */
export async function dependenciesOf(
  tx: Transaction,
  evaluationId: string,
  waitsForIds: readonly string[],
): Promise<readonly Dependency[]> {
  const [row] = await tx.query<{ known: number; dependencies: readonly Dependency[] }>(
    `SELECT (SELECT count(*)::int FROM action WHERE municipality_id = $1 AND evaluation_id = $2 AND id = ANY($3::uuid[])) AS known,
       coalesce((SELECT jsonb_agg(jsonb_build_object('actionId', d.action_id, 'waitsForId', d.waits_for_id))
         FROM action_dependency d JOIN action a ON a.municipality_id = d.municipality_id AND a.id = d.action_id
         WHERE d.municipality_id = $1 AND a.evaluation_id = $2), '[]') AS dependencies`,
    [tx.tenant.municipalityId, evaluationId, waitsForIds],
  );
  if (row?.known !== new Set(waitsForIds).size) throw new DomainError('action.dependency-unknown');
  return row.dependencies;
}
