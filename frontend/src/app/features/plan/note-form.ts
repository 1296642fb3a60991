import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslatePipe } from '../../core/i18n';

let count = 0;

/** One question that must be answered before something happens: why, or what help is needed. */
@Component({
  selector: 'kp-note-form',
  imports: [TranslatePipe],
  template: `
    <form (submit)="save($event)">
      <div class="field">
        <label [for]="id">{{ label() }}</label>
        <textarea
          #box
          class="inp"
          rows="3"
          maxlength="500"
          [id]="id"
          [attr.aria-invalid]="missing() || null"
          [attr.aria-describedby]="missing() ? id + '-error' : null"
          (keydown)="$event.stopPropagation()"
          (keydown.control.enter)="save($event)"
          (keydown.meta.enter)="save($event)"
          (keydown.escape)="cancel($event)"
        ></textarea>
        @if (missing()) {
          <p class="late sm" [id]="id + '-error'">{{ 'plan.note-missing' | t }}</p>
        }
      </div>
      <ng-content />
      <div class="row buttons">
        <button type="submit" class="btn pri sml">{{ confirm() }}</button>
        <button type="button" class="btn sml" (click)="cancelled.emit()">{{ 'plan.cancel' | t }}</button>
      </div>
    </form>
  `,
  styles: `
    :host {
      display: block;
      width: 320px;
      max-width: 100%;
    }
    textarea {
      height: auto;
      min-height: 76px;
      padding: 8px 10px;
      resize: vertical;
    }
    .buttons {
      flex-wrap: wrap;
      margin-top: 10px;
    }
    form {
      padding: 4px;
    }
    @media (max-width: 599.98px) {
      :host {
        width: 100%;
      }
      .btn {
        height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NoteForm {
  readonly label = input.required<string>();
  readonly confirm = input.required<string>();
  /** What else is asked is not answered in a way that can be saved, and says so itself. */
  readonly blocked = input(false);
  readonly saved = output<string>();
  readonly cancelled = output<void>();
  protected readonly id = `kp-note-${++count}`;
  protected readonly missing = signal(false);
  private readonly box = viewChild.required<ElementRef<HTMLTextAreaElement>>('box');

  constructor() {
    afterNextRender(() => this.box().nativeElement.focus());
  }

  protected save(event: Event): void {
    event.preventDefault();
    const text = this.box().nativeElement.value.trim();
    this.missing.set(text === '');
    if (text === '') this.box().nativeElement.focus();
    else if (!this.blocked()) this.saved.emit(text);
  }

  /** Esc asks for the step before, not for everything to close. */
  protected cancel(event: Event): void {
    event.preventDefault();
    this.cancelled.emit();
  }
}
