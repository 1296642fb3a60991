import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { ImportDraft } from '@kompassplan/domain';
import { I18n, TranslatePipe } from '../../core/i18n';

type Areas = ImportDraft['report']['areas'];
const MOST = 5;

/** Sub-questions by hand: those of the item's own area first, then all the others. */
@Component({
  selector: 'kp-sub-question-picker',
  imports: [TranslatePipe],
  template: `
    <form (submit)="submit($event)" (keydown.escape)="back.emit()">
      <label class="ask" for="pick-find">{{ 'import.pick-label' | t }}</label>
      <input
        #find
        id="pick-find"
        class="inp"
        type="search"
        autocomplete="off"
        [placeholder]="'import.pick-find' | t"
        [value]="query()"
        (input)="query.set(find.value)"
      />
      <div class="list" role="group" [attr.aria-label]="'import.pick-label' | t">
        @for (area of shown(); track area.number) {
          <p class="area">
            {{ 'import.area-head' | t: { number: area.number, name: area.name } }}
            @if (area.number === own()) {
              · {{ 'import.pick-own' | t }}
            }
          </p>
          @for (question of area.questions; track question.number) {
            <label>
              <input
                type="checkbox"
                [checked]="picked().includes(question.number)"
                [disabled]="full() && !picked().includes(question.number)"
                (change)="toggle(question.number)"
              />
              <span class="q">{{ question.number }}</span>
              <span class="grow">{{ question.title }}</span>
              <span class="t2 sm">{{ question.percent === null ? '' : percent(question.percent) }}</span>
            </label>
          }
        } @empty {
          <p class="t2 empty" role="status">{{ 'import.pick-none' | t: { query: query() } }}</p>
        }
      </div>
      @if (full()) {
        <p class="t2 sm" role="status">{{ 'import.pick-most' | t }}</p>
      }
      <div class="ends">
        <button class="btn pri sml">{{ 'import.pick-do' | t: { count: picked().length } }}</button>
        <button type="button" class="btn sml" (click)="back.emit()">{{ 'import.back' | t }}</button>
      </div>
    </form>
  `,
  styleUrl: './card-form.scss',
  styles: `
    .list {
      max-height: 264px;
      overflow-y: auto;
      border: 1px solid var(--ln);
      border-radius: var(--kp-r2);
    }
    .area {
      position: sticky;
      top: 0;
      z-index: 1;
      padding: 6px 12px;
      background: var(--sf2);
      font-size: 13px;
      font-weight: 600;
      line-height: 18px;
    }
    label:not(.ask) {
      display: flex;
      align-items: center;
      gap: 10px;
      min-height: 36px;
      padding: 6px 12px;
      cursor: pointer;
    }
    label:not(.ask):hover {
      background: var(--kp-hover);
    }
    [type='checkbox'] {
      flex: none;
      width: 16px;
      height: 16px;
      margin: 0;
      accent-color: var(--p);
    }
    .empty {
      padding: 12px;
    }
    @media (max-width: 839.98px) {
      label:not(.ask) {
        min-height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SubQuestionPicker {
  private readonly i18n = inject(I18n);
  private readonly find = viewChild.required<ElementRef<HTMLInputElement>>('find');
  readonly areas = input.required<Areas>();
  readonly own = input.required<number>();
  readonly chosen = input.required<readonly string[]>();
  readonly pick = output<readonly string[]>();
  readonly back = output();
  protected readonly query = signal('');
  protected readonly picked = linkedSignal<readonly string[]>(() => this.chosen());
  protected readonly full = computed(() => this.picked().length >= MOST);
  protected readonly shown = computed(() => {
    const wanted = this.query().trim().toLocaleLowerCase('sv');
    const ordered = [...this.areas()].sort(
      (a, b) => Number(b.number === this.own()) - Number(a.number === this.own()) || a.number - b.number,
    );
    return ordered
      .map(({ number, name, subQuestions }) => ({
        number,
        name,
        questions: subQuestions.filter((question) =>
          `${question.number} ${question.title} ${question.shortTitle ?? ''}`.toLocaleLowerCase('sv').includes(wanted),
        ),
      }))
      .filter(({ questions }) => questions.length > 0);
  });

  constructor() {
    afterNextRender(() => this.find().nativeElement.focus());
  }

  protected percent(value: number): string {
    return this.i18n.percent(value);
  }

  protected toggle(number: string): void {
    this.picked.update((picked) =>
      picked.includes(number) ? picked.filter((other) => other !== number) : [...picked, number],
    );
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.pick.emit(this.picked());
  }
}
