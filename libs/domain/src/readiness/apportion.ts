/** Keeps 0.30000000000000004 from being read as more than 3 tenths. */
const FLOAT_NOISE = 1e-6;

/**
 * Rounds the parts of a total so that what is shown of them sums to what is shown of the total (largest remainder).
 * With the parts' own total, no part moves a whole unit and a part that is nothing stays nothing.
 * @param parts in points, unrounded
 * @param total the total as it is shown; by default the rounded sum of the parts
 * @param decimals of the shown numbers
 */
export function apportion(parts: readonly number[], total?: number, decimals = 1): readonly number[] {
  const unit = 10 ** decimals;
  const scaled = parts.map((part) => part * unit);
  const floors = scaled.map((part) => Math.floor(part + FLOAT_NOISE));
  const wanted = Math.round(total === undefined ? sum(scaled) + FLOAT_NOISE : total * unit);
  const order = parts
    .map((_, index) => index)
    .sort((a, b) => remainder(scaled, floors, b) - remainder(scaled, floors, a) || a - b);
  let missing = wanted - sum(floors);
  const step = Math.sign(missing);
  // Too much is taken back from those that were furthest from being rounded up.
  if (step < 0) order.reverse();
  for (let turn = 0; missing !== 0 && order.length > 0; turn += 1) {
    const index = order[turn % order.length] ?? 0;
    floors[index] = (floors[index] ?? 0) + step;
    missing -= step;
  }
  return floors.map((part) => part / unit);
}

/** As people read a number: half a unit is rounded up, and there is no −0. */
export function shownPoints(points: number, decimals = 1): number {
  const unit = 10 ** decimals;
  return Math.round(points * unit + FLOAT_NOISE) / unit + 0;
}

function remainder(scaled: readonly number[], floors: readonly number[], index: number): number {
  return Math.max(0, (scaled[index] ?? 0) - (floors[index] ?? 0));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
