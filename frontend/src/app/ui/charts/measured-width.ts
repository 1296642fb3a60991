import { afterNextRender, DestroyRef, ElementRef, inject, signal, type Signal } from '@angular/core';

/**
 * The width of the host in CSS pixels, so that a chart is drawn in real pixels and its text keeps its size on a phone.
 * @param before what to draw with until the browser has told the width (and in tests)
 */
export function measuredWidth(before: number): Signal<number> {
  const width = signal(before);
  const host = inject<ElementRef<HTMLElement>>(ElementRef);
  const destroy = inject(DestroyRef);
  afterNextRender(() => {
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      const measured = Math.floor(entry?.contentRect.width ?? 0);
      if (measured > 0) width.set(measured);
    });
    observer.observe(host.nativeElement);
    destroy.onDestroy(() => observer.disconnect());
  });
  return width.asReadonly();
}

let patterns = 0;
/** An id for a pattern of one chart: ids are global in a document, and a pattern in a hidden chart paints nothing. */
export function patternId(): string {
  patterns += 1;
  return `kp-pattern-${patterns}`;
}
