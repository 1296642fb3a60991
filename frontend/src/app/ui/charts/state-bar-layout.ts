import { scaleLinear } from 'd3-scale';

export interface Segment<K extends string = string> {
  readonly key: K;
  readonly x: number;
  readonly width: number;
}

/** Free pixels between two fills that touch, so that patterns do not run together. */
export const GAP = 2.75;
/** Narrower than this and a segment could not be seen. */
const THINNEST = 4;

/**
 * Segments side by side over `width` pixels, in proportion to their values. A value that is nothing has no segment; a
 * tiny one is drawn wide enough to be seen, at the cost of the others.
 */
export function stateBarSegments<K extends string>(
  values: readonly { readonly key: K; readonly value: number }[],
  width: number,
): readonly Segment<K>[] {
  const some = values.filter(({ value }) => value > 0);
  const free = Math.max(0, width - GAP * Math.max(0, some.length - 1));
  const total = some.reduce((sum, { value }) => sum + value, 0);
  const plain = scaleLinear([0, total], [0, free]);
  const tiny = some.filter(({ value }) => plain(value) < THINNEST);
  const left = Math.max(0, free - tiny.length * THINNEST);
  const scale = scaleLinear([0, total - tiny.reduce((sum, { value }) => sum + value, 0)], [0, left]);
  const segments: Segment<K>[] = [];
  let x = 0;
  for (const { key, value } of some) {
    const wide = plain(value) < THINNEST ? THINNEST : scale(value);
    segments.push({ key, x, width: wide });
    x += wide + GAP;
  }
  return segments;
}
