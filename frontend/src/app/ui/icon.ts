import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { ICONS, type IconName, type Shape } from './icon-shapes';

export type { IconName } from './icon-shapes';

/** Decorative: the word beside it, or the aria-label of its button, says what it means. */
@Component({
  selector: 'kp-icon',
  template: `
    <svg class="i" [class.s]="size() === 's'" [class.l]="size() === 'l'" viewBox="0 0 20 20" aria-hidden="true">
      @for (shape of shapes(); track $index) {
        <path
          [attr.d]="shape.d"
          [class.f]="shape.kind === 'fill'"
          [class.k]="shape.kind === 'cut'"
          [attr.stroke-dasharray]="shape.dash"
          [attr.stroke-width]="shape.width"
        />
      }
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Icon {
  readonly name = input.required<IconName>();
  /** s 15 px, m 18 px, l 22 px. */
  readonly size = input<'s' | 'm' | 'l'>('m');
  protected readonly shapes = computed<readonly Shape[]>(() => ICONS[this.name()]);
}
