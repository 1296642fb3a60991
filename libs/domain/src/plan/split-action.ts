import { DomainError } from '../domain-error.js';
import { keptShares } from '../readiness/kept-shares.js';
import type { ShareInput } from '../readiness/points-at-stake.js';
import { isOpen } from './action-status.js';

/** What an action becomes parts of: the first one stays the action itself. */
export interface SplitPart {
  readonly id: string;
  readonly effortWeeks: number | null;
  readonly subQuestions: readonly string[];
}
export interface DividedLink {
  readonly actionId: string;
  readonly subQuestion: string;
  /** By hand; null: by effort. */
  readonly share: number | null;
}

/**
 * Divides the links of an action over its parts. On each sub-question the parts together have what the action had, so
 * nobody else's points change. Only open work is divided: what is done would otherwise stand proven where nothing is.
 * @param plan all actions of the evaluation, the divided one with them
 * @throws DomainError action.merged, action.split-closed, action.sub-question-unknown, action.split-link-missing (a
 *   sub-question that no part takes), action.split-part-unlinked
 */
export function decideSplit(
  action: ShareInput & { readonly mergedIntoId?: string | null },
  parts: readonly SplitPart[],
  plan: readonly ShareInput[],
): DividedLink[] {
  if (action.mergedIntoId) throw new DomainError('action.merged');
  if (!isOpen(action.status)) throw new DomainError('action.split-closed');
  const numbers = [...new Set(action.links.map(({ subQuestion }) => subQuestion))];
  for (const { subQuestions } of parts) {
    if (subQuestions.some((number) => !numbers.includes(number))) throw new DomainError('action.sub-question-unknown');
    if (subQuestions.length === 0 && numbers.length > 0) throw new DomainError('action.split-part-unlinked');
  }
  return numbers.flatMap((subQuestion) => {
    const takers = parts.filter(({ subQuestions }) => subQuestions.includes(subQuestion));
    if (takers.length === 0) throw new DomainError('action.split-link-missing', { subQuestion });
    const linked = plan.filter(({ links }) => links.some((link) => link.subQuestion === subQuestion));
    const shares = keptShares(subQuestion, linked, new Set([action.id]), takers);
    return takers.map(({ id }) => ({ actionId: id, subQuestion, share: shares.get(id) ?? null }));
  });
}
