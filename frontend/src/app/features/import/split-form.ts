import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { TranslatePipe } from '../../core/i18n';
import { likelyPlace, wordsOf } from './split-places';

/** Where one improvement area becomes two: the word that begins the second one. */
@Component({
  selector: 'kp-split-form',
  imports: [TranslatePipe],
  template: `
    <form (submit)="submit($event)" (keydown.escape)="back.emit()">
      <fieldset>
        <legend>{{ 'import.split-label' | t }}</legend>
        <div class="words">
          @for (word of words(); track word.at; let first = $first) {
            @if (first) {
              <span class="word">{{ word.text }}</span>
            } @else {
              <label class="word" [class.on]="word.at === at()">
                <input
                  type="radio"
                  name="split-at"
                  class="vh"
                  [checked]="word.at === at()"
                  (change)="at.set(word.at)"
                />{{ word.text }}</label
              >
            }
          }
        </div>
      </fieldset>
      <dl aria-live="polite">
        <dt class="t2 sm">{{ 'import.split-first' | t }}</dt>
        <dd>{{ parts()[0] }}</dd>
        <dt class="t2 sm">{{ 'import.split-second' | t }}</dt>
        <dd>{{ parts()[1] }}</dd>
      </dl>
      <div class="ends">
        <button class="btn pri sml" [disabled]="at() === 0">{{ 'import.split-do' | t }}</button>
        <button type="button" class="btn sml" (click)="back.emit()">{{ 'import.back' | t }}</button>
      </div>
    </form>
  `,
  styleUrl: './card-form.scss',
  styles: `
    .words {
      position: relative;
      display: flex;
      flex-wrap: wrap;
      gap: 2px;
      margin-top: 6px;
    }
    .word {
      min-height: 28px;
      padding: 4px 3px;
      border-radius: var(--kp-r1);
      border-left: 3px solid transparent;
    }
    label.word {
      cursor: pointer;
    }
    label.word:hover {
      background: var(--kp-hover);
      border-left-color: var(--ol);
    }
    label.on {
      background: var(--kp-mark);
      border-left-color: var(--kp-mark-line);
      font-weight: 650;
    }
    label:has(:focus-visible) {
      outline: 2px solid var(--kp-focus);
    }
    dd {
      margin-bottom: 4px;
      font-weight: 550;
      overflow-wrap: anywhere;
    }
    @container (max-height: 380px) {
      .words {
        max-height: 68px;
        overflow-y: auto;
      }
      dl {
        display: grid;
        grid-template: auto auto / 1fr 1fr;
        grid-auto-flow: column;
        column-gap: 16px;
      }
      dd {
        max-height: 46px;
        overflow-y: auto;
      }
    }
    @media (max-width: 839.98px) {
      .word {
        min-height: 40px;
        padding: 10px 5px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SplitForm {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly text = input.required<string>();
  /** Where two items were merged into this one. */
  readonly seam = input<number | null>(null);
  readonly split = output<number>();
  readonly back = output();
  protected readonly words = computed(() => wordsOf(this.text()));
  protected readonly at = linkedSignal(() => likelyPlace(this.words(), this.seam())?.at ?? 0);
  protected readonly parts = computed(() => [
    this.text().slice(0, this.at()).trim(),
    this.text().slice(this.at()).trim(),
  ]);

  constructor() {
    afterNextRender(() => this.host.nativeElement.querySelector<HTMLElement>('input:checked')?.focus());
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.at() > 0) this.split.emit(this.at());
  }
}
