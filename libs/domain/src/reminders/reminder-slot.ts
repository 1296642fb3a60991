/** Reads what the domain wrote into a reminder's slot: `2026-03-10+3:manager@<id of the absent person>`. */

export function askedAs(slot: string): 'owner' | 'manager' {
  return slot.split('@')[0]?.endsWith(':manager') ? 'manager' : 'owner';
}

export function insteadOf(slot: string): string | null {
  return slot.split('@')[1] ?? null;
}

/** The day the occasion is counted from, YYYY-MM-DD. */
export function slotDay(slot: string): string {
  return slot.slice(0, 10);
}
