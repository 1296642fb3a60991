import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { AnswerNotes } from './answer-notes';

/** A few words to an answer, for whoever wants to say more than one tap says. */
@Component({
  selector: 'kp-answer-note',
  imports: [Icon, TranslatePipe],
  template: `
    @if (said(); as note) {
      <p class="t2 said">{{ 'my-actions.your-words' | t: { note } }}</p>
    }
    @if (writing()) {
      <form
        novalidate
        (submit)="send($event)"
        (keydown.control.enter)="send($event)"
        (keydown.meta.enter)="send($event)"
        (keydown.escape)="close()"
      >
        <label [for]="id()">{{ 'my-actions.note' | t }}</label>
        <textarea
          #box
          class="inp"
          rows="2"
          maxlength="2000"
          [id]="id()"
          [value]="text()"
          (input)="write(box.value)"
        ></textarea>
        <div class="row">
          <button type="submit" class="btn pri" [disabled]="text().trim() === ''">
            {{ 'my-actions.help-send' | t }}
          </button>
          <button type="button" class="btn" (click)="drop()">{{ 'plan.cancel' | t }}</button>
        </div>
      </form>
    } @else {
      <button
        #opener
        type="button"
        class="btn txt"
        [attr.aria-label]="'my-actions.note-about' | t: { title: title() }"
        (click)="open()"
      >
        <kp-icon name="pen" size="s" />{{ 'my-actions.note-add' | t }}
      </button>
    }
  `,
  styles: `
    :host {
      display: block;
      margin-top: 6px;
    }
    .said {
      padding: 4px 0;
      font-size: 15px;
      line-height: 20px;
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    .txt {
      margin-inline-start: -12px;
    }
    .btn {
      min-height: 44px;
    }
    form {
      display: grid;
      gap: 6px;
      margin-top: 4px;
    }
    label {
      font-size: 15px;
      font-weight: 600;
    }
    textarea {
      width: 100%;
      height: auto;
      min-height: 64px;
      padding: 10px 12px;
      font-size: 16px;
      line-height: 22px;
      resize: vertical;
    }
    .row {
      flex-wrap: wrap;
      gap: 8px;
    }
    .pri:disabled {
      opacity: 0.5;
      cursor: default;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AnswerNote {
  private readonly notes = inject(AnswerNotes);
  private readonly injector = inject(Injector);
  private readonly box = viewChild<ElementRef<HTMLElement>>('box');
  private readonly opener = viewChild<ElementRef<HTMLElement>>('opener');
  readonly actionId = input.required<string>();
  readonly title = input.required<string>();
  /** What was written and sent with the answer. */
  readonly said = input<string | null>(null);
  readonly sent = output<string>();
  protected readonly id = computed(() => `kp-answer-note-${this.actionId()}`);
  protected readonly text = linkedSignal(() => this.notes.begun(this.actionId()));
  /** What was half written before a reload is shown as it was left. */
  protected readonly writing = linkedSignal({
    source: this.actionId,
    computation: (id) => this.notes.begun(id) !== '',
  });

  protected open(): void {
    this.writing.set(true);
    this.focus(() => this.box());
  }

  protected write(text: string): void {
    this.text.set(text);
    this.notes.keep(this.actionId(), text);
  }

  /** What is written is there again when it is opened. */
  protected close(): void {
    this.writing.set(false);
    this.focus(() => this.opener());
  }

  protected drop(): void {
    this.write('');
    this.close();
  }

  protected send(event: Event): void {
    event.preventDefault();
    const note = this.text().trim();
    if (note === '') return;
    this.drop();
    this.sent.emit(note);
  }

  private focus(target: () => ElementRef<HTMLElement> | undefined): void {
    afterNextRender(() => target()?.nativeElement.focus(), { injector: this.injector });
  }
}
