import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TranslatePipe } from '../../core/i18n';

/** Ekvik's eight areas of 100 points: result 2017, verified and done points, target. Sums: 454, 30, 16, 574. */
const AREAS = [
  { base: 51, verified: 4, done: 2, target: 69 },
  { base: 47, verified: 7, done: 2, target: 70 },
  { base: 63, verified: 4, done: 2, target: 79 },
  { base: 60, verified: 4, done: 4, target: 74 },
  { base: 48, verified: 3, done: 0, target: 64 },
  { base: 54, verified: 3, done: 2, target: 68 },
  { base: 59, verified: 5, done: 2, target: 72 },
  { base: 72, verified: 0, done: 2, target: 78 },
] as const;
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

@Component({
  selector: 'kp-area-wheel',
  imports: [TranslatePipe],
  template: `
    <svg viewBox="-22 58 564 410" role="img" [attr.aria-label]="'sign-in.wheel' | t">
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
      @for (area of areas; track area.number) {
        <path [attr.d]="area.base" fill="var(--kp-chart-base)" />
        <path [attr.d]="area.verified" fill="var(--p)" />
        <path [attr.d]="area.done" fill="url(#hjul-rand)" stroke="var(--p)" stroke-width="1" />
        <path [attr.d]="area.goal" fill="var(--t1)" />
        <text [attr.x]="area.x" [attr.y]="area.y" [attr.text-anchor]="area.anchor">
          <tspan class="b">{{ area.number }}</tspan>
          <tspan dx="5" class="word">{{ 'sign-in.area-' + area.number | t }}</tspan>
        </text>
      }
    </svg>
    <div class="legend">
      <span><span class="sw"></span>{{ 'sign-in.wheel-base' | t }}</span>
      <span><span class="sw v"></span>{{ 'sign-in.wheel-verified' | t }}</span>
      <span><span class="sw dn"></span>{{ 'sign-in.wheel-done' | t }}</span>
      <span><span class="line"></span>{{ 'sign-in.wheel-goal' | t }}</span>
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
  protected readonly areas = AREAS.map(({ base, verified, done, target }, index) => {
    const angle = (index * Math.PI) / 4;
    const side = Math.sin(angle);
    return {
      number: index + 1,
      base: segment(index, HUB, radius(base)),
      verified: layer(index, base, verified),
      done: layer(index, base + verified, done),
      goal: segment(index, radius(target) - 1, radius(target) + 1),
      x: CENTRE + side * 178,
      y: CENTRE - Math.cos(angle) * (Math.abs(side) < 0.1 ? 183 : 178) + 5,
      anchor: Math.abs(side) < 0.1 ? 'middle' : side > 0 ? 'start' : 'end',
    };
  });
}
