import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EvaluationChoice } from '../../core/evaluation-choice';
import { I18n, TranslatePipe } from '../../core/i18n';
import { problemMessage } from '../../core/problems';
import { SessionStore } from '../../core/session-store';
import { AreaBars } from '../../ui/charts/area-bars';
import { ChartCard } from '../../ui/charts/chart-card';
import { Radar } from '../../ui/charts/radar';
import { Empty } from '../../ui/empty';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { BlindSpotsCard } from './blind-spots-card';
import { BreakdownTable } from './breakdown-table';
import { HeadlineCard } from './headline-card';
import { OpportunitiesCard } from './opportunities-card';
import { areaBars, areaFinding, areaTable, largestArea, radarAxes, radarFinding } from './readiness-charts';
import { ReadinessStore } from './readiness-store';
import { RisksCard } from './risks-card';

/** Lägesbild: how much of what the municipality aims for is secured, and what would pay most. */
@Component({
  selector: 'kp-readiness-page',
  imports: [
    AreaBars,
    BlindSpotsCard,
    BreakdownTable,
    ChartCard,
    Empty,
    EvaluationChoice,
    HeadlineCard,
    OpportunitiesCard,
    PageHeader,
    Radar,
    RisksCard,
    RouterLink,
    Skeleton,
    TranslatePipe,
  ],
  providers: [ReadinessStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './readiness-page.html',
  styleUrl: './readiness-page.scss',
})
export class ReadinessPage {
  protected readonly i18n = inject(I18n);
  private readonly sessions = inject(SessionStore);
  protected readonly store = inject(ReadinessStore);

  protected readonly maySetDay = computed(() => this.sessions.may('evaluation.edit'));
  protected readonly mayImport = computed(() => this.sessions.may('import.review'));
  protected readonly problem = computed(() => (this.store.error() ? problemMessage(this.store.error()) : ''));
  protected readonly subtitle = computed(() => {
    const [evaluation, session] = [this.store.evaluation(), this.sessions.session()];
    if (!evaluation) return session?.municipality.name ?? '';
    const day = evaluation.followUpOn;
    return this.i18n.t('readiness.subtitle', {
      municipality: evaluation.municipality,
      year: String(evaluation.year),
      followUp: day ? 'yes' : 'no',
      day: day ? this.i18n.longDay(day) : '',
    });
  });

  protected readonly charts = computed(() => {
    const shown = this.store.shown();
    if (!shown || shown.areas.length === 0) return null;
    return {
      bars: areaBars(shown, this.i18n),
      barsFinding: areaFinding(shown, this.i18n),
      barsTable: areaTable(shown, this.i18n, true),
      max: largestArea(shown),
      axes: radarAxes(shown, this.i18n),
      profileFinding: radarFinding(shown, this.i18n),
      profileTable: areaTable(shown, this.i18n, false),
    };
  });
}
