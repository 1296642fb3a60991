import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { Unit } from '@kompassplan/contract';
import { liesBelow } from '@kompassplan/domain';
import { formField, seenOf } from '../../core/form-values';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { Dialog } from '../../ui/dialog';
import { AdminStore } from './admin-store';
import { unitTree } from './unit-tree';

/** Adds a unit, or renames it, moves it and says who manages it. */
@Component({
  selector: 'kp-unit-dialog',
  imports: [TranslatePipe, Dialog],
  template: `
    <kp-dialog
      [heading]="unit() ? ('admin.change-person' | t: { name: unit()?.name }) : ('admin.unit-add' | t)"
      [unsaved]="name() !== (unit()?.name ?? '')"
      (closed)="closed.emit()"
    >
      <form id="enhetsformular" novalidate (submit)="save($event)">
        <div class="field">
          <label for="enhet-namn">{{ 'admin.unit-name' | t }}</label>
          <input
            id="enhet-namn"
            class="inp"
            autocomplete="off"
            maxlength="120"
            [value]="name()"
            (input)="name.set($any($event.target).value)"
            [attr.aria-invalid]="nameFault() ? 'true' : null"
            aria-describedby="enhet-namn-fel"
          />
          <p class="fault" id="enhet-namn-fel" role="alert">{{ nameFault() }}</p>
        </div>
        <div class="field">
          <label for="enhet-over">{{ 'admin.unit-parent' | t }}</label>
          <select id="enhet-over" class="inp" (change)="parentId.set($any($event.target).value)">
            <option value="" [selected]="parentId() === ''">{{ 'admin.unit-top' | t }}</option>
            @for (branch of units(); track branch.unit.id) {
              <option [value]="branch.unit.id" [selected]="branch.unit.id === parentId()">
                {{ '\\u2003'.repeat(branch.depth) + branch.unit.name }}
              </option>
            }
          </select>
        </div>
        <div class="field">
          <label for="enhet-chef">{{ 'admin.unit-manager' | t }}</label>
          <select id="enhet-chef" class="inp" (change)="managerId.set($any($event.target).value)">
            <option value="" [selected]="managerId() === ''">{{ 'admin.unit-no-manager' | t }}</option>
            @for (person of store.active(); track person.id) {
              <option [value]="person.id" [selected]="person.id === managerId()">
                {{ person.name }}, {{ 'role.' + person.role | t }}
              </option>
            }
          </select>
        </div>
        <p class="fault" role="alert">{{ fault() }}</p>
      </form>
      <ng-container actions>
        <button type="button" class="btn" (click)="closed.emit()">{{ 'admin.cancel' | t }}</button>
        <button type="submit" form="enhetsformular" class="btn pri" [attr.aria-disabled]="busy() || null">
          {{ 'admin.save' | t }}
        </button>
      </ng-container>
    </kp-dialog>
  `,
  styleUrl: './form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnitDialog {
  private readonly notices = inject(Notices);
  private readonly i18n = inject(I18n);
  protected readonly store = inject(AdminStore);
  readonly closed = output<void>();
  /** Null: a new one. */
  readonly unit = input.required<Unit | null>();
  private readonly seen = seenOf(this.unit);
  protected readonly name = formField(this.seen, (unit) => unit?.name ?? '');
  protected readonly parentId = formField(this.seen, (unit) => unit?.parentId ?? '');
  protected readonly managerId = formField(this.seen, (unit) => unit?.managerId ?? '');
  /** Where the unit can lie: not below itself. */
  protected readonly units = computed(() => {
    const all = this.store.units() ?? [];
    const id = this.unit()?.id;
    return unitTree(all).filter((branch) => id === undefined || !liesBelow(all, id, branch.unit.id));
  });
  protected readonly nameFault = signal('');
  protected readonly fault = signal('');
  protected readonly busy = signal(false);

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const name = this.name().trim();
    this.nameFault.set(name ? '' : this.i18n.t('admin.unit-name-fault'));
    if (!name || this.busy()) return;
    this.busy.set(true);
    this.fault.set('');
    try {
      const wish = { name, parentId: this.parentId() || null, managerId: this.managerId() || null };
      const unit = this.unit();
      const known = this.store.units()?.find(({ id }) => id === unit?.id) ?? unit;
      if (known) await this.store.changeUnit(known, wish);
      else await this.store.addUnit(wish);
      this.notices.show(this.i18n.t(known ? 'admin.changed-notice' : 'admin.unit-added-notice', { name }));
      this.closed.emit();
    } catch (error) {
      this.fault.set(problemMessage(error));
    } finally {
      this.busy.set(false);
    }
  }
}
