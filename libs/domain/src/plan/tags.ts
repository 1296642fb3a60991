import { DomainError } from '../domain-error.js';

/** So many tags an action has at most. */
export const MOST_TAGS = 10;

/** One spelling of each: blanks collapsed, and the first of those that differ only in case. The order stays. */
export function tidyTags(tags: readonly string[]): string[] {
  const kept = new Map<string, string>();
  for (const tag of tags) {
    const tidy = tag.trim().replace(/\s+/g, ' ');
    if (tidy !== '' && !kept.has(sameTag(tidy))) kept.set(sameTag(tidy), tidy);
  }
  return [...kept.values()];
}

/** What two tags have in common when they count as one. */
export function sameTag(tag: string): string {
  return tag.toLocaleLowerCase('sv');
}

/**
 * Tags with some taken away and others added behind them; those that differ only in case are the same.
 * @throws DomainError action.tags-full
 */
export function tagsAfter(tags: readonly string[], add: readonly string[], remove: readonly string[]): string[] {
  const gone = new Set(remove.map((tag) => sameTag(tag.trim())));
  const left = tags.filter((tag) => !gone.has(sameTag(tag)));
  const after = tidyTags([...left, ...add]);
  if (after.length > MOST_TAGS && after.length > tags.length)
    throw new DomainError('action.tags-full', { max: MOST_TAGS });
  return after;
}
