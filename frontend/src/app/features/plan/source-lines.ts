import type { z } from 'zod';
import type { evaluationSource } from '@kompassplan/contract';

type Line = z.infer<typeof evaluationSource>['lines'][number];
export interface ShownLine {
  readonly line: number;
  readonly text: string;
  /** One of the lines asked for. */
  readonly hit: boolean;
  /** Page number, heading on every page. */
  readonly furniture: boolean;
}
const AROUND = 6;

/** The lines of the report near those asked for; a gap in the report starts a new part. Blank lines are left out. */
export function linesAround(lines: readonly Line[], wanted: readonly number[]): readonly (readonly ShownLine[])[] {
  const hits = new Set(wanted);
  const near = lines.filter(
    ({ line, class: kind }) => kind !== 'blank' && wanted.some((hit) => Math.abs(hit - line) <= AROUND),
  );
  const parts: ShownLine[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const { line, text, class: kind } of near) {
    if (line - last > AROUND) parts.push([]);
    parts.at(-1)?.push({ line, text, hit: hits.has(line), furniture: kind === 'furniture' });
    last = line;
  }
  return parts;
}
