import { Injectable } from '@nestjs/common';
import type { NewSavedView, PlanHabits, SavedView, SavedViewPatch, SavedViews } from '@kompassplan/contract';
import { DomainError, mayKeepView } from '@kompassplan/domain';
import { StaleVersion } from '../../http/refusals.js';
import { newId } from '../../persistence/new-id.js';
import type { Tenant } from '../../persistence/tenant.js';
import { isUniqueViolation } from '../../persistence/unique-violation.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { askerOf, savedViews, viewToChange, withRights } from './saved-views.query.js';

/** Saves, changes and removes views of the plan. One's own need no right; what is shared needs view.share. */
@Injectable()
export class KeepView {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws DomainError forbidden (to share), view.name-taken */
  save(tenant: Tenant, wish: NewSavedView): Promise<SavedView> {
    return this.unitOfWork.run(tenant, async (tx) => {
      const asker = askerOf(tx);
      if (!mayKeepView(asker, { ownerId: asker.personId, shared: wish.shared })) throw new DomainError('forbidden');
      const id = newId();
      const added = await tx.query<{ id: string }>(
        `INSERT INTO saved_view (id, municipality_id, owner_id, name, query, shared, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (municipality_id, owner_id, name) DO NOTHING RETURNING id`,
        [id, tenant.municipalityId, asker.personId, wish.name, wish.query, wish.shared, tx.now],
      );
      if (added.length === 0) throw new DomainError('view.name-taken', { name: wish.name });
      await tx.record({ entity: 'savedView', entityId: id, event: 'view.saved', note: wish.name });
      return withRights({ id, ...wish, owner: { id: asker.personId, name: asker.name }, version: 1 }, asker);
    });
  }

  /** @throws StaleVersion; DomainError not-found, forbidden, view.name-taken */
  async change(tenant: Tenant, id: string, version: number, patch: SavedViewPatch): Promise<SavedView> {
    try {
      return await this.unitOfWork.run(tenant, async (tx) => {
        const asker = askerOf(tx);
        const before = await viewToChange(tx, id);
        if (before.version !== version) throw new StaleVersion(before);
        const after = { ...before, ...patch };
        const changes = (['name', 'query', 'shared'] as const)
          .map((field) => ({ field, from: before[field], to: after[field] }))
          .filter(({ from, to }) => from !== to);
        if (changes.length === 0) return before;
        if (!mayKeepView(asker, { ownerId: before.owner.id, shared: after.shared })) throw new DomainError('forbidden');
        await tx.execute(
          `UPDATE saved_view SET name = $3, query = $4, shared = $5, version = version + 1
           WHERE municipality_id = $1 AND id = $2`,
          [tenant.municipalityId, id, after.name, after.query, after.shared],
        );
        await tx.record({ entity: 'savedView', entityId: id, event: 'view.changed', changes });
        return withRights({ ...after, version: version + 1 }, asker);
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw new DomainError('view.name-taken', { name: patch.name ?? '' });
      throw error;
    }
  }

  /** @throws StaleVersion; DomainError not-found, forbidden */
  remove(tenant: Tenant, id: string, version: number): Promise<SavedViews> {
    return this.unitOfWork.run(tenant, async (tx) => {
      const before = await viewToChange(tx, id);
      if (before.version !== version) throw new StaleVersion(before);
      const { name } = before;
      await tx.execute('DELETE FROM saved_view WHERE municipality_id = $1 AND id = $2', [tenant.municipalityId, id]);
      await tx.record({ entity: 'savedView', entityId: id, event: 'view.removed', note: name });
      return savedViews(tx);
    });
  }

  /**
   * How one leaves the plan. Not in the history: it is nobody else's, and every drag of a column would fill it.
   * @throws DomainError not-found when one does not see the view
   */
  remember(tenant: Tenant, { defaultId, columns }: PlanHabits): Promise<SavedViews> {
    return this.unitOfWork.run(tenant, async (tx) => {
      const { personId } = askerOf(tx);
      const kept = await tx.execute(
        `INSERT INTO plan_habit (municipality_id, person_id, default_view_id, columns)
         SELECT $1, $2, $3::uuid, $4 WHERE $3::uuid IS NULL OR EXISTS (SELECT 1 FROM saved_view v
           WHERE v.municipality_id = $1 AND v.id = $3::uuid AND (v.shared OR v.owner_id = $2))
         ON CONFLICT (municipality_id, person_id) DO UPDATE SET
           default_view_id = CASE WHEN $5 THEN excluded.default_view_id ELSE plan_habit.default_view_id END,
           columns = CASE WHEN $6 THEN excluded.columns ELSE plan_habit.columns END`,
        [
          tenant.municipalityId,
          personId,
          defaultId ?? null,
          columns ?? null,
          defaultId !== undefined,
          columns !== undefined,
        ],
      );
      if (kept === 0) throw new DomainError('not-found');
      return savedViews(tx);
    });
  }
}
