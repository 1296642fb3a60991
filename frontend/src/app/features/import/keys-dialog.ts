import { ChangeDetectionStrategy, Component, output } from '@angular/core';
import { TranslatePipe } from '../../core/i18n';
import { KeysSwitch } from '../../core/keys-switch';
import { Dialog } from '../../ui/dialog';

/** The keys of the review, and the switch that turns them off (WCAG 2.1.4). */
@Component({
  selector: 'kp-keys-dialog',
  imports: [Dialog, KeysSwitch, TranslatePipe],
  template: `
    <kp-dialog [heading]="'import.keys' | t" (closed)="closed.emit()">
      <dl>
        @for (row of rows; track row.phrase) {
          <div>
            <dt>
              @for (key of row.keys; track key) {
                <kbd class="kbd">{{ key }}</kbd>
              }
            </dt>
            <dd>{{ row.phrase | t }}</dd>
          </div>
        }
      </dl>
      <kp-keys-switch [withHint]="true" />
      <button actions type="button" class="btn" (click)="closed.emit()">{{ 'shell.close' | t }}</button>
    </kp-dialog>
  `,
  styles: `
    dl > div {
      display: flex;
      align-items: center;
      gap: 12px;
      min-height: 36px;
      border-bottom: 1px solid var(--ln);
    }
    dt {
      display: flex;
      gap: 4px;
      width: 112px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class KeysDialog {
  readonly closed = output();
  protected readonly rows = [
    { keys: ['J', 'K'], phrase: 'import.hint-walk' },
    { keys: ['1', '2', '3'], phrase: 'import.hint-choose' },
    { keys: ['Enter'], phrase: 'import.hint-confirm' },
    { keys: ['A'], phrase: 'import.hint-other' },
    { keys: ['E'], phrase: 'import.hint-title' },
    { keys: ['S'], phrase: 'import.hint-split' },
    { keys: ['M'], phrase: 'import.hint-merge' },
    { keys: ['X'], phrase: 'import.hint-skip' },
    { keys: ['Z'], phrase: 'import.hint-undo' },
    { keys: ['Ctrl', 'K'], phrase: 'search.shortcut' },
    { keys: ['?'], phrase: 'import.hint-help' },
  ];
}
