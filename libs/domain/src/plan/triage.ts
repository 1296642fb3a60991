import { type ActionStatus, isOpen } from './action-status.js';
import { isEffectDue } from './effect-check.js';

/** What a manager looks through, each queue for one decision that an action waits for. */
export const QUEUES = ['noOwner', 'noDate', 'noLink', 'verify', 'decide', 'effect', 'review'] as const;
export type Queue = (typeof QUEUES)[number];

/** What decides which queues an action stands in. */
export interface QueuedAction {
  readonly status: ActionStatus;
  readonly ownerId: string | null;
  /** YYYY-MM-DD */
  readonly due: string | null;
  /** How many sub-questions it is linked to. */
  readonly links: number;
  /** When a declined action is to be looked at again, YYYY-MM-DD. */
  readonly reviewOn: string | null;
  /** When the effect of verified work is to be looked at, YYYY-MM-DD. */
  readonly effectCheckOn: string | null;
  /** The owner, and who finished it. */
  readonly workedBy: readonly string[];
  /** Somebody asks for another date, and nobody has decided about it. */
  readonly dueAsked: boolean;
}

/**
 * Whether an action stands in a queue. Owner and date are asked of open work only; a link of everything that is not
 * declined, because without one even finished work secures no points. A decision is waited for where help or another
 * date is asked for, and where the day has come on which a declined action is to be looked at again; those last ones are a
 * queue of their own as well. The effect of work is looked at by others than those who did it, so it waits for nobody of them.
 * @param today YYYY-MM-DD in the municipality
 * @param askerId for whom the queue is; null for what waits for anybody
 */
export function standsIn(queue: Queue, action: QueuedAction, today: string, askerId: string | null): boolean {
  switch (queue) {
    case 'noOwner':
      return isOpen(action.status) && action.ownerId === null;
    case 'noDate':
      return isOpen(action.status) && action.due === null;
    case 'noLink':
      return action.status !== 'declined' && action.links === 0;
    case 'verify':
      return action.status === 'done';
    case 'decide':
      return action.status === 'needsHelp' || action.dueAsked || standsIn('review', action, today, askerId);
    case 'effect':
      return isEffectDue(action, today) && (askerId === null || !action.workedBy.includes(askerId));
    case 'review':
      return action.status === 'declined' && action.reviewOn !== null && action.reviewOn <= today;
  }
}
