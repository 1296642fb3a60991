import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  type ElementRef,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';

const GAP = 4;
const MARGIN = 8;

/**
 * What opens below a button: in the browser's top layer, so that no scrolling table cuts it off; a sheet at the bottom on
 * small screens. Esc and a click beside it close it, and the focus goes back to the button.
 */
@Component({
  selector: 'kp-popover',
  template: `
    <div #box class="box" popover="auto" role="dialog" [attr.aria-label]="label()" (toggle)="toggled($event)">
      <ng-content />
    </div>
  `,
  styles: `
    .box {
      position: fixed;
      inset: auto;
      margin: 0;
      padding: 8px;
      max-width: calc(100vw - 16px);
      max-height: min(480px, calc(100dvh - 16px));
      overflow: auto;
      border: 1px solid var(--ln);
      border-radius: var(--kp-r3);
      background: var(--sf);
      color: var(--t1);
      box-shadow: var(--kp-shadow-2);
      white-space: normal;
      font-weight: 400;
      text-align: start;
    }
    @media (max-width: 599.98px) {
      .box {
        inset: auto 0 0 0 !important;
        width: 100vw;
        max-width: none;
        max-height: 80dvh;
        padding: 16px;
        padding-bottom: calc(16px + env(safe-area-inset-bottom));
        border-radius: 16px 16px 0 0;
      }
      .box::backdrop {
        background: var(--kp-scrim);
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Popover {
  readonly anchor = input.required<HTMLElement>();
  readonly label = input.required<string>();
  readonly closed = output<void>();
  private gone = false;
  private readonly box = viewChild.required<ElementRef<HTMLElement>>('box');

  constructor() {
    const place = (): void => this.place();
    // What grows above its button would otherwise grow out of the window.
    const grows = new ResizeObserver(place);
    afterNextRender(() => {
      const box = this.box().nativeElement;
      box.showPopover();
      place();
      grows.observe(box);
      const wanted = box.querySelector<HTMLElement>('[data-autofocus]');
      (wanted ?? box.querySelector<HTMLElement>('input, textarea, select, button'))?.focus();
      addEventListener('scroll', place, { capture: true, passive: true });
      addEventListener('resize', place);
    });
    inject(DestroyRef).onDestroy(() => {
      this.gone = true;
      grows.disconnect();
      removeEventListener('scroll', place, { capture: true });
      removeEventListener('resize', place);
    });
  }

  protected toggled(event: Event): void {
    // The browser tells of the closing a little later; by then the popover may have been taken away.
    if ((event as ToggleEvent).newState !== 'closed' || this.gone) return;
    const active = document.activeElement;
    if (active === null || active === document.body || this.box().nativeElement.contains(active)) this.anchor().focus();
    this.closed.emit();
  }

  private place(): void {
    const box = this.box().nativeElement;
    const anchor = this.anchor().getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = box;
    const below = anchor.bottom + GAP;
    const above = anchor.top - GAP - height;
    const fits = below + height <= innerHeight - MARGIN;
    const top = fits || above < MARGIN ? Math.min(below, innerHeight - MARGIN - height) : above;
    box.style.top = `${Math.max(MARGIN, top)}px`;
    box.style.left = `${Math.max(MARGIN, Math.min(anchor.left, innerWidth - MARGIN - width))}px`;
  }
}
