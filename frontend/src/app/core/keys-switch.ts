import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { TranslatePipe } from './i18n';
import { SingleKeys } from './single-keys';

/** Turns the shortcuts of one key on and off. */
@Component({
  selector: 'kp-keys-switch',
  imports: [TranslatePipe],
  template: `
    <label>
      <input type="checkbox" [checked]="keys.on()" #box (change)="keys.turn(box.checked)" />
      <span>{{ 'keys.on' | t }}</span>
    </label>
    @if (withHint()) {
      <p class="t2 sm">{{ 'keys.off-hint' | t }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-top: 8px;
    }
    label {
      display: flex;
      align-items: center;
      gap: 10px;
      min-height: 48px;
      font-weight: 600;
    }
    input {
      flex: none;
      width: 18px;
      height: 18px;
      accent-color: var(--p);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class KeysSwitch {
  readonly withHint = input(false);
  protected readonly keys = inject(SingleKeys);
}
