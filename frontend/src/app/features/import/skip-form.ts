import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslatePipe, translate } from '../../core/i18n';

/** Why an improvement area becomes no action. */
@Component({
  selector: 'kp-skip-form',
  imports: [TranslatePipe],
  template: `
    <form (submit)="submit($event)" (keydown.escape)="back.emit()">
      <label class="ask" for="skip-reason">{{ 'import.skip-label' | t }}</label>
      <div class="ends">
        @for (phrase of common; track phrase) {
          <button type="button" class="chip" (click)="use(phrase)">{{ phrase | t }}</button>
        }
      </div>
      <textarea
        #field
        id="skip-reason"
        class="inp"
        rows="2"
        maxlength="500"
        [attr.aria-invalid]="empty()"
        [value]="text()"
        (input)="text.set(field.value); typed.emit(field.value)"
        (keydown.enter)="submit($event)"
      ></textarea>
      @if (empty()) {
        <p class="fault" role="alert">{{ 'import.skip-empty' | t }}</p>
      }
      <div class="ends">
        <button class="btn pri sml">{{ 'import.skip-do' | t }}</button>
        <button type="button" class="btn sml" (click)="back.emit()">{{ 'import.back' | t }}</button>
      </div>
    </form>
  `,
  styleUrl: './card-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SkipForm {
  private readonly field = viewChild.required<ElementRef<HTMLTextAreaElement>>('field');
  readonly skip = output<string>();
  readonly back = output();
  /** What was written before and not saved. */
  readonly begun = input('');
  /** Every change, so that what is half written is not lost. */
  readonly typed = output<string>();
  protected readonly common = ['import.skip-done-already', 'import.skip-same', 'import.skip-not-ours'];
  protected readonly text = linkedSignal(() => untracked(this.begun));
  protected readonly empty = signal(false);

  constructor() {
    afterNextRender(() => this.field().nativeElement.focus());
  }

  protected use(phrase: string): void {
    this.text.set(translate(phrase));
    this.typed.emit(this.text());
    this.field().nativeElement.focus();
  }

  protected submit(event: Event): void {
    event.preventDefault();
    const reason = this.text().trim();
    this.empty.set(reason === '');
    if (reason !== '') this.skip.emit(reason);
  }
}
