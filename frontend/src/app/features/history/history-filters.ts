import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { TranslatePipe } from '../../core/i18n';
import { SessionStore } from '../../core/session-store';
import { Icon } from '../../ui/icon';
import { HistoryStore } from './history-store';
import { HistoryWords } from '../../core/history-words';
import { type About, EVERYTHING, fieldsOf, isNarrowed } from './history-view';

/** The right that each kind of entries needs beyond reading the plan. */
const ABOUT_RIGHTS = [
  ['plan', 'action.read'],
  ['action', 'action.read'],
  ['evaluation', 'evaluation.read'],
  ['people', 'people.read'],
  ['reminders', 'reminder.read'],
  ['imports', 'import.review'],
] as const satisfies readonly (readonly [About, string])[];

/** What of the history is shown; everything stands in the address. */
@Component({
  selector: 'kp-history-filters',
  imports: [Icon, TranslatePipe],
  template: `
    <form [attr.aria-label]="'history.filters' | t" (submit)="$event.preventDefault()">
      <label>
        {{ 'history.since' | t }}
        <input #since class="inp" type="date" [value]="view().since ?? ''" (change)="day({ since: since.value })" />
      </label>
      <label>
        {{ 'history.until' | t }}
        <input #until class="inp" type="date" [value]="view().until ?? ''" (change)="day({ until: until.value })" />
      </label>
      @if (!view().net) {
        <label>
          {{ 'history.about' | t }}
          <select #about class="inp" (change)="store.show({ about: $any(about.value), field: null, action: null })">
            @for (name of abouts(); track name) {
              <option [value]="name" [selected]="name === view().about">{{ 'history.about-' + name | t }}</option>
            }
          </select>
        </label>
        @if (store.people().length > 0) {
          <label>
            {{ 'history.person' | t }}
            <select #person class="inp" (change)="store.show({ person: person.value || null })">
              <option value="">{{ 'history.everybody' | t }}</option>
              @for (one of store.people(); track one.id) {
                <option [value]="one.id" [selected]="one.id === view().person">{{ one.name }}</option>
              }
            </select>
          </label>
        }
      }
      @if (fields().length > 0) {
        <label>
          {{ 'history.field' | t }}
          <select #field class="inp" (change)="store.show({ field: field.value || null })">
            <option value="">{{ 'history.all-fields' | t }}</option>
            @for (name of fields(); track name) {
              <option [value]="name" [selected]="name === view().field">{{ words.field(name) }}</option>
            }
          </select>
        </label>
      }
      @if (narrowed()) {
        <button type="button" class="btn txt" (click)="clear()">{{ 'history.clear' | t }}</button>
      }
    </form>
    @if (!view().net && view().action) {
      <span class="chip on">
        {{ 'history.this-action' | t }}
        <button
          type="button"
          [attr.aria-label]="'history.remove' | t: { filter: ('history.this-action' | t) }"
          (click)="store.show({ action: null })"
        >
          <kp-icon name="close" size="s" />
        </button>
      </span>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: flex-start;
      gap: 8px;
    }
    form {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-end;
      gap: 8px 12px;
      width: 100%;
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
      width: auto;
      min-width: 0;
      max-width: 260px;
      height: 36px;
      font-weight: 400;
    }
    .chip button {
      display: inline-grid;
      place-items: center;
      width: 28px;
      height: 28px;
      margin-right: -8px;
      border: 0;
      border-radius: 50%;
      background: none;
      color: inherit;
      cursor: pointer;
    }
    @media (max-width: 599.98px) {
      form {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(136px, 1fr));
      }
      .inp {
        width: 100%;
        max-width: none;
      }
      .inp,
      .btn {
        height: 48px;
      }
      .chip,
      .chip button {
        height: 48px;
        min-width: 48px;
      }
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HistoryFilters {
  private readonly sessions = inject(SessionStore);
  protected readonly store = inject(HistoryStore);
  protected readonly words = inject(HistoryWords);
  protected readonly view = this.store.view;
  protected readonly narrowed = computed(() => isNarrowed(this.view()));
  protected readonly fields = computed(() => fieldsOf(this.view()));
  protected readonly abouts = computed(() =>
    ABOUT_RIGHTS.filter(([, right]) => this.sessions.may(right)).map(([name]) => name),
  );

  protected day(change: { since?: string; until?: string }): void {
    const [[name, day] = []] = Object.entries(change);
    if (name !== undefined) void this.store.show({ [name]: day || null });
  }

  protected clear(): void {
    void this.store.show({ ...EVERYTHING, net: this.view().net });
  }
}
