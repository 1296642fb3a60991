import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon, type IconName } from '../../ui/icon';
import { type BulkKind, bulkLock } from './bulk-rights';
import type { Editing } from './plan-editor';
import { PlanStore } from './plan-store';

const ACTIONS: readonly { readonly kind: BulkKind; readonly icon: IconName; readonly key: string }[] = [
  { kind: 'owner', icon: 'person', key: 'A' },
  { kind: 'due', icon: 'calendar', key: 'D' },
  { kind: 'status', icon: 'status-in-progress', key: 'S' },
  { kind: 'unit', icon: 'building', key: 'U' },
  { kind: 'tags', icon: 'group', key: 'T' },
];

/** What can be done with the picked rows; what may not be done with any of them says why. */
@Component({
  selector: 'kp-bulk-bar',
  imports: [Icon, TranslatePipe],
  template: `
    <div class="bulk" role="toolbar" [attr.aria-label]="'plan.bulk' | t">
      <span class="b" aria-live="polite">{{
        (store.hiddenPicks() > 0 ? 'plan.picked-hidden' : 'plan.picked')
          | t: { count: store.selection().length, hidden: store.hiddenPicks() }
      }}</span>
      <span class="pts">{{ 'plan.points-count' | t: { points: i18n.points(store.selectionSums().targeted) } }}</span>
      <span class="sepv"></span>
      @for (action of actions(); track action.kind) {
        <button
          #button
          type="button"
          class="btn"
          aria-haspopup="dialog"
          [attr.data-bulk]="action.kind"
          [attr.aria-disabled]="action.locked !== null"
          [attr.aria-describedby]="action.locked && 'kp-' + action.locked"
          (click)="action.locked === null && edit.emit({ kind: action.kind, row: null, anchor: button })"
        >
          <kp-icon [name]="action.locked ? 'lock' : action.icon" />{{ 'plan.bulk-' + action.kind | t }}
          <span class="kbd" aria-hidden="true">{{ action.key }}</span>
        </button>
      }
      @if (reasons().length > 0) {
        <div class="why sm">
          @for (reason of reasons(); track reason) {
            <p [id]="'kp-' + reason">{{ reason | t }}</p>
          }
        </div>
      }
      <span class="sepv"></span>
      <button type="button" class="btn ico" [attr.aria-label]="'plan.pick-none-label' | t" (click)="store.pickNone()">
        <kp-icon name="close" />
      </button>
    </div>
  `,
  styles: `
    :host {
      flex: none;
    }
    .bulk {
      display: flex;
      align-items: center;
      gap: 8px;
      width: max-content;
      max-width: calc(100% - 32px);
      margin: 8px auto;
      padding: 8px 10px 8px 16px;
      border-radius: var(--kp-r3);
      background: var(--t1);
      color: var(--sf);
      box-shadow: var(--kp-shadow-2);
      white-space: nowrap;
      overflow-x: auto;
    }
    .btn {
      border-color: transparent;
      background: transparent;
      color: inherit;
    }
    // The bar is dark in the light theme and light in the dark one: a button keeps its colours under the pointer.
    .bulk .btn:hover:not(:disabled, .pri) {
      background: transparent;
    }
    .btn:hover:not([aria-disabled='true']) {
      box-shadow: inset 0 0 0 1px currentColor;
    }
    .btn:focus-visible {
      outline-color: currentColor;
      outline-offset: -2px;
      box-shadow: none;
    }
    .btn[aria-disabled='true'] {
      cursor: default;
      opacity: 0.75;
    }
    .why {
      max-width: 340px;
      white-space: normal;
    }
    .sepv {
      width: 1px;
      height: 22px;
      flex: none;
      background: currentColor;
      opacity: 0.3;
    }
    .kbd {
      border-color: currentColor;
      background: transparent;
      color: inherit;
    }
    @media (max-width: 1099.98px) {
      .kbd,
      .pts {
        display: none;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BulkBar {
  protected readonly store = inject(PlanStore);
  protected readonly i18n = inject(I18n);
  readonly edit = output<Editing>();
  protected readonly actions = computed(() => {
    const rights = this.store.selection().map((row) => this.store.rightsOn(row));
    return ACTIONS.map((action) => ({ ...action, locked: bulkLock(action.kind, rights) }));
  });
  protected readonly reasons = computed(() => [...new Set(this.actions().flatMap(({ locked }) => locked ?? []))]);
}
