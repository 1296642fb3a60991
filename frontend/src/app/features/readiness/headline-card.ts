import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Readiness } from '@kompassplan/contract';
import { I18n, TranslatePipe } from '../../core/i18n';
import { DataTable } from '../../ui/charts/data-table';
import { StateBar } from '../../ui/charts/state-bar';
import { TableToggle } from '../../ui/charts/table-toggle';
import { JudgementTag } from '../../ui/judgement-tag';
import { FollowUpCountdown } from './follow-up-countdown';
import { securedFilter } from './plan-links';
import { expiredPoints, stateFigures, stateFinding, stateTable } from './readiness-charts';
import type { Shown } from './readiness-store';

const SWATCH = {
  verified: 'v',
  done: 'dn',
  inProgress: 'pg',
  needsHelp: 'h',
  notStarted: 'n',
  noAction: 'na',
} as const;

/** "46 av 120 poäng", what it is made of, and how it is computed. */
@Component({
  selector: 'kp-headline-card',
  imports: [DataTable, FollowUpCountdown, JudgementTag, RouterLink, StateBar, TableToggle, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './headline-card.html',
  styleUrl: './headline-card.scss',
})
export class HeadlineCard {
  protected readonly i18n = inject(I18n);
  readonly shown = input.required<Shown>();
  readonly exact = input.required<Readiness>();
  readonly maySetDay = input.required<boolean>();

  protected readonly asTable = signal(false);
  protected readonly swatch = SWATCH;
  protected readonly secured = securedFilter();
  protected readonly figures = computed(() => stateFigures(this.shown()));
  protected readonly table = computed(() => stateTable(this.shown(), this.i18n));
  protected readonly finding = computed(() => stateFinding(this.shown(), this.i18n));
  protected readonly expired = computed(() => expiredPoints(this.exact()));
  protected readonly barLabel = computed(() =>
    this.i18n.t('readiness.secured-short', { points: this.i18n.points(this.shown().secured) }),
  );
}
