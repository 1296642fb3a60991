/**
 * An action's running number as shown and spoken: Å-07.
 * @param year of its evaluation, where the page holds actions of several: Å-07 · 2017
 */
export function numberOf(number: number, year: number | null = null): string {
  const code = `Å-${String(number).padStart(2, '0')}`;
  return year === null ? code : `${code} · ${year}`;
}
