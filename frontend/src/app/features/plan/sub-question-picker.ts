import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MOST_LINKS } from '@kompassplan/domain';
import { TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { PlanStore } from './plan-store';

let count = 0;

export interface ChosenLink {
  readonly subQuestion: string;
  /** 0 to 1, or null: by effort. */
  readonly share: number | null;
}

/** One to five sub-questions, each with a share that may be set; each area is a group of the list. */
@Component({
  selector: 'kp-sub-question-picker',
  imports: [Icon, TranslatePipe],
  template: `
    <div class="field">
      <label [for]="id">{{ 'plan.field-links' | t }}</label>
      @if (chosen().length > 0) {
        <ul>
          @for (link of chosen(); track link.subQuestion) {
            @let number = link.subQuestion;
            <li>
              <span class="q">{{ number }}</span>
              <span class="grow">{{ titles().get(number) }}</span>
              @if (withShares()) {
                <input
                  #share
                  class="inp share"
                  type="number"
                  min="0"
                  max="100"
                  step="1"
                  inputmode="numeric"
                  [attr.aria-label]="'plan.share-of' | t: { number }"
                  [attr.aria-describedby]="id + '-hint'"
                  [placeholder]="'plan.share-auto' | t"
                  [value]="percentOf(link)"
                  (input)="setShare(number, share)"
                />
              }
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
              @if (!numbers().includes(question.number)) {
                <option [value]="question.number">
                  {{ question.number }} {{ question.shortTitle ?? question.title }}
                </option>
              }
            }
          </optgroup>
        }
      </select>
      @if (withShares() && chosen().length > 0) {
        <p class="t2 xs" [id]="id + '-hint'">{{ 'plan.share-hint' | t }}</p>
      }
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
    .share {
      flex: none;
      width: 132px;
    }
    .grow {
      overflow-wrap: anywhere;
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
  readonly chosen = input.required<readonly ChosenLink[]>();
  readonly withShares = input(false);
  readonly changed = output<readonly ChosenLink[]>();
  protected readonly numbers = computed(() => this.chosen().map(({ subQuestion }) => subQuestion));
  protected readonly id = `kp-links-${++count}`;
  protected readonly most = MOST_LINKS;
  protected readonly titles = computed(
    () =>
      new Map(this.store.subQuestions().map((question) => [question.number, question.shortTitle ?? question.title])),
  );

  protected add(box: HTMLSelectElement): void {
    if (box.value !== '') this.changed.emit([...this.chosen(), { subQuestion: box.value, share: null }]);
    box.value = '';
  }

  protected remove(number: string): void {
    this.changed.emit(this.chosen().filter((link) => link.subQuestion !== number));
  }

  protected percentOf({ share }: ChosenLink): string {
    return share === null ? '' : String(Math.round(share * 100));
  }

  /** Nothing means by effort; what is out of reach counts as its end. */
  protected setShare(number: string, box: HTMLInputElement): void {
    const percent = box.value === '' ? null : Math.min(100, Math.max(0, Math.round(box.valueAsNumber)));
    this.changed.emit(
      this.chosen().map((link) =>
        link.subQuestion === number ? { ...link, share: percent === null ? null : percent / 100 } : link,
      ),
    );
  }
}
