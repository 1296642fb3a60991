import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { numberOf } from '../../core/action-number';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { type Choices, keyOf, type SheetRow } from './sheet-choices';
import { cellWords, columnName } from './sheet-words';

export interface Choice {
  readonly key: string;
  /** Whether the file's value is to be written. */
  readonly taken: boolean;
}

/** What a file changes in one action: a tick for each cell, and two choices where it changed here as well. */
@Component({
  selector: 'kp-sheet-row',
  imports: [Icon, TranslatePipe],
  template: `
    <h3 class="m">{{ heading() }}</h3>
    @if (row().refused; as refused) {
      <p class="refused">
        <kp-icon name="lock" size="s" />{{ 'action-sheet.refused' | t: { reason: refused.message } }}
      </p>
    }
    @if (!row().marked) {
      <p class="t2 sm">{{ 'action-sheet.unmarked' | t }}</p>
    }
    <ul>
      @for (one of changes(); track one.key) {
        <li>
          @if (one.conflict; as conflict) {
            <fieldset [disabled]="row().refused !== null">
              <legend>
                <kp-icon name="warning" size="s" />{{ 'action-sheet.conflict-of' | t: { field: one.field } }}
              </legend>
              <p class="t2 sm">{{ conflict.told }}</p>
              @for (byFile of [false, true]; track byFile) {
                <label class="tick">
                  <input
                    type="radio"
                    [name]="one.key"
                    [checked]="one.taken === byFile"
                    (change)="chosen.emit({ key: one.key, taken: byFile })"
                  />
                  {{
                    byFile
                      ? ('action-sheet.file-value' | t: { value: one.to })
                      : ('action-sheet.here' | t: { value: one.from })
                  }}
                </label>
              }
            </fieldset>
          } @else {
            <label class="tick">
              <input
                #box
                type="checkbox"
                [disabled]="row().refused !== null"
                [checked]="one.taken"
                [attr.aria-label]="'action-sheet.take' | t: { field: one.field, from: one.from, to: one.to }"
                (change)="chosen.emit({ key: one.key, taken: box.checked })"
              />
              <span>
                <b>{{ one.field }}</b>
                <span class="words">{{ 'action-sheet.from-to' | t: { from: one.from, to: one.to } }}</span>
                <span class="t2 xs">{{ 'action-sheet.cell' | t: { cell: one.cell } }}</span>
              </span>
            </label>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: block;
      padding: 12px 0;
      border-top: 1px solid var(--ln);
      overflow-wrap: anywhere;
    }
    .refused,
    legend {
      display: flex;
      align-items: center;
      gap: 8px;
      color: var(--kp-warn);
    }
    fieldset {
      min-width: 0;
      margin: 4px 0;
      padding: 8px 12px;
      border: 1px solid var(--ln);
      border-radius: var(--kp-r2);
      background: var(--kp-warn-bg);
    }
    legend {
      float: left;
      width: 100%;
      padding: 0;
      font-weight: 550;
    }
    fieldset > p {
      clear: both;
    }
    .tick {
      display: flex;
      align-items: flex-start;
      gap: 10px;
      padding: 6px 0;
      cursor: pointer;
    }
    input {
      flex: none;
      width: 18px;
      height: 18px;
      margin: 1px 0;
      accent-color: var(--p);
    }
    .words {
      margin: 0 6px;
      white-space: pre-line;
    }
    @media (max-width: 599.98px) {
      .tick {
        min-height: 48px;
        padding: 12px 0;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SheetRowChanges {
  private readonly i18n = inject(I18n);
  readonly row = input.required<SheetRow>();
  readonly choices = input.required<Choices>();
  readonly chosen = output<Choice>();
  protected readonly heading = computed(() => `${numberOf(this.row().number)} ${this.row().title}`);
  protected readonly changes = computed(() =>
    this.row().changes.map((change) => {
      const key = keyOf(this.row(), change);
      const words = (value: typeof change.from) => cellWords(change.column, value, this.i18n);
      return {
        ...{ key, cell: change.cell, field: columnName(change.column), taken: this.choices().has(key) },
        ...{ from: words(change.from), to: words(change.to) },
        conflict: change.conflict && { told: this.toldOf(change.conflict) },
      };
    }),
  );

  private toldOf({ by, at }: { readonly by: string | null; readonly at: string | null }): string {
    return by === null || at === null
      ? this.i18n.t('action-sheet.conflict-unknown')
      : this.i18n.t('action-sheet.conflict-by', { name: by, at: this.i18n.instant(at) });
  }
}
