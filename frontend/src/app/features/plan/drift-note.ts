import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslatePipe } from '../../core/i18n';

/** In a form: somebody else changed the action, and what one has written stands. */
@Component({
  selector: 'kp-drift-note',
  imports: [TranslatePipe],
  template: `
    <div role="status">
      @if (drifted()) {
        <p>{{ 'plan.drifted' | t }}</p>
      }
    </div>
  `,
  styles: `
    p {
      margin-bottom: 12px;
      padding: 8px 12px;
      border-radius: var(--kp-r2);
      background: var(--kp-info-bg);
      color: var(--t1);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DriftNote {
  readonly drifted = input.required<boolean>();
}
