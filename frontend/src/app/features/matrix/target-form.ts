import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { decimalOf } from '../../core/decimal';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { MatrixStore, type ShownQuestion } from './matrix-store';

/** The target of one sub-question, with a reason. */
@Component({
  selector: 'kp-target-form',
  imports: [TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    form {
      display: flex;
      flex-direction: column;
      gap: 10px;
      margin-top: 10px;
      padding-top: 10px;
      border-top: 1px solid var(--ln);
    }
    .row {
      flex-wrap: wrap;
    }
  `,
  template: `
    <form (submit)="save($event)">
      <div class="field">
        <label for="target-points">{{ 'matrix.target' | t }}</label>
        <input
          id="target-points"
          class="inp"
          inputmode="decimal"
          autocomplete="off"
          [value]="points()"
          (input)="points.set($any($event.target).value)"
          [attr.aria-invalid]="pointsFault() !== ''"
          aria-describedby="target-range"
        />
        <p id="target-range" [class]="pointsFault() ? 'fault' : 'hint'">
          {{ pointsFault() || ('matrix.target-range' | t: range()) }}
        </p>
      </div>
      <div class="field">
        <label for="target-reason">{{ 'matrix.reason' | t }}</label>
        <textarea
          id="target-reason"
          class="inp"
          rows="2"
          maxlength="500"
          [value]="reason()"
          (input)="reason.set($any($event.target).value)"
          [attr.aria-invalid]="reasonFault() !== ''"
          aria-describedby="target-reason-hint"
        ></textarea>
        <p id="target-reason-hint" [class]="reasonFault() ? 'fault' : 'hint'">
          {{ reasonFault() || ('matrix.reason-hint' | t) }}
        </p>
      </div>
      @if (problem()) {
        <p class="fault" role="alert">{{ problem() }}</p>
      }
      <div class="row">
        <button type="submit" class="btn sml pri" [disabled]="saving()">{{ 'matrix.save' | t }}</button>
        <button type="button" class="btn sml" (click)="closed.emit()">{{ 'matrix.cancel' | t }}</button>
        @if (q().targetReason !== null) {
          <button type="button" class="btn sml txt" [disabled]="saving()" (click)="toDefault()">
            {{ 'matrix.default-target' | t }}
          </button>
        }
      </div>
    </form>
  `,
})
export class TargetForm {
  private readonly store = inject(MatrixStore);
  private readonly i18n = inject(I18n);
  private readonly notices = inject(Notices);
  readonly q = input.required<ShownQuestion>();
  readonly closed = output<void>();

  protected readonly points = signal('');
  protected readonly reason = signal('');
  protected readonly saving = signal(false);
  protected readonly problem = signal('');
  private readonly tried = signal(false);

  /** A target below the baseline would be no target; the lowest is rounded up, as the server asks. */
  private readonly lowest = computed(() => Math.ceil(((this.q().percent * this.q().max) / 100) * 10 - 1e-6) / 10);
  protected readonly range = computed(() => ({
    from: this.i18n.points(this.lowest()),
    to: this.i18n.points(this.q().max),
  }));
  private readonly wanted = computed(() => {
    const value = decimalOf(this.points()) ?? NaN;
    return value >= this.lowest() && value <= this.q().max ? value : null;
  });
  protected readonly pointsFault = computed(() =>
    this.tried() && this.wanted() === null ? this.i18n.t('matrix.target-invalid', this.range()) : '',
  );
  protected readonly reasonFault = computed(() =>
    this.tried() && this.reason().trim().length < 3 ? this.i18n.t('matrix.reason-missing') : '',
  );

  protected save(event: Event): void {
    event.preventDefault();
    this.tried.set(true);
    const target = this.wanted();
    if (target === null || this.reasonFault()) return;
    void this.set(target, this.reason().trim());
  }

  protected toDefault(): void {
    void this.set(null, this.i18n.t('matrix.default-reason'));
  }

  private async set(target: number | null, reason: string): Promise<void> {
    const { number, target: before, targetReason } = this.q();
    this.saving.set(true);
    this.problem.set('');
    try {
      await this.store.setTarget(number, { target, reason });
      this.closed.emit();
      const now = this.store
        .shown()
        ?.areas.flatMap((area) => area.subQuestions)
        .find((q) => q.number === number);
      this.notices.show(this.i18n.t('matrix.target-saved', { number, points: this.i18n.points(now?.target ?? 0) }), {
        undo: () => void this.undo(number, targetReason === null ? null : before, targetReason),
      });
    } catch (error) {
      this.problem.set(problemMessage(error));
    } finally {
      this.saving.set(false);
    }
  }

  private async undo(number: string, target: number | null, reason: string | null): Promise<void> {
    try {
      await this.store.setTarget(number, { target, reason: reason ?? this.i18n.t('matrix.undo-reason') });
    } catch (error) {
      this.notices.show(problemMessage(error));
    }
  }
}
