import { ChangeDetectionStrategy, Component, input } from '@angular/core';

@Component({
  selector: 'kp-logo',
  template: `
    <svg [attr.width]="size()" [attr.height]="size()" viewBox="0 0 34 34" aria-hidden="true">
      <circle cx="17" cy="17" r="15.5" fill="none" stroke="var(--p)" stroke-width="2" />
      <path d="M23.800 10.200 19.600 19.600 14.400 14.400z" fill="var(--p)" />
      <path
        d="M10.200 23.800 14.400 14.400 19.600 19.600z"
        fill="none"
        stroke="var(--p)"
        stroke-width="1.6"
        stroke-linejoin="round"
      />
      <path
        d="M17 3.500v2.600M17 27.900v2.600M3.500 17h2.600M27.900 17h2.600"
        stroke="var(--p)"
        stroke-width="1.8"
        stroke-linecap="round"
      />
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Logo {
  readonly size = input(34);
}
