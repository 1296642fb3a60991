const DAY = 86_400_000;

/** Whole days from one calendar day to another, both YYYY-MM-DD; negative when `to` is earlier. */
export function daysLeft(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}
