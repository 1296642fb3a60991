/** Tries before a mail that the server keeps putting off is given up: about a day and a half. */
export const MAX_ATTEMPTS = 40;
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;

/** The pause after the given number of tries: 1, 2, 4 … minutes, at most an hour. */
export function retryPause(attempts: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, attempts - 1), LONGEST_PAUSE_MS);
}

/** A mail that has been on its way for longer than this was left behind by a process that is gone. */
export const ABANDONED_AFTER_MS = 5 * 60_000;
