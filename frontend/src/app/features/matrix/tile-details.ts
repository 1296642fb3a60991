import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import type { ShownQuestion } from './matrix-store';
import { byStatus } from './matrix-rows';
import { TargetForm } from './target-form';

const GAP = 8;

/** What is known about one sub-question, beside its tile; a sheet from below on a phone. */
@Component({
  selector: 'kp-tile-details',
  imports: [Icon, RouterLink, TargetForm, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './tile-details.html',
  styleUrl: './tile-details.scss',
  host: {
    role: 'dialog',
    'aria-labelledby': 'tile-details-title',
    '[style.left.px]': 'place().left',
    '[style.top.px]': 'place().top',
    '(keydown.escape)': 'closed.emit()',
  },
})
export class TileDetails {
  protected readonly i18n = inject(I18n);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  readonly q = input.required<ShownQuestion>();
  readonly year = input.required<number>();
  readonly maySet = input.required<boolean>();
  /** Whether one may add an action. */
  readonly mayAdd = input.required<boolean>();
  readonly closed = output<void>();

  protected readonly editing = signal(false);
  protected readonly groups = computed(() => byStatus(this.q()));
  protected readonly goalPercent = computed(() => (this.q().max > 0 ? (this.q().target / this.q().max) * 100 : 0));
  protected readonly place = signal({ left: 0, top: 0 });

  constructor() {
    afterRenderEffect(() => {
      const number = this.q().number;
      untracked(() => {
        this.editing.set(false);
        this.moveTo(number);
        this.heading().nativeElement.focus({ preventScroll: true });
      });
    });
  }

  /** Under its tile, or over it when there is no room below in the matrix. */
  private moveTo(number: string): void {
    const around = this.host.nativeElement.parentElement;
    const tile = around?.querySelector(`[data-tile="${number}"]`);
    if (!around || !tile) return;
    const [outer, at, own] = [around, tile, this.host.nativeElement].map((el) => el.getBoundingClientRect());
    if (!outer || !at || !own) return;
    const left = Math.min(Math.max(0, at.left - outer.left), Math.max(0, outer.width - own.width));
    const below = at.bottom - outer.top + GAP;
    const above = at.top - outer.top - own.height - GAP;
    this.place.set({ left, top: below + own.height > outer.height && above > 0 ? above : below });
  }
}
