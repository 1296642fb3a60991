import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ImportDiff } from '@kompassplan/contract';
import { nothingDiffers } from '@kompassplan/domain';
import { EvaluationContext } from '../../core/evaluation-context';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Dialog } from '../../ui/dialog';
import { Icon } from '../../ui/icon';
import { AreaDifferences } from './area-differences';
import { countedDifferences, differingAreas, equalAreas } from './differences';
import { PrintedChanges } from './printed-changes';

/** "Skillnader mot planen": what a report changes in the evaluation that the plan has, before the reader decides. */
@Component({
  selector: 'kp-differences-dialog',
  imports: [AreaDifferences, Dialog, Icon, PrintedChanges, RouterLink, TranslatePipe],
  template: `
    <kp-dialog [heading]="'diff.title' | t" [wide]="!nothing()" (closed)="closed.emit()">
      @let known = diff();
      @for (warning of warnings(); track warning) {
        <p class="warning"><kp-icon name="warning" />{{ warning }}</p>
      }
      @if (nothing()) {
        <p class="body">{{ (tellsOfActions() ? 'diff.nothing-printed' : 'diff.nothing') | t }}</p>
        <p class="t2">{{ 'diff.nothing-count' | t: { count: known.counts.unchanged } }}</p>
      } @else {
        <p class="body">{{ 'diff.intro' | t: { year: '' + known.year, count: known.actions } }}</p>
        <ul class="counts" [attr.aria-label]="'diff.counts' | t">
          @for (one of counts(); track one.kind) {
            <li class="tag">{{ 'diff.count-' + one.kind | t: { count: one.count } }}</li>
          }
          <li class="t2 sm">{{ 'diff.count-unchanged' | t: { count: known.counts.unchanged } }}</li>
        </ul>
        @if (known.facts.length > 0) {
          <section>
            <h3>{{ 'diff.whole' | t }}</h3>
            <kp-printed-changes [changes]="known.facts" />
          </section>
        }
        @for (area of areas(); track area.number) {
          <kp-area-differences [area]="area" />
        }
        @if (equal(); as numbers) {
          <p class="equal t2">{{ 'diff.same-areas' | t: { count: numbers.count, areas: numbers.names } }}</p>
        }
        <section>
          <h3>{{ 'diff.effect' | t }}</h3>
          <ul class="effects">
            <li>{{ 'diff.effect-new' | t: { count: known.counts.newActions } }}</li>
            <li>{{ 'diff.effect-kept' | t: { count: known.counts.relinked } }}</li>
            @if (known.counts.gone + known.counts.subQuestionsGone > 0) {
              <li>{{ 'diff.effect-gone' | t }}</li>
            }
          </ul>
        </section>
      }
      @if (tellsOfActions()) {
        <p class="aside">
          <kp-icon name="info" />
          <span
            >{{ 'diff.actions-stay' | t }}
            <a routerLink="/plan" [queryParams]="evaluations.linkTo(known.evaluationId)">{{
              'diff.actions-where' | t
            }}</a></span
          >
        </p>
      }
      <ng-container actions>
        @if (nothing()) {
          <button type="button" class="btn" (click)="duplicated.emit()">{{ 'diff.duplicate' | t }}</button>
          <button type="button" class="btn pri" (click)="stopped.emit()">{{ 'import.concerns-stop' | t }}</button>
        } @else {
          <button type="button" class="btn" (click)="closed.emit()">{{ 'diff.cancel' | t }}</button>
          <button type="button" class="btn" (click)="duplicated.emit()">{{ 'diff.duplicate' | t }}</button>
          <button type="button" class="btn pri" (click)="corrected.emit()">{{ 'diff.correct' | t }}</button>
        }
      </ng-container>
    </kp-dialog>
  `,
  styles: `
    .warning {
      display: flex;
      gap: 8px;
      margin-bottom: 12px;
      padding: 8px 12px;
      border-radius: var(--kp-r2);
      background: var(--kp-warn-bg);
      color: var(--kp-warn);
    }
    .aside {
      display: flex;
      gap: 8px;
      margin: 12px 0;
      padding: 8px 12px;
      border-radius: var(--kp-r2);
      background: var(--kp-info-bg);
      > kp-icon {
        color: var(--kp-info);
      }
    }
    .counts {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px;
      margin: 12px 0 16px;
    }
    section {
      padding: 16px 0;
      border-top: 1px solid var(--ln);
    }
    section h3 {
      margin-bottom: 8px;
    }
    .equal {
      padding: 12px 0 16px;
    }
    .effects li {
      position: relative;
      padding: 2px 0 2px 16px;
      &::before {
        content: '•';
        position: absolute;
        left: 2px;
      }
    }
    p + p.t2 {
      margin-top: 8px;
    }
    @media (max-width: 599.98px) {
      .btn {
        flex: 1 1 auto;
        height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DifferencesDialog {
  private readonly i18n = inject(I18n);
  protected readonly evaluations = inject(EvaluationContext);
  readonly diff = input.required<ImportDiff>();
  /** What else speaks against the import. */
  readonly warnings = input<readonly string[]>([]);
  /** The report says something of actions that a correction leaves as they are. */
  readonly tellsOfActions = input(false);
  readonly corrected = output<void>();
  readonly duplicated = output<void>();
  /** The reader drops the import. */
  readonly stopped = output<void>();
  readonly closed = output<void>();

  protected readonly nothing = computed(() => nothingDiffers(this.diff()));
  protected readonly counts = computed(() => countedDifferences(this.diff()));
  protected readonly areas = computed(() => differingAreas(this.diff()));
  protected readonly equal = computed(() => {
    const numbers = equalAreas(this.diff());
    return numbers.length === 0 ? null : { count: numbers.length, names: this.i18n.list(numbers.map(String)) };
  });
}
