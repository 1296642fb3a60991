import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { moved, SORT_COLUMNS, toggled, type ShownColumn, type SortColumn } from './plan-columns';
import { PlanStore } from './plan-store';
import { Popover } from './popover';
import { TableRoom } from './table-room';
import { ViewsStore } from './views-store';

/** Which columns the table has, and in which order. */
@Component({
  selector: 'kp-column-menu',
  imports: [Icon, Popover, TranslatePipe],
  template: `
    <button
      #button
      type="button"
      class="chip"
      aria-haspopup="dialog"
      [class.on]="store.view().columns !== null"
      [attr.aria-expanded]="open() !== null"
      (click)="open.set(open() ? null : button)"
    >
      <kp-icon name="table" size="s" />{{ 'plan.columns' | t }}
    </button>
    @if (open(); as anchor) {
      <kp-popover [anchor]="anchor" [label]="'plan.columns' | t" (closed)="open.set(null)">
        <ul>
          @for (column of listed(); track column) {
            @let on = isShown(column);
            @let name = 'plan.column-' + column | t;
            <li>
              <label>
                <input
                  type="checkbox"
                  class="cb"
                  [checked]="on"
                  [disabled]="column === 'title'"
                  (change)="set(toggle(column))"
                />
                {{ name }}
              </label>
              @if (on) {
                <button
                  type="button"
                  class="btn txt sml ico"
                  [attr.aria-label]="'plan.column-earlier' | t: { column: name }"
                  (click)="move(column, -1, $event)"
                >
                  <kp-icon name="arrow-up" size="s" />
                </button>
                <button
                  type="button"
                  class="btn txt sml ico"
                  [attr.aria-label]="'plan.column-later' | t: { column: name }"
                  (click)="move(column, 1, $event)"
                >
                  <kp-icon name="arrow-down" size="s" />
                </button>
              }
            </li>
          }
        </ul>
        @if (left(); as columns) {
          <p class="xs">{{ 'plan.columns-left' | t: { columns } }}</p>
        }
        <p class="t2 xs">{{ 'plan.columns-hint' | t }}</p>
        @if (store.view().columns !== null) {
          <button type="button" class="btn sml" (click)="set(null)">{{ 'plan.columns-usual' | t }}</button>
        }
        <p class="vh" role="status">{{ told() }}</p>
      </kp-popover>
    }
  `,
  styles: `
    ul {
      min-width: 264px;
    }
    li {
      display: flex;
      align-items: center;
      gap: 4px;
      border-radius: var(--kp-r2);
    }
    li:hover {
      background: var(--kp-hover);
    }
    label {
      flex: 1;
      display: flex;
      align-items: center;
      gap: 10px;
      min-height: 34px;
      padding: 0 8px;
      cursor: pointer;
    }
    .cb {
      accent-color: var(--p);
    }
    .xs {
      max-width: 264px;
      padding: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ColumnMenu {
  private readonly views = inject(ViewsStore);
  private readonly i18n = inject(I18n);
  private readonly room = inject(TableRoom);
  protected readonly store = inject(PlanStore);
  protected readonly open = signal<HTMLElement | null>(null);
  protected readonly told = signal('');
  /** As the table shows them, and then the hidden ones. */
  protected readonly listed = computed<readonly SortColumn[]>(() => {
    const shown = this.store.columns().map(({ column }) => column);
    return [...shown, ...SORT_COLUMNS.filter((column) => !shown.includes(column))];
  });

  protected readonly left = computed(() =>
    this.i18n.list(this.room.fitted().left.map((column) => this.i18n.t(`plan.column-${column}`))),
  );

  protected isShown(column: SortColumn): boolean {
    return this.store.columns().some((one) => one.column === column);
  }

  protected toggle(column: SortColumn): readonly ShownColumn[] | null {
    return toggled(this.store.columns(), column);
  }

  protected set(columns: readonly ShownColumn[] | null): void {
    this.views.setColumns(columns);
  }

  protected move(column: SortColumn, by: 1 | -1, event: Event): void {
    const button = event.currentTarget as HTMLElement;
    this.set(moved(this.store.columns(), column, by));
    const place = this.listed().indexOf(column) + 1;
    this.told.set(this.i18n.t('plan.column-at', { column: this.i18n.t(`plan.column-${column}`), place }));
    // The line was moved in the page, which takes the focus from it.
    setTimeout(() => button.focus());
  }
}
