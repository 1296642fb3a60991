import { instantText } from './calendar-day.js';
import type { ReminderEvent } from './reminder-item.js';

/*
 * Writes and reads a reminder's slot: `2026-03-10+3:manager@<id of the absent person>`, or for an event its instant,
 * with `~<id>` of the person it is about.
 */
export function eventSlot({ at, aboutId }: Pick<ReminderEvent, 'at' | 'aboutId'>): string {
  return aboutId ? `${instantText(at)}~${aboutId}` : instantText(at);
}

/** The person whose mail has stopped, or null. */
export function aboutOf(slot: string): string | null {
  return slot.split('@')[0]?.split('~')[1] ?? null;
}

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
