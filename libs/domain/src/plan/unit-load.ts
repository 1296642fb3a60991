import { type ActionStatus, isOpen } from './action-status.js';
import { isLate } from './due-date.js';
import { shownPoints } from '../readiness/apportion.js';

export interface LoadedAction {
  readonly ownerId: string | null;
  readonly status: ActionStatus;
  /** YYYY-MM-DD */
  readonly due: string | null;
  readonly effortWeeks: number | null;
  /** At stake, in tenths. */
  readonly points: number;
}

/** What one person has to do, of the actions that were given. */
export interface Load {
  /** Null: open actions that nobody owns. */
  readonly ownerId: string | null;
  readonly open: number;
  readonly late: number;
  /** Of those whose effort is known. */
  readonly effortWeeks: number;
  readonly unknownEffort: number;
  readonly points: number;
  /** The nearest date that has not passed. */
  readonly nextDue: string | null;
}

/**
 * Open work by owner. Everybody in `members` stands there, with nothing if need be; the others as they own something.
 * Most late first, then most effort, then most actions.
 * @param today YYYY-MM-DD in the municipality
 */
export function loadByOwner(actions: readonly LoadedAction[], members: readonly string[], today: string): Load[] {
  const open = Map.groupBy(
    actions.filter(({ status }) => isOpen(status)),
    ({ ownerId }) => ownerId,
  );
  const owners = new Set<string | null>([...members, ...open.keys()]);
  return [...owners]
    .map((ownerId) => loadOf(ownerId, open.get(ownerId) ?? [], today))
    .sort((a, b) => b.late - a.late || b.effortWeeks - a.effortWeeks || b.open - a.open);
}

function loadOf(ownerId: string | null, actions: readonly LoadedAction[], today: string): Load {
  const efforts = actions.flatMap(({ effortWeeks }) => effortWeeks ?? []);
  const coming = actions.flatMap(({ due }) => (due !== null && due >= today ? [due] : [])).sort();
  return {
    ownerId,
    open: actions.length,
    late: actions.filter(({ due, status }) => isLate(due, today, status)).length,
    effortWeeks: shownPoints(efforts.reduce((sum, weeks) => sum + weeks, 0)),
    unknownEffort: actions.length - efforts.length,
    points: shownPoints(actions.reduce((sum, { points }) => sum + points, 0)),
    nextDue: coming[0] ?? null,
  };
}
