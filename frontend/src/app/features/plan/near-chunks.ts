import { ApplicationRef, computed, DestroyRef, effect, ElementRef, inject, signal, type Signal } from '@angular/core';
import { likelyHeight, type RowChunk } from './row-chunks';

/** From so many rows on, only what is near the window is drawn: a short plan can be searched and printed as it is. */
const MANY = 200;

/** Which pieces of a long table are drawn: those near the window and around the keyboard. For one component each. */
export class NearChunks {
  private readonly app = inject(ApplicationRef);
  private readonly near = signal<ReadonlySet<string>>(new Set());
  private readonly heights = new Map<string, number>();
  private readonly printed = signal(false);
  private readonly many = computed(
    () => !this.printed() && this.chunks().reduce((sum, { rows }) => sum + rows.length, 0) >= MANY,
  );
  /** The keyboard walks from piece to piece: the one where it is stands ready, and those beside it. */
  private readonly aroundCursor = computed(() => {
    const cursor = this.cursor();
    const at = cursor === null ? 0 : this.chunks().findIndex(({ rows }) => rows.some(({ id }) => id === cursor));
    return new Set(this.chunks().flatMap(({ key }, index) => (Math.abs(index - at) <= 1 ? [key] : [])));
  });

  /**
   * @param bodies the element of each piece, with its key in `data-chunk`; what they scroll in is the host's parent
   * @param cursor the row where the keyboard is
   */
  constructor(
    private readonly chunks: Signal<readonly RowChunk[]>,
    bodies: Signal<readonly ElementRef<HTMLElement>[]>,
    private readonly cursor: Signal<string | null>,
  ) {
    const host = inject<ElementRef<HTMLElement>>(ElementRef);
    let observer: IntersectionObserver | undefined;
    effect(() => {
      const observed = bodies();
      observer?.disconnect();
      if (!this.many()) return;
      const root = host.nativeElement.parentElement;
      observer = new IntersectionObserver((entries) => this.came(entries), { root, rootMargin: '600px 0px' });
      for (const { nativeElement } of observed) observer.observe(nativeElement);
    });
    inject(DestroyRef).onDestroy(() => observer?.disconnect());
  }

  drawn({ key }: RowChunk): boolean {
    return !this.many() || this.near().has(key) || this.aroundCursor().has(key);
  }

  heightOf(chunk: RowChunk): number {
    return this.heights.get(chunk.key) ?? likelyHeight(chunk);
  }

  /** The browser takes its picture at once. */
  printing(on: boolean): void {
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
