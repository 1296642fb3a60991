import {
  ChangeDetectionStrategy,
  Component,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
} from '@angular/core';
import type { ActionPatch, ActionView } from '@kompassplan/contract';
import { TranslatePipe } from '../../core/i18n';
import { Dialog } from '../../ui/dialog';
import { PlanChanges } from './plan-changes';
import { type ChosenLink, SubQuestionPicker } from './sub-question-picker';

/** Title, description, effort and linked sub-questions of an action. The words of the report stay as they are. */
@Component({
  selector: 'kp-action-details-form',
  imports: [Dialog, SubQuestionPicker, TranslatePipe],
  template: `
    <kp-dialog [heading]="'plan.edit-details' | t" (closed)="closed.emit()">
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
            (input)="title.set(titleBox.value)"
          ></textarea>
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
          <input
            #effortBox
            id="kp-details-effort"
            class="inp effort"
            type="number"
            min="0"
            max="520"
            step="0.5"
            inputmode="decimal"
            aria-describedby="kp-details-effort-hint"
            [value]="effort() ?? ''"
            (input)="effort.set(effortBox.value === '' ? null : effortBox.valueAsNumber)"
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
    .effort {
      width: 120px;
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
  readonly action = input.required<ActionView>();
  readonly closed = output<void>();
  /** As it was when the form was opened: what others change meanwhile is a conflict, not something to take back unseen. */
  private readonly seen = linkedSignal({ source: () => this.action().id, computation: () => untracked(this.action) });
  protected readonly title = linkedSignal(() => this.seen().title);
  protected readonly description = linkedSignal(() => this.seen().description ?? '');
  protected readonly links = linkedSignal<readonly ChosenLink[]>(() => chosenLinks(this.seen()));
  protected readonly effort = linkedSignal(() => this.seen().effortWeeks);
  protected readonly busy = signal(false);
  protected readonly refusal = signal('');

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const patch = this.patch();
    if (Object.keys(patch).length === 0) return this.closed.emit();
    this.busy.set(true);
    const outcome = await this.changes.change(this.seen(), patch, { quiet: true });
    this.busy.set(false);
    if (outcome.ok || outcome.code === 'stale-version') this.closed.emit();
    else this.refusal.set(outcome.message);
  }

  /** Only what differs, so that another's change of another field is no conflict of ours. */
  private patch(): ActionPatch {
    const action = this.seen();
    const title = this.title().trim();
    const description = this.description().trim() || null;
    const links = this.links();
    const relinked = told(links) !== told(chosenLinks(action));
    return {
      ...(title !== '' && title !== action.title ? { title } : {}),
      ...(description !== action.description ? { description } : {}),
      ...(this.effort() !== action.effortWeeks ? { effortWeeks: this.effort() } : {}),
      ...(relinked && links.length > 0 ? { links: links.map(linkWish) } : {}),
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
