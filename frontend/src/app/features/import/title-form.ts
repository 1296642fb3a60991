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
import { TranslatePipe } from '../../core/i18n';

/** Rewrites the title of the action to be. The words of the report stay as they are. */
@Component({
  selector: 'kp-title-form',
  imports: [TranslatePipe],
  template: `
    <form (submit)="submit($event)" (keydown.escape)="back.emit()">
      <label class="ask" for="action-title">{{ 'import.title-label' | t }}</label>
      <textarea
        #field
        id="action-title"
        class="inp"
        rows="2"
        maxlength="500"
        aria-describedby="title-hint"
        [attr.aria-invalid]="empty()"
        [value]="text()"
        (input)="text.set(field.value); typed.emit(field.value)"
        (keydown.enter)="submit($event)"
      ></textarea>
      @if (empty()) {
        <p class="fault" role="alert">{{ 'import.title-empty' | t }}</p>
      }
      <p id="title-hint" class="t2 sm">{{ 'import.title-hint' | t }}</p>
      <div class="ends">
        <button class="btn pri sml">{{ 'import.save' | t }}</button>
        <button type="button" class="btn sml" (click)="back.emit()">{{ 'import.back' | t }}</button>
      </div>
    </form>
  `,
  styleUrl: './card-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TitleForm {
  private readonly field = viewChild.required<ElementRef<HTMLTextAreaElement>>('field');
  readonly title = input.required<string>();
  /** What was written before and not saved. */
  readonly begun = input('');
  readonly save = output<string>();
  readonly back = output();
  /** Every change, so that what is half written is not lost. */
  readonly typed = output<string>();
  // Somebody else's title must not take the place of words that are being written.
  protected readonly text = linkedSignal<string, string>({
    source: () => this.title(),
    computation: (title, before) =>
      before && before.value !== before.source ? before.value : untracked(this.begun) || title,
  });
  protected readonly empty = signal(false);

  constructor() {
    afterNextRender(() => {
      const field = this.field().nativeElement;
      if (this.begun() === '') field.select();
      else field.focus();
    });
  }

  protected submit(event: Event): void {
    event.preventDefault();
    const title = this.text().replace(/\s+/g, ' ').trim();
    this.empty.set(title === '');
    if (title !== '') this.save.emit(title);
  }
}
