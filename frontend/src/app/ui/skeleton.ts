import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslatePipe } from '../core/i18n';

/** Rows at their final height while data is on its way; appears after 300 ms. */
@Component({
  selector: 'kp-skeleton',
  imports: [TranslatePipe],
  template: `
    <span class="vh" role="status">{{ 'shell.loading' | t }}</span>
    @for (row of list(); track row) {
      <div class="bone" [style.height.px]="height()"></div>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 8px;
      animation: appear 1ms linear 300ms both;
    }
    .bone {
      border-radius: var(--kp-r2);
      background: var(--sf2);
    }
    @keyframes appear {
      from {
        opacity: 0;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Skeleton {
  readonly rows = input(5);
  /** Pixels of one row. */
  readonly height = input(36);
  protected readonly list = computed(() => Array.from({ length: this.rows() }, (_, index) => index));
}
