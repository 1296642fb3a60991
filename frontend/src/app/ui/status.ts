import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { translate } from '../core/i18n';
import { Icon, type IconName } from './icon';

export type ActionStatusName = 'notStarted' | 'inProgress' | 'needsHelp' | 'done' | 'verified' | 'declined';

export const STATUS_ICON: Readonly<Record<ActionStatusName, IconName>> = {
  notStarted: 'status-not-started',
  inProgress: 'status-in-progress',
  needsHelp: 'status-needs-help',
  done: 'status-done',
  verified: 'status-verified',
  declined: 'status-declined',
};
const LETTER: Readonly<Record<ActionStatusName, string>> = {
  notStarted: 'N',
  inProgress: 'P',
  needsHelp: 'H',
  done: 'D',
  verified: 'V',
  declined: 'N',
};

/** A status by shape, word and colour. */
@Component({
  selector: 'kp-status',
  imports: [Icon],
  template: `<span class="st {{ letter() }}"><kp-icon [name]="icon()" />{{ word() }}</span>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Status {
  readonly status = input.required<ActionStatusName>();
  protected readonly icon = computed(() => STATUS_ICON[this.status()]);
  protected readonly letter = computed(() => LETTER[this.status()]);
  protected readonly word = computed(() => translate(`status.${this.status()}`));
}
