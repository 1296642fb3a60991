import { innerPath } from '../../core/inner-path';

/** Where a person wanted to go before signing in. The link of the mail may open in another tab, so it is kept for a while. */
const KEY = 'kompassplan.return';
/** As long as the link is valid, in milliseconds. */
const KEPT = 15 * 60_000;

export function keepReturnPath(path: string | null, now: number = Date.now()): void {
  if (path) localStorage.setItem(KEY, JSON.stringify({ path, until: now + KEPT }));
  else localStorage.removeItem(KEY);
}

export function takeReturnPath(now: number = Date.now()): string | null {
  const stored = localStorage.getItem(KEY);
  localStorage.removeItem(KEY);
  try {
    const { path, until } = JSON.parse(stored ?? '{}') as { path?: string; until?: number };
    return until !== undefined && until > now ? innerPath(path) : null;
  } catch {
    return null;
  }
}
