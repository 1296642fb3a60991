import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslatePipe } from '../../core/i18n';
import { Icon, type IconName } from '../../ui/icon';
import { PlanStore } from './plan-store';
import { type Layout, LAYOUTS } from './plan-view';

const ICON: Readonly<Record<Layout, IconName>> = { table: 'table', board: 'board', timeline: 'timeline' };

/** Table, board or timeline: the same rows of the plan, seen in three ways. */
@Component({
  selector: 'kp-layout-switch',
  imports: [Icon, TranslatePipe],
  template: `
    <div class="seg" role="group" [attr.aria-label]="'plan.layout' | t">
      @for (layout of layouts; track layout) {
        <button
          type="button"
          [attr.aria-pressed]="store.view().layout === layout"
          (click)="store.show({ layout }, false)"
        >
          <kp-icon [name]="icon[layout]" size="s" />{{ 'plan.layout-' + layout | t }}
        </button>
      }
    </div>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
    }
    .seg > button {
      height: 32px;
      padding: 0 10px;
    }
    @media (max-width: 839.98px) {
      :host {
        padding: 8px 16px;
        background: var(--sf);
      }
      .seg {
        width: 100%;
      }
      .seg > button {
        flex: 1 1 auto;
        justify-content: center;
        height: 44px;
        padding: 0 6px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LayoutSwitch {
  protected readonly store = inject(PlanStore);
  protected readonly layouts = LAYOUTS;
  protected readonly icon = ICON;
}
