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
      bottom: 8px;
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
        bottom: calc(80px + env(safe-area-inset-bottom));
        width: calc(100vw - 32px);
      }
      // Over an opened action there is no bar of pages to stay clear of.
      :host-context(:root:has([data-over-pages])) .bar {
        bottom: calc(8px + env(safe-area-inset-bottom));
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
export class NoticeBar {
  protected readonly notices = inject(Notices);
  private readonly bar = viewChild<ElementRef<HTMLElement>>('bar');

  constructor() {
    // The page makes room for the bar instead of lying under it: a notice must not cover the next button.
    const root = inject(DOCUMENT).documentElement;
    afterRenderEffect({
      read: () => {
        this.notices.current();
        const height = this.bar()?.nativeElement.offsetHeight ?? 0;
        if (height === 0) root.style.removeProperty('--kp-notice-space');
        else root.style.setProperty('--kp-notice-space', `${height + 16}px`);
      },
    });
  }
}
