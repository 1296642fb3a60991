import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { ChartTable } from './chart-table';

/** The data of a chart as a real table. */
@Component({
  selector: 'kp-data-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    :host {
      position: relative;
      display: block;
      overflow-x: auto;
    }
    th,
    td {
      padding: 5px 8px;
      border-top: 1px solid var(--ln);
      font-size: 14px;
      line-height: 18px;
      vertical-align: baseline;
    }
    thead th {
      border-top: 0;
      font-size: 13px;
    }
    th:first-child,
    td:first-child {
      padding-left: 0;
    }
    tbody th {
      color: var(--t1);
      font-weight: 400;
    }
    td,
    th.number {
      text-align: right;
      white-space: nowrap;
    }
    tfoot th,
    tfoot td {
      border-top: 2px solid var(--ol);
      color: var(--t1);
      font-weight: 650;
    }
  `,
  host: { tabindex: '0', role: 'group', '[attr.aria-label]': 'table().caption' },
  template: `
    <table>
      <caption class="vh">
        {{
          table().caption
        }}
      </caption>
      <thead>
        <tr>
          @for (word of table().head; track $index) {
            <th scope="col" [class.number]="!$first">{{ word }}</th>
          }
        </tr>
      </thead>
      <tbody>
        @for (row of table().rows; track $index) {
          <tr>
            @for (cell of row; track $index) {
              @if ($first) {
                <th scope="row">{{ cell }}</th>
              } @else {
                <td>{{ cell }}</td>
              }
            }
          </tr>
        }
      </tbody>
      @if (table().foot; as foot) {
        <tfoot>
          <tr>
            @for (cell of foot; track $index) {
              @if ($first) {
                <th scope="row">{{ cell }}</th>
              } @else {
                <td>{{ cell }}</td>
              }
            }
          </tr>
        </tfoot>
      }
    </table>
  `,
})
export class DataTable {
  readonly table = input.required<ChartTable>();
}
