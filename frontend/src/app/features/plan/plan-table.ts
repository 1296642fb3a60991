import {
  ApplicationRef,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  output,
  signal,
  viewChildren,
} from '@angular/core';
import { TranslatePipe } from '../../core/i18n';
import { GroupRow } from './group-row';
import { type ShownColumn, USUAL_WIDTHS } from './plan-columns';
import type { Editing } from './plan-editor';
import { type Dragged, PlanHead } from './plan-head';
import { PlanRow } from './plan-row';
import { PlanStore } from './plan-store';
import { likelyHeight, linesOf, type RowChunk, rowChunks } from './row-chunks';

/** From so many rows on, only what is near the window is drawn: a short plan can be searched and printed as it is. */
const MANY = 200;
const PICK_WIDTH = 48;

/** The plan as a table: groups with secured points, sorting by every head, editing in the cell. */
@Component({
  selector: 'kp-plan-table',
  imports: [GroupRow, PlanHead, PlanRow, TranslatePipe],
  templateUrl: './plan-table.html',
  styleUrl: './plan-table.scss',
  host: { '(window:beforeprint)': 'printing(true)', '(window:afterprint)': 'printing(false)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanTable {
  private readonly app = inject(ApplicationRef);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly store = inject(PlanStore);
  readonly edit = output<Editing>();
  protected readonly dragged = signal<Dragged | null>(null);
  private readonly bodies = viewChildren<ElementRef<HTMLElement>>('body');
  private readonly near = signal<ReadonlySet<string>>(new Set());
  private readonly heights = new Map<string, number>();
  private readonly printed = signal(false);

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
  private readonly many = computed(() => this.store.order().length >= MANY && !this.printed());
  /** The keyboard walks from piece to piece: the one where it is stands ready, and those beside it. */
  private readonly aroundCursor = computed(() => {
    const cursor = this.store.cursor();
    const at = cursor === null ? 0 : this.chunks().findIndex(({ rows }) => rows.some(({ id }) => id === cursor));
    return new Set(this.chunks().flatMap(({ key }, index) => (Math.abs(index - at) <= 1 ? [key] : [])));
  });

  constructor() {
    let observer: IntersectionObserver | undefined;
    effect(() => {
      const bodies = this.bodies();
      observer?.disconnect();
      if (!this.many()) return;
      const root = this.host.nativeElement.parentElement;
      observer = new IntersectionObserver((entries) => this.came(entries), { root, rootMargin: '600px 0px' });
      for (const { nativeElement } of bodies) observer.observe(nativeElement);
    });
    inject(DestroyRef).onDestroy(() => observer?.disconnect());
  }

  protected drawn({ key }: RowChunk): boolean {
    return !this.many() || this.near().has(key) || this.aroundCursor().has(key);
  }

  protected heightOf(chunk: RowChunk): number {
    return this.heights.get(chunk.key) ?? likelyHeight(chunk);
  }

  protected widthOf({ column, width }: ShownColumn): number | null {
    const dragged = this.dragged();
    if (dragged?.column === column) return dragged.width;
    return width ?? (column === 'title' ? null : USUAL_WIDTHS[column]);
  }

  /** The browser takes its picture at once. */
  protected printing(on: boolean): void {
    this.printed.set(on);
    this.app.tick();
  }

  private came(entries: readonly IntersectionObserverEntry[]): void {
    this.near.update((keys) => {
      const next = new Set(keys);
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        const key = target.getAttribute('data-chunk') ?? '';
        // What leaves keeps its place, so that nothing moves under the reader's eyes.
        if (!isIntersecting && next.has(key)) this.heights.set(key, boundingClientRect.height);
        if (isIntersecting) next.add(key);
        else next.delete(key);
      }
      return next;
    });
  }
}
