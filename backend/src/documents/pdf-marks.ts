import type { VisualLine } from './pdf-runs.js';

/** A small drawn shape, in points from the lower left corner of the page. */
export interface Mark {
  readonly x: number;
  readonly y: number;
}

type Matrix = readonly [number, number, number, number, number, number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** Sides of a drawn bullet in points. */
const SMALLEST = 0.8;
const LARGEST = 9;
/** Marks of one page above which they are a pattern, not bullets. */
const MOST = 400;

function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}

interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

type Codes = Readonly<Record<'save' | 'restore' | 'transform' | 'constructPath', number>>;

/**
 * Bullets that are drawn and not written: filled shapes of a few points, about as high as wide.
 * @param operators what pdf.js would draw of the page
 * @param codes pdf.js' numbers of the operators
 */
export function drawnMarks({ fnArray, argsArray }: Operators, codes: Codes): Mark[] {
  const marks: Mark[] = [];
  const stack: Matrix[] = [];
  let matrix = IDENTITY;
  fnArray.forEach((code, index) => {
    if (code === codes.save) stack.push(matrix);
    else if (code === codes.restore) matrix = stack.pop() ?? IDENTITY;
    else if (code === codes.transform) matrix = times(matrix, argsArray[index] as Matrix);
    else if (code === codes.constructPath && marks.length < MOST) {
      const bounds = (argsArray[index] as readonly unknown[])[2] as ArrayLike<number> | null | undefined;
      const [x0, y0, x1, y1] = Array.from(bounds ?? []);
      if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return;
      const [left, bottom] = at(matrix, x0, y0);
      const [right, top] = at(matrix, x1, y1);
      const [width, height] = [Math.abs(right - left), Math.abs(top - bottom)];
      const square = width < 2.5 * height && height < 2.5 * width;
      if (square && Math.min(width, height) >= SMALLEST && Math.max(width, height) <= LARGEST) {
        marks.push({ x: (left + right) / 2, y: (top + bottom) / 2 });
      }
    }
  });
  return marks;
}

function at(matrix: Matrix, x: number, y: number): [number, number] {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
}

/** Whether a bullet was drawn to the left of a line. */
export function isMarked({ cells, y, height }: VisualLine, marks: readonly Mark[]): boolean {
  const [first] = cells;
  if (first === undefined) return false;
  return marks.some(
    (mark) => mark.x < first.x && mark.x > first.x - 45 && mark.y > y - 0.35 * height && mark.y < y + height,
  );
}
