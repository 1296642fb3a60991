import { DomainError } from '../domain-error.js';
import type { ActionStatus } from './action-status.js';

export interface ProgressState {
  readonly status: ActionStatus;
  /** Whole percent, 0–100. 100 means done or verified. */
  readonly progress: number;
}

/** What a person reports; what is left out follows from the other. */
export interface ProgressReport {
  readonly status?: ActionStatus | undefined;
  readonly progress?: number | undefined;
}

/**
 * Status and percent after a report. A status decides over the percent; a percent alone moves the status: above 0 starts
 * the work, 100 finishes it, below 100 on finished work sends it back. Pass the result's status to `assertTransition`.
 * @param before the percent that was reported last before it was finished: finished work that is opened again without a
 *   new percent has that one; 0 where nobody reported any
 * @throws DomainError action.progress-out-of-range, action.progress-needs-done, action.progress-on-declined
 */
export function applyProgress(now: ProgressState, report: ProgressReport, before = 0): ProgressState {
  if (report.progress !== undefined) assertProgress(report.progress);
  const status = report.status ?? statusFromPercent(now.status, report.progress);
  return { status, progress: percentFor(status, now, report.progress, before) };
}

/** @throws DomainError action.progress-out-of-range unless `progress` is a whole number from 0 to 100. */
export function assertProgress(progress: number): void {
  if (!Number.isInteger(progress) || progress < 0 || progress > 100) {
    throw new DomainError('action.progress-out-of-range', { progress });
  }
}

function statusFromPercent(status: ActionStatus, progress: number | undefined): ActionStatus {
  if (progress === undefined) return status;
  if (status === 'declined') throw new DomainError('action.progress-on-declined');
  if (status === 'done' || status === 'verified') return progress < 100 ? 'inProgress' : status;
  if (progress === 100) return 'done';
  return status === 'notStarted' && progress > 0 ? 'inProgress' : status;
}

function percentFor(status: ActionStatus, now: ProgressState, reported: number | undefined, before: number): number {
  if (status === 'done' || status === 'verified') return 100;
  if (status === 'notStarted') return 0;
  if (status === 'declined') return now.progress;
  // Readers take 100 percent for finished; only a status may say that.
  if (reported === 100) throw new DomainError('action.progress-needs-done');
  return reported ?? (now.progress === 100 ? before : now.progress);
}
