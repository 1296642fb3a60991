import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { Evidence } from '@kompassplan/contract';
import { ActionClient } from '../../core/action-client';
import { formField, seenOf } from '../../core/form-values';
import { I18n, TranslatePipe } from '../../core/i18n';
import { PlanChanges } from './plan-changes';

/** What is known about a piece of evidence: its diary number, and how long it is valid. */
@Component({
  selector: 'kp-evidence-details-form',
  imports: [TranslatePipe],
  template: `
    <form novalidate (submit)="save($event)" (keydown.escape)="leave($event)">
      <div class="field">
        <label for="kp-piece-diary">{{ 'plan.evidence-diary-number' | t }}</label>
        <input
          #diary
          id="kp-piece-diary"
          class="inp"
          maxlength="60"
          [value]="diaryNumber()"
          (input)="diaryNumber.set(diary.value)"
        />
      </div>
      <div class="field">
        <label for="kp-piece-until">{{ 'plan.evidence-until' | t }}</label>
        <input
          #until
          id="kp-piece-until"
          class="inp"
          type="date"
          [value]="validUntil()"
          (input)="validUntil.set(until.value)"
        />
      </div>
      @if (refusal()) {
        <p class="late sm" role="alert">{{ refusal() }}</p>
      }
      <div class="row">
        <button type="submit" class="btn pri sml" [disabled]="changes.busy()">{{ 'plan.save' | t }}</button>
        <button type="button" class="btn sml" (click)="closed.emit()">{{ 'plan.cancel' | t }}</button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: flex;
      flex-direction: column;
      gap: 10px;
      margin-top: 8px;
      padding: 12px;
      border: 1px solid var(--ol);
      border-radius: var(--kp-r3);
      background: var(--sf);
    }
    .inp {
      min-width: 0;
    }
    @media (max-width: 839.98px) {
      .btn,
      .inp {
        min-height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EvidenceDetailsForm {
  private readonly client = inject(ActionClient);
  private readonly i18n = inject(I18n);
  protected readonly changes = inject(PlanChanges);
  readonly actionId = input.required<string>();
  /** The action's version that was seen. */
  readonly version = input.required<number>();
  readonly piece = input.required<Evidence>();
  readonly closed = output<void>();
  private readonly live = computed(() => ({ id: this.piece().id, version: this.version(), piece: this.piece() }));
  private readonly seen = seenOf(this.live);
  protected readonly diaryNumber = formField(this.seen, ({ piece }) => piece.diaryNumber ?? '');
  protected readonly validUntil = formField(this.seen, ({ piece }) => piece.validUntil ?? '');
  protected readonly refusal = signal('');

  protected leave(event: Event): void {
    event.preventDefault();
    this.closed.emit();
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const patch = { diaryNumber: this.diaryNumber().trim() || null, validUntil: this.validUntil() || null };
    const outcome = await this.changes.apply(
      () => this.client.describeEvidence(this.actionId(), this.seen().version, this.piece().id, patch),
      this.i18n.t('closure.evidence-described'),
    );
    if (outcome.ok) return this.closed.emit();
    this.refusal.set(outcome.message);
    const { id, version } = this.seen();
    const piece = outcome.current?.evidenceItems.find((one) => one.id === id);
    if (piece) this.seen.renew({ id, version: outcome.current?.version ?? version, piece });
  }
}
