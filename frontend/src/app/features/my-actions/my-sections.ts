import type { ActionRow } from '@kompassplan/contract';
import { type ActionStatus, endOfWeek, isOpen, shownPoints } from '@kompassplan/domain';

export const SECTIONS = ['late', 'week', 'later', 'finished'] as const;
export type Section = (typeof SECTIONS)[number];

/** Where an action of one's own belongs on `today` (YYYY-MM-DD): weeks end on Sunday; without a date it can wait. */
export function sectionOf(row: Pick<ActionRow, 'status' | 'due'>, today: string): Section | null {
  if (row.status === 'declined') return null;
  if (!isOpen(row.status)) return 'finished';
  if (row.due === null) return 'later';
  if (row.due < today) return 'late';
  return row.due <= endOfWeek(today) ? 'week' : 'later';
}

/**
 * One's own actions in their sections, the nearest date first.
 * @param kept where an action stood before it was answered just now: while it is open it stays there, so that nothing
 *   jumps under the thumb; what is done is no longer late, and leaves
 * @param waiting actions with an answer that the server does not have yet: they stay where they stood, done or not
 */
export function sectionsOf(
  rows: readonly ActionRow[],
  today: string,
  kept: ReadonlyMap<string, Section>,
  waiting: ReadonlySet<string> = new Set(),
): Readonly<Record<Section, readonly ActionRow[]>> {
  const sections: Record<Section, ActionRow[]> = { late: [], week: [], later: [], finished: [] };
  for (const row of rows) {
    const now = sectionOf(row, today);
    const section = now === 'finished' && !waiting.has(row.id) ? now : (kept.get(row.id) ?? now);
    if (section !== null) sections[section].push(row);
  }
  for (const name of SECTIONS) {
    sections[name].sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999') || a.number - b.number);
  }
  sections.finished.reverse();
  return sections;
}

/**
 * How many are open, and the points that they can give.
 * @param held finished by an answer that the server does not have yet: they stand among the open ones
 */
export function openSums(
  rows: readonly ActionRow[],
  held: ReadonlySet<string> = new Set(),
): { readonly count: number; readonly points: number } {
  const open = rows.filter((row) => isOpen(row.status) || held.has(row.id));
  return { count: open.length, points: shownPoints(open.reduce((sum, row) => sum + row.pointsAtStake, 0)) };
}

export type Answer = 'inProgress' | 'done' | 'needsHelp';

/** The answer that was given today, with its time, or null. */
export function answeredToday(
  row: Pick<ActionRow, 'status' | 'lastProgressAt'>,
  isToday: (instant: string) => boolean,
): { readonly answer: Answer; readonly at: string } | null {
  if (row.lastProgressAt === null || !isToday(row.lastProgressAt) || !isAnswer(row.status)) return null;
  return { answer: row.status, at: row.lastProgressAt };
}

function isAnswer(status: ActionStatus): status is Answer {
  return status === 'inProgress' || status === 'done' || status === 'needsHelp';
}
