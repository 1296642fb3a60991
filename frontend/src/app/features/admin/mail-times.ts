import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import { DIGEST_WEEKDAYS, MAIL_HOURS } from '@kompassplan/domain';
import { I18n, TranslatePipe } from '../../core/i18n';

function upTo({ first, last }: { readonly first: number; readonly last: number }): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** Weekday of the weekly mail and hour of every mail; null means as the municipality does. */
@Component({
  selector: 'kp-mail-times',
  imports: [TranslatePipe],
  template: `
    @if (weekly()) {
      <div class="field">
        <label [for]="name() + '-dag'">{{ 'mail-choice.weekday' | t }}</label>
        <select [id]="name() + '-dag'" class="inp" (change)="weekday.set(chosen($event))">
          <option value="" [selected]="weekday() === null">{{ 'mail-choice.as-municipality' | t }}</option>
          @for (day of weekdays(); track day.value) {
            <option [value]="day.value" [selected]="weekday() === day.value">{{ day.name }}</option>
          }
        </select>
      </div>
    }
    <div class="field">
      <label [for]="name() + '-tid'">{{ 'mail-choice.hour' | t }}</label>
      <select
        [id]="name() + '-tid'"
        class="inp"
        [attr.aria-describedby]="name() + '-tid-om'"
        (change)="hour.set(chosen($event))"
      >
        <option value="" [selected]="hour() === null">{{ 'mail-choice.as-municipality' | t }}</option>
        @for (option of hours; track option) {
          <option [value]="option" [selected]="hour() === option">{{ clock(option) }}</option>
        }
      </select>
      <p class="hint" [id]="name() + '-tid-om'">{{ 'mail-choice.hour-hint' | t }}</p>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 180px), 1fr));
      gap: 12px 16px;
      width: 100%;
    }
    @media (max-width: 839.98px) {
      .inp {
        height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MailTimes {
  private readonly i18n = inject(I18n);
  /** Begins the ids of the fields. */
  readonly name = input.required<string>();
  readonly weekly = input.required<boolean>();
  readonly weekday = model.required<number | null>();
  readonly hour = model.required<number | null>();

  protected readonly hours = upTo(MAIL_HOURS);
  protected readonly weekdays = computed(() => {
    const name = new Intl.DateTimeFormat(this.i18n.locale(), { weekday: 'long', timeZone: 'UTC' });
    // 1 January 2024 was a Monday.
    return upTo(DIGEST_WEEKDAYS).map((value) => ({ value, name: name.format(Date.UTC(2024, 0, value)) }));
  });

  protected clock(hour: number): string {
    return `${String(hour).padStart(2, '0')}:00`;
  }

  protected chosen(event: Event): number | null {
    const { value } = event.target as HTMLSelectElement;
    return value === '' ? null : Number(value);
  }
}
