import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { LeavePeriod } from '@kompassplan/contract';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { AdminStore } from './admin-store';

let count = 0;

/** A person's time away: what is planned, and a form that adds a period or changes one. */
@Component({
  selector: 'kp-leave-list',
  imports: [TranslatePipe],
  template: `
    @if (leaves().length > 0) {
      <ul [attr.aria-label]="'admin.leave-planned' | t">
        @for (leave of leaves(); track leave.id) {
          <li>
            <span class="grow">
              <span class="b">{{ span(leave) }}</span>
              <span class="t2 sm">{{
                leave.deputy ? ('admin.leave-deputy-is' | t: { name: leave.deputy.name }) : ('admin.leave-nobody' | t)
              }}</span>
            </span>
            <button
              type="button"
              class="btn sml"
              [attr.aria-label]="'admin.change-person' | t: { name: span(leave) }"
              (click)="begin(leave)"
            >
              {{ 'admin.change' | t }}
            </button>
            <button
              type="button"
              class="btn sml"
              [attr.aria-label]="'admin.leave-remove-this' | t: { span: span(leave) }"
              (click)="remove(leave)"
            >
              {{ 'admin.leave-remove' | t }}
            </button>
          </li>
        }
      </ul>
    } @else {
      <p class="t2">{{ 'admin.leave-none' | t }}</p>
    }
    <form novalidate (submit)="save($event)" [attr.aria-labelledby]="id + '-rubrik'">
      <h3 [id]="id + '-rubrik'">
        {{ changing() ? ('admin.change-person' | t: { name: span(changing()!) }) : ('admin.leave-add' | t) }}
      </h3>
      <div class="days">
        <div class="field">
          <label [attr.for]="id + '-fran'">{{ 'admin.leave-from' | t }}</label>
          <input
            class="inp"
            type="date"
            [id]="id + '-fran'"
            [value]="from()"
            (input)="from.set($any($event.target).value)"
            [attr.aria-describedby]="id + '-fel'"
            [attr.aria-invalid]="fault() ? 'true' : null"
          />
        </div>
        <div class="field">
          <label [attr.for]="id + '-till'">{{ 'admin.leave-to' | t }}</label>
          <input
            class="inp"
            type="date"
            [id]="id + '-till'"
            [value]="to()"
            (input)="to.set($any($event.target).value)"
            [attr.aria-describedby]="id + '-fel'"
            [attr.aria-invalid]="fault() ? 'true' : null"
          />
        </div>
      </div>
      <div class="field">
        <label [attr.for]="id + '-ersattare'">{{ 'admin.leave-deputy' | t }}</label>
        <select
          class="inp"
          [id]="id + '-ersattare'"
          [attr.aria-describedby]="id + '-om'"
          (change)="deputyId.set($any($event.target).value)"
        >
          <option value="" [selected]="deputyId() === ''">{{ 'admin.leave-nobody' | t }}</option>
          @for (other of others(); track other.id) {
            <option [value]="other.id" [selected]="deputyId() === other.id">
              {{ other.name }}{{ other.unit ? ', ' + other.unit.name : '' }}
            </option>
          }
        </select>
        <p class="hint" [id]="id + '-om'">{{ 'admin.leave-hint' | t }}</p>
      </div>
      <p class="fault" [id]="id + '-fel'" role="alert">{{ fault() }}</p>
      <div class="row">
        <button type="submit" class="btn" [attr.aria-disabled]="busy() || null">
          {{ (changing() ? 'admin.leave-save' : 'admin.leave-add') | t }}
        </button>
        @if (changing()) {
          <button type="button" class="btn txt" (click)="begin(null)">{{ 'admin.cancel' | t }}</button>
        }
      </div>
    </form>
  `,
  styleUrls: ['./form.scss', './leave-list.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LeaveList {
  private readonly store = inject(AdminStore);
  private readonly notices = inject(Notices);
  private readonly i18n = inject(I18n);
  readonly personId = input.required<string>();

  protected readonly id = `ledighet-${++count}`;
  protected readonly leaves = computed(() => this.store.leavesOf(this.personId()));
  protected readonly others = computed(() => this.store.workers().filter(({ id }) => id !== this.personId()));
  /** Null: the form adds a new one. */
  protected readonly changing = signal<LeavePeriod | null>(null);
  protected readonly from = signal('');
  protected readonly to = signal('');
  protected readonly deputyId = signal('');
  protected readonly fault = signal('');
  protected readonly busy = signal(false);

  protected span({ from, to }: Pick<LeavePeriod, 'from' | 'to'>): string {
    return from === to ? this.i18n.day(from) : `${this.i18n.day(from)} – ${this.i18n.day(to)}`;
  }

  protected begin(leave: LeavePeriod | null): void {
    this.changing.set(leave);
    this.from.set(leave?.from ?? '');
    this.to.set(leave?.to ?? '');
    this.deputyId.set(leave?.deputy?.id ?? '');
    this.fault.set('');
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const wish = { from: this.from(), to: this.to(), deputyId: this.deputyId() || null };
    if (!wish.from || !wish.to) {
      this.fault.set(this.i18n.t('admin.leave-days-fault'));
      return;
    }
    await this.attempt(async () => {
      const changing = this.changing();
      // The newest version we know: after a 412 the list was read again, and a second save means it.
      const known = changing && (this.leaves().find(({ id }) => id === changing.id) ?? changing);
      await (known ? this.store.changeLeave(known, wish) : this.store.addLeave({ personId: this.personId(), ...wish }));
      this.notices.show(this.i18n.t('admin.leave-saved-notice'));
      this.begin(null);
    });
  }

  protected async remove(leave: LeavePeriod): Promise<void> {
    await this.attempt(async () => {
      await this.store.removeLeave(leave);
      if (this.changing()?.id === leave.id) this.begin(null);
      this.notices.show(this.i18n.t('admin.leave-removed-notice'));
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.fault.set('');
    try {
      await work();
    } catch (error) {
      this.fault.set(problemMessage(error));
    } finally {
      this.busy.set(false);
    }
  }
}
