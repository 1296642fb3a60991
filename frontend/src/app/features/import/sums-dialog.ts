import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Dialog } from '../../ui/dialog';
import { ReviewStore } from './review-store';

/** "Visa skillnaden": printed, summed and computed points per area, and what the reading remarked. */
@Component({
  selector: 'kp-sums-dialog',
  imports: [Dialog, TranslatePipe],
  template: `
    <kp-dialog [heading]="'import.sums' | t" (closed)="closed.emit()">
      @if (store.checks(); as checks) {
        <p class="body">{{ 'import.sums-why' | t }}</p>
        <table>
          <caption class="vh">
            {{
              'import.sums-caption' | t
            }}
          </caption>
          <thead>
            <tr>
              <th scope="col">{{ 'import.sums-area' | t }}</th>
              <th scope="col" class="r">{{ 'import.sums-printed' | t }}</th>
              <th scope="col" class="r">{{ 'import.sums-whole' | t }}</th>
              <th scope="col" class="r">{{ 'import.sums-exact' | t }}</th>
            </tr>
          </thead>
          <tbody>
            @for (area of checks.areas; track area.number) {
              <tr>
                <th scope="row">
                  <b>{{ area.number }}</b> {{ area.name }}
                </th>
                <td class="r">{{ points(area.printed) }}</td>
                <td class="r">{{ points(area.whole) }}</td>
                <td class="r">{{ points(area.exact) }}</td>
              </tr>
            }
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{{ 'import.sums-total' | t }}</th>
              <td class="r">{{ points(checks.pointsTotal ?? checks.sumOfAreas) }}</td>
              <td class="r">{{ points(checks.whole) }}</td>
              <td class="r">{{ points(checks.exact) }}</td>
            </tr>
          </tfoot>
        </table>
        <h3>{{ 'import.notes' | t }}</h3>
        <ul>
          @for (note of notes(); track $index) {
            <li>
              <p>{{ note.message }}</p>
              @if (note.line; as line) {
                <button type="button" class="btn sml" (click)="go(line)">
                  {{ 'import.note-line' | t: { line: line } }}
                </button>
              }
            </li>
          } @empty {
            <li class="t2">{{ 'import.notes-none' | t }}</li>
          }
        </ul>
      }
      <button actions type="button" class="btn" (click)="closed.emit()">{{ 'shell.close' | t }}</button>
    </kp-dialog>
  `,
  styles: `
    table {
      margin: 16px 0 24px;
    }
    th,
    td {
      padding: 8px 8px 8px 0;
      border-bottom: 1px solid var(--ln);
      line-height: 18px;
      vertical-align: bottom;
    }
    thead th:not(:first-child) {
      width: 80px;
    }
    .r {
      text-align: right;
      padding: 8px 0 8px 8px;
    }
    tbody th {
      color: var(--t1);
      font-size: 15px;
      font-weight: 400;
    }
    tbody b {
      font-weight: 650;
      margin-right: 4px;
    }
    tfoot th,
    tfoot td {
      border: 0;
      color: var(--t1);
      font-size: 15px;
      font-weight: 650;
    }
    li {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 12px;
      min-height: 40px;
      padding: 6px 0;
      border-bottom: 1px solid var(--ln);
    }
    @media (max-width: 599.98px) {
      thead th:not(:first-child) {
        width: 64px;
      }
      .btn {
        height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SumsDialog {
  private readonly i18n = inject(I18n);
  protected readonly store = inject(ReviewStore);
  protected readonly notes = computed(() => this.store.draft()?.report.notes ?? []);
  readonly show = output<number>();
  readonly closed = output();

  protected go(line: number): void {
    this.show.emit(line);
  }

  protected points(value: number | null): string {
    return value === null ? '–' : this.i18n.points(value);
  }
}
