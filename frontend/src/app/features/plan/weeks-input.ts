import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, output } from '@angular/core';
import { decimalOf } from '../../core/decimal';
import { I18n } from '../../core/i18n';

/** Weeks of work, written as the language writes them: a number field shows a point where Swedish has a comma. */
@Component({
  selector: 'kp-weeks-input',
  template: `
    <input
      #box
      class="inp"
      inputmode="decimal"
      autocomplete="off"
      maxlength="8"
      [id]="field()"
      [value]="text()"
      [attr.aria-invalid]="wrong() || null"
      [attr.aria-describedby]="hint()"
      (input)="write(box.value)"
    />
  `,
  styles: `
    .inp {
      width: 120px;
    }
    @media (max-width: 599.98px) {
      .inp {
        min-height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WeeksInput {
  private readonly i18n = inject(I18n);
  /** Id of the field, for its label. */
  readonly field = input.required<string>();
  /** NaN for what is no number. */
  readonly weeks = input.required<number | null>();
  readonly hint = input<string | null>(null);
  readonly changed = output<number | null>();
  /** As it is typed; "1," is not yet "1,5". */
  protected readonly text = linkedSignal<number | null, string>({
    source: () => this.weeks(),
    computation: (weeks, before) =>
      before && Object.is(decimalOf(before.value), weeks) ? before.value : this.told(weeks),
  });

  protected wrong(): boolean {
    return Number.isNaN(this.weeks());
  }

  protected write(text: string): void {
    this.text.set(text);
    this.changed.emit(decimalOf(text));
  }

  private told(weeks: number | null): string {
    const words = new Intl.NumberFormat(this.i18n.locale(), { maximumFractionDigits: 2, useGrouping: false });
    return weeks === null || Number.isNaN(weeks) ? '' : words.format(weeks);
  }
}
