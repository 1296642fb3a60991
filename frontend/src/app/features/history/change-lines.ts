import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { HistoryEntry } from '@kompassplan/contract';
import { TranslatePipe } from '../../core/i18n';
import { HistoryWords } from '../../core/history-words';

/** Fields with what they were and what they became. */
@Component({
  selector: 'kp-change-lines',
  imports: [TranslatePipe],
  template: `
    @for (change of told(); track $index) {
      <p>
        <b class="m">{{ change.field }}</b>
        @if (change.bare) {
          <span>{{ 'history.bare' | t }}</span>
        } @else {
          @if (change.from !== null) {
            <span class="t2 was">{{ change.from }}</span>
            <span class="vh">{{ 'history.became' | t }}</span>
            <span aria-hidden="true">→</span>
          }
          <span class="is">{{ change.to ?? ('history.nothing' | t) }}</span>
        }
      </p>
    }
  `,
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 0 8px;
      overflow-wrap: anywhere;
    }
    .was {
      text-decoration: line-through;
      text-decoration-thickness: 1px;
    }
    .is {
      white-space: pre-line;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChangeLines {
  private readonly words = inject(HistoryWords);
  readonly changes = input.required<HistoryEntry['changes']>();
  protected readonly told = computed(() => this.words.changes(this.changes()));
}
