import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TranslatePipe } from '../../core/i18n';
import { WaitingAnswers } from '../../core/waiting-answers';
import { Icon } from '../../ui/icon';

/** Without a connection: what works all the same, and what does not. */
@Component({
  selector: 'kp-connection-banner',
  imports: [Icon, TranslatePipe],
  template: `
    <div role="status">
      @if (!answers.reachable()) {
        <div class="banner">
          <kp-icon name="info" />
          <div>
            <p class="b">{{ (answers.online() ? 'my-actions.unreachable' : 'my-actions.offline') | t }}</p>
            <p>{{ (answers.lasting() ? 'my-actions.offline-text' : 'my-actions.not-kept') | t }}</p>
          </div>
        </div>
      }
    </div>
  `,
  styles: `
    .banner {
      display: flex;
      gap: 10px;
      padding: 12px 14px;
      border-radius: var(--kp-r3);
      background: var(--kp-info-bg);
      color: var(--t1);
      font-size: 15px;
      line-height: 21px;
    }
    kp-icon {
      color: var(--kp-info);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConnectionBanner {
  protected readonly answers = inject(WaitingAnswers);
}
