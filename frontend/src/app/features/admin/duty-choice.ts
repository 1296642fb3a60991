import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { HeldDuty, Person } from '@kompassplan/contract';
import { needsSuccessor } from '@kompassplan/domain';
import { numberOf } from '../../core/action-number';
import { I18n, TranslatePipe } from '../../core/i18n';

/** What is chosen for one duty: a person's id, `nobody`, or nothing yet. */
export const NOBODY = 'nobody';

/** One thing that a leaver leaves, and who takes it. */
@Component({
  selector: 'kp-duty-choice',
  imports: [TranslatePipe],
  template: `
    <label [attr.for]="id()">
      <span class="title">
        @if (held().action; as action) {
          <span class="t2">{{ number(action.number) }}</span>
        }
        {{ held().title }}</span
      >
      <span class="t2 sm" [class.late]="held().action?.late">{{ facts() }}</span>
    </label>
    <select
      class="inp"
      [id]="id()"
      [attr.aria-invalid]="missing() ? 'true' : null"
      aria-describedby="eftertradare-fel"
      (change)="chosen.emit($any($event.target).value)"
    >
      @if (usual(); as name) {
        <option value="" [selected]="value() === ''">{{ 'admin.duty-usual' | t: { name } }}</option>
      } @else if (mustChoose()) {
        <option value="" disabled [selected]="value() === ''">{{ 'admin.successor-choose' | t }}</option>
      }
      @if (!needed()) {
        <option [value]="nobody" [selected]="value() === nobody || (value() === '' && !usual() && !mustChoose())">
          {{ (held().duty === 'unit' ? 'admin.unit-manager-nobody' : 'admin.duty-nobody') | t }}
        </option>
      }
      @for (other of others(); track other.id) {
        <option [value]="other.id" [selected]="value() === other.id">
          {{ other.name }}, {{ other.unit?.name ?? ('role.' + other.role | t) }}
        </option>
      }
    </select>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 240px);
      align-items: center;
      gap: 4px 16px;
      padding: 8px 0;
      border-top: 1px solid var(--ln);
    }
    label {
      display: flex;
      flex-direction: column;
      overflow-wrap: anywhere;
    }
    .late {
      color: var(--kp-danger);
    }
    @media (max-width: 599.98px) {
      :host {
        grid-template-columns: minmax(0, 1fr);
      }
      .inp {
        height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DutyChoice {
  private readonly i18n = inject(I18n);
  readonly held = input.required<HeldDuty>();
  readonly others = input.required<readonly Person[]>();
  /** A person's id, `nobody`, or empty: the usual one. */
  readonly value = input.required<string>();
  /** The name of the one who takes it when nothing is chosen. */
  readonly usual = input.required<string | null>();
  /** The form was sent without a choice that it needs. */
  readonly missing = input.required<boolean>();
  readonly chosen = output<string>();

  protected readonly nobody = NOBODY;
  protected readonly number = numberOf;
  protected readonly id = computed(() => `arv-${this.held().duty}-${this.held().id}`);
  protected readonly needed = computed(() => needsSuccessor(this.held().duty));
  protected readonly mustChoose = computed(() => this.needed() || this.held().duty === 'unit');
  /** When it is due and what it is worth, what waits for a unit's manager, when somebody is away. */
  protected readonly facts = computed(() => {
    const { action, waiting, from, to } = this.held();
    const told: string[] = [];
    if (action?.due) {
      told.push(this.i18n.t(action.late ? 'admin.duty-late' : 'admin.duty-due', { day: this.i18n.day(action.due) }));
    }
    if (action) told.push(this.i18n.t('admin.duty-points', { points: this.i18n.points(action.points) }));
    if (waiting > 0) told.push(this.i18n.t('admin.duty-waiting', { count: waiting }));
    if (from && to) told.push(`${this.i18n.day(from)} – ${this.i18n.day(to)}`);
    return told.join(' · ');
  });
}
