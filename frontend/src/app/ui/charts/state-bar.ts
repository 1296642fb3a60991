import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { StatePoints } from '@kompassplan/domain';
import { measuredWidth, patternId } from './measured-width';
import { GAP, stateBarSegments } from './state-bar-layout';

const ORDER = ['verified', 'done', 'inProgress', 'needsHelp', 'notStarted', 'noAction'] as const;
/** Rough width of a letter of 13 px: the bracket's words stand inside it only when they fit. */
const LETTER = 7;

/** One bar of targeted points by how proven they are: solid, striped, pale, outlined. */
@Component({
  selector: 'kp-state-bar',
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
    .verified {
      fill: var(--p);
    }
    .done {
      stroke: var(--p);
      stroke-width: 1.5;
    }
    .inProgress {
      fill: var(--kp-chart-band);
    }
    .needsHelp {
      fill: var(--kp-warn-bg);
      stroke: var(--kp-warn-line);
      stroke-width: 1.5;
    }
    .notStarted {
      fill: var(--kp-chart-track);
      stroke: var(--ol);
      stroke-width: 1.5;
    }
    .noAction {
      fill: var(--sf);
      stroke: var(--ol);
      stroke-width: 1.5;
      stroke-dasharray: 4 3;
    }
    .bracket {
      fill: none;
      stroke: var(--t1);
    }
    .paper {
      fill: var(--sf);
    }
    .stripe {
      fill: var(--p);
    }
  `,
  template: `
    <svg [attr.viewBox]="'0 0 ' + width() + ' 48'" height="48" role="img" [attr.aria-label]="finding()">
      <defs>
        <pattern [attr.id]="pattern" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="paper" width="5" height="5" />
          <rect class="stripe" width="2" height="5" />
        </pattern>
      </defs>
      @for (segment of segments(); track segment.key) {
        <rect
          [attr.class]="segment.key"
          [attr.x]="segment.x"
          y="22.75"
          [attr.width]="segment.width"
          height="22.5"
          rx="2"
          [attr.fill]="segment.key === 'done' ? 'url(#' + pattern + ')' : null"
        />
      }
      @if (bracket(); as b) {
        <path class="bracket" [attr.d]="'M.5 16V11.5H' + b.end + 'V16'" />
        @if (b.inside) {
          <rect class="paper" [attr.x]="b.end / 2 - b.half" y="2" [attr.width]="b.half * 2" height="18" />
          <text [attr.x]="b.end / 2" y="16" text-anchor="middle" font-weight="650">{{ label() }}</text>
        } @else {
          <text [attr.x]="b.end + 8" y="16" font-weight="650">{{ label() }}</text>
        }
      }
    </svg>
  `,
})
export class StateBar {
  readonly states = input.required<StatePoints>();
  /** The sentence that says what the bar shows. */
  readonly finding = input.required<string>();
  /** Words over the part that is secured. */
  readonly label = input.required<string>();

  protected readonly width = measuredWidth(560);
  protected readonly pattern = patternId();
  protected readonly segments = computed(() =>
    // Strokes are drawn half outside their rectangle.
    stateBarSegments(
      ORDER.map((key) => ({ key, value: this.states()[key] })),
      this.width() - 1.5,
    ),
  );
  protected readonly bracket = computed(() => {
    const secured = this.segments().filter(({ key }) => key === 'verified' || key === 'done');
    const last = secured.at(-1);
    if (!last) return null;
    const end = Math.max(12, last.x + last.width + (this.segments().length > secured.length ? GAP / 8 : 0));
    const half = (this.label().length * LETTER) / 2 + 8;
    return { end, half, inside: half * 2 < end - 24 };
  });
}
