import { type Signal, signal } from '@angular/core';

/** Phones and small tablets: cards in place of the table, one column in place of two. */
export const NARROW = '(max-width: 839.98px)';

/** Follows a media query for as long as the page lives: one of two views is drawn, never both. */
export function mediaSignal(query: string): Signal<boolean> {
  const media = matchMedia(query);
  const matches = signal(media.matches);
  media.addEventListener('change', () => matches.set(media.matches));
  return matches.asReadonly();
}
