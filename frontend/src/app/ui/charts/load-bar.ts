import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

const HEIGHT = 12;
const GAP = 1.5;

/** How much there is beside what others have, the late part first. Its figures stand beside it as text. */
@Component({
  selector: 'kp-load-bar',
  template: `
    <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="track" width="100" height="12" rx="0" />
      @if (late() > 0) {
        <rect class="late" [attr.width]="lateWidth()" [attr.height]="height" />
      }
      @if (rest() > 0) {
        <rect class="rest" [attr.x]="restFrom()" [attr.width]="restWidth()" [attr.height]="height" />
      }
    </svg>
  `,
  styles: `
    :host {
      display: block;
      min-width: 60px;
    }
    svg {
      display: block;
      width: 100%;
      height: 12px;
      border-radius: 2px;
    }
    .track {
      fill: var(--kp-chart-track);
    }
    .late {
      fill: var(--kp-danger);
    }
    .rest {
      fill: var(--p);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LoadBar {
  readonly late = input.required<number>();
  readonly all = input.required<number>();
  /** The most that any bar of the chart shows. */
  readonly most = input.required<number>();
  protected readonly height = HEIGHT;
  protected readonly rest = computed(() => this.all() - this.late());
  protected readonly lateWidth = computed(() => this.scaled(this.late()));
  protected readonly restFrom = computed(() => (this.late() > 0 ? this.lateWidth() + GAP : 0));
  protected readonly restWidth = computed(() => Math.max(0, this.scaled(this.all()) - this.restFrom()));

  private scaled(count: number): number {
    return this.most() > 0 ? (count / this.most()) * 100 : 0;
  }
}
