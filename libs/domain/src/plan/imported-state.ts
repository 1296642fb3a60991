import { type ActionStatus, isOpen } from './action-status.js';
import { applyProgress, type ProgressState } from './progress.js';

/** What a file says of how far an action has come; null where it says nothing. */
export interface ToldState {
  readonly status: ActionStatus | null;
  /** Whole percent, 0–100. */
  readonly progress: number | null;
  /** What help is needed, or why the action was declined. */
  readonly statusNote: string | null;
  /** When the decision to decline is to be looked at again, YYYY-MM-DD. */
  readonly reviewOn: string | null;
}

const NEW: ProgressState = { status: 'notStarted', progress: 0 };

/**
 * The state in which an action begins that comes with a file: as if it were reported when the file is imported. A second
 * person verifies, and a file is nobody: what it calls verified is done, and waits for that person.
 * @throws DomainError what applyProgress says; never for what `importFault` lets pass
 */
export function importedState({ status, progress }: Pick<ToldState, 'status' | 'progress'>): ProgressState {
  // How far it had come stays known, as when an action of the plan is declined.
  if (status === 'declined') return { status, progress: progress ?? 0 };
  return applyProgress(NEW, {
    status: status === 'verified' ? 'done' : (status ?? undefined),
    progress: progress ?? undefined,
  });
}

export interface ImportFault {
  readonly field: 'progress' | 'statusNote' | 'reviewOn';
  readonly code: 'progress-needs-done' | 'help-text-missing' | 'decline-reason-missing' | 'review-needs-declined';
}

/** Why an action can't begin as a file says, or null: a state that asks for words in the plan asks for them in a file. */
export function importFault({ status, progress, statusNote, reviewOn }: ToldState): ImportFault | null {
  if (status === 'declined' && statusNote === null) return { field: 'statusNote', code: 'decline-reason-missing' };
  if (status === 'needsHelp' && statusNote === null) return { field: 'statusNote', code: 'help-text-missing' };
  if (status !== null && isOpen(status) && progress === 100) return { field: 'progress', code: 'progress-needs-done' };
  if (status !== 'declined' && reviewOn !== null) return { field: 'reviewOn', code: 'review-needs-declined' };
  return null;
}
