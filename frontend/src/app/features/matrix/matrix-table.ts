import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import type { Shown, ShownQuestion } from './matrix-store';
import { type Sort, sortedQuestions, working } from './matrix-rows';

/** The same sub-questions as a table with sums; each column can be sorted by. */
@Component({
  selector: 'kp-matrix-table',
  imports: [Icon, RouterLink, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './matrix-table.scss',
  template: `
    <div class="card scroll" role="region" tabindex="0" [attr.aria-label]="'matrix.caption' | t">
      <table>
        <caption class="vh">
          {{
            'matrix.caption' | t
          }}
        </caption>
        <thead>
          <tr>
            @for (column of columns(); track column.key) {
              <th scope="col" [class.num]="!$first" [attr.aria-sort]="direction(column.key)">
                <button type="button" (click)="sortBy(column.key)">
                  {{ column.word }}
                  @if (direction(column.key); as way) {
                    <kp-icon [name]="way === 'ascending' ? 'arrow-up' : 'arrow-down'" size="s" />
                  }
                </button>
              </th>
            }
          </tr>
        </thead>
        <tbody>
          @for (q of rows(); track q.number) {
            <tr>
              <th scope="row">
                <button
                  type="button"
                  class="open"
                  [attr.data-tile]="q.number"
                  aria-haspopup="dialog"
                  (click)="opened.emit(q.number)"
                >
                  {{ q.number }} {{ q.title }}
                </button>
                @if (q.blindSpot) {
                  <span class="blind"><kp-icon name="blind" size="s" />{{ 'term.blindSpot' | t }}</span>
                }
              </th>
              <td>{{ i18n.percent(q.percent) }}</td>
              <td>{{ figure(q.baseline) }}</td>
              <td>{{ figure(q.max) }}</td>
              <td>{{ figure(q.gap) }}</td>
              <td>{{ figure(q.target) }}</td>
              <td>{{ figure(q.secured) }}</td>
              <td>
                @if (q.actions.length > 0) {
                  <a routerLink="/plan" [queryParams]="{ subQuestion: q.number }"
                    >{{ count(q) }}<span class="vh"> {{ 'readiness.actions-in' | t: { name: q.title } }}</span></a
                  >
                } @else {
                  <span class="t3">–</span>
                }
              </td>
              <td>{{ q.evidence }}</td>
            </tr>
          }
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{{ 'readiness.sum' | t }}</th>
            <td></td>
            <td>{{ figure(shown().baseline) }}</td>
            <td>{{ figure(shown().max) }}</td>
            <td>{{ figure(shown().gap) }}</td>
            <td>{{ figure(shown().goal) }}</td>
            <td>{{ figure(shown().secured) }}</td>
            <td></td>
            <td></td>
          </tr>
        </tfoot>
      </table>
    </div>
  `,
})
export class MatrixTable {
  protected readonly i18n = inject(I18n);
  readonly shown = input.required<Shown>();
  /** As in the URL: "gap" or "-gap". */
  readonly sort = input.required<string>();
  readonly sorted = output<string>();
  readonly opened = output<string>();

  protected readonly rows = computed(() => sortedQuestions(this.shown(), this.sort()));
  protected readonly columns = computed<readonly { key: Sort; word: string }[]>(() => [
    { key: 'number', word: this.i18n.t('term.subQuestion') },
    { key: 'percent', word: this.i18n.t('matrix.percent') },
    { key: 'baseline', word: this.i18n.t('readiness.year-points', { year: String(this.shown().year) }) },
    { key: 'max', word: this.i18n.t('readiness.max') },
    { key: 'gap', word: this.i18n.t('matrix.gap') },
    { key: 'target', word: this.i18n.t('readiness.goal') },
    { key: 'secured', word: this.i18n.t('readiness.secured-column') },
    { key: 'actions', word: this.i18n.t('readiness.actions') },
    { key: 'evidence', word: this.i18n.t('term.evidence') },
  ]);

  protected direction(key: Sort): 'ascending' | 'descending' | null {
    return this.sort() === key ? 'ascending' : this.sort() === `-${key}` ? 'descending' : null;
  }

  /** Figures start with the largest, which is what one looks for. */
  protected sortBy(key: Sort): void {
    const first = key === 'number' ? key : `-${key}`;
    const second = key === 'number' ? `-${key}` : key;
    this.sorted.emit(this.sort() === first ? second : first);
  }

  protected figure(points: number): string {
    return this.i18n.columnPoints(points);
  }

  protected count(q: ShownQuestion): number {
    return working(q).length;
  }
}
