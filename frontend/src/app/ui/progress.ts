import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ActionStatusName } from './status';

const PATTERN: Readonly<Record<ActionStatusName, string>> = {
  notStarted: '',
  inProgress: '',
  needsHelp: 'h',
  done: 'dn',
  verified: 'v',
  declined: '',
};

/** Progress in percent: solid when verified, striped when done, plain on the way. Decorative unless `label` is given. */
@Component({
  selector: 'kp-progress',
  template: `
    <span
      class="pb"
      [attr.role]="label() ? 'img' : null"
      [attr.aria-label]="label() || null"
      [attr.aria-hidden]="label() ? null : 'true'"
    >
      <i class="{{ pattern() }}" [style.width.%]="width()"></i>
    </span>
  `,
  styles: `
    :host {
      display: inline-block;
      vertical-align: middle;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Progress {
  /** 0 to 100. */
  readonly value = input.required<number>();
  readonly status = input<ActionStatusName>('inProgress');
  readonly label = input('');
  protected readonly pattern = computed(() => PATTERN[this.status()]);
  protected readonly width = computed(() => Math.min(100, Math.max(0, this.value())));
}
