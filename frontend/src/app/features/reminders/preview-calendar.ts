import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { ReminderPreview } from '@kompassplan/contract';
import { I18n, TranslatePipe } from '../../core/i18n';
import { calendarWeeks, type DayCell, type PersonMark } from './calendar-grid';

const MARKS = 3;

/** Thirty days ahead: who gets a mail when, and on which days nothing is sent. */
@Component({
  selector: 'kp-preview-calendar',
  imports: [TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './preview-calendar.html',
  styleUrl: './preview-calendar.scss',
})
export class PreviewCalendar {
  private readonly i18n = inject(I18n);
  readonly preview = input.required<ReminderPreview>();
  readonly selected = input.required<string | null>();
  readonly picked = output<string>();

  protected readonly weeks = computed(() => calendarWeeks(this.preview()));
  protected readonly people = computed(() => new Set(this.preview().mails.map((mail) => mail.person.id)).size);
  protected readonly weekdays = computed(() => {
    const [short, long] = (['short', 'long'] as const).map(
      (weekday) => new Intl.DateTimeFormat(this.i18n.locale(), { weekday, timeZone: 'UTC' }),
    );
    return Array.from({ length: 7 }, (_, i) => ({
      short: short?.format(Date.UTC(2024, 0, 1 + i)) ?? '',
      long: long?.format(Date.UTC(2024, 0, 1 + i)) ?? '',
    }));
  });

  protected shown(cell: DayCell): readonly PersonMark[] {
    return cell.marks.slice(0, cell.marks.length > MARKS + 1 ? MARKS : MARKS + 1);
  }

  protected initials(name: string): string {
    const words = name.split(/\s+/).filter(Boolean);
    return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toLocaleUpperCase('sv');
  }

  /** "12", with the month on the first of one. */
  protected dayWords({ date }: DayCell): string {
    const day = Number(date.slice(8));
    if (day !== 1) return String(day);
    return new Intl.DateTimeFormat(this.i18n.locale(), { day: 'numeric', month: 'short', timeZone: 'UTC' })
      .format(new Date(`${date}T00:00:00Z`))
      .replace('.', '');
  }

  protected label(cell: DayCell): string {
    return this.i18n.t('reminders.day-label', { day: this.i18n.longDay(cell.date), mails: cell.mails.length });
  }
}
