import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal, untracked } from '@angular/core';
import type { ActionView, MergeActions } from '@kompassplan/contract';
import { isOpen } from '@kompassplan/domain';
import { numberOf } from '../../core/action-number';
import { formField, seenOf } from '../../core/form-values';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Dialog } from '../../ui/dialog';
import { DriftNote } from './drift-note';
import type { PickItem } from './pick-list';
import { PlanChanges } from './plan-changes';
import { PlanStore } from './plan-store';
import { TokenPicker } from './token-picker';

const MOST = 20;

/** Several actions into this one: which, and what it is called afterwards. */
@Component({
  selector: 'kp-merge-dialog',
  imports: [Dialog, DriftNote, TokenPicker, TranslatePipe],
  template: `
    <kp-dialog
      [heading]="'kin.merge-title' | t: { number: number() }"
      [unsaved]="others().length > 0 || title() !== seen().title"
      (closed)="closed.emit()"
    >
      <kp-drift-note [drifted]="seen.drifted()" />
      <form id="kp-merge" novalidate (submit)="save($event)">
        <p>{{ 'kin.merge-text' | t: { number: number() } }}</p>
        @if (items().length === 0) {
          <p class="t2">{{ 'kin.merge-none' | t }}</p>
        } @else {
          <kp-token-picker
            [label]="'kin.merge-pick' | t: { number: number() }"
            [items]="items()"
            [chosen]="others()"
            [max]="most"
            [placeholder]="'kin.merge-search' | t"
            (changed)="others.set($event)"
          />
        }
        <div class="field">
          <label for="kp-merge-title">{{ 'kin.merge-field-title' | t }}</label>
          <textarea
            #box
            id="kp-merge-title"
            class="inp"
            rows="2"
            maxlength="500"
            [value]="title()"
            (input)="title.set(box.value)"
          ></textarea>
        </div>
        @if (fault()) {
          <p class="late" role="alert">{{ fault() }}</p>
        }
      </form>
      <ng-container actions>
        <button type="button" class="btn" (click)="closed.emit()">{{ 'plan.cancel' | t }}</button>
        <button type="submit" form="kp-merge" class="btn pri" [disabled]="changes.busy()">
          {{ 'kin.merge-go' | t: { count: others().length, total: others().length + 1 } }}
        </button>
      </ng-container>
    </kp-dialog>
  `,
  styles: `
    form {
      display: grid;
      gap: 14px;
    }
    textarea {
      height: auto;
      padding: 8px 12px;
      resize: vertical;
    }
    @media (max-width: 599.98px) {
      .btn {
        min-height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MergeDialog {
  protected readonly changes = inject(PlanChanges);
  private readonly store = inject(PlanStore);
  private readonly i18n = inject(I18n);
  readonly action = input.required<ActionView>();
  readonly closed = output<void>();
  protected readonly most = MOST;
  protected readonly seen = seenOf(this.action);
  protected readonly number = computed(() => numberOf(this.seen().number));
  protected readonly title = formField(this.seen, (action) => action.title);
  protected readonly others = signal<readonly PickItem[]>([]);
  /** As they were when the dialog was opened, or when one was told that they have changed. */
  private readonly rows = signal(this.rowsNow());
  /** Those of the same sub-questions first: these say the same more often. */
  protected readonly items = computed<readonly PickItem[]>(() => {
    const own = new Set(this.seen().links.map(({ subQuestion }) => subQuestion));
    const near = (id: string): number =>
      this.rows()
        .get(id)
        ?.links.some(({ subQuestion }) => own.has(subQuestion))
        ? 0
        : 1;
    return [...this.rows().values()]
      .filter((row) => row.id !== this.seen().id && isOpen(row.status) && this.store.rightsOn(row).edit)
      .sort((a, b) => near(a.id) - near(b.id) || a.number - b.number)
      .map((row) => ({ value: row.id, label: `${numberOf(row.number)} ${row.title}` }));
  });
  protected readonly tried = signal(false);
  private readonly refusal = signal('');
  protected readonly fault = computed(() => {
    if (!this.tried()) return '';
    if (this.others().length === 0) return this.i18n.t('kin.merge-missing');
    return this.title().trim() === '' ? this.i18n.t('plan.title-missing') : this.refusal();
  });

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const title = this.title().trim();
    const others: MergeActions['others'] = this.others().flatMap(({ value }) => {
      const row = this.rows().get(value ?? '');
      return row ? [{ id: row.id, version: row.version }] : [];
    });
    if (others.length === 0 || title === '') return;
    const wish: MergeActions = { others, ...(title === this.seen().title ? {} : { title }) };
    const outcome = await this.changes.relate(this.seen(), 'merge', wish, ({ number }) =>
      this.i18n.t('kin.merge-done', { number: numberOf(number), count: others.length }),
    );
    if (outcome.ok) return this.closed.emit();
    this.refusal.set(outcome.message);
    if (!outcome.current) return;
    this.seen.renew(outcome.current);
    this.rows.set(this.rowsNow());
  }

  private rowsNow() {
    return untracked(() => new Map(this.store.rows().map((row) => [row.id, row])));
  }
}
