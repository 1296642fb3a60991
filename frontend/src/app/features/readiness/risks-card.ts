import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Readiness } from '@kompassplan/contract';
import { shownRisks } from '@kompassplan/domain';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Empty } from '../../ui/empty';
import { Icon, type IconName } from '../../ui/icon';
import { RISK_FILTERS } from './plan-links';
import type { Shown } from './readiness-store';

type Kind = Readiness['risks'][number]['kind'];
const ICON: Readonly<Record<Kind, { readonly name: IconName; readonly tone: string }>> = {
  late: { name: 'clock', tone: 'O' },
  unverified: { name: 'status-done', tone: 'D' },
  needsHelp: { name: 'status-needs-help', tone: 'H' },
  noOwner: { name: 'person', tone: 'H' },
  noDue: { name: 'calendar', tone: 'H' },
  evidenceMissing: { name: 'clip', tone: 'H' },
};

/** What threatens points, each linked to its actions in the plan. Kinds overlap, so they have no sum. */
@Component({
  selector: 'kp-risks-card',
  imports: [Empty, Icon, RouterLink, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './list-card.scss',
  template: `
    <section class="card" aria-labelledby="risks-title">
      <header>
        <h2 id="risks-title" class="grow">{{ 'readiness.risks' | t }}</h2>
        <span class="t2 xs">{{ 'readiness.risks-unit' | t }}</span>
      </header>
      <ul>
        @for (risk of rows(); track risk.kind) {
          <li>
            <a class="lr" routerLink="/plan" [queryParams]="filters[risk.kind]">
              <span class="st {{ icon[risk.kind].tone }}"><kp-icon [name]="icon[risk.kind].name" /></span>
              <span class="grow name"
                ><b class="b">{{ risk.actions }}</b>
                {{ 'readiness.risk-' + risk.kind | t: { count: risk.actions } }}</span
              >
              <b class="b nw">{{ 'term.points' | t: { points: i18n.points(risk.points) } }}</b>
              <kp-icon name="chevron-right" size="s" />
            </a>
          </li>
        } @empty {
          <li><kp-empty [heading]="'readiness.risks-none' | t" /></li>
        }
      </ul>
      @if (rows().length > 1) {
        <p class="t2 xs note">{{ 'readiness.risks-overlap' | t }}</p>
      }
    </section>
  `,
})
export class RisksCard {
  protected readonly i18n = inject(I18n);
  readonly exact = input.required<Readiness>();
  readonly shown = input.required<Shown>();
  protected readonly filters = RISK_FILTERS;
  protected readonly icon = ICON;
  protected readonly rows = computed(() => shownRisks(this.exact().risks, this.exact().states, this.shown().states));
}
