import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  output,
  signal,
  viewChildren,
} from '@angular/core';
import { TranslatePipe } from '../../core/i18n';
import { GroupRow } from './group-row';
import { type ShownColumn, USUAL_WIDTHS } from './plan-columns';
import type { Editing } from './plan-editor';
import { NearChunks } from './near-chunks';
import { type Dragged, PlanHead } from './plan-head';
import { PlanRow } from './plan-row';
import { PlanStore } from './plan-store';
import { linesOf, rowChunks } from './row-chunks';

const PICK_WIDTH = 48;

/** The plan as a table: groups with secured points, sorting by every head, editing in the cell. */
@Component({
  selector: 'kp-plan-table',
  imports: [GroupRow, PlanHead, PlanRow, TranslatePipe],
  templateUrl: './plan-table.html',
  styleUrl: './plan-table.scss',
  host: { '(window:beforeprint)': 'near.printing(true)', '(window:afterprint)': 'near.printing(false)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanTable {
  protected readonly store = inject(PlanStore);
  readonly edit = output<Editing>();
  protected readonly dragged = signal<Dragged | null>(null);
  private readonly bodies = viewChildren<ElementRef<HTMLElement>>('body');

  protected readonly columns = this.store.columns;
  protected readonly chunks = computed(() =>
    rowChunks(this.store.groups(), (key) => this.store.isCollapsed(key), this.store.view().group !== 'none'),
  );
  protected readonly lines = computed(() => this.chunks().reduce((sum, chunk) => sum + linesOf(chunk), 1));
  protected readonly titles = computed(
    () =>
      new Map(this.store.subQuestions().map((question) => [question.number, question.shortTitle ?? question.title])),
  );
  /** With columns of one's own the table is as wide as they are; the usual ones share what there is. */
  protected readonly least = computed(() =>
    this.store.view().columns === null && this.dragged() === null
      ? null
      : this.columns().reduce((sum, shown) => sum + (this.widthOf(shown) ?? USUAL_WIDTHS.title), PICK_WIDTH),
  );
  protected readonly near = new NearChunks(this.chunks, this.bodies, this.store.cursor);

  protected widthOf({ column, width }: ShownColumn): number | null {
    const dragged = this.dragged();
    if (dragged?.column === column) return dragged.width;
    return width ?? (column === 'title' ? null : USUAL_WIDTHS[column]);
  }
}
