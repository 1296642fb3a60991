import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { ActionView } from '@kompassplan/contract';
import { numberOf } from '../../core/action-number';
import { formField, seenOf } from '../../core/form-values';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Dialog } from '../../ui/dialog';
import { PlanChanges } from './plan-changes';

/** One more action of the same task, under a title of its own. */
@Component({
  selector: 'kp-copy-dialog',
  imports: [Dialog, TranslatePipe],
  template: `
    <kp-dialog
      [heading]="'kin.copy-title' | t: { number: number() }"
      [unsaved]="title() !== seen().title"
      (closed)="closed.emit()"
    >
      <form id="kp-copy" novalidate (submit)="save($event)">
        <p>{{ 'kin.copy-text' | t }}</p>
        <p class="t2">{{ (action().status === 'declined' ? 'kin.copy-points-new' : 'kin.copy-points') | t }}</p>
        <div class="field">
          <label for="kp-copy-title">{{ 'plan.field-title' | t }}</label>
          <textarea
            #box
            id="kp-copy-title"
            class="inp"
            rows="2"
            maxlength="500"
            [value]="title()"
            [attr.aria-invalid]="missing() || null"
            [attr.aria-describedby]="missing() ? 'kp-copy-error' : null"
            (input)="title.set(box.value)"
          ></textarea>
          @if (missing()) {
            <p class="late sm" id="kp-copy-error">{{ 'plan.title-missing' | t }}</p>
          }
        </div>
        @if (refusal()) {
          <p class="late" role="alert">{{ refusal() }}</p>
        }
      </form>
      <ng-container actions>
        <button type="button" class="btn" (click)="closed.emit()">{{ 'plan.cancel' | t }}</button>
        <button type="submit" form="kp-copy" class="btn pri" [disabled]="changes.busy()">{{ 'kin.copy' | t }}</button>
      </ng-container>
    </kp-dialog>
  `,
  styles: `
    form {
      display: grid;
      gap: 12px;
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
export class CopyDialog {
  protected readonly changes = inject(PlanChanges);
  private readonly i18n = inject(I18n);
  readonly action = input.required<ActionView>();
  readonly closed = output<void>();
  protected readonly number = computed(() => numberOf(this.action().number));
  protected readonly seen = seenOf(this.action);
  protected readonly title = formField(this.seen, (action) => action.title);
  protected readonly tried = signal(false);
  protected readonly missing = computed(() => this.tried() && this.title().trim() === '');
  protected readonly refusal = signal('');

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const title = this.title().trim();
    if (title === '') return;
    const from = this.number();
    const outcome = await this.changes.relate(this.action(), 'copy', { title }, ({ number }) =>
      this.i18n.t('kin.copied', { number: numberOf(number), from }),
    );
    if (outcome.ok) this.closed.emit();
    else this.refusal.set(outcome.message);
  }
}
