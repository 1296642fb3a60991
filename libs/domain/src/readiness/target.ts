import { DomainError } from '../domain-error.js';
import { baselineOf } from './readiness.js';

/** Why nothing more is aimed for on a sub-question, and who decided so. */
export interface TargetWaiver {
  readonly reason: string;
  readonly decidedById: string;
  /** YYYY-MM-DD */
  readonly decidedOn: string;
  /** Diary number of the decision. */
  readonly diaryNumber: string | null;
  /** When to look at it again, YYYY-MM-DD. */
  readonly reviewOn: string | null;
}

/** What is aimed for on one sub-question. */
export interface TargetState {
  readonly number: string;
  readonly max: number;
  readonly percent: number;
  /** Points set by hand; null: by the rule. */
  readonly target: number | null;
  readonly reason: string | null;
  readonly waiver: TargetWaiver | null;
}

/** Another target, the rule's again, or a decision to aim for nothing. A new target ends the waiver. */
export type TargetWish =
  | { readonly kind: 'set'; readonly target: number; readonly reason: string }
  | { readonly kind: 'rule'; readonly reason: string | null }
  | {
      readonly kind: 'waive';
      readonly reason: string;
      readonly diaryNumber: string | null;
      readonly reviewOn: string | null;
    };

export interface DecidedTarget {
  readonly next: TargetState;
  /** As the history tells it, so that the plan of any day can be had back (`readinessAsOf`). */
  readonly changes: readonly { readonly field: string; readonly from: string | null; readonly to: string | null }[];
  readonly note: string | null;
}

/**
 * @param today YYYY-MM-DD in the municipality
 * @throws DomainError readiness.target-out-of-range, readiness.target-reason-missing, readiness.waiver-reason-missing,
 *   readiness.waiver-review-passed
 */
export function decideTarget(
  state: TargetState,
  wish: TargetWish,
  { personId, today }: { readonly personId: string; readonly today: string },
): DecidedTarget {
  const reason = wish.reason?.trim() ?? '';
  const next = nextOf(state, wish, reason, personId, today);
  const told = [
    { field: `target ${state.number}`, from: text(state.target), to: text(next.target) },
    { field: `waived ${state.number}`, from: waived(state), to: waived(next) },
    { field: `waiverNumber ${state.number}`, from: state.waiver?.diaryNumber, to: next.waiver?.diaryNumber },
    { field: `waiverReview ${state.number}`, from: state.waiver?.reviewOn, to: next.waiver?.reviewOn },
  ].map(({ field, from, to }) => ({ field, from: from ?? null, to: to ?? null }));
  return { next, changes: told.filter(({ from, to }) => from !== to), note: reason === '' ? null : reason };
}

function nextOf(state: TargetState, wish: TargetWish, reason: string, decidedById: string, today: string): TargetState {
  if (wish.kind === 'rule') return { ...state, target: null, reason: null, waiver: null };
  if (wish.kind === 'waive') {
    const { diaryNumber, reviewOn } = wish;
    if (reason === '') throw new DomainError('readiness.waiver-reason-missing');
    if (reviewOn !== null && reviewOn < today) throw new DomainError('readiness.waiver-review-passed');
    // The target that was set stays written down; it does not count while nothing is aimed for.
    return { ...state, waiver: { reason, decidedById, decidedOn: today, diaryNumber, reviewOn } };
  }
  if (reason === '') throw new DomainError('readiness.target-reason-missing');
  const baseline = baselineOf(state);
  if (wish.target < baseline || wish.target > state.max) {
    throw new DomainError('readiness.target-out-of-range', { from: Math.ceil(baseline * 10) / 10, to: state.max });
  }
  return { ...state, target: wish.target, reason, waiver: null };
}

/** Waived targets that the day has come to look at again. */
export function isWaiverDue({ waiver }: Pick<TargetState, 'waiver'>, today: string): boolean {
  return waiver !== null && waiver.reviewOn !== null && waiver.reviewOn <= today;
}

function text(target: number | null): string | null {
  return target === null ? null : String(target);
}

function waived({ waiver }: TargetState): string | null {
  return waiver === null ? null : 'true';
}
