import { ChangeDetectionStrategy, Component, output } from '@angular/core';
import { TranslatePipe } from '../../core/i18n';
import { KeysSwitch } from '../../core/keys-switch';
import { Dialog } from '../../ui/dialog';
import { SHORTCUTS } from './plan-keys';

@Component({
  selector: 'kp-shortcuts-sheet',
  imports: [Dialog, KeysSwitch, TranslatePipe],
  template: `
    <kp-dialog [heading]="'plan.shortcuts' | t" (closed)="closed.emit()">
      <dl>
        @for (shortcut of shortcuts; track shortcut.does) {
          <dt>
            @for (key of shortcut.keys; track $index) {
              @if (key === '–') {
                –
              } @else {
                <kbd class="kbd">{{ key === 'Skift' ? ('plan.key-shift' | t) : key }}</kbd>
              }
            }
          </dt>
          <dd>{{ shortcut.does | t }}</dd>
        }
      </dl>
      <kp-keys-switch [withHint]="true" />
      <button actions type="button" class="btn" (click)="closed.emit()">{{ 'shell.close' | t }}</button>
    </kp-dialog>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: 112px 1fr;
      gap: 8px 16px;
      align-items: center;
    }
    dt {
      display: flex;
      align-items: center;
      gap: 4px;
    }
    kbd {
      font-family: inherit;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ShortcutsSheet {
  readonly closed = output<void>();
  protected readonly shortcuts = SHORTCUTS;
}
