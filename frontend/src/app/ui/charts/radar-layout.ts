import { scaleLinear } from 'd3-scale';
import { curveLinearClosed, lineRadial } from 'd3-shape';

export interface Spoke {
  readonly index: number;
  /** End of the spoke, from the middle. */
  readonly x: number;
  readonly y: number;
  /** Where its label stands, and how it is aligned. */
  readonly labelX: number;
  readonly labelY: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

const LABEL_DISTANCE = 14;

/** A closed line through `values` (0–`max`), one value a spoke, first spoke straight up, clockwise. */
export function radarPath(values: readonly number[], max: number, radius: number): string {
  const scale = scaleLinear([0, max], [0, radius]).clamp(true);
  const line = lineRadial<number>()
    .angle((_, index) => angleOf(index, values.length))
    .radius((value) => scale(value))
    .curve(curveLinearClosed);
  return line([...values]) ?? '';
}

export function spokes(count: number, radius: number): readonly Spoke[] {
  return Array.from({ length: count }, (_, index) => {
    const angle = angleOf(index, count);
    const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
    const upright = Math.abs(sin) < 0.2;
    return {
      index,
      x: sin * radius,
      y: -cos * radius,
      labelX: sin * (radius + LABEL_DISTANCE),
      labelY: -cos * (radius + (upright && cos > 0 ? LABEL_DISTANCE - 4 : LABEL_DISTANCE)),
      anchor: upright ? 'middle' : sin > 0 ? 'start' : 'end',
    };
  });
}

function angleOf(index: number, count: number): number {
  return (index / count) * 2 * Math.PI;
}
