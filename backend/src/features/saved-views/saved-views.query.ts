import type { SavedView, SavedViews } from '@kompassplan/contract';
import { DomainError, mayKeepView, seesView } from '@kompassplan/domain';
import type { SignedInActor } from '../../persistence/tenant.js';
import type { Transaction } from '../../persistence/unit-of-work.js';

type StoredView = Omit<SavedView, 'mayChange'>;

const VIEW = `SELECT v.id, v.name, v.query, v.shared, jsonb_build_object('id', p.id, 'name', p.name) AS owner, v.version
  FROM saved_view v JOIN person p ON p.municipality_id = v.municipality_id AND p.id = v.owner_id
  WHERE v.municipality_id = $1`;

/** The one who asks; views belong to people, so a job has none. */
export function askerOf(tx: Transaction): SignedInActor {
  const { actor } = tx.tenant;
  if (!actor) throw new DomainError('forbidden');
  return actor;
}

/** What the one who asks sees, in two statements. */
export async function savedViews(tx: Transaction): Promise<SavedViews> {
  const asker = askerOf(tx);
  const rows = await tx.query<StoredView>(`${VIEW} AND (v.shared OR v.owner_id = $2) ORDER BY lower(v.name), v.id`, [
    tx.tenant.municipalityId,
    asker.personId,
  ]);
  const [habit] = await tx.query<{ defaultId: string | null; columns: string | null }>(
    `SELECT default_view_id AS "defaultId", columns FROM plan_habit WHERE municipality_id = $1 AND person_id = $2`,
    [tx.tenant.municipalityId, asker.personId],
  );
  const items = rows.map((row) => withRights(row, asker));
  // A view that is no longer shared opens for nobody else.
  const defaultId = items.find(({ id }) => id === habit?.defaultId)?.id ?? null;
  return { items, total: items.length, nextCursor: null, defaultId, columns: habit?.columns ?? null };
}

/**
 * One view, held until the transaction ends.
 * @throws DomainError not-found when the one who asks does not see it, forbidden when it is only to look at
 */
export async function viewToChange(tx: Transaction, id: string): Promise<SavedView> {
  const asker = askerOf(tx);
  const [row] = await tx.query<StoredView>(`${VIEW} AND v.id = $2 FOR UPDATE OF v`, [tx.tenant.municipalityId, id]);
  if (!row || !seesView(asker, rightsOf(row))) throw new DomainError('not-found');
  const view = withRights(row, asker);
  if (!view.mayChange) throw new DomainError('forbidden');
  return view;
}

export function withRights(row: StoredView, asker: SignedInActor): SavedView {
  return { ...row, mayChange: mayKeepView(asker, rightsOf(row)) };
}

function rightsOf({ owner, shared }: StoredView) {
  return { ownerId: owner.id, shared };
}
