import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { I18n, TranslatePipe } from '../core/i18n';
import { Icon } from './icon';

const KINDS = ['time', 'decision', 'means', 'handover'] as const;
let count = 0;

/** "Vad behöver du hjälp med?": what kind of help, who has to do what, and perhaps a better date, as one note. */
@Component({
  selector: 'kp-help-form',
  imports: [Icon, TranslatePipe],
  template: `
    <form novalidate (submit)="send($event)">
      <fieldset>
        <legend class="vh">{{ 'my-actions.help' | t }}</legend>
        @for (name of kinds; track name) {
          <label class="rd">
            <input type="radio" [name]="id + '-kind'" [checked]="kind() === name" (change)="kind.set(name)" />
            <span [class.b]="kind() === name">{{ 'my-actions.help-' + name | t }}</span>
          </label>
        }
      </fieldset>
      <div class="field">
        <label [for]="id + '-words'">{{ 'my-actions.help-who' | t }}</label>
        <textarea
          #box
          class="inp"
          rows="3"
          maxlength="1500"
          [id]="id + '-words'"
          [value]="words()"
          [attr.aria-invalid]="missing() || null"
          [attr.aria-describedby]="missing() ? id + '-error' : null"
          (input)="words.set(box.value)"
        ></textarea>
        @if (missing()) {
          <p class="late sm" [id]="id + '-error'">{{ 'my-actions.help-missing' | t }}</p>
        }
      </div>
      <label class="row date">
        <kp-icon name="calendar" />
        <span class="grow">{{ 'my-actions.help-date' | t }}</span>
        <input #day type="date" class="inp" [value]="date()" (input)="date.set(day.value)" />
      </label>
      @if (told()) {
        <p class="row t2 sm told">
          <kp-icon name="people" /><span>{{ told() }}</span>
        </p>
      }
      <button type="submit" class="btn pri big" [disabled]="busy()">{{ 'my-actions.help-send' | t }}</button>
    </form>
  `,
  styles: `
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
    }
    .rd {
      display: flex;
      align-items: center;
      gap: 12px;
      min-height: 48px;
      border-top: 1px solid var(--ln);
      font-size: 16px;
      cursor: pointer;
    }
    .rd:first-of-type {
      border-top: 0;
    }
    .rd input {
      width: 20px;
      height: 20px;
      margin: 0;
      accent-color: var(--p);
    }
    .field {
      margin-top: 10px;
    }
    .field label {
      font-size: 15px;
    }
    textarea {
      height: auto;
      min-height: 72px;
      padding: 10px 12px;
      font-size: 16px;
      line-height: 22px;
      resize: vertical;
    }
    .date {
      flex-wrap: wrap;
      min-height: 48px;
      margin-top: 10px;
    }
    .date .inp {
      width: 160px;
      height: 44px;
    }
    .told {
      padding: 8px 0 14px;
      border-top: 1px solid var(--ln);
      margin-top: 10px;
    }
    .big {
      width: 100%;
      margin-top: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HelpForm {
  private readonly i18n = inject(I18n);
  /** One sentence: who gets to know. */
  readonly told = input('');
  readonly busy = input(false);
  /** The note to send with the status. */
  readonly sent = output<string>();
  protected readonly id = `help-${++count}`;
  protected readonly kinds = KINDS;
  protected readonly kind = signal<(typeof KINDS)[number] | null>(null);
  protected readonly words = signal('');
  /** Words that leaving would throw away. */
  readonly written = computed(() => this.words().trim() !== '');
  protected readonly date = signal('');
  private readonly tried = signal(false);
  private readonly note = computed(() => {
    const kind = this.kind();
    const words = this.words().trim();
    const parts = [
      ...(kind === null ? [] : [this.i18n.t(`my-actions.help-${kind}`) + (words === '' ? '.' : ':')]),
      ...(words === '' ? [] : [words]),
      ...(this.date() === '' ? [] : [this.i18n.t('my-actions.help-date-note', { day: this.i18n.day(this.date()) })]),
    ];
    return kind === null && words === '' ? '' : parts.join(' ');
  });
  protected readonly missing = computed(() => this.tried() && this.note() === '');

  protected send(event: Event): void {
    event.preventDefault();
    this.tried.set(true);
    if (this.note() !== '') this.sent.emit(this.note());
  }
}
