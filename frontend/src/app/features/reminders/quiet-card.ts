import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, signal } from '@angular/core';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import type { QuietRange } from './draft-policy';
import { RemindersStore } from './reminders-store';

/** Days on which nothing is sent. */
@Component({
  selector: 'kp-quiet-card',
  imports: [Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './quiet-card.html',
  styleUrl: './quiet-card.scss',
})
export class QuietCard {
  private readonly i18n = inject(I18n);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly store = inject(RemindersStore);
  readonly mayEdit = input.required<boolean>();

  protected readonly quiet = computed(
    () => this.store.policy()?.quiet ?? { weekends: false, holidays: false, ranges: [] },
  );
  protected readonly switches = ['weekends', 'holidays'] as const;
  protected readonly ends = ['from', 'to'] as const;
  protected readonly editing = signal<number | null>(null);
  protected readonly months = computed(() => {
    const name = new Intl.DateTimeFormat(this.i18n.locale(), { month: 'long', timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, i) => ({ value: two(i + 1), name: name.format(Date.UTC(2024, i, 1)) }));
  });

  protected toggle(key: 'weekends' | 'holidays'): void {
    this.store.change({ quiet: { ...this.quiet(), [key]: !this.quiet()[key] } });
  }

  /** "6 juli–2 aug". */
  protected words({ from, to }: QuietRange): string {
    return from === to ? this.dayWords(from) : `${this.dayWords(from)}–${this.dayWords(to)}`;
  }

  protected add(): void {
    this.setRanges([...this.quiet().ranges, { from: '12-21', to: '01-06', label: '' }]);
    this.open(this.quiet().ranges.length - 1);
  }

  protected open(index: number): void {
    this.editing.set(index);
    this.focus('.editor input');
  }

  protected close(index: number): void {
    this.editing.set(null);
    this.focus(`[data-range="${index}"]`);
  }

  protected remove(index: number): void {
    this.setRanges(this.quiet().ranges.filter((_, i) => i !== index));
    this.editing.set(null);
    this.focus('[data-add]');
  }

  protected setLabel(index: number, label: string): void {
    this.replace(index, { label: label.trim().slice(0, 60) });
  }

  protected setDay(index: number, end: 'from' | 'to', text: string): void {
    const day = Math.round(Number(text));
    if (day >= 1 && day <= 31) this.replace(index, { [end]: `${this.monthOf(index, end)}-${two(day)}` });
  }

  protected setMonth(index: number, end: 'from' | 'to', month: string): void {
    this.replace(index, { [end]: `${month}-${this.quiet().ranges[index]?.[end].slice(3) ?? '01'}` });
  }

  private monthOf(index: number, end: 'from' | 'to'): string {
    return this.quiet().ranges[index]?.[end].slice(0, 2) ?? '01';
  }

  private replace(index: number, part: Partial<QuietRange>): void {
    this.setRanges(this.quiet().ranges.map((range, i) => (i === index ? { ...range, ...part } : range)));
  }

  private setRanges(ranges: QuietRange[]): void {
    this.store.change({ quiet: { ...this.quiet(), ranges } });
  }

  private dayWords(monthDay: string): string {
    const [month = 1, day = 1] = monthDay.split('-').map(Number);
    return new Intl.DateTimeFormat(this.i18n.locale(), { day: 'numeric', month: 'short', timeZone: 'UTC' })
      .format(Date.UTC(2024, month - 1, day))
      .replace('.', '');
  }

  private focus(selector: string): void {
    setTimeout(() => this.host.nativeElement.querySelector<HTMLElement>(selector)?.focus());
  }
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
