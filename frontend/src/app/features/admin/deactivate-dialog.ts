import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { Person } from '@kompassplan/contract';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { Dialog } from '../../ui/dialog';
import { AdminStore } from './admin-store';

/** Switches a leaver off; open actions go to a successor first. */
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
  protected readonly others = computed(() => this.store.active().filter(({ id }) => id !== this.person().id));
  protected readonly fault = signal('');
  protected readonly busy = signal(false);

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const person = this.person();
    if (person.openActions > 0 && !this.successorId()) {
      this.fault.set(this.i18n.t('admin.successor-fault'));
      return;
    }
    if (this.busy()) return;
    this.busy.set(true);
    this.fault.set('');
    try {
      const known = this.store.people()?.find(({ id }) => id === person.id) ?? person;
      const successor = this.successorId() ? { successorId: this.successorId() } : {};
      await this.store.change(known, { active: false, ...successor });
      this.notices.show(this.i18n.t('admin.deactivated-notice', { name: person.name }));
      this.closed.emit();
    } catch (error) {
      this.fault.set(problemMessage(error));
    } finally {
      this.busy.set(false);
    }
  }
}
