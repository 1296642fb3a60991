import { ChangeDetectionStrategy, Component, computed, ElementRef, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { EvaluationChoice } from '../../core/evaluation-choice';
import { I18n, TranslatePipe } from '../../core/i18n';
import { problemMessage } from '../../core/problems';
import { SessionStore } from '../../core/session-store';
import { TileStrip } from '../../ui/charts/tile-strip';
import { Empty } from '../../ui/empty';
import { Icon } from '../../ui/icon';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { HEATS, matrixOf, MEASURES, type Measure, type Tile, valueOf } from './matrix-rows';
import { MatrixStore } from './matrix-store';
import { MatrixTable } from './matrix-table';
import { TileDetails } from './tile-details';

/** All sub-questions at a glance: width is what one can give, colour what is left, a dashed frame where nobody works. */
@Component({
  selector: 'kp-matrix-page',
  imports: [
    Empty,
    EvaluationChoice,
    Icon,
    MatrixTable,
    PageHeader,
    RouterLink,
    Skeleton,
    TileDetails,
    TileStrip,
    TranslatePipe,
  ],
  providers: [MatrixStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './matrix-page.html',
  styleUrl: './matrix-page.scss',
})
export class MatrixPage {
  protected readonly i18n = inject(I18n);
  protected readonly store = inject(MatrixStore);
  private readonly sessions = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly params = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });

  protected readonly measures = MEASURES;
  protected readonly heats = HEATS;
  protected readonly measure = computed<Measure>(() => {
    const asked = this.params().get('show');
    return MEASURES.find((known) => known === asked) ?? 'gap';
  });
  protected readonly asTable = computed(() => this.params().get('view') === 'table');
  protected readonly sort = computed(() => this.params().get('sort') ?? 'number');
  protected readonly maySet = computed(() => this.sessions.may('readiness.setTarget'));
  protected readonly mayAdd = computed(() => this.sessions.may('action.create'));
  protected readonly mayImport = computed(() => this.sessions.may('import.review'));
  protected readonly problem = computed(() => (this.store.error() ? problemMessage(this.store.error()) : ''));
  protected readonly matrix = computed(() => {
    const shown = this.store.shown();
    return shown && shown.areas.length > 0 ? matrixOf(shown, this.measure()) : null;
  });
  protected readonly selected = computed(() => {
    const number = this.params().get('q');
    return (
      this.store
        .shown()
        ?.areas.flatMap((area) => area.subQuestions)
        .find((q) => q.number === number) ?? null
    );
  });
  protected readonly subtitle = computed(() => {
    const [matrix, shown] = [this.matrix(), this.store.shown()];
    if (!matrix || !shown) return '';
    return this.i18n.t('matrix.subtitle', {
      ...{ count: matrix.count, gap: this.i18n.points(shown.gap) },
      ...{ blind: matrix.blindSpots.count, blindGap: this.i18n.points(matrix.blindSpots.gap) },
    });
  });
  protected readonly finding = computed(() => {
    const all = this.store.shown()?.areas.flatMap((area) => area.subQuestions) ?? [];
    const most = all.reduce((best, q) => (q.gap > (best?.gap ?? -1) ? q : best), all[0]);
    if (!most) return '';
    return this.i18n.t('matrix.finding', {
      ...{ count: all.length, areas: this.store.shown()?.areas.length ?? 0 },
      ...{ number: most.number, title: most.title, gap: this.i18n.points(most.gap) },
    });
  });

  /** Tiles and table row open the same details; the URL remembers which, so that a link can point at one. */
  protected open(number: string): void {
    this.show({ q: this.selected()?.number === number ? null : number });
  }

  protected close(): void {
    const number = this.selected()?.number;
    this.show({ q: null });
    if (number) this.host.nativeElement.querySelector<HTMLElement>(`[data-tile="${number}"]`)?.focus();
  }

  protected show(params: Record<string, string | null>): void {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams: params,
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected figure(tile: Tile): string {
    const value = valueOf(tile.q, this.measure());
    return this.measure() === 'gap' ? this.i18n.columnPoints(value) : String(value);
  }

  protected label({ q, actions }: Tile): string {
    return this.i18n.t('matrix.tile', {
      ...{ number: q.number, title: q.shortTitle ?? q.title, percent: this.i18n.percent(q.percent) },
      ...{ gap: this.i18n.points(q.gap), actions, evidence: q.evidence, blind: q.blindSpot ? 'yes' : 'no' },
    });
  }
}
