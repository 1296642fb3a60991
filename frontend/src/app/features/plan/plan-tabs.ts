import {
  afterNextRender,
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  type ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { PlanStore } from './plan-store';
import { TABS } from './plan-view';
import { ViewMenu } from './view-menu';

/** Pixels that the button at an end of the strip takes. */
const EDGE = 56;

/** The plan's tabs: the whole, the queues of what waits for a decision, and the views under a name. */
@Component({
  selector: 'kp-plan-tabs',
  imports: [Icon, TranslatePipe, ViewMenu],
  template: `
    <div class="strip">
      @if (hidden().before) {
        <button type="button" class="turn" [attr.aria-label]="'plan.tabs-before' | t" (click)="turn(-1)">
          <kp-icon name="chevron-left" size="s" />
        </button>
      }
      <nav #strip class="tabs" (scroll)="look()" [attr.aria-label]="'plan.tabs' | t">
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
      @if (hidden().after) {
        <button type="button" class="turn after" [attr.aria-label]="'plan.tabs-after' | t" (click)="turn(1)">
          <kp-icon name="chevron-right" size="s" />
        </button>
      }
    </div>
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
    .strip {
      position: relative;
      flex: 1;
      display: flex;
      min-width: 0;
    }
    .turn {
      position: absolute;
      z-index: 1;
      inset: 0 auto 0 0;
      display: grid;
      place-items: center start;
      width: 56px;
      padding: 0;
      border: 0;
      background: linear-gradient(to right, var(--sf) 55%, transparent);
      color: var(--p);
      cursor: pointer;
    }
    .turn.after {
      inset: 0 0 0 auto;
      place-items: center end;
      background: linear-gradient(to left, var(--sf) 55%, transparent);
    }
    .turn:focus-visible {
      outline-offset: -3px;
      box-shadow: none;
    }
    .tabs {
      flex: 1;
      // What has the focus is never under the buttons of the ends.
      scroll-padding-inline: 56px;
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
  private readonly strip = viewChild.required<ElementRef<HTMLElement>>('strip');
  /** Whether there are tabs beyond the ends of the strip. */
  protected readonly hidden = signal({ before: false, after: false });

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const resized = new ResizeObserver(() => this.look());
      resized.observe(this.strip().nativeElement);
      destroyed.onDestroy(() => resized.disconnect());
    });
    // Where the tabs are wider than the window the one that is on is moved into sight, sideways only.
    afterRenderEffect(() => {
      this.store.tabs();
      this.store.queues();
      const strip = this.strip().nativeElement;
      const on = strip.querySelector('[aria-current]')?.getBoundingClientRect();
      const seen = strip.getBoundingClientRect();
      if (on && (on.left < seen.left || on.right > seen.right)) strip.scrollLeft += on.left - seen.left - EDGE;
      this.look();
    });
  }

  protected look(): void {
    const { scrollLeft, scrollWidth, clientWidth } = this.strip().nativeElement;
    const hidden = { before: scrollLeft > 1, after: scrollLeft + clientWidth < scrollWidth - 1 };
    this.hidden.update((now) => (now.before === hidden.before && now.after === hidden.after ? now : hidden));
  }

  /** Nearly a whole strip on, so that the last tab is seen again as the first. */
  protected turn(by: 1 | -1): void {
    const strip = this.strip().nativeElement;
    strip.scrollLeft += by * Math.max(EDGE, strip.clientWidth - 2 * EDGE);
    this.look();
    // At the end its button is gone, and the focus goes on in the strip.
    const { before, after } = this.hidden();
    if (by === 1 ? !after : !before)
      strip.querySelector<HTMLElement>(by === 1 ? 'button:last-of-type' : 'button')?.focus();
  }
}
