import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { LOG_STATES, type ReminderLog, reminderRule } from '@kompassplan/contract';
import { TranslatePipe } from '../../core/i18n';
import { NOTHING } from './log-filter';
import { RemindersStore } from './reminders-store';

/** What of the log is shown; everything stands in the address. */
@Component({
  selector: 'kp-log-filters',
  imports: [TranslatePipe],
  template: `
    <form role="search" [attr.aria-label]="'mail-log.filters' | t" (submit)="$event.preventDefault()">
      <label>
        {{ 'reminders.log-person' | t }}
        <select #person class="inp" (change)="store.narrow({ person: person.value || null })">
          <option value="">{{ 'mail-log.everybody' | t }}</option>
          @for (one of recipients(); track one.id) {
            <option [value]="one.id" [selected]="one.id === filter().person">{{ one.name }}</option>
          }
        </select>
      </label>
      <label>
        {{ 'reminders.log-state' | t }}
        <select #state class="inp" (change)="store.narrow({ state: state.value || null })">
          <option value="">{{ 'mail-log.every-state' | t }}</option>
          @for (name of states; track name) {
            <option [value]="name" [selected]="name === filter().state">{{ 'mail-log.state-' + name | t }}</option>
          }
        </select>
      </label>
      <label>
        {{ 'mail-log.rule' | t }}
        <select #rule class="inp" (change)="store.narrow({ rule: rule.value || null })">
          <option value="">{{ 'mail-log.every-rule' | t }}</option>
          @for (name of rules; track name) {
            <option [value]="name" [selected]="name === filter().rule">{{ 'reminders.rule-' + name | t }}</option>
          }
        </select>
      </label>
      <label>
        {{ 'mail-log.from' | t }}
        <input
          #from
          class="inp"
          type="date"
          [value]="filter().from ?? ''"
          (change)="store.narrow({ from: from.value || null })"
        />
      </label>
      <label>
        {{ 'mail-log.to' | t }}
        <input
          #to
          class="inp"
          type="date"
          [value]="filter().to ?? ''"
          (change)="store.narrow({ to: to.value || null })"
        />
      </label>
      <label>
        {{ 'mail-log.words' | t }}
        <input
          #q
          class="inp"
          type="search"
          maxlength="200"
          [value]="filter().q ?? ''"
          (change)="store.narrow({ q: q.value.trim() || null })"
        />
      </label>
      @if (narrowed()) {
        <button type="button" class="btn txt" (click)="store.narrow(nothing)">{{ 'mail-log.clear' | t }}</button>
      }
    </form>
  `,
  styles: `
    :host {
      display: block;
      margin: 8px 0 12px;
    }
    form {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(150px, 100%), 1fr));
      align-items: end;
      gap: 8px 12px;
    }
    label {
      display: flex;
      flex-direction: column;
      gap: 4px;
      min-width: 0;
      font-size: 14px;
      font-weight: 600;
    }
    .inp {
      width: 100%;
      min-width: 0;
      height: 36px;
      font-weight: 400;
    }
    @media (max-width: 599.98px) {
      form {
        grid-template-columns: repeat(auto-fill, minmax(min(136px, 100%), 1fr));
      }
      .inp,
      .btn {
        height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LogFilters {
  protected readonly store = inject(RemindersStore);
  readonly recipients = input.required<ReminderLog['recipients']>();
  protected readonly states = LOG_STATES;
  protected readonly rules = reminderRule.options;
  protected readonly nothing = NOTHING;
  protected readonly filter = this.store.filter;
  protected readonly narrowed = computed(() => Object.keys(this.filter()).length > 0);
}
