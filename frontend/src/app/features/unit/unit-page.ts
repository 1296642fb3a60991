import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { EvaluationChoice } from '../../core/evaluation-choice';
import { I18n, TranslatePipe } from '../../core/i18n';
import { problemMessage } from '../../core/problems';
import { Empty } from '../../ui/empty';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { PeopleLoad } from './people-load';
import { MINE, UnitStore } from './unit-store';
import { WaitingCard, type WaitingKind } from './waiting-card';

/** For managers: who in the unit has how much to do, what is late, and what waits for a decision. */
@Component({
  selector: 'kp-unit-page',
  imports: [Empty, EvaluationChoice, PageHeader, PeopleLoad, RouterLink, Skeleton, TranslatePipe, WaitingCard],
  providers: [UnitStore],
  templateUrl: './unit-page.html',
  styleUrl: './unit-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnitPage {
  protected readonly store = inject(UnitStore);
  private readonly i18n = inject(I18n);
  private readonly router = inject(Router);
  /** Query parameter: a unit's id. */
  readonly enhet = input<string>();
  protected readonly mine = MINE;
  protected readonly kinds: readonly WaitingKind[] = ['late', 'verify', 'dates', 'help', 'review', 'effect', 'noOwner'];
  protected readonly fault = computed(() => (this.store.error() ? problemMessage(this.store.error()) : ''));
  protected readonly subtitle = computed(() => {
    const shown = this.store.shown();
    if (!shown) return '';
    const { open, late, points } = shown.total;
    return this.i18n.t('unit.subtitle', { open, late, points: this.i18n.points(points) });
  });

  constructor() {
    effect(() => this.store.asked.set(this.enhet() ?? null));
  }

  protected choose(unit: string): void {
    void this.router.navigate([], {
      queryParams: { enhet: unit === MINE ? null : unit },
      queryParamsHandling: 'merge',
    });
  }
}
