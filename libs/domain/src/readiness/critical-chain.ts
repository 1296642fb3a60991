import { type ActionStatus, isOpen } from '../plan/action-status.js';
import { dayFromNumber, dayNumber } from '../reminders/calendar-day.js';

/** Days are YYYY-MM-DD. */
export interface ChainedAction {
  readonly id: string;
  readonly number: number;
  readonly status: ActionStatus;
  readonly start: string | null;
  readonly due: string | null;
  readonly effortWeeks: number | null;
  readonly waitsForIds: readonly string[];
}

export interface CriticalChain {
  /** What comes first to what comes last. */
  readonly actionIds: readonly string[];
  /** When the last one ends, if each takes its effort once it can begin, and none ends before its date. */
  readonly endsOn: string;
  /** Days between the end and the follow-up: negative when it comes too late; null without a follow-up. */
  readonly slackDays: number | null;
  /** What the actions of the chain have at stake. */
  readonly points: number;
}

const DAYS_PER_WEEK = 7;

/**
 * The chain of dependencies that ends last: a day lost on any of its actions is a day lost at its end. Null where no open
 * action waits for another one.
 */
export function criticalChain(
  actions: readonly ChainedAction[],
  pointsOf: (actionId: string) => number,
  { today, followUpOn }: { readonly today: string; readonly followUpOn: string | null },
): CriticalChain | null {
  const open = [...actions].filter(({ status }) => isOpen(status)).sort((a, b) => a.number - b.number);
  const known = new Map(open.map((action) => [action.id, action]));
  const ends = new Map<string, { readonly end: number; readonly after: string | null }>();
  const endOf = (action: ChainedAction, path: ReadonlySet<string>): number => {
    const found = ends.get(action.id);
    if (found) return found.end;
    let [begin, after]: [number, string | null] = [dayNumber(today), null];
    for (const id of action.waitsForIds) {
      const before = known.get(id);
      // A circle can't be written; if one came all the same, it ends here.
      if (before === undefined || path.has(id)) continue;
      const end = endOf(before, new Set([...path, action.id]));
      if (after === null || end > begin) [begin, after] = [Math.max(begin, end), id];
    }
    const start = action.start === null ? begin : Math.max(begin, dayNumber(action.start));
    const worked = start + Math.round((action.effortWeeks ?? 0) * DAYS_PER_WEEK);
    const end = action.due === null ? worked : Math.max(worked, dayNumber(action.due));
    ends.set(action.id, { end, after });
    return end;
  };
  for (const action of open) endOf(action, new Set([action.id]));
  const last = open
    .filter(({ id }) => ends.get(id)?.after)
    .reduce<ChainedAction | null>(
      (latest, action) => (latest === null || endAt(ends, action) > endAt(ends, latest) ? action : latest),
      null,
    );
  if (last === null) return null;
  const chain: string[] = [];
  for (let id: string | null = last.id; id !== null && !chain.includes(id); id = ends.get(id)?.after ?? null) {
    chain.unshift(id);
  }
  const end = endAt(ends, last);
  return {
    actionIds: chain,
    endsOn: dayFromNumber(end),
    slackDays: followUpOn === null ? null : dayNumber(followUpOn) - end,
    points: chain.reduce((sum, id) => sum + pointsOf(id), 0),
  };
}

/**
 * Points of all open actions that can't be finished before this one, itself included: what a delay of it holds up.
 */
export function pointsBehind(
  actionId: string,
  actions: readonly Pick<ChainedAction, 'id' | 'status' | 'waitsForIds'>[],
  pointsOf: (actionId: string) => number,
): number {
  const behind = new Set([actionId]);
  for (let grown = true; grown;) {
    const more = actions.filter(
      ({ id, status, waitsForIds }) => isOpen(status) && !behind.has(id) && waitsForIds.some((one) => behind.has(one)),
    );
    more.forEach(({ id }) => behind.add(id));
    grown = more.length > 0;
  }
  return [...behind].reduce((sum, id) => sum + pointsOf(id), 0);
}

function endAt(ends: ReadonlyMap<string, { readonly end: number }>, { id }: ChainedAction): number {
  return ends.get(id)?.end ?? 0;
}
