import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { I18n, TranslatePipe } from '../../core/i18n';
import { SessionStore } from '../../core/session-store';
import { Dialog } from '../../ui/dialog';
import { peopleItems, unitItems } from './plan-items';
import { PlanChanges } from './plan-changes';
import { PlanStore } from './plan-store';
import { type ChosenLink, SubQuestionPicker } from './sub-question-picker';
import { TokenPicker } from './token-picker';
import type { PickItem } from './pick-list';

/** A new action by hand: what, for which sub-questions, and optionally who and when. */
@Component({
  selector: 'kp-new-action-dialog',
  imports: [Dialog, SubQuestionPicker, TokenPicker, TranslatePipe],
  template: `
    <kp-dialog [heading]="'plan.new' | t" [unsaved]="title().trim() !== ''" (closed)="closed.emit()">
      <form id="kp-new" novalidate (submit)="save($event)">
        <div class="field">
          <label for="kp-new-title">{{ 'plan.field-title' | t }}</label>
          <input
            #titleBox
            id="kp-new-title"
            class="inp"
            maxlength="500"
            [value]="title()"
            [attr.aria-invalid]="tried() && title().trim() === '' ? true : null"
            [attr.aria-describedby]="tried() && title().trim() === '' ? 'kp-new-title-error' : null"
            (input)="title.set(titleBox.value)"
          />
          @if (tried() && title().trim() === '') {
            <p class="late sm" id="kp-new-title-error">{{ 'plan.title-missing' | t }}</p>
          }
        </div>
        <kp-sub-question-picker [chosen]="subQuestions()" (changed)="subQuestions.set($event)" />
        @if (tried() && subQuestions().length === 0) {
          <p class="late sm" role="alert">{{ 'plan.links-missing' | t }}</p>
        }
        <div class="two">
          <div class="field">
            <label for="kp-new-owner">{{ 'term.owner' | t }}</label>
            <select #ownerBox id="kp-new-owner" class="inp" (change)="ownerId.set(ownerBox.value || null)">
              @for (person of people(); track person.value) {
                <option [value]="person.value ?? ''">{{ person.label }}</option>
              }
            </select>
          </div>
          <div class="field">
            <label for="kp-new-unit">{{ 'term.unit' | t }}</label>
            <select #unitBox id="kp-new-unit" class="inp" (change)="unitId.set(unitBox.value || null)">
              @for (unit of units(); track unit.value) {
                <option [value]="unit.value ?? ''">{{ unit.label }}</option>
              }
            </select>
          </div>
          <div class="field">
            <label for="kp-new-start">{{ 'plan.field-start' | t }}</label>
            <input #startBox id="kp-new-start" class="inp" type="date" (input)="start.set(startBox.value || null)" />
          </div>
          <div class="field">
            <label for="kp-new-due">{{ 'term.due' | t }}</label>
            <input #dueBox id="kp-new-due" class="inp" type="date" (input)="due.set(dueBox.value || null)" />
          </div>
        </div>
        <kp-token-picker
          [label]="'plan.field-tags' | t"
          [items]="usedTags()"
          [chosen]="tags()"
          [max]="10"
          [free]="true"
          [placeholder]="'plan.tag-add' | t"
          (changed)="tags.set($event)"
        />
        @if (refusal()) {
          <p class="late" role="alert">{{ refusal() }}</p>
        }
      </form>
      <ng-container actions>
        <button type="button" class="btn" (click)="closed.emit()">{{ 'plan.cancel' | t }}</button>
        <button type="submit" form="kp-new" class="btn pri" [disabled]="changes.busy()">{{ 'plan.create' | t }}</button>
      </ng-container>
    </kp-dialog>
  `,
  styles: `
    form {
      display: flex;
      flex-direction: column;
      gap: 16px;
    }
    .two {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
      gap: 12px;
    }
    @media (max-width: 599.98px) {
      .btn,
      .inp {
        height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewActionDialog {
  protected readonly changes = inject(PlanChanges);
  private readonly store = inject(PlanStore);
  private readonly sessions = inject(SessionStore);
  private readonly i18n = inject(I18n);
  readonly closed = output<void>();
  protected readonly title = signal('');
  protected readonly subQuestions = signal<readonly ChosenLink[]>(
    [this.store.filter().subQuestion].flatMap((subQuestion) =>
      subQuestion === null ? [] : [{ subQuestion, share: null }],
    ),
  );
  protected readonly ownerId = signal<string | null>(null);
  protected readonly unitId = signal<string | null>(null);
  protected readonly due = signal<string | null>(null);
  protected readonly start = signal<string | null>(null);
  protected readonly tags = signal<readonly PickItem[]>([]);
  /** The tags of this plan; others can be written. */
  protected readonly usedTags = computed(() => this.store.tags().map(({ tag }) => ({ value: tag, label: tag })));
  private readonly tagBox = viewChild.required(TokenPicker);
  protected readonly tried = signal(false);
  protected readonly refusal = signal('');
  protected readonly people = computed(() => peopleItems(this.store.workers(), this.i18n));
  /** A manager adds to the own units. */
  protected readonly units = computed(() => {
    const person = this.sessions.session()?.person;
    const units = this.store.units();
    return unitItems(
      person?.role === 'manager' ? units.filter((unit) => person.unitIds.includes(unit.id)) : units,
      this.i18n,
    );
  });

  private readonly titleBox = viewChild.required<ElementRef<HTMLInputElement>>('titleBox');

  constructor() {
    // After the dialog has taken the focus: writing comes first here, not closing.
    afterNextRender(() => setTimeout(() => this.titleBox().nativeElement.focus()));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const evaluationId = this.store.evaluation()?.id;
    const title = this.title().trim();
    if (title === '' || this.subQuestions().length === 0 || evaluationId === undefined) return;
    const outcome = await this.changes.create({
      evaluationId,
      title,
      subQuestions: this.subQuestions().map(({ subQuestion }) => subQuestion),
      ownerId: this.ownerId(),
      unitId: this.unitId(),
      due: this.due(),
      start: this.start(),
      tags: this.tagBox()
        .take()
        .map(({ label }) => label),
    });
    if (outcome.ok) this.closed.emit();
    else this.refusal.set(outcome.message);
  }
}
