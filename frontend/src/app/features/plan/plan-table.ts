import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  output,
  signal,
  viewChildren,
} from '@angular/core';
import { TranslatePipe } from '../../core/i18n';
import { TITLE_LEAST } from './column-widths';
import { GroupRow } from './group-row';
import type { ShownColumn } from './plan-columns';
import type { Editing } from './plan-editor';
import { NearChunks } from './near-chunks';
import { type Dragged, PlanHead } from './plan-head';
import { PlanRow } from './plan-row';
import { PlanStore } from './plan-store';
import { LINE, linesOf, rowChunks } from './row-chunks';
import { TableRoom } from './table-room';

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
  protected readonly room = inject(TableRoom);
  readonly edit = output<Editing>();
  protected readonly dragged = signal<Dragged | null>(null);
  private readonly bodies = viewChildren<ElementRef<HTMLElement>>('body');

  protected readonly headHeight = LINE;
  protected readonly columns = computed(() => this.room.fitted().columns);
  protected readonly chunks = computed(() =>
    rowChunks(this.store.groups(), (key) => this.store.isCollapsed(key), this.store.view().group !== 'none'),
  );
  protected readonly lines = computed(() => this.chunks().reduce((sum, chunk) => sum + linesOf(chunk), 1));
  protected readonly titles = computed(
    () =>
      new Map(this.store.subQuestions().map((question) => [question.number, question.shortTitle ?? question.title])),
  );
  /** In less the table is scrolled sideways. */
  protected readonly least = computed(() => {
    const { least, columns } = this.room.fitted();
    const dragged = this.dragged();
    const before = dragged && columns.find(({ column }) => column === dragged.column)?.width;
    return dragged === null ? least : least + dragged.width - (before ?? TITLE_LEAST);
  });
  protected readonly near = new NearChunks(this.chunks, this.bodies, this.store.cursor);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const measured = new ResizeObserver(() => this.room.width.set(host.clientWidth));
    measured.observe(host);
    inject(DestroyRef).onDestroy(() => measured.disconnect());
  }

  protected widthOf({ column, width }: ShownColumn): number | null {
    const dragged = this.dragged();
    return dragged?.column === column ? dragged.width : width;
  }
}
