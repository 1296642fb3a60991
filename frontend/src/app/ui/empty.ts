import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon, type IconName } from './icon';

/** Nothing to show: one sentence, and one action as content. */
@Component({
  selector: 'kp-empty',
  imports: [Icon],
  template: `
    @if (icon(); as name) {
      <span class="disc"><kp-icon [name]="name" size="l" /></span>
    }
    <p class="b">{{ heading() }}</p>
    @if (text()) {
      <p class="t2">{{ text() }}</p>
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: 8px;
      padding: 48px 16px;
      text-align: center;
    }
    .disc {
      display: grid;
      place-items: center;
      width: 44px;
      height: 44px;
      border-radius: var(--kp-r3);
      background: var(--pc);
      color: var(--opc);
    }
    p {
      max-width: 52ch;
      font-size: 16px;
      line-height: 24px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Empty {
  readonly heading = input.required<string>();
  readonly text = input('');
  readonly icon = input<IconName | null>(null);
}
