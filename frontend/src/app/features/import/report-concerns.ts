import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { sameEvaluation, sameMunicipality } from '@kompassplan/domain';
import { EvaluationContext } from '../../core/evaluation-context';
import { I18n, TranslatePipe } from '../../core/i18n';
import { isOwn } from '../../core/own-evaluations';
import { SessionStore } from '../../core/session-store';
import { Dialog } from '../../ui/dialog';
import { Icon } from '../../ui/icon';
import { ReviewStore } from './review-store';

/**
 * What speaks against creating this plan: it is there already, or the report is about somebody else. Said when the
 * report has been read. Before anything is written, a plan that is there is compared, and anything else asked again.
 */
@Component({
  selector: 'kp-report-concerns',
  imports: [Dialog, Icon, TranslatePipe],
  template: `
    @if (asking()) {
      <kp-dialog [heading]="'import.concerns-ask' | t" (closed)="closed.emit()">
        @for (sentence of sentences(); track sentence) {
          <p>{{ sentence }}</p>
        }
        @for (sentence of effect(); track sentence) {
          <p>{{ sentence }}</p>
        }
        <ng-container actions>
          <button type="button" class="btn" (click)="closed.emit()">{{ 'import.concerns-back' | t }}</button>
          <button type="button" class="btn pri" (click)="accepted.emit()">{{ 'import.concerns-create' | t }}</button>
        </ng-container>
      </kp-dialog>
    } @else if (said().length > 0 && !store.concernsSeen()) {
      <section role="alert" [attr.aria-label]="'import.concerns' | t">
        <kp-icon name="warning" />
        <div class="words">
          @for (sentence of said(); track sentence) {
            <p>{{ sentence }}</p>
          }
        </div>
        @if (twin()) {
          <button type="button" class="btn" [disabled]="store.committing()" (click)="compared.emit()">
            {{ 'diff.see' | t }}
          </button>
        }
        <button type="button" class="btn" [class.txt]="twin()" (click)="stopped.emit()">
          {{ 'import.concerns-stop' | t }}
        </button>
        <button type="button" class="btn txt" (click)="store.concernsSeen.set(true)">
          {{ 'import.concerns-go-on' | t }}
        </button>
      </section>
    }
  `,
  styles: `
    section {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 12px;
      margin: 12px 24px;
      padding: 12px 16px;
      border-radius: var(--kp-r2);
      background: var(--kp-warn-bg);
      color: var(--kp-warn);
    }
    .words {
      flex: 1 1 320px;
    }
    p + p {
      margin-top: 8px;
    }
    @media (max-width: 839.98px) {
      section {
        margin: 8px 16px;
      }
      .btn {
        min-height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReportConcerns {
  private readonly i18n = inject(I18n);
  private readonly sessions = inject(SessionStore);
  private readonly evaluations = inject(EvaluationContext);
  protected readonly store = inject(ReviewStore);
  /** Asks in a dialog instead of saying it on the page. */
  readonly asking = input(false);
  /** The reader wants to see what differs from the plan. */
  readonly compared = output<void>();
  readonly stopped = output<void>();
  readonly accepted = output<void>();
  readonly closed = output<void>();

  /** The evaluation that the plan has already. */
  readonly twin = computed(() => {
    const report = this.store.draft()?.report;
    if (!report) return undefined;
    const wish = { municipality: report.municipality, year: report.year, areas: report.areas.length };
    return this.evaluations.all().find((known) => sameEvaluation({ ...known, areas: known.areaCount }, wish));
  });
  /** That the report is about somebody else. */
  readonly foreign = computed<readonly string[]>(() => {
    const report = this.store.draft()?.report;
    const own = this.sessions.session()?.municipality.name;
    if (!own || !report?.municipality || sameMunicipality(report.municipality, own)) return [];
    return [this.i18n.t('import.foreign-report', { report: report.municipality, own })];
  });
  /** What comes of creating it all the same. */
  protected readonly effect = computed<readonly string[]>(() => {
    const own = this.sessions.session()?.municipality.name ?? null;
    if (this.foreign().length === 0) return [];
    const owns = this.evaluations.all().filter((known) => isOwn(known, own)).length;
    return [this.i18n.t('import.foreign-effect', { owns, own: own ?? '' })];
  });
  readonly sentences = computed<readonly string[]>(() => {
    const twin = this.twin();
    return [
      ...(twin ? [this.i18n.t('diff.twin', { year: String(twin.year), count: twin.actions })] : []),
      ...this.foreign(),
    ];
  });
  /** On the page: that the plan has it is no news any more to somebody who has reviewed all that is new. */
  protected readonly said = computed(() => {
    const { total, open } = this.store.counts();
    return total > 0 && open === 0 ? this.foreign() : this.sentences();
  });
}
