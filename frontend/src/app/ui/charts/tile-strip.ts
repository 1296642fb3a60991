import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { patternId } from './measured-width';

/** The thin strip of a tile: as evaluated, verified, done and the goal, from zero to what the sub-question can give. */
@Component({
  selector: 'kp-tile-strip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    :host {
      display: block;
    }
    svg {
      display: block;
      width: 100%;
      height: 9px;
    }
    .track {
      fill: var(--sf);
      fill-opacity: 0.75;
    }
    .before {
      fill: var(--kp-chart-base);
    }
    .verified,
    .stripe {
      fill: var(--p);
    }
    .paper {
      fill: var(--sf);
    }
    .goal {
      stroke: var(--t1);
      stroke-width: 2;
    }
  `,
  template: `
    <svg aria-hidden="true" focusable="false">
      <defs>
        <pattern [attr.id]="pattern" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="paper" width="4" height="4" />
          <rect class="stripe" width="2" height="4" />
        </pattern>
      </defs>
      <rect class="track" width="100%" height="9" />
      <rect class="before" [attr.width]="x().baseline" height="9" />
      <rect class="verified" [attr.x]="x().baseline" [attr.width]="x().verified" height="9" />
      <rect [attr.x]="x().doneFrom" [attr.width]="x().done" height="9" [attr.fill]="'url(#' + pattern + ')'" />
      @if (goal() > baseline()) {
        <line class="goal" [attr.x1]="x().goal" [attr.x2]="x().goal" y1="0" y2="9" />
      }
    </svg>
  `,
})
export class TileStrip {
  readonly max = input.required<number>();
  readonly baseline = input.required<number>();
  readonly verified = input.required<number>();
  readonly done = input.required<number>();
  readonly goal = input.required<number>();

  protected readonly pattern = patternId();
  protected readonly x = computed(() => {
    const at = (points: number) => `${this.max() > 0 ? Math.min(100, (points / this.max()) * 100) : 0}%`;
    return {
      baseline: at(this.baseline()),
      verified: at(this.verified()),
      doneFrom: at(this.baseline() + this.verified()),
      done: at(this.done()),
      goal: at(this.goal()),
    };
  });
}
