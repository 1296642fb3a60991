import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import type { ActionView } from '@kompassplan/contract';
import { isOpen } from '@kompassplan/domain';
import { TranslatePipe } from '../../core/i18n';
import { Icon, type IconName } from '../../ui/icon';
import { CopyDialog } from './copy-dialog';
import { MergeDialog } from './merge-dialog';
import { Popover } from './popover';
import { SplitDialog } from './split-dialog';

type Way = 'copy' | 'split' | 'merge';
const WAYS: readonly { readonly way: Way; readonly icon: IconName }[] = [
  { way: 'copy', icon: 'plus' },
  { way: 'split', icon: 'table' },
  { way: 'merge', icon: 'link' },
];

/** What an action can become: one more of it, several, or a part of another. Only open work is split and merged. */
@Component({
  selector: 'kp-action-menu',
  imports: [CopyDialog, Icon, MergeDialog, Popover, SplitDialog, TranslatePipe],
  template: `
    <button
      #button
      type="button"
      class="btn ico txt"
      aria-haspopup="dialog"
      [attr.aria-label]="'kin.menu' | t"
      [attr.aria-expanded]="anchor() !== null"
      (click)="anchor.set(anchor() ? null : button)"
    >
      <kp-icon name="more" />
    </button>
    @if (anchor(); as at) {
      <kp-popover [anchor]="at" [label]="'kin.menu' | t" (closed)="anchor.set(null)">
        <ul>
          @for (choice of choices(); track choice.way) {
            <li>
              <button type="button" (click)="start(choice.way)">
                <kp-icon [name]="choice.icon" size="s" />
                <span>
                  {{ 'kin.' + choice.way | t }}
                  <span class="t2 sm hint">{{ 'kin.' + choice.way + '-hint' | t }}</span>
                </span>
              </button>
            </li>
          }
        </ul>
      </kp-popover>
    }
    @switch (way()) {
      @case ('copy') {
        @defer (on immediate) {
          <kp-copy-dialog [action]="action()" (closed)="end(button)" />
        }
      }
      @case ('split') {
        @defer (on immediate) {
          <kp-split-dialog [action]="action()" (closed)="end(button)" />
        }
      }
      @case ('merge') {
        @defer (on immediate) {
          <kp-merge-dialog [action]="action()" (closed)="end(button)" />
        }
      }
    }
  `,
  styles: `
    li button {
      display: flex;
      align-items: center;
      gap: 10px;
      width: 100%;
      min-width: 260px;
      min-height: 44px;
      padding: 6px 8px;
      border: 0;
      border-radius: var(--kp-r2);
      background: none;
      color: var(--t1);
      font: inherit;
      text-align: start;
      cursor: pointer;
    }
    li button:hover {
      background: var(--kp-hover);
    }
    .hint {
      display: block;
    }
    @media (max-width: 839.98px) {
      .btn,
      li button {
        min-height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionMenu {
  readonly action = input.required<ActionView>();
  protected readonly anchor = signal<HTMLElement | null>(null);
  protected readonly way = signal<Way | null>(null);
  protected readonly choices = computed(() => WAYS.filter(({ way }) => way === 'copy' || isOpen(this.action().status)));

  protected start(way: Way): void {
    this.anchor.set(null);
    this.way.set(way);
  }

  protected end(button: HTMLElement): void {
    this.way.set(null);
    setTimeout(() => button.focus());
  }
}
