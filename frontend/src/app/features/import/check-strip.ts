import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { lineOfQuestion } from './line-of-question';
import { ReviewStore } from './review-store';

const MOST_NAMED = 3;

/** The four checks of a reading, always in sight, and how far the review has come. */
@Component({
  selector: 'kp-check-strip',
  imports: [Icon, TranslatePipe],
  templateUrl: './check-strip.html',
  styleUrl: './check-strip.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CheckStrip {
  private readonly i18n = inject(I18n);
  protected readonly store = inject(ReviewStore);
  readonly showSums = output();
  readonly showUnplaced = output();
  /** A line of the text. */
  readonly show = output<number>();

  protected readonly suffix = { differ: '', equal: '-equal', sums: '-sums', none: '-none' } as const;
  protected readonly checks = this.store.checks;
  protected readonly counts = this.store.counts;
  protected readonly mostNamed = MOST_NAMED;
  /** The sub-questions that are not whole, each with the line to look at. */
  protected readonly missed = computed(() => {
    const lines = this.store.draft()?.lines ?? [];
    return (this.checks()?.missed ?? []).map((number) => ({ number, line: lineOfQuestion(lines, number) }));
  });
  protected readonly unplaced = computed(() => this.store.unplaced().length);
  protected readonly unknown = computed(() => {
    const { owners, units } = this.store.unknownNames();
    return [...owners, ...units];
  });
  protected readonly yearMissing = computed(() => this.store.draft()?.report.year === null);
  protected readonly lines = computed(() => {
    const lines = this.store.draft()?.lines ?? [];
    const pages = new Set(lines.flatMap(({ page }) => page ?? [])).size;
    return { lines: lines.length, pages };
  });
  protected readonly percent = computed(() => {
    const { reviewed, total } = this.counts();
    return total === 0 ? 100 : (reviewed / total) * 100;
  });

  /** The first few by name, the others as a number. */
  protected first(names: readonly string[]): string {
    if (names.length <= MOST_NAMED + 1) return this.i18n.list([...names]);
    const more = this.i18n.t('import.check-more', { count: names.length - MOST_NAMED });
    return this.i18n.list([...names.slice(0, MOST_NAMED), more]);
  }

  protected points(value: number | null): string {
    return value === null ? '–' : this.i18n.points(value);
  }
}
