import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Demo } from '@kompassplan/contract';
import { shortAreaName } from '../../core/area-name';
import { I18n, TranslatePipe } from '../../core/i18n';

const CENTRE = 260;
const HUB = 34;
const RIM = 170;
/** Pixels that stay empty beside each spoke and between two layers. */
const GAP = 2.5;
const LAYER_GAP = 1.5;

const radius = (points: number): number => HUB + ((RIM - HUB) * points) / 100;

/** One ring segment of area `index` between two radii; straight sides parallel to the spoke. */
function segment(index: number, inner: number, outer: number): string {
  const middle = (index * Math.PI) / 4;
  const half = Math.PI / 8;
  const at = (r: number, side: -1 | 1): string => {
    const angle = middle + side * (half - Math.asin(GAP / r));
    return `${(CENTRE + r * Math.sin(angle)).toFixed(1)} ${(CENTRE - r * Math.cos(angle)).toFixed(1)}`;
  };
  const arc = (r: number, sweep: 0 | 1): string => `A${r.toFixed(1)} ${r.toFixed(1)} 0 0 ${sweep}`;
  return `M${at(inner, -1)}L${at(outer, -1)}${arc(outer, 1)} ${at(outer, 1)}L${at(inner, 1)}${arc(inner, 0)} ${at(inner, -1)}Z`;
}

function layer(index: number, from: number, points: number): string | null {
  return points > 0 ? segment(index, radius(from) + LAYER_GAP, radius(from + points)) : null;
}

/** The sample's areas as a wheel: 100 points from the hub to the rim. */
@Component({
  selector: 'kp-area-wheel',
  imports: [TranslatePipe],
  template: `
    <svg viewBox="-22 58 564 410" role="img" [attr.aria-label]="'sign-in.wheel' | t: finding()">
      <defs>
        <pattern id="hjul-rand" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill="var(--sf)" />
          <rect width="2" height="5" fill="var(--p)" />
        </pattern>
      </defs>
      @for (ring of rings; track ring) {
        <circle cx="260" cy="260" [attr.r]="ring" fill="none" stroke="var(--ln)" stroke-dasharray="2 4" />
      }
      <circle cx="260" cy="260" r="170" fill="none" stroke="var(--ln)" />
      @for (area of areas(); track area.number) {
        <path [attr.d]="area.base" fill="var(--kp-chart-base)" />
        <path [attr.d]="area.verified" fill="var(--p)" />
        <path [attr.d]="area.done" fill="url(#hjul-rand)" stroke="var(--p)" stroke-width="1" />
        <path [attr.d]="area.goal" fill="var(--t1)" />
        <text [attr.x]="area.x" [attr.y]="area.y" [attr.text-anchor]="area.anchor">
          <tspan class="b">{{ area.number }}</tspan>
          <tspan dx="5" class="word">{{ area.name }}</tspan>
        </text>
      }
    </svg>
    <div class="legend">
      <span><span class="sw"></span>{{ 'sign-in.wheel-base' | t: sums() }}</span>
      <span><span class="sw v"></span>{{ 'sign-in.wheel-verified' | t: sums() }}</span>
      <span><span class="sw dn"></span>{{ 'sign-in.wheel-done' | t: sums() }}</span>
      <span><span class="line"></span>{{ 'sign-in.wheel-goal' | t: sums() }}</span>
    </div>
    <p class="t3 sm">{{ 'sign-in.wheel-note' | t }}</p>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: 12px;
    }
    svg {
      display: block;
      width: min(488px, 100%);
    }
    text {
      font-size: 15px;
    }
    tspan.b {
      font-weight: 650;
    }
    .word {
      fill: var(--t2);
    }
    .legend {
      justify-content: center;
    }
    .line {
      width: 16px;
      height: 2.5px;
      background: var(--t1);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AreaWheel {
  protected readonly rings = [25, 50, 75].map(radius);
  private readonly i18n = inject(I18n);
  readonly plan = input.required<NonNullable<Demo['plan']>>();
  protected readonly areas = computed(() =>
    this.plan().areas.map(({ number, name, baseline, verified, done, goal }) => {
      const index = number - 1;
      const angle = (index * Math.PI) / 4;
      const side = Math.sin(angle);
      return {
        number,
        name: shortAreaName(name),
        base: segment(index, HUB, radius(baseline)),
        verified: layer(index, baseline, verified),
        done: layer(index, baseline + verified, done),
        goal: segment(index, radius(goal) - 1, radius(goal) + 1),
        x: CENTRE + side * 178,
        y: CENTRE - Math.cos(angle) * (Math.abs(side) < 0.1 ? 183 : 178) + 5,
        anchor: Math.abs(side) < 0.1 ? 'middle' : side > 0 ? 'start' : 'end',
      };
    }),
  );
  /** The whole plan, as the legend prints it. */
  protected readonly sums = computed(() => {
    const { areas, year } = this.plan();
    const sum = (of: 'baseline' | 'verified' | 'done' | 'goal') =>
      this.i18n.points(areas.reduce((total, area) => total + area[of], 0));
    return { year, base: sum('baseline'), verified: sum('verified'), done: sum('done'), goal: sum('goal') };
  });
  /** What the picture says in words. */
  protected readonly finding = computed(() => {
    const left = ({ baseline, verified, done, goal }: { [key in 'baseline' | 'verified' | 'done' | 'goal']: number }) =>
      goal - baseline - verified - done;
    const sorted = [...this.plan().areas].sort((a, b) => left(a) - left(b));
    return { year: this.plan().year, nearest: sorted[0]?.number, farthest: sorted.at(-1)?.number };
  });
}
