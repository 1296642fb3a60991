import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { TranslatePipe } from '../../core/i18n';
import { Icon } from '../icon';

/** Shows the same data as a table instead of a chart. */
@Component({
  selector: 'kp-table-toggle',
  imports: [Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    .btn[aria-pressed='true'] {
      background: var(--pc);
      color: var(--opc);
    }
    @media (max-width: 839.98px) {
      .btn.sml {
        height: 40px;
      }
    }
  `,
  template: `
    <button type="button" class="btn sml txt" [attr.aria-pressed]="pressed()" (click)="pressed.set(!pressed())">
      <kp-icon name="table" size="s" />{{ 'readiness.table' | t }}<span class="vh"> {{ about() }}</span>
    </button>
  `,
})
export class TableToggle {
  readonly pressed = model(false);
  /** Which chart, for those who hear the button without seeing where it stands. */
  readonly about = input('');
}
