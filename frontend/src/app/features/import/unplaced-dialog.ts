import { ChangeDetectionStrategy, Component, inject, output } from '@angular/core';
import { type AccountedLine, LINE_CLASSES } from '@kompassplan/domain';
import { TranslatePipe } from '../../core/i18n';
import { Dialog } from '../../ui/dialog';
import { ReviewStore } from './review-store';

/** The lines that the reader could not place, each with a menu to place it. */
@Component({
  selector: 'kp-unplaced-dialog',
  imports: [Dialog, TranslatePipe],
  template: `
    <kp-dialog [heading]="'import.unplaced-title' | t" (closed)="closed.emit()">
      <p class="body t2" role="status">
        {{ (store.unplaced().length > 0 ? 'import.unplaced-hint' : 'import.unplaced-done') | t }}
      </p>
      <ul>
        @for (line of store.unplaced(); track line.line) {
          <li>
            <span class="t3 sm">{{ 'import.line' | t: { line: line.line } }}</span>
            <p>{{ line.text }}</p>
            <select
              class="inp"
              [attr.aria-label]="'import.line-class' | t: { line: line.line }"
              #cls
              (change)="place(line, cls)"
            >
              @for (name of classes; track name) {
                <option [value]="name" [selected]="name === 'unplaced'">{{ 'import.class.' + name | t }}</option>
              }
            </select>
            <button type="button" class="btn sml" (click)="go(line.line)">{{ 'import.show-in-text' | t }}</button>
          </li>
        }
      </ul>
      <button actions type="button" class="btn" (click)="closed.emit()">{{ 'shell.close' | t }}</button>
    </kp-dialog>
  `,
  styles: `
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) max-content;
      gap: 4px 12px;
      align-items: center;
      padding: 10px 0;
      border-bottom: 1px solid var(--ln);
    }
    li > span,
    li > p {
      grid-column: 1 / -1;
    }
    p {
      overflow-wrap: anywhere;
    }
    .inp {
      height: 36px;
    }
    @media (max-width: 599.98px) {
      .inp,
      .btn {
        height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnplacedDialog {
  protected readonly store = inject(ReviewStore);
  protected readonly classes = LINE_CLASSES.filter((name) => name !== 'blank');
  readonly show = output<number>();
  readonly closed = output();

  protected place(line: AccountedLine, select: HTMLSelectElement): void {
    const to = LINE_CLASSES.find((name) => name === select.value);
    if (to) this.store.reclassify(line.line, to);
    select.value = 'unplaced';
  }

  protected go(line: number): void {
    this.show.emit(line);
  }
}
