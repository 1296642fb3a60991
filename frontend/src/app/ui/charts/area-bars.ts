import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { scaleLinear } from 'd3-scale';
import { patternId } from './measured-width';

export interface AreaBar {
  readonly number: number;
  readonly name: string;
  readonly baseline: number;
  readonly verified: number;
  readonly done: number;
  readonly goal: number;
  /** "56 → 70". */
  readonly path: string;
  /** "14 kvar". */
  readonly remaining: string;
  readonly commands: readonly string[];
  readonly query: Readonly<Record<string, string | number>>;
}

const HEIGHT = 22;

/** One bar an area on a common scale from zero: as evaluated, verified, done, and a line at the goal. Each row is a link. */
@Component({
  selector: 'kp-area-bars',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './area-bars.scss',
  template: `
    <ul [attr.aria-label]="finding()">
      @for (bar of drawn(); track bar.number) {
        <li>
          <a class="line" [routerLink]="bar.commands" [queryParams]="bar.query">
            <span class="name"
              ><b class="b">{{ bar.number }}</b> <span>{{ bar.name }}</span></span
            >
            <svg class="bar" aria-hidden="true" focusable="false" [attr.height]="height">
              <defs>
                <pattern
                  [attr.id]="bar.pattern"
                  width="5"
                  height="5"
                  patternUnits="userSpaceOnUse"
                  patternTransform="rotate(45)"
                >
                  <rect class="paper" width="5" height="5" />
                  <rect class="stripe" width="2" height="5" />
                </pattern>
              </defs>
              @for (tick of ticks(); track tick.value) {
                <line class="grid" [attr.x1]="tick.x" [attr.x2]="tick.x" y1="0" [attr.y2]="height" />
              }
              <rect class="track" x="0" y="3" width="100%" height="16" rx="2" />
              <rect class="before" x="0" y="3" [attr.width]="bar.x.before" height="16" />
              @if (bar.verified > 0) {
                <rect class="verified" [attr.x]="bar.x.before" y="3" [attr.width]="bar.x.verified" height="16" />
              }
              @if (bar.done > 0) {
                <rect
                  class="done"
                  [attr.x]="bar.x.doneFrom"
                  y="3.75"
                  [attr.width]="bar.x.done"
                  height="14.5"
                  [attr.fill]="'url(#' + bar.pattern + ')'"
                />
              }
              <line class="goal" [attr.x1]="bar.x.goal" [attr.x2]="bar.x.goal" y1="0" [attr.y2]="height" />
            </svg>
            <span class="path">{{ bar.path }}</span>
            <span class="left b">{{ bar.remaining }}</span>
          </a>
        </li>
      }
    </ul>
    <div class="axis" aria-hidden="true">
      <div class="scale">
        @for (tick of ticks(); track tick.value) {
          <span [style.left]="tick.x">{{ tick.value }}</span>
        }
      </div>
    </div>
  `,
})
export class AreaBars {
  readonly bars = input.required<readonly AreaBar[]>();
  /** End of the scale in points. */
  readonly max = input.required<number>();
  readonly finding = input.required<string>();

  protected readonly height = HEIGHT;
  private readonly ids = Array.from({ length: 20 }, () => patternId());
  private readonly scale = computed(() => scaleLinear([0, this.max()], [0, 100]).clamp(true));
  protected readonly ticks = computed(() =>
    this.scale()
      .ticks(4)
      .map((value) => ({ value, x: `${this.scale()(value)}%` })),
  );
  protected readonly drawn = computed(() => {
    const scale = this.scale();
    const at = (points: number) => `${scale(points)}%`;
    return this.bars().map((bar, index) => ({
      ...bar,
      pattern: this.ids[index % this.ids.length] ?? '',
      x: {
        before: at(bar.baseline),
        verified: at(bar.verified),
        doneFrom: at(bar.baseline + bar.verified),
        done: at(bar.done),
        goal: at(bar.goal),
      },
    }));
  });
}
