/**
 * Points of a sub-question before the report rounded them, from the printed percent. Printed points are whole
 * numbers; the percent comes from the unrounded ones, so sums are made of these.
 */
export function derivedPoints(percent: number, max: number): number {
  return (percent * max) / 100;
}

/**
 * Whether printed points, max and percent can belong together: ±0.5 for the rounding of the points and what the
 * rounding of the percent is worth in points (10 of 10 as 95 % fits, 8 of 15 as 50 % fits).
 */
export function fitsWithinRounding(points: number, max: number, percent: number): boolean {
  const slack = 0.5 + max * 0.005;
  return Math.abs(points - derivedPoints(percent, max)) <= slack + 1e-9;
}

/** Printed figures of one row; null where the report shows none. */
export interface PrintedScore {
  readonly points: number | null;
  readonly max: number | null;
  readonly percent: number | null;
}

/** Derived points of several rows together, or null when one of them lacks a percent or a max. */
export function derivedSum(rows: readonly PrintedScore[]): number | null {
  let sum = 0;
  for (const { max, percent } of rows) {
    if (max === null || percent === null) return null;
    sum += derivedPoints(percent, max);
  }
  return rows.length === 0 ? null : sum;
}

/** Sum of printed points, or null when a row has none. */
export function printedSum(rows: readonly PrintedScore[]): number | null {
  let sum = 0;
  for (const { points } of rows) {
    if (points === null) return null;
    sum += points;
  }
  return rows.length === 0 ? null : sum;
}
