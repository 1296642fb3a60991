import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { heldDuties, type HeldDuty, type Person } from '@kompassplan/contract';
import { DUTIES, needsSuccessor } from '@kompassplan/domain';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { Dialog } from '../../ui/dialog';
import { Skeleton } from '../../ui/skeleton';
import { AdminStore } from './admin-store';
import { DutyChoice, NOBODY } from './duty-choice';

/**
 * Switches a leaver off, and passes on everything that leans on them: one successor for the work, another one for any
 * row, and each unit's manager by name.
 */
@Component({
  selector: 'kp-deactivate-dialog',
  imports: [TranslatePipe, Dialog, DutyChoice, Skeleton],
  template: `
    <kp-dialog [wide]="true" [heading]="'admin.deactivate-title' | t: { name: person().name }" (closed)="closed.emit()">
      <form id="avslutsformular" novalidate (submit)="save($event)">
        <p>{{ 'admin.deactivate-text' | t }}</p>
        @if (duties(); as held) {
          @if (held.length === 0) {
            <p class="b">{{ 'admin.deactivate-nothing' | t }}</p>
          }
          @if (shared() > 0) {
            <div class="field">
              <label for="eftertradare">{{ 'admin.successor' | t: { count: shared() } }}</label>
              <select
                id="eftertradare"
                class="inp"
                aria-describedby="eftertradare-om eftertradare-fel"
                [attr.aria-invalid]="sent() && missing() > 0 ? 'true' : null"
                (change)="successorId.set($any($event.target).value)"
              >
                <option value="">{{ 'admin.successor-choose' | t }}</option>
                @for (other of others(); track other.id) {
                  <option [value]="other.id">{{ other.name }}{{ other.unit ? ', ' + other.unit.name : '' }}</option>
                }
              </select>
              <p class="hint" id="eftertradare-om">{{ 'admin.successor-hint' | t }}</p>
            </div>
          }
          @for (group of groups(); track group.duty) {
            <section [attr.aria-labelledby]="'arv-' + group.duty">
              <h3 [id]="'arv-' + group.duty">{{ 'admin.duty-' + group.duty | t: { count: group.rows.length } }}</h3>
              @for (held of group.rows; track held.id) {
                <kp-duty-choice
                  [held]="held"
                  [others]="othersFor(held)"
                  [value]="chosen().get(keyOf(held)) ?? ''"
                  [usual]="usualOf(held)"
                  [missing]="sent() && isMissing(held)"
                  (chosen)="choose(held, $event)"
                />
              }
            </section>
          }
        } @else if (failed()) {
          <p class="fault" role="alert">{{ failed() }}</p>
        } @else {
          <kp-skeleton [rows]="6" />
        }
        <p class="fault" id="eftertradare-fel" role="alert">{{ fault() }}</p>
      </form>
      <ng-container actions>
        <button type="button" class="btn" (click)="closed.emit()">{{ 'admin.cancel' | t }}</button>
        <button type="submit" form="avslutsformular" class="btn pri" [attr.aria-disabled]="busy() || !duties() || null">
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
  private readonly resource = httpResource(() => `/api/people/${this.person().id}/duties`, {
    parse: (body) => heldDuties.parse(body).items,
  });
  protected readonly duties = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  protected readonly failed = computed(() => {
    const error = this.resource.error();
    return error ? problemMessage(error) : '';
  });
  protected readonly groups = computed(() => {
    const held = this.duties() ?? [];
    return DUTIES.map((duty) => ({ duty, rows: held.filter((one) => one.duty === duty) })).filter(
      ({ rows }) => rows.length > 0,
    );
  });
  protected readonly successorId = signal('');
  /** By duty: a person's id, or nobody. What is missing goes the usual way. */
  protected readonly chosen = signal<ReadonlyMap<string, string>>(new Map());
  protected readonly others = computed(() => this.store.workers().filter(({ id }) => id !== this.person().id));
  private readonly successor = computed(() => this.others().find(({ id }) => id === this.successorId())?.name ?? null);
  /** How many rows go to the successor of all unless something else is said. */
  protected readonly shared = computed(() => (this.duties() ?? []).filter(goesToSuccessor).length);
  protected readonly missing = computed(() => (this.duties() ?? []).filter((held) => this.isMissing(held)).length);
  /** The form was sent once: from now on it shows what is missing. */
  protected readonly sent = signal(false);
  protected readonly fault = signal('');
  protected readonly busy = signal(false);

  protected keyOf({ duty, id }: HeldDuty): string {
    return `${duty} ${id}`;
  }

  /** Whoever is on leave cannot stand in for themselves. */
  protected othersFor(held: HeldDuty): readonly Person[] {
    return held.duty === 'leave' ? this.others().filter(({ name }) => name !== held.title) : this.others();
  }

  protected usualOf(held: HeldDuty): string | null {
    return goesToSuccessor(held) ? this.successor() : null;
  }

  protected isMissing(held: HeldDuty): boolean {
    if (this.chosen().has(this.keyOf(held))) return false;
    return held.duty === 'unit' || (needsSuccessor(held.duty) && !this.successorId());
  }

  protected choose(held: HeldDuty, value: string): void {
    this.chosen.update((map) => {
      const next = new Map(map);
      if (value === '') next.delete(this.keyOf(held));
      else next.set(this.keyOf(held), value);
      return next;
    });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const duties = this.duties();
    if (!duties || this.busy()) return;
    this.sent.set(true);
    if (this.missing() > 0) {
      const work = duties.some((held) => needsSuccessor(held.duty) && this.isMissing(held));
      this.fault.set(this.i18n.t(work ? 'admin.successor-fault' : 'admin.unit-manager-fault'));
      return;
    }
    this.busy.set(true);
    this.fault.set('');
    const person = this.person();
    try {
      const known = this.store.people()?.find(({ id }) => id === person.id) ?? person;
      const successor = this.successorId() ? { successorId: this.successorId() } : {};
      const successors = duties.flatMap((held) => {
        const personId = this.chosen().get(this.keyOf(held));
        if (personId === undefined) return [];
        return [{ duty: held.duty, id: held.id, personId: personId === NOBODY ? null : personId }];
      });
      await this.store.change(known, { active: false, ...successor, successors });
      this.notices.show(this.i18n.t('admin.deactivated-notice', { name: person.name }));
      this.closed.emit();
    } catch (error) {
      this.fault.set(problemMessage(error));
      // What was passed on or added meanwhile is shown before the next attempt.
      this.resource.reload();
    } finally {
      this.busy.set(false);
    }
  }
}

function goesToSuccessor({ duty }: HeldDuty): boolean {
  return needsSuccessor(duty) || duty === 'help';
}
