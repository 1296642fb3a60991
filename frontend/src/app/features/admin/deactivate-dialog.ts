import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { Person } from '@kompassplan/contract';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { Dialog } from '../../ui/dialog';
import { AdminStore } from './admin-store';

/** Switches a leaver off; open actions go to a successor first, and each unit gets a manager of its own, or nobody. */
@Component({
  selector: 'kp-deactivate-dialog',
  imports: [TranslatePipe, Dialog],
  template: `
    <kp-dialog [heading]="'admin.deactivate-title' | t: { name: person().name }" (closed)="closed.emit()">
      <form id="avslutsformular" novalidate (submit)="save($event)">
        <p>{{ 'admin.deactivate-text' | t }}</p>
        @if (person().openActions > 0) {
          <p class="b">{{ 'admin.deactivate-hand-over' | t: { count: person().openActions } }}</p>
          <div class="field">
            <label for="eftertradare">{{ 'admin.successor' | t }}</label>
            <select
              id="eftertradare"
              class="inp"
              aria-describedby="eftertradare-fel"
              [attr.aria-invalid]="fault() ? 'true' : null"
              (change)="successorId.set($any($event.target).value)"
            >
              <option value="">{{ 'admin.successor-choose' | t }}</option>
              @for (other of others(); track other.id) {
                <option [value]="other.id">{{ other.name }}{{ other.unit ? ', ' + other.unit.name : '' }}</option>
              }
            </select>
          </div>
        }
        @if (units().length > 0) {
          <p class="b">{{ 'admin.deactivate-units' | t: { count: units().length } }}</p>
          @for (unit of units(); track unit.id) {
            <div class="field">
              <label [attr.for]="'chef-' + unit.id">{{ 'admin.unit-manager-of' | t: { unit: unit.name } }}</label>
              <select
                class="inp"
                [id]="'chef-' + unit.id"
                aria-describedby="eftertradare-fel"
                [attr.aria-invalid]="fault() && managers().get(unit.id) === undefined ? 'true' : null"
                (change)="choose(unit.id, $any($event.target).value)"
              >
                <option value="" disabled [selected]="managers().get(unit.id) === undefined">
                  {{ 'admin.successor-choose' | t }}
                </option>
                <option [value]="nobody">{{ 'admin.unit-manager-nobody' | t }}</option>
                @for (other of others(); track other.id) {
                  <option [value]="other.id">{{ other.name }}, {{ 'role.' + other.role | t }}</option>
                }
              </select>
            </div>
          }
        }
        <p class="fault" id="eftertradare-fel" role="alert">{{ fault() }}</p>
      </form>
      <ng-container actions>
        <button type="button" class="btn" (click)="closed.emit()">{{ 'admin.cancel' | t }}</button>
        <button type="submit" form="avslutsformular" class="btn pri" [attr.aria-disabled]="busy() || null">
          {{ 'admin.deactivate' | t }}
        </button>
      </ng-container>
    </kp-dialog>
  `,
  styleUrl: './form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeactivateDialog {
  private readonly store = inject(AdminStore);
  private readonly notices = inject(Notices);
  private readonly i18n = inject(I18n);
  readonly person = input.required<Person>();
  readonly closed = output<void>();
  protected readonly successorId = signal('');
  protected readonly nobody = 'nobody';
  /** The units that lose their manager. */
  protected readonly units = computed(() =>
    (this.store.units() ?? []).filter(({ managerId }) => managerId === this.person().id),
  );
  /** By unit: who manages it from now on; null is nobody, and what is missing has not been decided. */
  protected readonly managers = signal<ReadonlyMap<string, string | null>>(new Map());
  protected readonly others = computed(() => this.store.active().filter(({ id }) => id !== this.person().id));
  protected readonly fault = signal('');
  protected readonly busy = signal(false);

  protected choose(unitId: string, value: string): void {
    this.managers.update((map) => new Map(map).set(unitId, value === this.nobody ? null : value));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const person = this.person();
    if (person.openActions > 0 && !this.successorId()) {
      this.fault.set(this.i18n.t('admin.successor-fault'));
      return;
    }
    const undecided = this.units().some(({ id }) => this.managers().get(id) === undefined);
    if (undecided) {
      this.fault.set(this.i18n.t('admin.unit-manager-fault'));
      return;
    }
    if (this.busy()) return;
    this.busy.set(true);
    this.fault.set('');
    try {
      const known = this.store.people()?.find(({ id }) => id === person.id) ?? person;
      const successor = this.successorId() ? { successorId: this.successorId() } : {};
      const unitManagers = this.units().map(({ id }) => ({ unitId: id, managerId: this.managers().get(id) ?? null }));
      await this.store.change(known, { active: false, ...successor, unitManagers });
      this.notices.show(this.i18n.t('admin.deactivated-notice', { name: person.name }));
      this.closed.emit();
    } catch (error) {
      this.fault.set(problemMessage(error));
    } finally {
      this.busy.set(false);
    }
  }
}
