import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { UndoResult } from '@kompassplan/contract';
import { numberOf } from '../../core/action-number';
import { HistoryWords } from '../../core/history-words';
import { TranslatePipe } from '../../core/i18n';
import { Dialog } from '../../ui/dialog';
import { RecentChangesStore } from './recent-changes';

/** What an undo left as it was, row by row with the reason. */
@Component({
  selector: 'kp-undo-report',
  imports: [Dialog, TranslatePipe],
  template: `
    <kp-dialog [heading]="'recent.left-title' | t: { count: left().length }" (closed)="recent.left.set(null)">
      <ul>
        @for (row of left(); track row.id) {
          <li>
            <p class="m">{{ row.number === null ? '' : numberOf(row.number) }} {{ row.title }}</p>
            <p class="sm">{{ row.message }}</p>
            @if (row.fields.length > 0) {
              <p class="t2 sm">{{ 'recent.left-fields' | t: { fields: fieldsOf(row.fields) } }}</p>
            }
          </li>
        }
      </ul>
      <button actions type="button" class="btn pri" (click)="recent.left.set(null)">{{ 'shell.close' | t }}</button>
    </kp-dialog>
  `,
  styles: `
    li {
      padding: 8px 0;
      border-top: 1px solid var(--ln);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UndoReport {
  protected readonly recent = inject(RecentChangesStore);
  private readonly words = inject(HistoryWords);
  readonly left = input.required<UndoResult['left']>();
  protected readonly numberOf = numberOf;

  protected fieldsOf(fields: readonly string[]): string {
    return fields.map((field) => this.words.field(field)).join(', ');
  }
}
