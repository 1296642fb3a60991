import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { COLUMN_STEP, resized, type ShownColumn, type SortColumn } from './plan-columns';
import { PlanStore } from './plan-store';
import { nextSorting } from './plan-view';
import { ViewsStore } from './views-store';

/** How wide a column is while it is dragged. */
export interface Dragged {
  readonly column: SortColumn;
  readonly width: number;
}

/** The heads of the columns: a press sorts, dragging an edge or Shift with an arrow key sets the width. */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- the head of a real table
  selector: 'thead[kp-plan-head]',
  imports: [Icon, TranslatePipe],
  template: `
    <tr aria-rowindex="1">
      <th scope="col" class="c-pick">
        <input
          type="checkbox"
          class="cb"
          [attr.aria-label]="'plan.pick-all' | t"
          [checked]="allPicked()"
          [indeterminate]="somePicked()"
          (change)="store.pickAll()"
        />
      </th>
      @for (shown of columns(); track shown.column) {
        <th #head scope="col" class="c-{{ shown.column }}" [attr.aria-sort]="sortOf(shown.column)">
          <button
            type="button"
            (click)="sortBy(shown.column)"
            (keydown.shift.arrowLeft)="step($event, shown.column, head, -1)"
            (keydown.shift.arrowRight)="step($event, shown.column, head, 1)"
          >
            <span class="el">{{ 'plan.column-' + shown.column | t }}</span>
            @if (sortOf(shown.column); as direction) {
              <kp-icon [name]="direction === 'ascending' ? 'arrow-up' : 'arrow-down'" size="s" />
            }
          </button>
          <span
            class="grip"
            aria-hidden="true"
            (pointerdown)="grip($event, shown.column, head)"
            (dblclick)="set(shown.column, null)"
          ></span>
        </th>
      }
    </tr>
  `,
  styles: `
    th {
      position: sticky;
      top: 0;
      z-index: 3;
      height: 34px;
      padding: 0;
      background: var(--sf);
      box-shadow: inset 0 -1px 0 var(--ln);
      white-space: nowrap;
    }
    .c-pick {
      padding-left: 24px;
    }
    .cb {
      display: block;
      width: 16px;
      height: 16px;
      margin: 0;
      accent-color: var(--p);
      cursor: pointer;
    }
    button {
      display: flex;
      align-items: center;
      gap: 4px;
      width: 100%;
      height: 34px;
      padding: 0 8px;
      border: 0;
      background: none;
      font: inherit;
      color: inherit;
      cursor: pointer;
    }
    th:last-child button {
      padding-right: 16px;
    }
    button:hover {
      color: var(--t1);
    }
    button:focus-visible {
      outline-offset: -2px;
    }
    [aria-sort] {
      color: var(--t1);
    }
    :is(.c-points, .c-effort, .c-cost, .c-slips) button {
      justify-content: flex-end;
    }
    .grip {
      position: absolute;
      inset: 6px -4px 6px auto;
      z-index: 1;
      width: 8px;
      border-inline: 3px solid transparent;
      background: var(--ln) content-box;
      opacity: 0;
      cursor: col-resize;
      touch-action: none;
    }
    th:last-child .grip {
      right: 0;
    }
    th:hover .grip {
      opacity: 1;
    }
    .grip:hover {
      background-color: var(--p);
    }
    @media print {
      .c-pick {
        display: none;
      }
      th {
        position: static;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanHead {
  protected readonly store = inject(PlanStore);
  private readonly views = inject(ViewsStore);
  readonly columns = input.required<readonly ShownColumn[]>();
  /** While an edge is dragged; null when it is let go. */
  readonly dragged = output<Dragged | null>();

  protected readonly allPicked = computed(() => {
    const order = this.store.order();
    return order.length > 0 && order.every((id) => this.store.isPicked(id));
  });
  protected readonly somePicked = computed(
    () => this.store.order().some((id) => this.store.isPicked(id)) && !this.allPicked(),
  );

  protected sortOf(column: SortColumn): 'ascending' | 'descending' | null {
    const { sort } = this.store.view();
    if (sort.column !== column) return null;
    return sort.descending ? 'descending' : 'ascending';
  }

  protected sortBy(column: SortColumn): void {
    void this.store.show({ sort: nextSorting(this.store.view().sort, column) }, true);
  }

  protected step(event: Event, column: SortColumn, head: HTMLElement, by: 1 | -1): void {
    event.preventDefault();
    event.stopPropagation();
    this.set(column, head.offsetWidth + by * COLUMN_STEP);
  }

  protected set(column: SortColumn, width: number | null): void {
    // Also those that found no room keep their place.
    this.views.setColumns(resized(this.store.columns(), column, width));
  }

  protected grip(event: PointerEvent, column: SortColumn, head: HTMLElement): void {
    const grip = event.currentTarget as HTMLElement;
    const before = head.offsetWidth;
    const from = event.clientX - before;
    let width = before;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    grip.onpointermove = (move) => {
      width = move.clientX - from;
      this.dragged.emit({ column, width });
    };
    grip.onpointerup = grip.onpointercancel = (end) => {
      grip.onpointermove = grip.onpointerup = grip.onpointercancel = null;
      this.dragged.emit(null);
      if (end.type === 'pointerup' && width !== before) this.set(column, width);
    };
  }
}
