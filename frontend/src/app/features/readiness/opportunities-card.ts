import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Readiness } from '@kompassplan/contract';
import { opportunitiesOf } from '@kompassplan/domain';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Empty } from '../../ui/empty';

const SHOWN = 4;

@Component({
  selector: 'kp-opportunities-card',
  imports: [Empty, RouterLink, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './list-card.scss',
  template: `
    <section class="card" aria-labelledby="opportunities-title">
      <header>
        <h2 id="opportunities-title" class="grow">{{ 'readiness.opportunities' | t }}</h2>
        <span class="t2 xs">{{ 'readiness.opportunities-' + list().unit | t }}</span>
      </header>
      <ol>
        @for (item of list().items; track item.id) {
          <li>
            <a class="lr" routerLink="/plan" [queryParams]="{ action: item.id }">
              <span class="q">{{ item.subQuestions[0] }}</span>
              @if (item.subQuestions.length > 1) {
                <span class="t3 xs more"
                  ><span aria-hidden="true">+{{ item.subQuestions.length - 1 }}</span
                  ><span class="vh">{{ item.subQuestions.slice(1).join(', ') }}</span></span
                >
              }
              <span class="grow name">{{ item.title }}</span>
              @if (list().unit === 'perWeek' || item.effortWeeks !== null) {
                <span class="t2 nw sm">{{
                  'readiness.points-weeks'
                    | t: { points: i18n.points(item.points), weeks: i18n.points(item.effortWeeks ?? 0) }
                }}</span>
              }
              <span class="vb" aria-hidden="true"><i [style.width.%]="item.percent"></i></span>
              <b class="b figure">{{ text(item.value) }}</b>
            </a>
          </li>
        } @empty {
          <li><kp-empty [heading]="'readiness.opportunities-none' | t" /></li>
        }
      </ol>
    </section>
  `,
})
export class OpportunitiesCard {
  protected readonly i18n = inject(I18n);
  readonly opportunities = input.required<Readiness['opportunities']>();
  protected readonly list = computed(() => opportunitiesOf(this.opportunities(), SHOWN));

  protected text(value: number): string {
    return this.i18n.columnPoints(value);
  }
}
