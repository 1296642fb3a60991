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
