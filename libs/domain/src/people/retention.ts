/** Months after leaving for which people keep their names, unless the municipality decides otherwise. */
export const DEFAULT_RETENTION = 24;
export const SHORTEST_RETENTION = 1;
export const LONGEST_RETENTION = 120;

/**
 * The day on which somebody is forgotten: so many calendar months after the day of leaving. Where the month has no such
 * day (31 January and a month), its last one.
 * @param leftOn YYYY-MM-DD
 */
export function forgetOn(leftOn: string, months: number): string {
  const [year = 0, month = 1, day = 1] = leftOn.split('-').map(Number);
  const at = year * 12 + (month - 1) + months;
  const [inYear, inMonth] = [Math.floor(at / 12), (at % 12) + 1];
  const days = new Date(Date.UTC(inYear, inMonth, 0)).getUTCDate();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(inYear).padStart(4, '0')}-${two(inMonth)}-${two(Math.min(day, days))}`;
}

/** An address that no mail reaches: people who are forgotten keep a row, and every row has an address of its own. */
export function forgottenAddress(personId: string): string {
  return `${personId}@forgotten.invalid`;
}
