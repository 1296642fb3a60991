import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** The number of a sub-question; its name on hover, and read aloud. */
@Component({
  selector: 'kp-sub-question',
  template: `<span class="q" [title]="title()">{{ number() }}</span
    ><span class="vh"> {{ title() }}</span>`,
  styles: `
    :host {
      position: relative;
      display: inline-flex;
    }
  `,
  host: { '[attr.title]': 'null' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SubQuestion {
  readonly number = input.required<string>();
  readonly title = input('');
}
