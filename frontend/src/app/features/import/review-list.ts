import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  output,
  untracked,
} from '@angular/core';
import { TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { SubQuestion } from '../../ui/sub-question';
import { keepInView } from './card-in-view';
import { ReviewCard } from './review-card';
import { countsOf, needsReview, type ReviewFilter } from './review-items';
import { ReviewStore } from './review-store';

/** The improvement areas: one line each, and the one under review opened where it stands. */
@Component({
  selector: 'kp-review-list',
  imports: [Icon, ReviewCard, SubQuestion, TranslatePipe],
  templateUrl: './review-list.html',
  styleUrl: './review-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReviewList {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly store = inject(ReviewStore);
  /** The filter lives in the address: the page takes it there. */
  readonly filterChange = output<ReviewFilter>();

  protected readonly titles = computed(
    () => new Map(this.store.areas().flatMap((a) => a.subQuestions.map((q) => [q.number, q.title] as const))),
  );
  /** Name and counts per area, of all its items whatever the filter. */
  protected readonly heads = computed(
    () =>
      new Map(
        this.store.areas().map((area) => {
          const rows = this.store.rows().filter(({ item }) => item.area === area.number);
          const { total, reviewed } = countsOf(rows);
          return [area.number, { name: area.name, items: rows.length, total, reviewed }] as const;
        }),
      ),
  );
  protected readonly areas = computed(() =>
    [...this.heads()]
      .filter(([, { items }]) => items > 0)
      .map(([number, { items, name }]) => ({ number, items, name })),
  );
  /** Sorted by doubt, items of one area no longer stand together. */
  protected readonly runs = computed(() =>
    this.store.filter().unsureFirst ? [{ area: null, rows: this.store.visible() }] : this.store.groups(),
  );
  protected readonly nothingOpen = computed(
    () => this.store.filter().onlyOpen && !this.store.visible().some(needsReview),
  );

  constructor() {
    let focused = this.store.focusWish();
    afterRenderEffect(() => {
      const id = this.store.currentId();
      const wish = this.store.focusWish();
      // A question that opens or closes makes the card longer or shorter.
      this.store.mode();
      // Another order or choice of rows moves the current one too.
      this.store.filter();
      if (id === null) return;
      const move = wish !== focused;
      focused = wish;
      untracked(() => this.bringUp(move));
    });
  }

  protected set(part: Partial<ReviewFilter>): void {
    this.filterChange.emit({ ...this.store.filter(), ...part });
  }

  protected setArea(value: string): void {
    this.set({ area: value === '' ? null : Number(value) });
  }

  private bringUp(focus: boolean): void {
    const card = this.host.nativeElement.querySelector<HTMLElement>('kp-review-card');
    const list = this.host.nativeElement.querySelector<HTMLElement>('.rows');
    if (!card || !list) return;
    if (focus) card.querySelector<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true });
    // Where the page itself scrolls, it moves only for somebody who walks from item to item.
    if (!focus && getComputedStyle(list).overflowY === 'visible') return;
    const first = this.store.visible()[0]?.item.id === this.store.currentId();
    keepInView(list, card, first);
  }
}
