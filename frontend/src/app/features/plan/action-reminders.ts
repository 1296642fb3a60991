import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ActionView } from '@kompassplan/contract';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { PlanStore } from './plan-store';
import { reminderLines } from './reminder-lines';

/** Which reminders were sent about the action, and which will be. */
@Component({
  selector: 'kp-action-reminders',
  imports: [Icon, TranslatePipe],
  template: `
    <section>
      <h3><kp-icon name="bell" />{{ 'plan.reminders' | t }}</h3>
      @for (part of reminders(); track part.name) {
        <h4>{{ part.name | t }}</h4>
        <ul>
          @for (line of part.lines; track $index) {
            <li class="rem">
              <b>{{ dayOf(line.on) }}</b> <span>{{ line.text }}</span>
            </li>
          }
        </ul>
        @if (part.name === 'plan.reminders-coming') {
          <p class="t2 sm">{{ 'plan.reminder-unchanged' | t }}</p>
        }
      } @empty {
        <p class="t2 sm">{{ 'plan.reminders-none' | t }}</p>
      }
    </section>
  `,
  styles: `
    h3 {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 30px;
      margin-bottom: 6px;
    }
    h4 {
      margin: 6px 0 2px;
      color: var(--t2);
      font-size: 14px;
      font-weight: 550;
    }
    .rem {
      display: flex;
      gap: 10px;
      padding: 3px 0;
      font-size: 14px;
      line-height: 20px;
    }
    .rem b {
      flex: none;
      min-width: 58px;
      font-weight: 600;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionReminders {
  protected readonly i18n = inject(I18n);
  private readonly store = inject(PlanStore);
  readonly action = input.required<ActionView>();

  protected readonly reminders = computed(() => {
    const { sent, coming } = reminderLines(this.action().reminders, this.i18n);
    return [
      { name: 'plan.reminders-sent', lines: sent },
      { name: 'plan.reminders-coming', lines: coming },
    ].filter((part) => part.lines.length > 0);
  });

  protected dayOf(on: string): string {
    return on === this.store.today ? this.i18n.t('plan.today') : this.i18n.day(on);
  }
}
