import { overlap, wordStems } from '../linking/swedish-words.js';

/** No area has as many. */
const MOST = 30;

/**
 * Matches the headwords of an area's box with its sub-questions, both in printed order: the best alignment that keeps
 * the order. With as many headwords as sub-questions each takes its own; with fewer, one headword may cover several
 * neighbours, and a sub-question that nothing fits goes without.
 * @param whole the sub-questions have no gap in their numbers: where one is missing, equal counts say nothing
 * @returns the headword per sub-question, or null
 */
export function matchShortTitles(
  headwords: readonly string[],
  titles: readonly string[],
  whole = true,
): (string | null)[] {
  if (whole && headwords.length === titles.length) return [...headwords];
  if (headwords.length === 0 || headwords.length > MOST || titles.length > MOST) return titles.map(() => null);
  const stems = headwords.map((headword) => wordStems(headword));
  const likeness = titles.map((title) => {
    const own = wordStems(title);
    return stems.map((words) => overlap(words, own));
  });
  // best[j]: highest total so far with headword j as the last one used; a headword may be used again, never an earlier one.
  let best: { total: number; path: (number | null)[] }[] = headwords.map(() => ({ total: 0, path: [] }));
  titles.forEach((_, row) => {
    best = headwords.map((__, column) => {
      const options = best.slice(0, column + 1).map((option, from) => {
        const fit = likeness[row]?.[column] ?? 0;
        const used = fit > 0.05 ? column : null;
        return {
          total: option.total + (from === column && option.path.includes(column) ? fit * 0.9 : fit),
          path: [...option.path, used],
        };
      });
      return options.reduce((a, b) => (b.total > a.total ? b : a));
    });
  });
  const winner = best.reduce((a, b) => (b.total > a.total ? b : a));
  return winner.path.map((column) => (column === null ? null : (headwords[column] ?? null)));
}
