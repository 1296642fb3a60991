import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { ActionPatch, ActionView } from '@kompassplan/contract';
import { formField, seenOf } from '../../core/form-values';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Dialog } from '../../ui/dialog';
import { DriftNote } from './drift-note';
import { PlanChanges } from './plan-changes';
import { type ChosenLink, SubQuestionPicker } from './sub-question-picker';
import { WeeksInput } from './weeks-input';

/** Title, description, effort and linked sub-questions of an action. The words of the report stay as they are. */
@Component({
  selector: 'kp-action-details-form',
  imports: [Dialog, DriftNote, SubQuestionPicker, TranslatePipe, WeeksInput],
  template: `
    <kp-dialog [heading]="'plan.edit-details' | t" [unsaved]="unsaved()" (closed)="closed.emit()">
      <kp-drift-note [drifted]="seen.drifted()" />
      <form id="kp-details" novalidate (submit)="save($event)">
        <div class="field">
          <label for="kp-details-title">{{ 'plan.field-title' | t }}</label>
          <textarea
            #titleBox
            id="kp-details-title"
            class="inp"
            rows="2"
            maxlength="500"
            [value]="title()"
            [attr.aria-invalid]="untitled() || null"
            [attr.aria-describedby]="untitled() ? 'kp-details-title-error' : null"
            (input)="title.set(titleBox.value)"
          ></textarea>
          @if (untitled()) {
            <p class="late sm" id="kp-details-title-error">{{ 'plan.title-empty' | t }}</p>
          }
        </div>
        <div class="field">
          <label for="kp-details-text">{{ 'plan.field-description' | t }}</label>
          <textarea
            #textBox
            id="kp-details-text"
            class="inp"
            rows="4"
            maxlength="5000"
            [value]="description()"
            (input)="description.set(textBox.value)"
          ></textarea>
        </div>
        <kp-sub-question-picker [chosen]="links()" [withShares]="true" (changed)="links.set($event)" />
        <div class="field">
          <label for="kp-details-effort">{{ 'plan.field-effortWeeks' | t }}</label>
          <kp-weeks-input
            field="kp-details-effort"
            hint="kp-details-effort-hint"
            [weeks]="effort()"
            (changed)="effort.set($event)"
          />
          <p class="t2 xs" id="kp-details-effort-hint">{{ 'plan.effort-hint' | t }}</p>
        </div>
        @if (refusal()) {
          <p class="late" role="alert">{{ refusal() }}</p>
        }
      </form>
      <ng-container actions>
        <button type="button" class="btn" (click)="closed.emit()">{{ 'plan.cancel' | t }}</button>
        <button type="submit" form="kp-details" class="btn pri" [disabled]="busy()">{{ 'plan.save' | t }}</button>
      </ng-container>
    </kp-dialog>
  `,
  styles: `
    form {
      display: flex;
      flex-direction: column;
      gap: 14px;
    }
    textarea {
      height: auto;
      padding: 8px 12px;
      resize: vertical;
    }
    @media (max-width: 599.98px) {
      .btn,
      .inp {
        min-height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionDetailsForm {
  private readonly changes = inject(PlanChanges);
  private readonly i18n = inject(I18n);
  readonly action = input.required<ActionView>();
  readonly closed = output<void>();
  private readonly titleBox = viewChild.required<ElementRef<HTMLTextAreaElement>>('titleBox');
  protected readonly seen = seenOf(this.action);
  protected readonly title = formField(this.seen, (action) => action.title);
  protected readonly description = formField(this.seen, (action) => action.description ?? '');
  protected readonly links = formField<ActionView, readonly ChosenLink[]>(this.seen, chosenLinks);
  protected readonly effort = formField(this.seen, (action) => action.effortWeeks);
  protected readonly busy = signal(false);
  protected readonly refusal = signal('');
  private readonly tried = signal(false);
  private readonly blank = computed(() => this.title().trim() === '');
  protected readonly untitled = computed(() => this.tried() && this.blank());
  protected readonly unsaved = computed(() => this.blank() || Object.keys(this.patch()).length > 0);

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    if (this.blank()) return this.titleBox().nativeElement.focus();
    const patch = this.patch();
    const missing = this.missing(patch);
    this.refusal.set(missing);
    if (missing) return;
    if (Object.keys(patch).length === 0) return this.closed.emit();
    this.busy.set(true);
    const outcome = await this.changes.change(this.seen(), patch, { quiet: true });
    this.busy.set(false);
    if (outcome.ok || outcome.code === 'stale-version') this.closed.emit();
    else this.refusal.set(outcome.message);
  }

  private missing({ links, effortWeeks }: ActionPatch): string {
    if (links?.length === 0) return this.i18n.t('plan.links-missing');
    return Number.isNaN(effortWeeks) ? this.i18n.t('plan.weeks-wrong') : '';
  }

  /** Only what differs, so that another's change of another field is no conflict of ours. */
  private patch(): ActionPatch {
    const action = this.seen();
    const title = this.title().trim();
    const description = this.description().trim() || null;
    const links = this.links();
    const relinked = told(links) !== told(chosenLinks(action));
    return {
      ...(title !== action.title ? { title } : {}),
      ...(description !== action.description ? { description } : {}),
      ...(this.effort() !== action.effortWeeks ? { effortWeeks: this.effort() } : {}),
      ...(relinked ? { links: links.map(linkWish) } : {}),
    };
  }
}

function chosenLinks(action: ActionView): ChosenLink[] {
  return action.links.map(({ subQuestion, setShare }) => ({ subQuestion, share: setShare }));
}

function linkWish({ subQuestion, share }: ChosenLink): NonNullable<ActionPatch['links']>[number] {
  return { subQuestion, ...(share === null ? {} : { share }) };
}

function told(links: readonly ChosenLink[]): string {
  return links.map(({ subQuestion, share }) => `${subQuestion} ${share}`).join();
}
