/**
 * The word of a long name that says most, for the spokes of the radar and of the wheel on the start page:
 * "Kommunen som arbetsgivare – personalpolitik" → "Arbetsgivare".
 */
export function shortAreaName(name: string): string {
  const [clause = name] = name.split(/[,–(]| - /);
  const longest = clause
    .trim()
    .split(/\s+/)
    .reduce((best, word) => (word.length >= best.length ? word : best), '');
  return longest.charAt(0).toLocaleUpperCase('sv') + longest.slice(1);
}
