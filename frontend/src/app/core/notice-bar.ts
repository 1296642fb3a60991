import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  type ElementRef,
  inject,
  viewChild,
} from '@angular/core';
import { Icon } from '../ui/icon';
import { TranslatePipe } from './i18n';
import { Notices } from './notices';

/** Whether one hides the other; what is larger than half the window, such as a page, can't be hidden. */
function meet(bar: Element, other: Element): boolean {
  const [a, b] = [bar.getBoundingClientRect(), other.getBoundingClientRect()];
  return b.height < innerHeight / 2 && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** What has just happened, over the page, which stays where it is. */
@Component({
  selector: 'kp-notice-bar',
  imports: [Icon, TranslatePipe],
  template: `
    <div role="status" aria-live="polite" aria-atomic="true">
      @if (notices.current(); as notice) {
        <div
          #bar
          class="bar"
          (mouseenter)="notices.pause()"
          (mouseleave)="notices.resume()"
          (focusin)="notices.pause()"
          (focusout)="notices.resume()"
        >
          <span class="grow">{{ notice.message }}</span>
          @if (notice.undo) {
            <button type="button" class="undo" (click)="notices.undo()">{{ 'shell.undo' | t }}</button>
          }
          <button type="button" class="close" [attr.aria-label]="'shell.close-notice' | t" (click)="notices.close()">
            <kp-icon name="close" />
          </button>
        </div>
      }
    </div>
  `,
  styles: `
    .bar {
      position: fixed;
      z-index: 60;
      left: 50%;
      bottom: calc(8px + var(--foot, 0px));
      transform: translateX(-50%);
      display: flex;
      align-items: center;
      gap: 8px;
      width: max-content;
      max-width: min(640px, calc(100vw - 32px));
      min-height: 48px;
      padding: 4px 8px 4px 20px;
      border-radius: var(--kp-r3);
      background: var(--t1);
      color: var(--sf);
      box-shadow: var(--kp-shadow-2);
      font-size: 15px;
    }
    .bar.up {
      top: 72px;
      bottom: auto;
    }
    button {
      min-height: 40px;
      border: 0;
      border-radius: var(--kp-r2);
      background: none;
      color: inherit;
      cursor: pointer;
    }
    .undo {
      padding: 0 12px;
      font-weight: 650;
      text-decoration: underline;
      text-underline-offset: 3px;
    }
    .close {
      width: 40px;
      padding: 0;
    }
    button:focus-visible {
      outline-color: var(--sf);
      outline-offset: -4px;
      box-shadow: none;
    }
    @media (max-width: 839.98px) {
      .bar {
        bottom: max(80px + env(safe-area-inset-bottom), 8px + var(--foot, 0px));
        width: calc(100vw - 32px);
      }
      // Over an opened action there is no bar of pages to stay clear of.
      :host-context(:root:has([data-over-pages])) .bar {
        bottom: max(8px + env(safe-area-inset-bottom), 8px + var(--foot, 0px));
      }
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
  host: { '(document:focusin)': 'place()', '(window:resize)': 'place()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NoticeBar {
  protected readonly notices = inject(Notices);
  private readonly bar = viewChild<ElementRef<HTMLElement>>('bar');

  private readonly document = inject(DOCUMENT);

  constructor() {
    // What scrolls keeps this much free below: a notice must not cover the next button.
    const root = this.document.documentElement;
    afterRenderEffect({
      read: () => {
        this.notices.current();
        const height = this.bar()?.nativeElement.offsetHeight ?? 0;
        if (height === 0) root.style.removeProperty('--kp-notice-space');
        else root.style.setProperty('--kp-notice-space', `${height + 16}px`);
        this.place();
      },
    });
  }

  /**
   * Above the buttons at the foot of the page. What has the focus is moved out from under it, and where that cannot move,
   * the notice goes to the top.
   */
  protected place(): void {
    const bar = this.bar()?.nativeElement;
    const focused = this.document.activeElement;
    if (!bar || bar.contains(focused)) return;
    const page = this.document.querySelector('[data-over-pages]') ?? this.document;
    const feet = [...page.querySelectorAll('[data-foot]')].map((foot) => foot.getBoundingClientRect());
    const tops = feet.filter(
      ({ top, bottom, height }) => height > 0 && bottom > innerHeight / 2 && bottom <= innerHeight + 1 && top > 0,
    );
    bar.style.setProperty('--foot', `${innerHeight - Math.min(innerHeight, ...tops.map(({ top }) => top))}px`);
    bar.classList.remove('up');
    if (focused === null || focused === this.document.body || !meet(bar, focused)) return;
    focused.scrollIntoView({ block: 'nearest' });
    bar.classList.toggle('up', meet(bar, focused));
  }
}
