import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { NetChange } from '@kompassplan/contract';
import { numberOf } from '../../core/action-number';
import { EvaluationContext } from '../../core/evaluation-context';
import { TranslatePipe } from '../../core/i18n';
import { ChangeLines } from './change-lines';

/** What differs between two days, one action after the other. */
@Component({
  selector: 'kp-history-net',
  imports: [ChangeLines, RouterLink, TranslatePipe],
  template: `
    <ul class="card">
      @for (row of rows(); track row.action.id) {
        <li>
          <span class="q">{{ numberOf(row.action.number) }}</span>
          <div class="grow">
            <p>
              <a routerLink="/plan" [queryParams]="toPlan(row.action)">{{ row.action.title }}</a>&ngsp;
              @if (row.added) {
                <span class="tag p">{{ 'history.net-added' | t }}</span>
              }
            </p>
            <kp-change-lines [changes]="row.changes" />
            @if (row.evidenceAdded + row.evidenceRemoved + row.comments > 0) {
              <p class="t2 counts">
                @if (row.evidenceAdded > 0) {
                  <span>{{ 'history.net-evidence-added' | t: { count: row.evidenceAdded } }}</span>
                }
                @if (row.evidenceRemoved > 0) {
                  <span>{{ 'history.net-evidence-removed' | t: { count: row.evidenceRemoved } }}</span>
                }
                @if (row.comments > 0) {
                  <span>{{ 'history.net-comments' | t: { count: row.comments } }}</span>
                }
              </p>
            }
          </div>
        </li>
      }
    </ul>
  `,
  styleUrl: './history-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HistoryNet {
  private readonly context = inject(EvaluationContext);
  readonly rows = input.required<readonly NetChange[]>();
  protected readonly numberOf = numberOf;

  protected toPlan({ id, evaluationId }: NetChange['action']): Record<string, string> {
    return { action: id, ...this.context.linkTo(evaluationId) };
  }
}
