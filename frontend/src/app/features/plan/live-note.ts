import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { PlanLive } from './plan-live';

/** In the opened action: who just changed what, and a way to see it. What somebody types stays where it is. */
@Component({
  selector: 'kp-live-note',
  imports: [Icon, TranslatePipe],
  template: `
    <div role="status">
      @if (told(); as news) {
        <p class="call">
          <span class="grow">{{ news.text }} {{ 'live.just-now' | t }}</span>
          <button type="button" class="btn sml" (click)="show()">{{ 'live.show' | t }}</button>
          <button
            type="button"
            class="btn sml ico txt"
            [attr.aria-label]="'live.close' | t"
            (click)="live.told.set(null)"
          >
            <kp-icon name="close" size="s" />
          </button>
        </p>
      }
    </div>
  `,
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
      margin: 8px 24px 0;
      padding: 6px 6px 6px 12px;
    }
    .grow {
      flex: 1 1 200px;
    }
    @media (max-width: 599.98px) {
      p {
        margin: 8px 16px 0;
      }
      .btn {
        min-height: 48px;
        min-width: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LiveNote {
  protected readonly live = inject(PlanLive);
  /** The opened action. */
  readonly action = input.required<string>();
  protected readonly told = computed(() => {
    const told = this.live.told();
    return told?.action === this.action() ? told : null;
  });

  protected show(): void {
    const all = document.getElementById('kp-activity-all');
    all?.click();
    all?.focus({ preventScroll: true });
    all?.scrollIntoView({ block: 'start' });
    this.live.told.set(null);
  }
}
