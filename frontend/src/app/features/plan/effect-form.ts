import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { ActionView } from '@kompassplan/contract';
import { EFFECT_ANSWERS, type EffectAnswer } from '@kompassplan/domain';
import { ActionClient } from '../../core/action-client';
import { I18n, TranslatePipe } from '../../core/i18n';
import { PlanChanges } from './plan-changes';

/** Whether verified work still makes a difference, asked of a second person. */
@Component({
  selector: 'kp-effect-form',
  imports: [TranslatePipe],
  template: `
    <form novalidate (submit)="save($event)">
      <fieldset class="seg">
        <legend class="vh">{{ 'closure.effect' | t }}</legend>
        @for (choice of answers; track choice) {
          <label [class.on]="answer() === choice">
            <input
              type="radio"
              class="vh"
              name="kp-effect"
              [checked]="answer() === choice"
              (change)="answer.set(choice)"
            />{{ 'closure.effect-' + choice | t }}
          </label>
        }
      </fieldset>
      @if (answer(); as chosen) {
        @if (chosen !== 'lasting') {
          <p class="sm" role="status">{{ 'closure.effect-hint-' + chosen | t }}</p>
        }
        <div class="field">
          <label for="kp-effect-note">{{
            (chosen === 'lasting' ? 'closure.effect-note' : 'closure.effect-note-needed') | t
          }}</label>
          <textarea
            #box
            id="kp-effect-note"
            class="inp"
            rows="2"
            maxlength="2000"
            [attr.aria-invalid]="missing() || null"
            [attr.aria-describedby]="refusal() ? 'kp-effect-error' : null"
            [value]="note()"
            (input)="note.set(box.value)"
          ></textarea>
        </div>
        @if (refusal()) {
          <p class="late sm" id="kp-effect-error" role="alert">{{ refusal() }}</p>
        }
        <div class="row">
          <button type="submit" class="btn pri sml" [disabled]="changes.busy()">{{ 'closure.effect-save' | t }}</button>
          <button type="button" class="btn sml" (click)="cancel()">{{ 'plan.cancel' | t }}</button>
        </div>
      }
    </form>
  `,
  styles: `
    form {
      display: flex;
      flex-direction: column;
      gap: 10px;
      margin-top: 8px;
    }
    fieldset {
      align-self: flex-start;
      margin: 0;
      padding: 0;
      background: var(--sf);
    }
    .seg label {
      position: relative;
      display: flex;
      align-items: center;
      min-height: 32px;
      padding: 0 14px;
      border-left: 1px solid var(--ol);
      color: var(--t2);
      font-size: 14px;
      font-weight: 550;
      cursor: pointer;
    }
    .seg label:nth-of-type(1) {
      border-left: 0;
    }
    .seg label.on {
      background: var(--pc);
      color: var(--opc);
      font-weight: 650;
    }
    .seg label:has(:focus-visible) {
      outline: 2px solid var(--kp-focus);
      outline-offset: -2px;
    }
    textarea {
      height: auto;
      padding: 8px 10px;
      resize: vertical;
    }
    @media (max-width: 839.98px) {
      .btn,
      .seg label {
        min-height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EffectForm {
  private readonly client = inject(ActionClient);
  private readonly i18n = inject(I18n);
  protected readonly changes = inject(PlanChanges);
  readonly action = input.required<ActionView>();
  protected readonly answers = EFFECT_ANSWERS;
  protected readonly answer = signal<EffectAnswer | null>(null);
  protected readonly note = signal('');
  protected readonly refused = signal('');
  private readonly tried = signal(false);
  protected readonly missing = computed(() => this.tried() && this.answer() !== 'lasting' && this.note().trim() === '');
  protected readonly refusal = computed(() =>
    this.missing() ? this.i18n.t('problem.action.effect-note-missing') : this.refused(),
  );

  protected cancel(): void {
    this.answer.set(null);
    this.tried.set(false);
    this.refused.set('');
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const answer = this.answer();
    this.tried.set(true);
    if (answer === null || this.missing()) return;
    const { id, version } = this.action();
    const note = this.note().trim();
    const outcome = await this.changes.apply(
      () => this.client.answerEffect(id, version, { answer, ...(note ? { note } : {}) }),
      this.i18n.t('closure.effect-saved'),
    );
    if (!outcome.ok) this.refused.set(outcome.message);
  }
}
