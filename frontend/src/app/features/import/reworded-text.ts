import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { wordChanges } from '@kompassplan/domain';
import { TranslatePipe } from '../../core/i18n';

/** Both wordings, each with its own words marked: struck out above, underlined and bold below. */
@Component({
  selector: 'kp-reworded-text',
  imports: [TranslatePipe],
  template: `
    <p>
      <span class="t2 sm">{{ 'diff.from' | t }}</span>
      @for (piece of before(); track $index) {
        @if (piece.state === 'same') {
          {{ piece.text }}
        } @else {
          <del>{{ piece.text }}</del>
        }
      }
    </p>
    <p>
      <span class="t2 sm">{{ 'diff.to' | t }}</span>
      @for (piece of after(); track $index) {
        @if (piece.state === 'same') {
          {{ piece.text }}
        } @else {
          <ins>{{ piece.text }}</ins>
        }
      }
    </p>
  `,
  styles: `
    p {
      overflow-wrap: anywhere;
    }
    p + p {
      margin-top: 4px;
    }
    del,
    ins {
      padding: 0 2px;
      border-radius: var(--kp-r1);
    }
    del {
      background: var(--kp-danger-bg);
      color: var(--kp-danger);
      text-decoration: line-through;
    }
    ins {
      background: var(--pc);
      color: var(--opc);
      font-weight: 650;
      text-decoration: underline;
      text-underline-offset: 3px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RewordedText {
  readonly from = input.required<string>();
  readonly to = input.required<string>();
  private readonly pieces = computed(() => wordChanges(this.from(), this.to()));
  protected readonly before = computed(() => this.pieces().filter(({ state }) => state !== 'added'));
  protected readonly after = computed(() => this.pieces().filter(({ state }) => state !== 'gone'));
}
