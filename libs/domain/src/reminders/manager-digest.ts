import type { Actor } from '../access/permissions.js';
import { type ActionStatus, isOpen } from '../plan/action-status.js';
import { isLate } from '../plan/due-date.js';
import { mayDecideDue } from '../plan/due-request.js';
import { isSecondPerson, type WorkedOn } from '../plan/second-person.js';
import { loadByOwner } from '../plan/unit-load.js';

/** What a digest tells about an action of the manager's units. */
export interface DigestAction extends WorkedOn {
  readonly number: number;
  readonly title: string;
  readonly status: ActionStatus;
  /** YYYY-MM-DD */
  readonly due: string | null;
  readonly unitId: string | null;
  readonly ownerName: string | null;
  readonly askedDueById: string | null;
  /** Epoch ms. */
  readonly doneAt: number | null;
}

/** Whoever manages units, with what happens there in the newest evaluation. */
export interface ManagedUnits {
  readonly actor: Actor;
  readonly evaluationId: string;
  /** The units' names. */
  readonly units: readonly string[];
  readonly actions: readonly DigestAction[];
  /** When the last digest that reached the manager was written, epoch ms. */
  readonly toldAt: number | null;
}

type Named = Pick<DigestAction, 'number' | 'title' | 'due' | 'ownerName'>;

export interface ManagerDigest {
  readonly units: readonly string[];
  /** Epoch ms: what is `done` got done after this. */
  readonly since: number;
  /** The longest late first. */
  readonly late: readonly Named[];
  /** What waits on the manager, by rights: whoever had a hand in the work verifies it not. */
  readonly verify: readonly Named[];
  readonly dates: readonly Named[];
  readonly noOwner: readonly Named[];
  readonly load: readonly { readonly name: string; readonly open: number; readonly late: number }[];
  readonly done: readonly Named[];
}

/** What the first digest looks back on, and one after a long time without any. */
const FIRST_MS = 7 * 86_400_000;

/**
 * A manager's week, or null when there is nothing to say: work that goes as it should is no news.
 * @param at epoch ms of the mail; @param today its day, YYYY-MM-DD
 */
export function managerDigest(managed: ManagedUnits, at: number, today: string): ManagerDigest | null {
  const { actor, actions, units } = managed;
  const since = managed.toldAt ?? at - FIRST_MS;
  const those = (fits: (action: DigestAction) => boolean) => actions.filter(fits).map(named);
  const digest = {
    ...{ units, since },
    late: those(({ due, status }) => isLate(due, today, status)).sort((a, b) =>
      (a.due ?? '') < (b.due ?? '') ? -1 : 1,
    ),
    verify: those((action) => action.status === 'done' && isSecondPerson(actor, action)),
    dates: those((action) => isOpen(action.status) && mayDecideDue(actor, action)),
    noOwner: those(({ status, ownerId }) => isOpen(status) && ownerId === null),
    done: those(({ status, doneAt }) => isFinished(status) && doneAt !== null && doneAt > since && doneAt <= at),
  };
  const silent = [digest.late, digest.verify, digest.dates, digest.noOwner, digest.done].every(
    (all) => all.length === 0,
  );
  return silent ? null : { ...digest, load: loadOf(actions, today) };
}

function isFinished(status: ActionStatus): boolean {
  return status === 'done' || status === 'verified';
}

function loadOf(actions: readonly DigestAction[], today: string): ManagerDigest['load'] {
  const names = new Map(actions.map(({ ownerId, ownerName }) => [ownerId, ownerName]));
  const loaded = actions.map(({ ownerId, status, due }) => ({ ownerId, status, due, effortWeeks: null, points: 0 }));
  return loadByOwner(loaded, [], today).flatMap(({ ownerId, open, late }) => {
    const name = ownerId === null ? null : names.get(ownerId);
    return name ? [{ name, open, late }] : [];
  });
}

function named({ number, title, due, ownerName }: DigestAction): Named {
  return { number, title, due, ownerName };
}
