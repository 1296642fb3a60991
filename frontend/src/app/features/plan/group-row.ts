import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { numberOf } from '../../core/action-number';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { PointsBar } from '../../ui/points-bar';
import { groupName } from './group-name';
import type { RowGroup } from './plan-rows';
import { PlanStore } from './plan-store';

/** Shared rows that are told one by one. */
const FEW = 3;

/** The head of a group in the table: its name, how many rows, and its secured points. */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- a row of a real table
  selector: 'tr[kp-group-row]',
  imports: [Icon, PointsBar, TranslatePipe],
  template: `
    <th scope="rowgroup" [attr.colspan]="span()">
      <div class="line">
        <button
          type="button"
          class="fold"
          [attr.aria-expanded]="!folded()"
          [attr.aria-label]="'plan.fold' | t: { group: name() }"
          (click)="store.toggleGroup(group().key)"
        >
          <kp-icon [name]="folded() ? 'chevron-right' : 'chevron-down'" size="s" />
        </button>
        <span class="name el">
          @if (group().place; as place) {
            <span class="place">{{ place }}</span>
          }
          {{ name() }}
        </span>
        <span class="t2 n">{{ group().rows.length }}</span>
        @if (shared(); as note) {
          <span class="note t2 n el" [title]="'plan.points-split' | t">{{ note }}</span>
        }
        <span class="grow"></span>
        <kp-points-bar
          [verified]="group().sums.verified"
          [done]="group().sums.done"
          [targeted]="group().sums.targeted"
          width="88px"
        />
        <span class="sum">
          {{
            'plan.secured-of'
              | t
                : {
                    secured: i18n.columnPoints(group().sums.secured),
                    targeted: i18n.columnPoints(group().sums.targeted),
                  }
          }}
        </span>
      </div>
    </th>
  `,
  styles: `
    // It stops under the head, where it also stays while its rows pass.
    :host {
      scroll-margin-top: -36px;
      scroll-snap-align: start;
    }
    th {
      position: sticky;
      top: 34px;
      z-index: 2;
      height: 36px;
      padding: 0;
      border-bottom: 1px solid var(--ln);
      background: var(--sf2);
      color: var(--t1);
      font-size: 15px;
      font-weight: 650;
      white-space: nowrap;
    }
    .line {
      position: sticky;
      left: 0;
      width: var(--room, 100%);
      display: flex;
      align-items: center;
      gap: 8px;
      height: 35px;
      padding: 0 24px 0 16px;
    }
    .fold {
      display: grid;
      place-items: center;
      width: 32px;
      height: 32px;
      margin-right: 6px;
      padding: 0;
      border: 0;
      border-radius: var(--kp-r1);
      background: none;
      cursor: pointer;
    }
    .fold:focus-visible {
      outline-offset: -2px;
    }
    .name {
      flex: 0 1 auto;
    }
    .note {
      flex: 0 1000 auto;
    }
    .place {
      margin-right: 4px;
    }
    .n {
      font-weight: 400;
      font-size: 14px;
    }
    .sum {
      min-width: 172px;
      text-align: right;
    }
    @media print {
      th {
        position: static;
      }
      .line {
        width: auto;
      }
      .fold {
        display: none;
      }
    }
  `,
  host: { '[attr.aria-rowindex]': 'index()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GroupRow {
  protected readonly store = inject(PlanStore);
  protected readonly i18n = inject(I18n);
  readonly group = input.required<RowGroup>();
  /** How many columns the table has. */
  readonly span = input.required<number>();
  readonly index = input.required<number>();
  protected readonly folded = computed(() => this.store.isCollapsed(this.group().key));
  protected readonly name = computed(() => groupName(this.group(), this.store.view().group, this.i18n));

  /** "Å-09 delas med område 6": why the rows of a place need not add up to its head. */
  protected readonly shared = computed(() => {
    const { place } = this.group();
    const entries = place === null ? [] : (this.store.shared()?.get(place) ?? []);
    if (entries.length > FEW) return this.i18n.t('plan.shared-many', { count: entries.length });
    const phrase = this.store.view().group === 'area' ? 'plan.shared-with' : 'plan.shared-with-question';
    return entries.map(({ number, place: area }) => this.i18n.t(phrase, { number: numberOf(number), area })).join('; ');
  });
}
