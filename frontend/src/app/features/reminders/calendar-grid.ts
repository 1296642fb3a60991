import type { ReminderPreview } from '@kompassplan/contract';
import { addDays, daysBetween, weekdayOf } from '@kompassplan/domain';

export type PreviewMail = ReminderPreview['mails'][number];
export type Tone = 'soon' | 'today' | 'late';

export interface PersonMark {
  readonly id: string;
  readonly name: string;
  readonly items: number;
  readonly tone: Tone;
}
export interface DayCell {
  readonly date: string;
  readonly inside: boolean;
  readonly today: boolean;
  /** Why nothing is sent, or null. */
  readonly quiet: string | null;
  readonly mails: readonly PreviewMail[];
  readonly marks: readonly PersonMark[];
}

/** How many matters a mail is about: an action can be there for two reasons. */
export function partsIn(mail: PreviewMail): number {
  return new Set(mail.items.map(({ actionId, rule }) => actionId ?? rule)).size;
}

/** Whole weeks from Monday that cover the preview. */
export function calendarWeeks(preview: ReminderPreview): readonly (readonly DayCell[])[] {
  const last = addDays(preview.from, preview.days);
  const start = addDays(preview.from, 1 - weekdayOf(preview.from));
  const quiet = new Map(preview.quietDays.map(({ date, reason }) => [date, reason]));
  const byDay = Map.groupBy(preview.mails, (mail) => mail.date);
  const weeks = Math.ceil((daysBetween(start, last) + 1) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const date = addDays(start, week * 7 + weekday);
      const mails = byDay.get(date) ?? [];
      return {
        ...{ date, mails, today: date === preview.from, inside: date >= preview.from && date <= last },
        quiet: quiet.get(date) ?? null,
        marks: mails.map(markOf),
      };
    }),
  );
}

/** The most pressing of what a mail is about. */
export function toneOf(items: PreviewMail['items']): Tone {
  const days = items.flatMap((item) => (item.daysToDue === null ? [] : [item.daysToDue]));
  if (days.some((n) => n < 0)) return 'late';
  return days.includes(0) ? 'today' : 'soon';
}

function markOf(mail: PreviewMail): PersonMark {
  return { id: mail.person.id, name: mail.person.name, items: partsIn(mail), tone: toneOf(mail.items) };
}
