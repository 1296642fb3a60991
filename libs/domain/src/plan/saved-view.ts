import { type Actor, may } from '../access/permissions.js';

/** A view of the plan that somebody saved: whose it is, and whether the whole municipality sees it. */
export interface ViewRights {
  readonly ownerId: string;
  readonly shared: boolean;
}

/** Whether `actor` may rename, replace, share or remove a saved view as it stands, or as it would become. */
export function mayKeepView(actor: Actor, view: ViewRights): boolean {
  // What is shared is everybody's: it takes the right to share, also for one's own.
  if (view.shared) return may(actor, 'view.share', { ownerId: view.ownerId, unitId: null });
  return view.ownerId === actor.personId;
}

/** Whether `actor` sees the view at all. */
export function seesView(actor: Actor, view: ViewRights): boolean {
  return view.shared || view.ownerId === actor.personId;
}
