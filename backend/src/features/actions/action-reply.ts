import type { ActionView, ChangedAction } from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import { StaleVersion } from '../../http/refusals.js';
import { localDay } from '../../persistence/local-day.js';
import type { Tenant } from '../../persistence/tenant.js';
import type { Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import { actionView } from './action-view.query.js';
import type { Changed } from './change-actions.js';

/** @throws DomainError not-found */
export async function viewOf(tx: Transaction, id: string): Promise<ActionView> {
  const view = await actionView(tx, id, localDay(tx.now, tx.tenant.timeZone));
  if (!view) throw new DomainError('not-found');
  return view;
}

/** Changes an action and answers how it stands afterwards. @throws StaleVersion with what stands now */
export function thenView(
  unitOfWork: UnitOfWork,
  tenant: Tenant,
  id: string,
  work: (tx: Transaction) => Promise<'changed' | 'stale' | void>,
): Promise<ActionView> {
  return unitOfWork.run(tenant, async (tx) => {
    const outcome = await work(tx);
    const view = await viewOf(tx, id);
    if (outcome === 'stale') throw new StaleVersion(view);
    return view;
  });
}

/** As `thenView`, and by which id the change can be taken back. @throws StaleVersion with what stands now */
export function thenChanged(
  unitOfWork: UnitOfWork,
  tenant: Tenant,
  id: string,
  work: (tx: Transaction) => Promise<Changed>,
): Promise<ChangedAction> {
  return unitOfWork.run(tenant, async (tx) => {
    const outcome = await work(tx);
    const view = await viewOf(tx, id);
    if (outcome === 'stale') throw new StaleVersion(view);
    return { ...view, undo: outcome.undo };
  });
}
