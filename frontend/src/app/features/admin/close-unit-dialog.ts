import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { Unit } from '@kompassplan/contract';
import { liesBelow } from '@kompassplan/domain';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { Dialog } from '../../ui/dialog';
import { AdminStore } from './admin-store';
import { unitTree } from './unit-tree';

/** Closes a unit; what it has goes to the one that is chosen. */
@Component({
  selector: 'kp-close-unit-dialog',
  imports: [TranslatePipe, Dialog],
  template: `
    <kp-dialog [heading]="'admin.unit-close-this' | t: { name: unit().name }" (closed)="closed.emit()">
      <form id="nedlaggning" novalidate (submit)="save($event)">
        <p>{{ 'admin.unit-close-text' | t }}</p>
        <div class="field">
          <label for="nedlagd-till">{{ 'admin.unit-close-into' | t }}</label>
          <select
            id="nedlagd-till"
            class="inp"
            aria-describedby="nedlagd-fel"
            [attr.aria-invalid]="fault() ? 'true' : null"
            (change)="intoId.set($any($event.target).value)"
          >
            <option value="">{{ 'admin.unit-close-nowhere' | t }}</option>
            @for (branch of units(); track branch.unit.id) {
              <option [value]="branch.unit.id">{{ '\\u2003'.repeat(branch.depth) + branch.unit.name }}</option>
            }
          </select>
        </div>
        <p class="fault" id="nedlagd-fel" role="alert">{{ fault() }}</p>
      </form>
      <ng-container actions>
        <button type="button" class="btn" (click)="closed.emit()">{{ 'admin.cancel' | t }}</button>
        <button type="submit" form="nedlaggning" class="btn pri" [attr.aria-disabled]="busy() || null">
          {{ 'admin.unit-close' | t }}
        </button>
      </ng-container>
    </kp-dialog>
  `,
  styleUrl: './form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CloseUnitDialog {
  private readonly store = inject(AdminStore);
  private readonly notices = inject(Notices);
  private readonly i18n = inject(I18n);
  readonly unit = input.required<Unit>();
  readonly closed = output<void>();
  protected readonly intoId = signal('');
  protected readonly fault = signal('');
  protected readonly busy = signal(false);
  /** Neither the unit itself nor one below it. */
  protected readonly units = computed(() => {
    const all = this.store.units() ?? [];
    return unitTree(all).filter((branch) => !liesBelow(all, this.unit().id, branch.unit.id));
  });

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    this.busy.set(true);
    this.fault.set('');
    const unit = this.unit();
    try {
      const known = this.store.units()?.find(({ id }) => id === unit.id) ?? unit;
      await this.store.closeUnit(known, { intoId: this.intoId() || null });
      this.notices.show(this.i18n.t('admin.unit-closed-notice', { name: unit.name }));
      this.closed.emit();
    } catch (error) {
      this.fault.set(problemMessage(error));
    } finally {
      this.busy.set(false);
    }
  }
}
