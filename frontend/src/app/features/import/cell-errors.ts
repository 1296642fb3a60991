import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { SheetErrorsView } from '@kompassplan/contract';
import { TranslatePipe, translate } from '../../core/i18n';

/** What needs correcting in a sheet or a JSON file, cell by cell. */
@Component({
  selector: 'kp-cell-errors',
  imports: [TranslatePipe],
  template: `
    <table>
      <caption class="vh">
        {{
          (ofJson() ? 'sheet.errors-values' : 'sheet.errors') | t: { count: errors().items.length }
        }}
      </caption>
      <thead>
        <tr>
          <th scope="col">{{ (ofJson() ? 'sheet.errors-value' : 'sheet.errors-cell') | t }}</th>
          <th scope="col">{{ 'sheet.errors-what' | t }}</th>
        </tr>
      </thead>
      <tbody>
        @for (error of errors().items; track $index) {
          <tr>
            <th scope="row">{{ error.cell }}</th>
            <td>{{ error.sentence }}</td>
          </tr>
        }
      </tbody>
    </table>
    @if (errors().items.length >= errors().most) {
      <p class="t2 sm">{{ 'sheet.errors-most' | t: { most: errors().most } }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
      max-height: 60vh;
      overflow-y: auto;
    }
    th,
    td {
      padding: 8px 12px 8px 0;
      border-top: 1px solid var(--ln);
      text-align: left;
      vertical-align: top;
      line-height: 22px;
    }
    thead th {
      border-top: 0;
      font-size: 13px;
    }
    tbody th {
      min-width: 64px;
      max-width: 220px;
      color: var(--t1);
      font-weight: 650;
      font-size: 15px;
      overflow-wrap: anywhere;
    }
    td {
      overflow-wrap: anywhere;
    }
  `,
  host: { tabindex: '0', role: 'group', '[attr.aria-label]': 'label()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CellErrors {
  readonly errors = input.required<SheetErrorsView>();
  /** Values of a JSON file are named by their path. */
  protected readonly ofJson = computed(() => this.errors().items[0]?.cell.startsWith('/') ?? false);
  protected readonly label = computed(() => translate('sheet.errors-what'));
}
