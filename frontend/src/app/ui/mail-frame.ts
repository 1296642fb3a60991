import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { TranslatePipe } from '../core/i18n';

/**
 * The HTML of a mail in a frame of its own: no scripts, no forms, links open in another tab.
 * allow-same-origin is there to measure the height; without allow-scripts nothing inside can use it.
 */
@Component({
  selector: 'kp-mail-frame',
  imports: [TranslatePipe],
  template: `
    <iframe
      [attr.data-theme]="dark() ? 'dark' : 'light'"
      [style.width.px]="width()"
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      referrerpolicy="no-referrer"
      [title]="'mailbox.frame' | t"
      [srcdoc]="page()"
      [style.height.px]="height()"
      (load)="measure($event)"
    ></iframe>
  `,
  styles: `
    :host {
      display: block;
    }
    iframe {
      display: block;
      width: 100%;
      border: 1px solid var(--ln);
      border-radius: var(--kp-r3);
      /* a mail brings its own colours, made for a light page */
      background: var(--mat-sys-surface);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MailFrame {
  private readonly sanitizer = inject(DomSanitizer);
  readonly html = input.required<string>();
  /** As a mail program shows it in the dark; undefined: as this browser would. */
  readonly dark = input<boolean>();
  /** Pixels; undefined: as wide as there is room. */
  readonly width = input<number>();
  protected readonly height = signal(480);
  // The frame is the sanitizer here: sandboxed, without scripts, under the page's content security policy.
  protected readonly page = computed(() =>
    this.sanitizer.bypassSecurityTrustHtml(`<base target="_blank">${inTheme(this.html(), this.dark())}`),
  );

  protected measure(event: Event): void {
    const body = (event.target as HTMLIFrameElement).contentDocument?.documentElement;
    if (body) this.height.set(Math.max(240, body.scrollHeight + 2));
  }
}

/** A frame cannot be told which theme its page is to prefer, so the question in the mail's styles is answered here. */
function inTheme(html: string, dark: boolean | undefined): string {
  if (dark === undefined) return html;
  return html.replace(/@media \(prefers-color-scheme:\s*dark\)/g, dark ? '@media all' : '@media not all');
}
