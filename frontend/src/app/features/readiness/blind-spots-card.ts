import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Empty } from '../../ui/empty';
import { Icon } from '../../ui/icon';
import type { Shown } from './readiness-store';

const SHOWN = 4;

/** Weak sub-questions that nobody works on; their gap is shown beside the targeted points, never in them. */
@Component({
  selector: 'kp-blind-spots-card',
  imports: [Empty, Icon, RouterLink, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './list-card.scss',
  template: `
    <section class="card" aria-labelledby="blind-spots-title">
      <header>
        <h2 id="blind-spots-title" class="grow row g6"><kp-icon name="blind" />{{ 'readiness.blind-spots' | t }}</h2>
        <span class="t2 xs">{{ 'readiness.blind-spots-rule' | t }}</span>
      </header>
      <ul>
        @for (spot of spots().slice(0, limit); track spot.number) {
          <li>
            <a class="lr" routerLink="/delfragor" [queryParams]="{ q: spot.number }">
              <span class="q">{{ spot.number }}</span>
              <span class="grow name">{{ spot.shortTitle ?? spot.title }}</span>
              <span class="t2 nw">{{ i18n.percent(spot.percent) }}</span>
              <b class="b figure wide">{{ 'term.points' | t: { points: i18n.points(spot.gap) } }}</b>
            </a>
          </li>
        } @empty {
          <li><kp-empty [heading]="'readiness.blind-spots-none' | t" /></li>
        }
      </ul>
      @if (spots().length > limit) {
        <a class="all sm" routerLink="/delfragor">{{
          'readiness.blind-spots-all' | t: { count: spots().length, points: i18n.points(total()) }
        }}</a>
      }
    </section>
  `,
})
export class BlindSpotsCard {
  protected readonly i18n = inject(I18n);
  readonly shown = input.required<Shown>();
  protected readonly limit = SHOWN;
  protected readonly spots = computed(() =>
    this.shown()
      .areas.flatMap((area) => area.subQuestions)
      .filter((q) => q.blindSpot)
      .sort((a, b) => b.gap - a.gap),
  );
  protected readonly total = computed(() => this.spots().reduce((sum, spot) => sum + spot.gap, 0));
}
