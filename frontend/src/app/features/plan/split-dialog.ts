import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { ActionView } from '@kompassplan/contract';
import { numberOf } from '../../core/action-number';
import { formField, seenOf } from '../../core/form-values';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Dialog } from '../../ui/dialog';
import { Icon } from '../../ui/icon';
import { DriftNote } from './drift-note';
import { PlanChanges } from './plan-changes';
import { PlanStore } from './plan-store';
import { type DraftPart, firstParts, missingIn, MOST_PARTS, rebasedParts, wishOf } from './split-parts';
import { WeeksInput } from './weeks-input';

/** One action into two or more: titles, effort, and who takes which sub-question. */
@Component({
  selector: 'kp-split-dialog',
  imports: [Dialog, DriftNote, Icon, TranslatePipe, WeeksInput],
  template: `
    <kp-dialog
      [heading]="'kin.split-title' | t: { number: number() }"
      [wide]="true"
      [unsaved]="unsaved()"
      (closed)="closed.emit()"
    >
      <kp-drift-note [drifted]="seen.drifted()" />
      <form id="kp-split" novalidate (submit)="save($event)">
        <p>{{ 'kin.split-text' | t }}</p>
        @for (part of parts(); track part.key; let index = $index) {
          <fieldset>
            <legend class="m">
              {{ index === 0 ? ('kin.part-first' | t) : ('kin.part' | t: { number: index + 1 }) }}
            </legend>
            <div class="row">
              <div class="field grow">
                <label [for]="'kp-part-title-' + part.key">{{ 'kin.part-title' | t: { number: index + 1 } }}</label>
                <input
                  #title
                  class="inp"
                  maxlength="500"
                  autocomplete="off"
                  [id]="'kp-part-title-' + part.key"
                  [value]="part.title"
                  [attr.aria-invalid]="(tried() && part.title.trim() === '') || null"
                  (input)="change(part, { title: title.value })"
                />
              </div>
              <div class="field">
                <label [for]="'kp-part-effort-' + part.key">{{ 'kin.part-effort' | t: { number: index + 1 } }}</label>
                <kp-weeks-input
                  [field]="'kp-part-effort-' + part.key"
                  [weeks]="part.effortWeeks"
                  (changed)="change(part, { effortWeeks: $event })"
                />
              </div>
              @if (index > 1) {
                <button
                  type="button"
                  class="btn ico txt"
                  [attr.aria-label]="'kin.part-remove' | t: { number: index + 1 }"
                  (click)="remove(part)"
                >
                  <kp-icon name="trash" />
                </button>
              }
            </div>
            @if (questions().length > 0) {
              <div role="group" class="questions" [attr.aria-label]="'kin.part-questions' | t: { number: index + 1 }">
                @for (question of questions(); track question.number) {
                  <label>
                    <input
                      type="checkbox"
                      [checked]="part.subQuestions.includes(question.number)"
                      (change)="toggle(part, question.number)"
                    />
                    <span>{{ question.number }} {{ question.title }}</span>
                  </label>
                }
              </div>
            }
          </fieldset>
        }
        @if (parts().length < most) {
          <div>
            <button type="button" class="btn" (click)="add()"><kp-icon name="plus" />{{ 'kin.part-add' | t }}</button>
          </div>
        }
        @if (fault(); as text) {
          <p class="late" role="alert">{{ text }}</p>
        }
      </form>
      <ng-container actions>
        <button type="button" class="btn" (click)="closed.emit()">{{ 'plan.cancel' | t }}</button>
        <button type="submit" form="kp-split" class="btn pri" [disabled]="changes.busy()">
          {{ 'kin.split-go' | t: { count: parts().length } }}
        </button>
      </ng-container>
    </kp-dialog>
  `,
  styleUrl: './split-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SplitDialog {
  protected readonly changes = inject(PlanChanges);
  private readonly store = inject(PlanStore);
  private readonly i18n = inject(I18n);
  readonly action = input.required<ActionView>();
  readonly closed = output<void>();
  protected readonly most = MOST_PARTS;
  protected readonly seen = seenOf(this.action);
  protected readonly number = computed(() => numberOf(this.seen().number));
  private readonly first = computed<readonly DraftPart[]>(() => firstParts(this.seen()));
  protected readonly parts = formField<ActionView, readonly DraftPart[]>(this.seen, () => this.first());
  protected readonly unsaved = computed(() => JSON.stringify(this.parts()) !== JSON.stringify(this.first()));
  protected readonly questions = computed(() => {
    const named = new Map(this.store.subQuestions().map((one) => [one.number, one.shortTitle ?? one.title]));
    return this.seen().links.map(({ subQuestion }) => ({ number: subQuestion, title: named.get(subQuestion) ?? '' }));
  });
  protected readonly tried = signal(false);
  private readonly refusal = signal('');
  protected readonly fault = computed(() => {
    const missing = this.tried() ? missingIn(this.parts(), this.seen()) : null;
    return missing ? this.i18n.t(missing.key, { numbers: missing.numbers }) : this.refusal();
  });

  protected change(part: DraftPart, to: Partial<DraftPart>): void {
    this.parts.update((parts) => parts.map((one) => (one.key === part.key ? { ...one, ...to } : one)));
  }

  protected toggle(part: DraftPart, number: string): void {
    const own = part.subQuestions;
    const all = this.questions().map((question) => question.number);
    const on = own.includes(number) ? own.filter((one) => one !== number) : [...own, number];
    this.change(part, { subQuestions: all.filter((one) => on.includes(one)) });
  }

  protected add(): void {
    this.parts.update((parts) => {
      const key = Math.max(...parts.map((part) => part.key)) + 1;
      return [
        ...parts,
        { key, title: '', effortWeeks: null, subQuestions: this.questions().map(({ number }) => number) },
      ];
    });
  }

  protected remove(part: DraftPart): void {
    this.parts.update((parts) => parts.filter(({ key }) => key !== part.key));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    if (missingIn(this.parts(), this.seen())) return;
    const count = this.parts().length;
    const outcome = await this.changes.relate(this.seen(), 'split', wishOf(this.parts()), ({ number }) =>
      this.i18n.t('kin.split-done', { number: numberOf(number), count }),
    );
    if (outcome.ok) return this.closed.emit();
    this.refusal.set(outcome.message);
    if (outcome.current) this.goOn(outcome.current);
  }

  /** The next try is on top of what stands now. */
  private goOn(now: ActionView): void {
    const parts = rebasedParts(this.parts(), this.seen(), now);
    this.seen.renew(now);
    this.parts.set(parts);
  }
}
