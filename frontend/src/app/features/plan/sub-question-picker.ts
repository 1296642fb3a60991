import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MOST_LINKS } from '@kompassplan/domain';
import { TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { PlanStore } from './plan-store';

let count = 0;

/** One to five sub-questions; each area is a group of the list. */
@Component({
  selector: 'kp-sub-question-picker',
  imports: [Icon, TranslatePipe],
  template: `
    <div class="field">
      <label [for]="id">{{ 'plan.field-links' | t }}</label>
      @if (chosen().length > 0) {
        <ul>
          @for (number of chosen(); track number) {
            <li>
              <span class="q">{{ number }}</span>
              <span class="grow">{{ titles().get(number) }}</span>
              <button
                type="button"
                class="btn txt sml ico"
                [attr.aria-label]="'plan.link-remove' | t: { number }"
                (click)="remove(number)"
              >
                <kp-icon name="close" size="s" />
              </button>
            </li>
          }
        </ul>
      }
      <select #box class="inp" [id]="id" [disabled]="chosen().length >= most" (change)="add(box)">
        <option value="">{{ (chosen().length >= most ? 'plan.links-full' : 'plan.link-add') | t }}</option>
        @for (area of store.areas(); track area.number) {
          <optgroup [label]="area.number + ' ' + area.name">
            @for (question of area.subQuestions; track question.number) {
              @if (!chosen().includes(question.number)) {
                <option [value]="question.number">
                  {{ question.number }} {{ question.shortTitle ?? question.title }}
                </option>
              }
            }
          </optgroup>
        }
      </select>
    </div>
  `,
  styles: `
    ul {
      display: grid;
      gap: 4px;
    }
    li {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 32px;
    }
    select {
      text-overflow: ellipsis;
    }
    @media (max-width: 599.98px) {
      .inp {
        height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SubQuestionPicker {
  protected readonly store = inject(PlanStore);
  readonly chosen = input.required<readonly string[]>();
  readonly changed = output<readonly string[]>();
  protected readonly id = `kp-links-${++count}`;
  protected readonly most = MOST_LINKS;
  protected readonly titles = computed(
    () =>
      new Map(this.store.subQuestions().map((question) => [question.number, question.shortTitle ?? question.title])),
  );

  protected add(box: HTMLSelectElement): void {
    if (box.value !== '') this.changed.emit([...this.chosen(), box.value]);
    box.value = '';
  }

  protected remove(number: string): void {
    this.changed.emit(this.chosen().filter((one) => one !== number));
  }
}
