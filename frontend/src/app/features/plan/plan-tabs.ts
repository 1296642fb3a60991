import { afterRenderEffect, ChangeDetectionStrategy, Component, ElementRef, inject } from '@angular/core';
import { TranslatePipe } from '../../core/i18n';
import { PlanStore } from './plan-store';
import { TABS } from './plan-view';
import { ViewMenu } from './view-menu';

/** The plan's tabs: the whole, the queues of what waits for a decision, and the views under a name. */
@Component({
  selector: 'kp-plan-tabs',
  imports: [TranslatePipe, ViewMenu],
  template: `
    <nav class="tabs" [attr.aria-label]="'plan.tabs' | t">
      @for (entry of store.tabs(); track entry.tab) {
        <button
          type="button"
          [class.on]="entry.on"
          [attr.aria-current]="entry.on ? 'true' : null"
          (click)="store.openWith(tabs[entry.tab])"
        >
          {{ 'plan.tab-' + entry.tab | t }} <span class="cnt">{{ entry.count }}</span>
        </button>
      }
      @if (store.queues().length > 0) {
        <span class="sep" aria-hidden="true"></span>
        @for (entry of store.queues(); track entry.queue) {
          <button
            type="button"
            [class.on]="entry.on"
            [attr.aria-current]="entry.on ? 'true' : null"
            (click)="store.openWith(entry.filter)"
          >
            {{ 'plan.queue-' + entry.queue | t }} <span class="cnt">{{ entry.count }}</span>
          </button>
        }
      }
    </nav>
    <ng-content />
    <kp-view-menu />
  `,
  styles: `
    :host {
      flex: none;
      display: flex;
      align-items: stretch;
      gap: 8px;
      padding: 0 24px;
      border-bottom: 1px solid var(--ln);
    }
    .tabs {
      flex: 1;
      gap: 0;
      min-width: 0;
      margin-bottom: -1px;
      border: 0;
      overflow-x: auto;
      scrollbar-width: none;
    }
    .tabs button {
      flex: none;
      padding: 0 10px;
    }
    .tabs button:hover {
      color: var(--t1);
    }
    .tabs button.on {
      border-color: var(--p);
      color: var(--p);
      font-weight: 650;
    }
    .tabs button:focus-visible {
      outline-offset: -3px;
      box-shadow: none;
    }
    .tabs .sep {
      flex: none;
      align-self: center;
      width: 1px;
      height: 20px;
      margin: 0 8px;
      padding: 0;
      border: 0;
      background: var(--ln);
    }
    @media (max-width: 839.98px) {
      :host {
        padding: 0 8px;
        background: var(--sf);
      }
      .tabs button {
        height: 48px;
      }
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanTabs {
  protected readonly store = inject(PlanStore);
  protected readonly tabs = TABS;

  constructor() {
    const { nativeElement } = inject<ElementRef<HTMLElement>>(ElementRef);
    // On a phone the tabs are wider than the screen: the one that is on is moved into sight, sideways only.
    afterRenderEffect(() => {
      this.store.filter();
      const strip = nativeElement.querySelector('.tabs');
      const on = strip?.querySelector('[aria-current]')?.getBoundingClientRect();
      const seen = strip?.getBoundingClientRect();
      if (!strip || !on || !seen || (on.left >= seen.left && on.right <= seen.right)) return;
      strip.scrollLeft += on.left - seen.left - 8;
    });
  }
}
