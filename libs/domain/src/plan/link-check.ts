/**
 * What asking a link's address came to. `signIn`: it answers, and wants somebody signed in. `unchecked`: an address that
 * is asked from nowhere outside, so that nothing is known about it.
 */
export const LINK_OUTCOMES = ['answered', 'signIn', 'missing', 'silent', 'unchecked'] as const;
export type LinkOutcome = (typeof LINK_OUTCOMES)[number];

/** What is known about a link. Instants are ISO 8601. */
export interface LinkState {
  readonly outcome: LinkOutcome;
  readonly checkedAt: string;
  /** Since when every check has failed; null while the last one did not. */
  readonly failingSince: string | null;
}

const DAY = 86_400_000;
/** A link that failed may have had a bad day, so it is asked again soon. */
const AGAIN_AFTER = { sound: 7 * DAY, failing: DAY } as const;

export function isFailing(outcome: LinkOutcome): boolean {
  return outcome === 'missing' || outcome === 'silent';
}

/** By the HTTP status of the last answer; null when there was none. A server that is busy has answered. */
export function outcomeOf(status: number | null): LinkOutcome {
  if (status === null) return 'silent';
  if (status === 401 || status === 403 || status === 407) return 'signIn';
  if (status === 404 || status === 410) return 'missing';
  return status < 500 ? 'answered' : 'silent';
}

/** What is known after one more check. */
export function afterCheck(before: LinkState | null, outcome: LinkOutcome, checkedAt: string): LinkState {
  if (!isFailing(outcome)) return { outcome, checkedAt, failingSince: null };
  return { outcome, checkedAt, failingSince: before?.failingSince ?? checkedAt };
}

/** When it is to be asked next. */
export function nextCheckAt({ outcome, checkedAt }: LinkState): string {
  const pause = isFailing(outcome) ? AGAIN_AFTER.failing : AGAIN_AFTER.sound;
  return new Date(Date.parse(checkedAt) + pause).toISOString();
}

/** The first ones of a run: at most so many, and so many of one host, so that nobody's server is burdened. */
export function linksToAsk<L extends { readonly host: string }>(
  waiting: readonly L[],
  most: { readonly perRun: number; readonly perHost: number },
): L[] {
  const asked = new Map<string, number>();
  return waiting
    .filter(({ host }) => {
      const before = asked.get(host) ?? 0;
      asked.set(host, before + 1);
      return before < most.perHost;
    })
    .slice(0, most.perRun);
}
