import { DomainError } from '../domain-error.js';

/** Time away, planned ahead. Days are 'YYYY-MM-DD', both included. */
export interface Leave {
  readonly from: string;
  readonly to: string;
  /** Gets the reminders meanwhile; without anybody they wait until the person is back. */
  readonly deputyId: string | null;
}

/** The leave that a day lies in, or null. */
export function leaveOn<L extends Pick<Leave, 'from' | 'to'>>(leaves: readonly L[], day: string): L | null {
  return leaves.find(({ from, to }) => from <= day && day <= to) ?? null;
}

/**
 * Whether a leave may stand beside the person's other ones.
 * @param today YYYY-MM-DD in the municipality
 * @throws DomainError leave.turned, leave.over, leave.deputy-is-yourself, leave.overlaps
 */
export function assertLeave(
  wish: Leave & { readonly personId: string },
  others: readonly Pick<Leave, 'from' | 'to'>[],
  today: string,
): void {
  if (wish.to < wish.from) throw new DomainError('leave.turned');
  if (wish.to < today) throw new DomainError('leave.over');
  if (wish.deputyId === wish.personId) throw new DomainError('leave.deputy-is-yourself');
  const other = others.find(({ from, to }) => from <= wish.to && wish.from <= to);
  if (other) throw new DomainError('leave.overlaps', { from: other.from, to: other.to });
}
