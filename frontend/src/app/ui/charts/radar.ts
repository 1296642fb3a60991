import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { measuredWidth } from './measured-width';
import { radarPath, spokes } from './radar-layout';

export interface RadarAxis {
  readonly number: number;
  /** "1 Demokrati". */
  readonly name: string;
  /** "1 Offentlighet och demokrati", for the list where the spokes have only numbers. */
  readonly fullName: string;
  readonly before: number;
  readonly today: number;
  readonly goal: number;
  /** As printed. */
  readonly beforeText: string;
  readonly todayText: string;
}

const RADIUS = 88;
const RINGS = [25, 50, 75, 100];

/** Profile of the areas on a scale from 0 to `max`: as evaluated, today and the goal. Never shown without sorted bars. */
@Component({
  selector: 'kp-radar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    svg {
      display: block;
      width: 100%;
      overflow: visible;
    }
    .grid {
      fill: none;
      stroke: var(--kp-chart-grid);
    }
    .before {
      fill: var(--kp-chart-base);
      fill-opacity: 0.45;
      stroke: var(--kp-chart-base);
      stroke-width: 1.2;
    }
    .goal {
      fill: none;
      stroke: var(--t1);
      stroke-width: 1.5;
      stroke-dasharray: 5 4;
    }
    .today {
      fill: none;
      stroke: var(--p);
      stroke-width: 2.2;
    }
    .name {
      fill: var(--t2);
    }
    ol {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(140px, 1fr));
      gap: 2px 12px;
      margin: 4px 0 8px;
      padding: 0;
      color: var(--t2);
      font-size: 14px;
      line-height: 18px;
      list-style: none;
    }
    .scale {
      fill: var(--t3);
      font-size: 12px;
    }
    .soft {
      fill: var(--t2);
    }
  `,
  template: `
    <svg [attr.viewBox]="box()" height="228" role="img" [attr.aria-label]="finding()">
      @for (ring of rings; track ring) {
        <path class="grid" [attr.d]="ring.path()" />
      }
      @for (spoke of drawn(); track spoke.index) {
        <line class="grid" x1="0" y1="0" [attr.x2]="spoke.x" [attr.y2]="spoke.y" />
      }
      <path class="before" [attr.d]="before()" />
      <path class="goal" [attr.d]="goal()" />
      <path class="today" [attr.d]="today()" />
      <text class="scale" x="4" [attr.y]="-radius / 2 + 4">50</text>
      <text class="scale" x="4" [attr.y]="-radius + 12">100</text>
      @for (spoke of drawn(); track spoke.index) {
        <text class="name" [attr.x]="spoke.labelX" [attr.y]="spoke.labelY" [attr.text-anchor]="spoke.anchor">
          @if (spoke.anchor === 'middle') {
            <tspan [attr.x]="spoke.labelX" [attr.dy]="spoke.y < 0 ? 0 : 8">{{ spoke.name }}&nbsp;</tspan>
            <tspan>{{ spoke.axis.beforeText }} →&nbsp;</tspan>
            <tspan class="b">{{ spoke.axis.todayText }}</tspan>
          } @else {
            <tspan [attr.x]="spoke.labelX">{{ spoke.name }}</tspan>
            <tspan [attr.x]="spoke.labelX" dy="16">{{ spoke.axis.beforeText }} →&nbsp;</tspan>
            <tspan class="b">{{ spoke.axis.todayText }}</tspan>
          }
        </text>
      }
    </svg>
    @if (!roomy()) {
      <ol aria-hidden="true">
        @for (axis of axes(); track axis.number) {
          <li>{{ axis.fullName }}</li>
        }
      </ol>
    }
  `,
})
export class Radar {
  readonly axes = input.required<readonly RadarAxis[]>();
  readonly finding = input.required<string>();

  private readonly width = measuredWidth(404);
  /** On a phone the numbers of the areas must do; a list below says their names. */
  protected readonly roomy = computed(() => this.width() >= 372);
  protected readonly radius = RADIUS;
  protected readonly box = computed(() => `${-this.width() / 2} -110 ${this.width()} 228`);
  protected readonly drawn = computed(() =>
    spokes(this.axes().length, RADIUS).flatMap((spoke) => {
      const axis = this.axes()[spoke.index];
      return axis ? [{ ...spoke, axis, name: this.roomy() ? axis.name : `${axis.number}` }] : [];
    }),
  );
  protected readonly rings = RINGS.map((ring) => ({
    path: computed(() =>
      radarPath(
        this.axes().map(() => ring),
        100,
        RADIUS,
      ),
    ),
  }));
  protected readonly before = computed(() => this.line((axis) => axis.before));
  protected readonly today = computed(() => this.line((axis) => axis.today));
  protected readonly goal = computed(() => this.line((axis) => axis.goal));

  private line(value: (axis: RadarAxis) => number): string {
    return radarPath(this.axes().map(value), 100, RADIUS);
  }
}
